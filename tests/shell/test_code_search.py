"""The code of a figure printed on an issued report, typed into the search box, opens the rows of that day."""

import pytest
from issued_book import issued_figure, issued_year
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from shell.hands import Ctrl, Key, compose, press, seen, worked

from unionbook.ui.aside.frozenrows import FrozenRows
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.everywhere import Hit, figure_hit


def look(desk: Desk, qtbot: QtBot, text: str) -> Hit | None:
    """What stands first under the search box."""
    press(desk, Key.Key_K, Ctrl)
    box = desk.row.search
    assert box.hasFocus()
    compose(box, text)
    qtbot.waitUntil(box.hits.isVisible)
    hit = box.hits.current()
    assert hit is None or isinstance(hit, Hit)
    return hit


def test_ctrl_k_the_code_and_enter_open_the_rows_as_they_were(issued_desk: Desk, qtbot: QtBot) -> None:
    desk = issued_desk
    _, figure = issued_figure(desk.book, issued_year(desk.book), "grievance.received")
    with desk.book.change("删") as act:
        act.drop("grievance", figure.rows[0][0])
    hit = look(desk, qtbot, f"2021-01-{figure.code:03}")
    assert hit is not None
    assert hit.title == f"定稿 2021-01 第{figure.code}号数字：{figure.label} 57宗"
    assert hit.caption == "2021年1月5日定稿时的 57 条记录"
    press(desk, Key.Key_Return)
    worked()
    page = desk.page
    assert isinstance(page, FrozenRows) and len(page.table.plain.rows) == 57
    assert seen(page, "定稿以后 1 条已删除。") and not desk.row.search.hits.isVisible()
    desk.back()
    assert not isinstance(desk.page, FrozenRows)


@pytest.mark.parametrize("typed", ["２０２１－０１－００１", "2021—01—001", " 2021-01-1 "])
def test_a_code_is_known_however_it_is_typed(issued_desk: Desk, typed: str) -> None:
    hit = figure_hit(issued_desk.book, typed)
    assert hit is not None and hit.code == "2021-01-001"


@pytest.mark.parametrize("typed", ["2021-01", "钱1", "13800000001", "2021-01-"])
def test_other_words_are_no_code(issued_desk: Desk, typed: str) -> None:
    assert figure_hit(issued_desk.book, typed) is None


def test_a_code_of_nothing_says_why(issued_desk: Desk, qtbot: QtBot) -> None:
    assert look(issued_desk, qtbot, "2021-01-999") is None
    told = issued_desk.row.search.hits.list.item(0).text()
    assert "2021-01" in told and told.endswith("。")


def test_a_hit_is_read_out_with_its_code(issued_desk: Desk, qtbot: QtBot) -> None:
    look(issued_desk, qtbot, "2021-01-001")
    spoken = [
        issued_desk.row.search.hits.list.item(row).data(Qt.ItemDataRole.DisplayRole)
        for row in range(issued_desk.row.search.hits.list.count())
    ]
    assert spoken[0] == "数字代码 2021-01-001" and spoken[1].startswith("定稿 2021-01 第1号数字：")
