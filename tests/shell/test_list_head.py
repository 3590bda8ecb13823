"""The head of a list: 导入, 导出 and 打印 stand in it, in words where there is room, and do it at a click."""

from flows.clicks import Clicks
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from shell.hands import worked

from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.window import Window
from unionbook.ui.intake.page import ImportPage
from unionbook.ui.ledger.ledger import LedgerPage
from unionbook.ui.outlet.sheet import ExportSheet
from unionbook.ui.print.page import PrintPage

WORDS = ["导入", "导出", "打印"]


def listed(desk: Desk, kind: str) -> tuple[LedgerPage, dict[str, QPushButton]]:
    """A register's page, and the buttons of its head by their names."""
    desk.show_list(desk.book.cabinet[kind])
    worked()
    page = desk.page
    assert isinstance(page, LedgerPage)
    return page, {one.accessibleName(): one for one in page.header.fronts}


def test_what_is_done_most_is_seen_at_every_width(window: Window, desk: Desk, qtbot: QtBot) -> None:
    for wide, words in ((1366, True), (1093, False)):
        window.resize(wide, 534)
        for kind in ("member", "grievance"):
            page, buttons = listed(desk, kind)
            qtbot.waitUntil(lambda page=page: page.header.width() == page.width() - 40)  # type: ignore[misc]
            assert list(buttons) == WORDS and all(one.isVisible() for one in buttons.values())
            told = [one.text() for one in buttons.values()]
            assert told in (WORDS, [""] * 3) and (told == WORDS or not words), (kind, wide)
            edge = page.header.button.geometry()
            assert page.header.rect().contains(edge) and edge.width() >= page.header.button.sizeHint().width()
    access, _ = listed(desk, "disclosure")
    assert [one.accessibleName() for one in access.header.fronts] == WORDS[1:], "nothing is taken into a log"


def test_one_click_does_it(desk: Desk, qtbot: QtBot) -> None:
    for word, kind in (("导入", ImportPage), ("打印", PrintPage), ("导出", LedgerPage)):
        page, buttons = listed(desk, "member")
        with Clicks(most=1) as mouse:
            mouse.on(buttons[word])
        qtbot.waitUntil(lambda kind=kind: isinstance(desk.page, kind))  # type: ignore[misc]
    (sheet,) = page.drawer.findChildren(ExportSheet)
    sheet.reject()
