"""The home page: every number opens its rows."""

from datetime import date
from pathlib import Path

import pytest
from ledger_desk import stored
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from shell.hands import Key, press, rested, seen, settle, worked

from unionbook.records import CABINET
from unionbook.services.due import due
from unionbook.services.entry import Entry
from unionbook.services.saving import save_draft
from unionbook.services.worklists import worklists
from unionbook.store.files import create_book
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.window import Window
from unionbook.ui.home import reading, today
from unionbook.ui.home.reading import latest_year
from unionbook.ui.ledger.ledger import LedgerPage


def test_the_year_shown_is_the_last_with_data(desk: Desk) -> None:
    page = settle(desk)
    assert page.year == latest_year(desk.book) == 2020
    assert page.label.text() == "2020 年"
    page.show_year(2019)
    page.settle()
    assert "2019 年数字" in (page.numbers.title.text(), page.numbers.switch.tabText(0))


def test_a_book_begun_this_year_is_not_shown_as_of_long_ago(tmp_path: Path) -> None:
    this = date.today().year
    with create_book(tmp_path / "新.ubk", CABINET) as book:
        for days, shown in ((f"{this - 5}-03-08", this), (f"{this - 1}-03-08", this - 1)):
            stored(book, "work", {"category": "走访", "title": "走访职工", "done_on": days})
            assert latest_year(book) == shown


def test_every_tile_opens_as_many_rows_as_it_says(desk: Desk) -> None:
    for number in range(8):
        page = settle(desk)
        tile = page.numbers.figures.tiles[number]
        value = tile.counted.value
        tile.click()
        rested(desk)
        assert isinstance(desk.page, LedgerPage)
        assert desk.page.drawer.table.rows.rowCount() == value


def test_a_month_opens_the_members_of_that_month(desk: Desk) -> None:
    page = settle(desk)
    months = page.growth.months
    months.setFocus()
    for _ in range(3):
        press(desk, Key.Key_Right)
    press(desk, Key.Key_Return)
    rested(desk)
    assert isinstance(desk.page, LedgerPage)
    assert desk.page.drawer.table.rows.rowCount() == months.values[2] > 0


def test_a_months_bar_tells_how_many_of_the_new_are_migrants(desk: Desk) -> None:
    page = settle(desk)
    months = page.growth.months
    rows = desk.book.select("member", ["joined_on", "migrant"])
    march = [migrant for joined, migrant in rows if str(joined).startswith(f"{page.year}-03")]
    assert months.values[2] == len(march) and months.part[2] == sum(1 for one in march if one)
    assert f"3月 {months.values[2]}人（农民工 {months.part[2]}）" in months.accessibleName()
    assert page.growth.legend.isVisibleTo(page.growth) and "农民工" in page.growth.legend.accessibleName()


def test_due_lines_are_the_clocks_and_open_the_record(desk: Desk) -> None:
    page = settle(desk)
    running = due(desk.book, desk.book.today())
    assert page.dues.dues == running
    lists = worklists(desk.book)
    assert {one.subset.name for one in lists} >= {"stale", "awaiting"}
    assert seen(page.dues, f"全部 {len(running) + len(lists)} 项")
    page.dues.all_asked.emit(True)
    worked()
    assert page.dues.lines.count() - 1 == len(running) + len(lists)
    verb = next(one for one in page.dues.findChildren(QPushButton) if one.text() == "办理" and one.isVisible())
    assert running[0].title in verb.accessibleName()
    verb.click()
    assert isinstance(desk.page, LedgerPage)
    assert running[0].kind in desk.page.kinds


def test_a_draft_is_listed_and_goes_on(desk: Desk) -> None:
    entry = Entry(desk.book, CABINET["activity"])
    entry.type("name", "读书会")
    save_draft(entry)
    page = settle(desk)
    verb = next(one for one in page.health.findChildren(QPushButton) if one.text() == "继续" and one.isVisible())
    assert verb.accessibleName().startswith("继续填写 读书会，活动 · 还有 ")
    verb.click()
    assert isinstance(desk.page, LedgerPage) and desk.page.drawer.kind.name == "activity"


def test_an_empty_book_says_what_will_stand_there(window: Window, tmp_path: Path) -> None:
    create_book(tmp_path / "空.ubk", CABINET).close()
    window.resize(1366, 1000)  # The steps of the first days stand above the cards.
    window.open_book(tmp_path / "空.ubk")
    assert window.desk is not None
    page = settle(window.desk)
    assert seen(page.dues, "现在没有期限在走") and seen(page.health, "没有发现要补的地方")


def test_a_point_outside_the_bars_opens_nothing(desk: Desk) -> None:
    page = settle(desk)
    page.growth.months.show_months("x", [0] * 12, "人")
    QTest.mouseClick(page.growth.months, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert desk.pages.index == 0


def test_a_worklist_opens_exactly_its_rows(desk: Desk) -> None:
    page = settle(desk)
    page.dues.all_asked.emit(True)
    worked()
    one = worklists(desk.book)[0]
    verb = next(
        button
        for button in page.dues.findChildren(QPushButton)
        if button.isVisible() and one.subset.label in button.accessibleName()
    )
    assert verb.text() == one.subset.verb
    verb.click()
    rested(desk)
    assert isinstance(desk.page, LedgerPage) and desk.page.drawer.kind == one.kind
    assert desk.page.drawer.table.rows.rowCount() == one.rows


def test_a_finding_of_the_check_up_opens_its_rows(desk: Desk) -> None:
    page = settle(desk)
    one = page.health.findings[0]
    verb = next(button for button in page.health.findChildren(QPushButton) if button.text() == one.verb)
    verb.click()
    rested(desk)
    assert isinstance(desk.page, LedgerPage)
    assert desk.page.drawer.table.rows.rowCount() == len(one.uids)


def test_nothing_that_is_read_comes_to_a_page_that_is_gone(window: Window, desk: Desk) -> None:
    page = settle(desk)
    page.refresh()
    window.set_dark(True)
    worked()
    assert window.desk is not None and window.desk is not desk
    settle(window.desk)
    window.set_dark(False)
    worked()


def test_what_waits_is_read_at_once_or_where_that_takes_long_beside_the_window(
    window: Window, practice: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = []
    for seconds in (60.0, -1.0):
        monkeypatch.setattr(today, "PATIENCE", seconds)
        window.open_book(practice)
        assert window.desk is not None
        page = settle(window.desk)
        assert page.there and page.dues.todos
        told.append([words for _, words in page.dues.todos])
        at_once = reading.waiting_at_once(page.book, page.today, seconds)
        assert at_once == (reading.waiting(page.book, page.today) if seconds > 0 else None)
        window.close_book()
    assert told[0] == told[1]
