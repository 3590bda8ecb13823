"""What single figures say: nothing, more or less than is true, in another unit than elsewhere."""

import re
from collections.abc import Iterator

from unionbook.services.report.model import Piece
from unionbook.services.report.proof.finding import Finding, Severity
from unionbook.services.report.proof.reading import Reading, Told

_ZERO = re.compile(r"\D*0(?:\.0+)?(?![\d.])\D*")
_BEFORE = re.compile(r"(超过|突破|多于|超|逾|近|将近|接近|不足|不到|少于|约|大约)$")
_AFTER = re.compile(r"^(余|多(?!家|次|方)|以上|以下|左右)")
_ROUGH = re.compile(r"[余多近约超逾]|以上")
_MORE = ("超过", "突破", "多于", "超", "逾", "余", "多")
_LESS = ("近", "将近", "接近", "不足", "不到", "少于")


def nothing(reading: Reading) -> Iterator[Finding]:
    """A figure printed as nothing, or as zero though there is something."""
    for told in reading.told:
        if told.piece.automatic:
            continue
        if told.counted.value is None:
            what = f"{told.counted.figure.label}没有数，印成了“{told.piece.text}”，这句话读不通"
            sentence = f"{what}。请补登记录或删去这句。"
            yield Finding("zero", sentence, Severity.STOP, told.place)
        elif told.counted.value == 0:
            what = f"{told.words}是零，照样写进了报告。请核对是不是漏登了记录"
            sentence = f"{what}；确实没有的话，删去这句或改写成“没有”。"
            yield Finding("zero", sentence, place=told.place)
        elif _ZERO.fullmatch(told.piece.text):
            sentence = f"{told.words}不是零，是数字太小、按这种单位写成了零。请换一种写法（如按元写）。"
            yield Finding("zero", sentence, Severity.STOP, told.place)


def around(reading: Reading) -> Iterator[Finding]:
    """Words before or behind a figure that make it say more than is true, or say it twice: 超过“50名”of just 50."""
    for told in reading.told:
        before, after = _neighbours(reading, told)
        for found in filter(None, (_BEFORE.search(before), _AFTER.match(after))):
            word = found[1]
            if _ROUGH.search(told.piece.text):
                sentence = f"“{_joined(word, told.piece, before)}”把约数说了两遍。请删去“{word}”。"
                yield Finding("rough", sentence, place=told.place)
            elif word in (*_MORE, *_LESS):
                side = "多于" if word in _MORE else "少于"
                sentence = f"“{_joined(word, told.piece, before)}”不实：准确数就是{told.piece.text}，并不{side}它。"
                yield Finding("rough", f"{sentence}请删去“{word}”，或给这个数字换一种写法。", place=told.place)


def _joined(word: str, piece: Piece, before: str) -> str:
    return f"{word}{piece.text}" if before.endswith(word) else f"{piece.text}{word}"


def _neighbours(reading: Reading, told: Told) -> tuple[str, str]:
    """The plain words right before and right behind a figure."""
    pieces = reading.report.blocks[told.place.block].pieces
    at = next(at for at, piece in enumerate(pieces) if piece is told.piece)
    before = pieces[at - 1].text if at and not pieces[at - 1].counted else ""
    after = pieces[at + 1].text if at + 1 < len(pieces) and not pieces[at + 1].counted else ""
    return before, after


def units(reading: Reading) -> Iterator[Finding]:
    """One sum of money told in 元 at one place and in 万元 at another."""
    first: dict[tuple[str, object], Told] = {}
    for told in reading.told:
        if not told.counted.figure.money or told.value is None:
            continue
        known = first.setdefault((told.counted.key, told.counted.frame.period), told)
        if known is not told and ("万" in known.piece.text) != ("万" in told.piece.text):
            sentence = f"{told.words}在前面写作“{known.piece.text}”，同一笔钱用了元和万元两种单位。请统一成一种。"
            yield Finding("unit", sentence, place=told.place)
