"""The sign of a figure: {grievance.received!|件=126：原因}, ranges of two, the names behind one."""

import re
import unicodedata

from unionbook.ground.wording import Wording
from unionbook.services.report.markup.parts import BadMarkup, Names, Number, Range

KEY = r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*(?:\[[^\[\]{}]*\])?"
"""A figure's key; `unionbook.ground.figurekeys` knows what its brackets may hold."""
YEAR = "@年"
"""Behind a key: counted from the first of January on."""
QUOTED = "“”"

_FIGURE = re.compile(rf"({KEY})({YEAR})?([!?]?)((?:\|[^|]+)*)")
_RANGE = re.compile(rf"({KEY})(!?)\s*[—–~至-]\s*({KEY})((?:\|[^|]+)*)")
_NAMES = re.compile(rf"名单\s+({KEY})(?:\s+([a-z0-9_.]+))?((?:\|[^|]+)*)")
_SPLIT = re.compile(r"((?:[^=＝\[]|\[[^\[\]]*\])*)(?:[=＝](.*))?", re.S)
_LIMITS = re.compile(r"(\[[^\[\]]*\])")
_SIGNS = str.maketrans("＝，｜", "=,|")
_DECIMALS = 2


def figure_sign(inner: str) -> Number | Range | Names | None:
    """What stands between braces, None when it is no figure. Raises BadMarkup."""
    found = _SPLIT.fullmatch(inner)
    if found is None:
        return None
    head, typed = _narrow(found[1]).strip(), found[2]
    if sign := _FIGURE.fullmatch(head):
        return _number(sign, typed)
    if typed is not None:
        return None
    if sign := _RANGE.fullmatch(head):
        return _range(sign)
    if sign := _NAMES.fullmatch(head):
        return _names(sign)
    return None


def _narrow(text: str) -> str:
    """Full-width signs made half-width; of what a key is limited to, the signs between the values alone."""
    parts = enumerate(_LIMITS.split(text))
    return "".join(part.translate(_SIGNS) if at % 2 else unicodedata.normalize("NFKC", part) for at, part in parts)


def _number(sign: re.Match[str], typed: str | None) -> Number:
    wording, measure = _manner(sign[4])
    text, reason = _typed(typed) if typed is not None else ("", "")
    return Number(sign[1], wording, measure, sign[3] == "!", sign[3] == "?", bool(sign[2]), text, reason)


def _range(sign: re.Match[str]) -> Range:
    wording, measure = _manner(sign[4])
    if wording is not None:
        raise BadMarkup("两个数字之间的范围只能照数写，不能加别的写法")
    return Range(Number(sign[1], measure="", needed=bool(sign[2])), Number(sign[3], measure=measure))


def _names(sign: re.Match[str]) -> Names:
    most, measure, quoted = 10, None, False
    for part in filter(None, map(str.strip, sign[3].split("|"))):
        if part.isdecimal() and part.isascii():
            most = max(1, int(part[:4]))
        elif part == QUOTED:
            quoted = True
        else:
            measure = part
    return Names(sign[1], sign[2] or "", most, measure, quoted)


def _manner(text: str) -> tuple[Wording | None, str | None]:
    """The wording and the measure word of |over|人次."""
    wording, measure = None, None
    for part in filter(None, text.split("|")):
        if part in tuple(Wording):
            wording = Wording(part)
        elif part.isascii():
            raise BadMarkup(f"没有“{part}”这种写法，可用的有：{'、'.join(Wording)}")
        else:
            measure = part
    return wording, measure


def _typed(text: str) -> tuple[str, str]:
    """What was written over a number, and why."""
    typed, _, reason = text.replace("：", ":", 1).partition(":")
    typed, reason = unicodedata.normalize("NFKC", typed).strip(), reason.strip()
    if not typed or not reason:
        raise BadMarkup("手工改的数字要写明改成多少和原因，请写成 {grievance.received=58：补登一宗} 的样子")
    if stored_number(typed, False) == 0:
        raise BadMarkup("数字不能手工改成 0；没有的事请把这句话删掉")
    return typed, reason


def stored_number(typed: str, hundredths: bool) -> int | None:
    """The number as stored of what was typed: whole, or in hundredths (money, percentages); None for other words."""
    found = re.fullmatch(r"(\d{1,13})(?:\.(\d{1,2}))?", typed.replace(",", ""))
    if found is None or (found[2] and not hundredths):
        return None
    whole = int(found[1])
    return whole * 100 + int((found[2] or "").ljust(_DECIMALS, "0")) if hundredths else whole
