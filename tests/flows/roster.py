"""Rosters as a clerk gets them, as files; and the page that takes them, once nothing goes on any more."""

import time
from collections.abc import Sequence
from pathlib import Path

import xlsxwriter
from ledger_desk import id_number
from PySide6.QtWidgets import QApplication

from unionbook.ui.frame import work
from unionbook.ui.frame.behind import behind
from unionbook.ui.frame.desk import Desk
from unionbook.ui.intake.page import ImportPage

HEAD = ("序号", "姓 名", "身份证号码(18位)", "所属工会", "入会时间", "联系方式", "用工形式", "是否农民工")
STEMS = ("秀兰", "志强", "桂英", "建国", "海燕", "德明", "小红", "国庆", "春梅", "文彬")
DAYS = ("2019.3.8", "2019年3月", 43532)
FIRST = 300
"""Numbers of people nobody in the township has."""


def person(number: int) -> tuple[str, str]:
    """The name and the number of an invented person."""
    return "赵钱孙李周吴郑王冯陈"[number % 10] + STEMS[number // 10 % 10], id_number(FIRST + number)


def row(number: int, union: str, **changed: object) -> list[object]:
    """A row of the roster. changed: cells by the letter of their column."""
    name, identity = person(number)
    cells: list[object] = [
        number + 1, name, identity, union, DAYS[number % 3],
        f"1390000{number:04}", "合同制", ("是", "否", "√")[number % 3],
    ]  # fmt: skip
    for letter, cell in changed.items():
        cells["ABCDEFGH".index(letter)] = cell
    return cells


def write(
    path: Path, rows: Sequence[Sequence[object]], hidden: Sequence[int] = (), more: str = "", aside: str = ""
) -> Path:
    """A title, a date, the head in row 3, the rows, a sum. hidden: rows from 0.  more: another sheet of the same.
    aside: the letters of hidden columns."""
    with xlsxwriter.Workbook(str(path)) as book:
        for name in filter(None, ("Sheet1", more)):
            sheet = book.add_worksheet(name)
            sheet.merge_range(0, 0, 0, len(HEAD) - 1, "张马村会员花名册")
            sheet.write(1, 0, "2020年11月")
            for number, cells in enumerate((HEAD, *rows, ("合计", f"{len(rows)}人")), 2):
                for place, cell in enumerate(cells):
                    sheet.write(number, place, cell)
            for number in hidden:
                sheet.set_row(number, None, None, {"hidden": True})
            for letter in aside:
                sheet.set_column(f"{letter}:{letter}", None, None, {"hidden": True})
    return path


def unions(desk: Desk) -> list[str]:
    """The names of the township's unions."""
    return [str(name) for (name,) in desk.book.select("organisation", ["name"], order=["name"])]


def page_of(desk: Desk) -> ImportPage:
    """The page in front, once nothing is read, judged or written any more."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        QApplication.processEvents()
        page = desk.page
        if isinstance(page, ImportPage) and not (page.work.busy or work.busy()) and behind(desk.book).idle:
            QApplication.processEvents()
            return page
        time.sleep(0.002)
    raise AssertionError("the import page is still at work")
