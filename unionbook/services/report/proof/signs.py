"""Punctuation of the text: pairs, doubled and misplaced signs, gaps."""

import re
from collections.abc import Iterator

from unionbook.services.report.proof.finding import Finding
from unionbook.services.report.proof.reading import Reading

_PAIRS = dict(zip("（(《“‘〔【「[〈", "）)》”’〕】」]〉", strict=True))
_CLOSERS = {close: open_ for open_, close in _PAIRS.items()}
_NUMBERED = re.compile(r"(?:^|(?<=[，。；：、\s]))(?:\d{1,2}|[一二三四五六七八九十]{1,3})$")
"""Before a single bracket that numbers an item: 1）, 二)."""
_DOUBLED = re.compile(r"[，。、；：！？,;]{2,}")
_IN_NUMBER = re.compile(r"\d+[。．]\d+|\d{1,3}(?:，\d{3})+(?!\d)|[０-９]+")
_GAP = re.compile(r"(?<=[\u4e00-\u9fff，。；：、！？”》）])[ \u3000]+(?=[\u4e00-\u9fff“《（])")
_HALF = re.compile(r"(?<=[\u4e00-\u9fff])[,;:!?](?=[\u4e00-\u9fff])|\"")
_AROUND = 8
"""Characters told on either side of a fault."""


def signs(reading: Reading) -> Iterator[Finding]:
    """Every fault of punctuation."""
    for at, text, _ in reading.paragraphs():
        for sentence in (*_faults(text), *unpaired(text)):
            yield Finding("sign", sentence, place=reading.at(at))


def _faults(text: str) -> Iterator[str]:
    for found in _IN_NUMBER.finditer(text):
        yield f"“{_near(text, found)}”的数字里用了全角标点或全角数字，会被读成两个数。请改成半角，如12.2。"
    for found in _DOUBLED.finditer(text):
        if found[0] not in ("？！", "！！"):
            yield f"“{_near(text, found)}”有两个标点连在一起，多半是删字以后留下的。请删去一个。"
    for found in _GAP.finditer(text):
        yield f"“{_near(text, found)}”的汉字中间有空格，公文里不留空格。请删去。"
    for found in _HALF.finditer(text):
        yield f"“{_near(text, found)}”用了半角标点“{found[0]}”，中文里要用全角的。请改过来。"


def unpaired(text: str) -> list[str]:
    """The faults of brackets and quotation marks in a paragraph."""
    open_: list[tuple[str, int]] = []
    for at, char in enumerate(text):
        if char in _PAIRS:
            open_.append((char, at))
        elif char in _CLOSERS:
            if not open_:
                if char in "）)" and _NUMBERED.search(text[:at]):
                    continue
                return [f"“{_piece(text, at)}”里的“{char}”没有前一半。请补上或删去，免得读错范围。"]
            before, place = open_.pop()
            if _PAIRS[before] != char:
                return [f"“{_piece(text, place)}”里的“{before}”与后面的“{char}”不是一对。请补齐或改成同一种。"]
    return [f"“{_piece(text, at)}”里的“{char}”没有后一半。请补上或删去，免得读错范围。" for char, at in open_]


def _near(text: str, found: re.Match[str]) -> str:
    return text[max(0, found.start() - _AROUND) : found.end() + _AROUND]


def _piece(text: str, at: int) -> str:
    return text[max(0, at - _AROUND) : at + 1 + _AROUND]
