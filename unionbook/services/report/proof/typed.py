"""Numbers in plain words: without a measure, or typed where the book has a figure."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from unionbook.services.pdf.paper import Style
from unionbook.services.report.proof.finding import Finding, Place
from unionbook.services.report.proof.reading import Reading, Told
from unionbook.services.report.proof.says import number_in

_BARE = re.compile(r"(?<![\d.\-—–A-Za-z〔第])(\d{1,8}(?:\.\d+)?)(?=[的了是，。；！？]|$)")
_CALL = re.compile(r"(?:附[表图件]|[表图]|电话|热线|号码|代码|编号|文号|邮编|账号|邮政编码|QQ|[A-Za-z])[：:为是“]?\s*$")
_QUOTED = re.compile(r"《[^》]*》|“\d+”|〔[^〕]*〕")

_PEOPLE, _UNITS = (
    "人次 户次 家次 人 名 户 家 间",
    "个 件 宗 起 例 份 次 场 期 项 条 篇 册 本 张 台 套 支 部 种 批 对 位 所 处 座",
)
_MEASURES = "|".join(f"{_PEOPLE} {_UNITS} 万元 元 %".split())
_SPAN = "月|工作日|小时|星期|以上|以下"
"""Behind a measure: a span of time or a threshold (3个月, 50人以上), which nobody counts in a book."""
_TYPED = re.compile(rf"(?<![\d.\-—–A-Za-z第〔“])(\d[\d,]*(?:\.\d+)?)(余|多)?({_MEASURES})(?![—–\-]?\d|{_SPAN})")
_PLANNED = re.compile(
    "计划|拟|将|力争|争取|目标|明年|明后|下半年|下季度|下月|下周|今后|不少于|不低于|每[人个家户次月年周季]"
)
_FIXED = re.compile(r"12351|12345|12333|\d+强")


@dataclass(frozen=True)
class _Stretch:
    """Plain words of a paragraph, with those right behind them. said: the whole sentence around their beginning."""

    text: str
    place: Place
    before: str
    after: str


def _stretches(reading: Reading) -> Iterator[_Stretch]:
    """The words of paragraphs that neither figures nor rows of the book have put there."""
    for at, block in enumerate(reading.report.blocks):
        if block.style in (Style.TITLE, Style.SUBTITLE):
            continue
        texts = [piece.text for piece in block.pieces]
        for number, piece in enumerate(block.pieces):
            if piece.counted is None and not piece.blank:
                before, after = "".join(texts[:number]), "".join(texts[number + 1 :])
                yield _Stretch(piece.text, reading.at(at), before, after)


def bare(reading: Reading) -> Iterator[Finding]:
    """Numbers without a measure: 75000的慰问金."""
    for one in _stretches(reading):
        text = _blanked(one.text)
        for found in _BARE.finditer(text):
            at_end = found.end() == len(text) and one.after
            if at_end and one.after[0] not in "的了是，。；！？":
                continue
            if _CALL.search(one.before + text[: found.start()]) or _opens(one, found):
                continue
            near = (one.text + one.after)[max(0, found.start() - 4) : found.end() + 6]
            sentence = f"“{near}”里的{found[1]}后面没有单位，看不出是人、元还是件。请补上单位。"
            yield Finding("measure", sentence, place=one.place)
    yield from _figures_bare(reading)


def _figures_bare(reading: Reading) -> Iterator[Finding]:
    """Automatic figures that stand without any measure."""
    for told in reading.told:
        pieces = reading.report.blocks[told.place.block].pieces
        at = next(at for at, piece in enumerate(pieces) if piece is told.piece)
        after = "".join(piece.text for piece in pieces[at + 1 :])
        if told.piece.text[-1:].isdigit() and (not after or after[0] in "的了是，。；！？、"):
            sentence = f"{told.words}后面没有单位，看不出数的是什么。请补上单位，或让数字带上计量单位。"
            yield Finding("measure", sentence, place=told.place)


def by_hand(reading: Reading) -> Iterator[Finding]:
    """Numbers with a measure typed by hand: nobody can open their rows, and nothing keeps them true."""
    known = {(one.value, one.counted.in_hundredths): one for one in reading.told if one.value is not None}
    for one in _stretches(reading):
        text = _blanked(one.text)
        for found in _TYPED.finditer(text):
            said = _sentence(one, found)
            if _FIXED.search(found[0]) or _PLANNED.search(said) or not _lone(one, found):
                continue
            alike = _alike(known, found)
            if alike is not None and not found[2]:
                hint = f"与自动数字{alike.words}相同，可以换成它"
            else:
                hint = "台账里点不开它背后的记录，请核对，能用自动数字的就换成自动数字"
            sentence = f"“{found[0]}”是手工写的，不是自动数字，以后改了记录它不会跟着变。{hint}。"
            yield Finding("typed", sentence, place=one.place)


def _alike(known: Mapping[tuple[int, bool], Told], found: re.Match[str]) -> Told | None:
    """An automatic figure of the same number, and money or percentage when this one is."""
    fine = found[3] in ("元", "万元", "%")
    number = number_in(found[1] + "万" * (found[3] == "万元"), 100 if fine else 1)
    return None if number is None else known.get((number, fine))


def _blanked(text: str) -> str:
    """Titles and numbers in quotation marks taken out, every place kept."""
    return _FIXED.sub(_spaces, _QUOTED.sub(_spaces, text))


def _spaces(found: re.Match[str]) -> str:
    return "　" * len(found[0])


def _opens(one: _Stretch, found: re.Match[str]) -> bool:
    """Does it number an item or is it a year?"""
    return found[0].isdecimal() and 1900 <= int(found[1]) <= 2199 and len(found[1]) == 4 and "." not in found[1]


def _lone(one: _Stretch, found: re.Match[str]) -> bool:
    """Is it no part of a number or word that goes on before or behind?"""
    before = (one.before + one.text[: found.start()])[-1:]
    return not (before.isdigit() or before in "-—–~至")


def _sentence(one: _Stretch, found: re.Match[str]) -> str:
    """The sentence a number stands in."""
    whole = one.before + one.text + one.after
    at = len(one.before) + found.start()
    first = max((whole.rfind(sign, 0, at) for sign in "。！？"), default=-1)
    last = min((place for sign in "。！？" if (place := whole.find(sign, at)) >= 0), default=len(whole))
    return whole[first + 1 : last]
