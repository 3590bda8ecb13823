"""A clerk's hands on the page for printing."""

import io

from pypdf import PdfReader
from pytestqt.qtbot import QtBot
from shell.hands import Ctrl, Key, compose, press, worked

from unionbook.ground.conditions import filled
from unionbook.records import CABINET
from unionbook.ui.frame.desk import Desk
from unionbook.ui.ledger.drawer import Drawer
from unionbook.ui.ledger.ledger import LedgerPage
from unionbook.ui.print.page import PrintPage


def drawer(desk: Desk, kind: str) -> Drawer:
    """The list of a kind, the keys in it."""
    desk.show_list(CABINET[kind])
    worked()
    assert isinstance(desk.page, LedgerPage)
    desk.page.drawer.into_list()
    return desk.page.drawer


def some_members(desk: Desk) -> Drawer:
    """The list of members, narrowed to those of one name, the keys in it."""
    shown = drawer(desk, "member")
    press(desk, Key.Key_F, Ctrl)
    compose(shown.filters.search, "王")
    worked()
    assert 10 < shown.table.rows.count < 200
    shown.into_list()
    return shown


def granted(desk: Desk) -> Drawer:
    """The applications that were granted something and are about to be paid, in their list."""
    uids = [uid for (uid,) in desk.book.select("application", ["uid"], filled("granted"), limit=60)]
    with desk.book.change("练习") as act:
        for uid in uids:
            act.set("application", uid, {"stage": "approved", "paid_on": None})
    paid = drawer(desk, "application")
    paid.filters.take_stage("approved")
    worked()
    assert paid.table.rows.count >= 60
    return paid


def opened(desk: Desk, qtbot: QtBot) -> PrintPage:
    """Ctrl+P where the clerk is, the pages there."""
    press(desk, Key.Key_P, Ctrl)
    return front(desk, qtbot)


def front(desk: Desk, qtbot: QtBot) -> PrintPage:
    assert isinstance(desk.page, PrintPage), desk.page
    page = desk.page
    qtbot.waitUntil(lambda: not page.busy, timeout=10_000)
    worked()
    return page


def text(page: PrintPage) -> str:
    """What stands on the pages."""
    assert page.pages is not None
    found = "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pages.pdf)).pages)
    return "".join(found.split())
