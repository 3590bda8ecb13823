"""The unit of amounts, where a column's name or the words above the table tell it: 万元, 千元."""

import re
from decimal import Decimal

from unionbook.services.sheets.layout import Block

_TIMES = {"": 1, "百": 100, "千": 1_000, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8}
_UNIT = re.compile("(十万|百万|千万|[百千万亿])?元|[(（]([千万亿])[)）]|([万亿])$")
_ABOVE = re.compile("单位[:：][^:：]{0,8}?((?:十万|百万|千万|[百千万亿])?元)")
_NUMBER = re.compile(r"[¥￥]?(-?[\d,]+(?:\.\d+)?)")


def unit_of(head: str) -> str:
    """The unit a column's name tells, "" for none: 万元."""
    told = ""
    for found in _UNIT.finditer(head):
        told = f"{found[1] or found[2] or found[3] or ''}元"
    return told


def unit_above(block: Block) -> str:
    """The unit the words above a table tell, "" for none."""
    found = _ABOVE.findall(block.title)
    return str(found[-1]) if found else ""


def times(head: str) -> int:
    """How many 元 a 1 in a column with this name is."""
    return _TIMES[unit_of(head).removesuffix("元")]


def in_yuan(text: str, head: str) -> str:
    """An amount written without a unit as 元; one that tells its own stays."""
    many, found = times(head), _NUMBER.fullmatch(text)
    if many == 1 or found is None:
        return text
    return f"{Decimal(found[1].replace(',', '')) * many:f}"
