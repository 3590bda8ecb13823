"""What was asked for beside the window comes when the page or the book it was asked for is gone: nobody hears it."""

from pathlib import Path
from threading import Thread, enumerate

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shell.backup_hands import idle
from shell.backup_hands import opened as backups_of
from shell.hands import Ctrl, Key, buried, press, rested, seen, worked
from shell.report_hands import edit, opened, report_page

from unionbook.records import CABINET
from unionbook.services.backup.keeping import Backups, Why
from unionbook.store.book import Book
from unionbook.ui.form.flyout import Flyout
from unionbook.ui.frame import work
from unionbook.ui.frame.behind import behind
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.numberrows import open_number
from unionbook.ui.frame.window import Window
from unionbook.ui.home.today import Today
from unionbook.ui.ledger.ledger import LedgerPage
from unionbook.ui.paper.edit.figurelist import NUMBER
from unionbook.ui.paper.report import ReportPage


def members(book: Book) -> int:
    return book.count("member")


def test_a_widget_that_is_gone_hears_nothing(desk: Desk) -> None:
    gone, told = QWidget(), list[int]()
    behind(desk.book).ask((gone, "number"), members, told.append)
    behind(desk.book).ask("number", members, told.append)
    gone.deleteLater()
    buried()
    rested(desk)
    assert told == [members(desk.book)]


def test_the_list_of_figures_goes_with_its_page_and_counts_nothing_in_a_closed_book(
    window: Window, issued: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    page, other = report_page(opened(window, issued, tmp_path), qtbot), QWidget()
    edit(page, "共收到信访事件")
    press(page, Key.Key_J, Ctrl)
    offered = page.body.pane.offering.shown
    assert offered is not None
    # Another program is in front, and there is nothing left to be saved in a backup.
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: other.isActiveWindow() and not work.busy())
    Backups(page.book).make(Why.CLOSING)
    offered.model.data(offered.model.index(101), NUMBER)
    window.locking.lock()
    assert window.locking.locked and not offered.isVisible()
    worked()
    buried()
    assert not window.findChildren(Flyout)


def readers() -> set[Thread]:
    """Those that read now, also for books of others."""
    return {one for one in enumerate() if one.name == "behind"}


def test_finds_are_not_counted_in_a_book_that_was_closed(window: Window, desk: Desk) -> None:
    desk.show_list(CABINET["member"])
    worked()
    assert isinstance(desk.page, LedgerPage)
    drawer = desk.page.drawer
    drawer.filters.search.setText("1")
    drawer.ask()
    assert drawer.table.pending
    desk.let_go().close()
    left = readers()
    window.desk = None
    worked()
    assert readers() <= left


def test_the_status_bar_is_the_page_in_front_s(desk: Desk, qtbot: QtBot) -> None:
    worked()
    before = desk.status.parts
    desk.go(len(desk.tabs) - 1)
    page = desk.page
    assert isinstance(page, ReportPage)
    qtbot.waitUntil(lambda: page.press.composing)
    desk.go(1)
    worked()
    assert isinstance(desk.page, LedgerPage)
    desk.page.drawer.table.selectAll()
    desk.go(0)
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
    worked()
    assert page.body.content is not None and desk.status.parts == before


def test_whoever_goes_on_is_not_fetched_to_the_rows_of_a_number(desk: Desk) -> None:
    worked()
    today = desk.page
    assert isinstance(today, Today)
    today.cards._open_month(2)
    desk.go(2)
    worked()
    assert desk.pages.index == 2
    open_number(desk, "member.members", desk.book.frame(), "会员")
    desk.go(0)
    worked()
    assert desk.pages.index == 0


@pytest.mark.parametrize(("deed", "told"), [("new", "已备份到 1 处"), ("drill", "恢复演练成功")])
def test_a_backup_and_a_drill_end_after_their_page_was_left(real: Desk, qtbot: QtBot, deed: str, told: str) -> None:
    worked()
    getattr(backups_of(real), deed)()
    real.back()
    worked()
    idle(qtbot)
    assert seen(real.toasts, told)
