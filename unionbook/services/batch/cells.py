"""Lines of a pasted list cut into cells that can be compared with what the book holds."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from unionbook.ground.errors import BadValue
from unionbook.ground.fields import MoneyField

_BETWEEN = re.compile(r"[\s、，;；|]+")
_PLACE = re.compile(r"^\(?\d{1,4}[.、)](?=\D)")
_ASIDE = re.compile(r"\([^()]*\)")
_HEAD = re.compile(r"序号|编号|姓名|名单|名称|单位|身份证.*|证件.*|金额.*|备注|电话|档案号|性别|.*\(元\)|.*\(万元\)")
_SUM = re.compile(r"(合计|总计|共计|小计|制表|审核|经办|填表|盖章|附件|以上)")
_AMOUNT = re.compile(r"金额|补助|救助金|慰问金|帮扶金|\(万?元\)")
_GRANTED = re.compile(r"批准|核准|审批|核定|获批|实发")
_WORDS_IN_A_CELL = 4


def key(text: str) -> str:
    """The text as it is compared: half-width, without blanks, in capitals, one sort of dot in names."""
    plain = "".join(unicodedata.normalize("NFKC", text).split()).upper()
    return re.sub("[•・‧∙]", "·", plain)


@dataclass(frozen=True)
class Cells:
    """One line. words: every stretch of words that may be one cell. columns: its cells when tabs divide them."""

    text: str
    words: frozenset[str]
    columns: tuple[str, ...]

    @property
    def head(self) -> bool:
        """Is it a line of column headings?"""
        found = [cell for cell in map(key, _BETWEEN.split(self.text)) if cell]
        return len(found) > 1 and sum(bool(_HEAD.fullmatch(cell)) for cell in found) * 2 > len(found)

    @property
    def sum(self) -> bool:
        """Is it a line of totals or of signatures under the list?"""
        return bool(_SUM.match(key(self.text)))


def cells_of(line: str) -> Cells:
    """The line cut into cells; a name written with a blank in it ("赵 甲") is also taken as one word."""
    columns = line.split("\t")
    return Cells(line.strip(), frozenset(word for cell in columns for word in _words(cell)), tuple(columns))


def _words(cell: str) -> Iterator[str]:
    words = [word for part in _BETWEEN.split(cell) if (word := _PLACE.sub("", key(part)))]
    for first in range(len(words)):
        for last in range(first + 1, min(first + _WORDS_IN_A_CELL, len(words)) + 1):
            joined = "".join(words[first:last])
            yield joined
            if bare := _ASIDE.sub("", joined):
                yield bare


def amounts(lines: Sequence[Cells]) -> list[int | None]:
    """The amount of each line in 分: from the column whose heading above names an amount, None without one."""
    found: list[int | None] = []
    column: tuple[int, str] | None = None
    for line in lines:
        if line.head:
            column = _amount_column(line.columns)
            found.append(None)
        else:
            found.append(_amount(line.columns, column) if column else None)
    return found


def _amount_column(heads: Sequence[str]) -> tuple[int, str] | None:
    named = [(at, head) for at, head in enumerate(map(key, heads)) if _AMOUNT.search(head)]
    if len(named) > 1:
        named = [(at, head) for at, head in named if _GRANTED.search(head)]
    # Of several it cannot be told which one is meant.
    return (named[0][0], "万" if "万元" in named[0][1] else "") if len(named) == 1 else None


def _amount(columns: Sequence[str], column: tuple[int, str]) -> int | None:
    place, unit = column
    text = columns[place].strip() if place < len(columns) else ""
    try:
        value = MoneyField(label="金额").parse(text + unit if text[-1:].isdigit() else text, date.min)
    except BadValue:
        return None
    return value if isinstance(value, int) and value >= 0 else None
