"""拼音: how a character is read, without tones, ü as v. One may be read in several ways: 单 is dan, shan and chan.

The first readings lie in resources/pinyin.txt, made by build_scripts/pinyin.py; those that only surnames, given names
and places have stand in `further`.
"""

from collections.abc import Mapping
from functools import cache
from itertools import chain

from unionbook.ground import resources
from unionbook.ground.pinyin.further import FURTHER


def readings(char: str) -> tuple[str, ...]:
    """The readings of a character, the usual one first; none for one that is no Chinese character."""
    return _table().get(char, ())


@cache
def syllables() -> frozenset[str]:
    """All ways a character is read in."""
    lines = resources.path("pinyin.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(chain((line.partition(" ")[0] for line in lines), *FURTHER.values()))


@cache
def _table() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in resources.path("pinyin.txt").read_text(encoding="utf-8").splitlines():
        syllable, _, chars = line.partition(" ")
        found.update(dict.fromkeys(chars, (syllable,)))
    for char, others in FURTHER.items():
        first = found.get(char, ())
        found[char] = tuple(dict.fromkeys((*first, *others)))
    return found
