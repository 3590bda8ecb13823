"""The order of words as an office reads lists: 拼音, or 姓氏笔画.

A word's key is the word with each character replaced by one that stands for its place, so that keys are compared as
ordinary text.
"""

from collections.abc import Callable, Mapping
from functools import cache
from itertools import count

from unionbook.ground import resources

Key = Callable[[str, bool], str]
"""Makes the key of a word; the second: it begins with a surname."""

_FIRST = 0x1000
"""Where the places begin: after the letters and digits, which stay what they are."""

SURNAMES = {
    "单": "shan", "仇": "qiu", "解": "xie", "查": "zha", "曾": "zeng", "区": "ou", "朴": "piao", "盖": "ge",
    "翟": "zhai", "覃": "qin", "缪": "miao", "召": "shao", "员": "yun", "折": "she", "种": "chong", "黑": "he",
    "乜": "nie", "宓": "fu", "秘": "bi", "祭": "zhai", "洗": "xian", "谌": "chen", "那": "na", "繁": "po",
    "句": "gou", "乐": "yue", "阚": "kan", "晁": "chao", "郗": "xi", "任": "ren", "华": "hua", "宁": "ning",
    "隗": "wei", "褚": "chu", "贾": "jia", "卜": "bu", "万": "wan", "尉": "wei", "盛": "sheng", "车": "che",
}  # fmt: skip
"""How a surname is read when the character is usually read in another way, or in several."""


def by_pinyin(word: str, surname: bool = False) -> str:
    """The key of a word in the order of how it is read. surname: it begins with one."""
    if surname and word[:1] in SURNAMES:
        return _surname_places()[word[0]] + word[1:].translate(_pinyin_places())
    return word.translate(_pinyin_places())


def by_strokes(word: str, surname: bool = False) -> str:
    """The key of a word in the order of its characters' strokes: their number, then 横竖撇点折 one by one."""
    return word.translate(_stroke_places())


@cache
def _pinyin_places() -> Mapping[int, str]:
    return _placed("pinyin.txt")


@cache
def _stroke_places() -> Mapping[int, str]:
    return _placed("strokes.txt")


def _placed(name: str) -> Mapping[int, str]:
    """The place of each character: a line of the table leaves one free at its end."""
    found: dict[int, str] = {}
    places = count(_FIRST)
    for line in resources.path(name).read_text(encoding="utf-8").splitlines():
        found.update((ord(char), chr(_whole(next(places)))) for char in line.partition(" ")[2])
        next(places)
    return found


def _whole(place: int) -> int:
    """A code point that is no half of another."""
    return place if place < 0xD800 else place + 0x2800


@cache
def _surname_places() -> Mapping[str, str]:
    """Behind the last character of the syllable."""
    places = _pinyin_places()
    last = {}
    for line in resources.path("pinyin.txt").read_text(encoding="utf-8").splitlines():
        syllable, _, chars = line.partition(" ")
        last[syllable] = chr(ord(places[ord(chars[-1])]) + 1)
    # Two surnames of one syllable stay apart.
    return {char: last[syllable] + char for char, syllable in SURNAMES.items()}
