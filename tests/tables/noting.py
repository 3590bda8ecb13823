"""How a messy table is made and what is expected of it is noted."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
from intake.intake_book import identity
from openpyxl.workbook import Workbook

FILES = Path(__file__).parent / "files"
HEAD = ["序号", "姓名", "身份证号码", "所属工会", "工作单位", "手机", "入会时间"]
DAY = "2020.3.8"
NEW, SAME, WRONG, UPDATE = "new", "same", "wrong", "update"

Row = list[Any]
Expected = dict[str, Any]


def person(number: int, name: str = "", **other: Any) -> Row:
    """A line of the usual roster; other: instead of what stands in a column."""
    cells = [number, name or f"测试{'甲乙丙丁戊己庚辛壬癸'[number % 10]}", identity(number), "甲厂工会", "甲厂",
             f"138000000{number:02}", DAY]  # fmt: skip
    for label, value in other.items():
        cells[HEAD.index(label)] = value
    return cells


def book(*rows: Row, head: Row | None = None) -> Workbook:
    """A workbook with one sheet of these rows under a head."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "花名册"
    for row in ([head or HEAD] if head != [] else []) + list(rows):
        sheet.append(row)
    return made


def text(*rows: Row, sign: str = ",") -> str:
    """Rows as text under the usual head."""
    return "\r\n".join(sign.join("" if cell is None else str(cell) for cell in row) for row in (HEAD, *rows)) + "\r\n"


TABLES: dict[str, tuple[Callable[[], Workbook | bytes], Expected]] = {}


def table(name: str, **expected: Any) -> Callable[[Callable[[], Workbook | bytes]], Callable[[], Workbook | bytes]]:
    """Note a table. expected: rows: row in the file → verdict, or (verdict, cells with a fault); remarks: row → cells
    with a remark; values: row → what some fields hold; kind; left: how many lines are no rows."""

    def noted(make: Callable[[], Workbook | bytes]) -> Callable[[], Workbook | bytes]:
        TABLES[name] = make, expected
        return make

    return noted
