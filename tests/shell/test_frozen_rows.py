"""The rows behind an issued figure in the window: as they were, what became of them, and the way to them today."""

from dataclasses import replace

import pytest
from issued_book import issued_figure, issued_year
from PySide6.QtCore import Qt
from shell.hands import Key, nameless, press, seen, worked

from unionbook.records.report import ReportIssue
from unionbook.services.issue.archive import frozen
from unionbook.ui.aside.frozenrows import FrozenRows
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.window import Window
from unionbook.ui.ledger.ledger import LedgerPage


def opened(desk: Desk, issue: ReportIssue | None = None) -> FrozenRows:
    """The page of the cases received."""
    made = issue or issued_year(desk.book)
    kept, figure = issued_figure(desk.book, made, "grievance.received")
    desk.visit(lambda: FrozenRows(desk, made, kept, figure))
    return front(desk)


def front(desk: Desk) -> FrozenRows:
    worked()
    assert isinstance(desk.page, FrozenRows)
    return desk.page


def pill(page: FrozenRows, uid: str) -> str:
    row = next(row for row in page.table.plain.rows if row.key == uid)
    return next(iter(row.pills.values()))[0]


def test_the_rows_are_those_of_that_day_whatever_was_done_since(issued_desk: Desk) -> None:
    page = opened(issued_desk)
    before = [row.cells[:-1] for row in page.table.plain.rows]
    first, second = (row.key for row in page.table.plain.rows[:2])
    with issued_desk.book.change("改") as act:
        act.set("grievance", first, {"subject": "后来改的事由"})
        act.drop("grievance", second)
    worked()
    page = front(issued_desk)
    assert len(before) == 57 and [row.cells[:-1] for row in page.table.plain.rows] == before
    assert (pill(page, first), pill(page, second)) == ("有改动", "已删除")
    assert {pill(page, row.key) for row in page.table.plain.rows[2:]} == {"没有改动"}
    assert seen(page, "定稿以后 1 条有改动、1 条已删除。")


def test_enter_opens_the_record_as_it_is_now_and_back_finds_the_row_again(issued_desk: Desk) -> None:
    page = opened(issued_desk)
    assert page.table.hasFocus()
    press(issued_desk, Key.Key_Down)
    press(issued_desk, Key.Key_Down)
    row = page.table.current()
    assert row is not None
    press(issued_desk, Key.Key_Return)
    assert isinstance(issued_desk.page, LedgerPage) and issued_desk.page.drawer.form.uid == row.key
    issued_desk.back()
    now = front(issued_desk).table.current()
    assert now is not None and now.key == row.key


def test_what_was_deleted_cannot_be_opened_and_the_bin_is_named(issued_desk: Desk) -> None:
    page = opened(issued_desk)
    row = page.table.current()
    assert row is not None
    with issued_desk.book.change("删") as act:
        act.drop("grievance", row.key)
    worked()
    page = front(issued_desk)
    page.table.go(row.key)
    assert not page.open.isEnabled()
    press(issued_desk, Key.Key_Return)
    assert issued_desk.page is page and "回收站" in issued_desk.toasts.words.text()


def test_all_rows_of_today_are_one_button_away(issued_desk: Desk) -> None:
    page = opened(issued_desk)
    with issued_desk.book.change("删") as act:
        act.drop("grievance", page.table.plain.rows[0].key)
    front(issued_desk).all.click()
    worked()
    assert isinstance(issued_desk.page, LedgerPage) and issued_desk.page.drawer.table.rows.count == 56


def test_a_number_written_by_hand_says_so_with_its_reason(issued_desk: Desk) -> None:
    issue = issued_year(issued_desk.book)
    kept, figure = issued_figure(issued_desk.book, issue, "grievance.received")
    by_hand = replace(figure, printed="58宗", automatic="57宗", reason="补登一宗")
    issued_desk.visit(lambda: FrozenRows(issued_desk, issue, kept, by_hand))
    assert seen(front(issued_desk), "这个数是手工写的（自动 57宗），原因：补登一宗。")


def test_money_adds_up_to_the_printed_number(issued_desk: Desk) -> None:
    issue = issued_year(issued_desk.book)
    kept = frozen(issued_desk.book, issue)
    figure = next(one for one in kept.figures if one.scale > 1 and one.rows and one.kind == "application")
    issued_desk.visit(lambda: FrozenRows(issued_desk, issue, kept, figure))
    page = front(issued_desk)
    assert figure.value is not None
    assert sum(float(row.cells[-2].replace(",", "")) for row in page.table.plain.rows) == figure.value / 100


@pytest.mark.parametrize("size", [(1093, 534), (1366, 688)])
def test_it_fits_has_names_and_leaves_by_escape(window: Window, issued_desk: Desk, size: tuple[int, int]) -> None:
    window.resize(*size)
    page = opened(issued_desk)
    least = page.minimumSizeHint()
    assert least.width() <= page.width() and least.height() <= page.height()
    assert nameless(page) == []
    assert page.table.horizontalScrollBar().maximum() == 0
    page.table.setFocus(Qt.FocusReason.OtherFocusReason)
    press(issued_desk, Key.Key_Escape)
    assert not isinstance(issued_desk.page, FrozenRows)
