"""The number a printed figure says."""

import re

from unionbook.services.report.model import Piece

_NUMBER = re.compile(r"(?:共|约|计)?(\d[\d,]*)(?:\.(\d{1,6}))?(万|亿)?([^\d]*)")
_ROUGH = re.compile(r"[余多近约超不逾]|以[上下]|左右")
_TIMES = {"": 1, "万": 10_000, "亿": 100_000_000}


def said(piece: Piece) -> int | None:
    """The number as stored (分, hundredths of a percent) that the report says: the counted one, or what was written
    over it; None where names stand, or words that are no exact number."""
    if piece.counted is None or piece.rows:
        return None
    if not piece.automatic:
        return piece.counted.value
    return number_in(piece.text, 100 if piece.counted.in_hundredths else 1)


def number_in(text: str, scale: int = 1) -> int | None:
    """The exact number a text says, times the scale; None for none, for a rough one, for a broken one."""
    found = _NUMBER.fullmatch(text)
    if found is None or _ROUGH.search(text):
        return None
    whole, decimals, unit = found[1].replace(",", ""), found[2] or "", found[3] or ""
    parts = int(whole + decimals) * _TIMES[unit] * scale
    number, rest = divmod(parts, 10 ** len(decimals))
    return None if rest else number
