"""恢复单: whoever put it off when the passphrase was set is reminded by a line on a later day, until it is answered."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from lock_hands import SECRET, dialog_of, type_into
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton
from secret_book import OTHER, PHRASE, small_book
from shell.hands import seen, worked

from unionbook.records import CABINET
from unionbook.services.privacy.encryption import change_passphrase
from unionbook.store.files import open_book
from unionbook.store.notice import Topic
from unionbook.store.pc import sheets
from unionbook.store.secrecy.keys import Key
from unionbook.ui.aside.recoverysheet import SheetOffer
from unionbook.ui.aside.visitor import LeaveVisitor
from unionbook.ui.frame.window import Window

YESTERDAY, TOMORROW = (date.today() + timedelta(days=by) for by in (-1, 1))
WORDS = "恢复单还没有印"


def reminded(path: Path, key: Key) -> bool:
    with open_book(path, CABINET, key.raw) as book:
        return Topic.SHEET_DUE in [one.topic for one in book.notices]


def way(window: Window, words: str) -> QPushButton:
    assert window.desk is not None
    banner = window.desk.guarding.banner
    return next(one for one in banner.findChildren(QPushButton) if one.text() == words and one.isVisible())


@pytest.fixture
def put_off(window: Window, path: Path) -> Callable[[], Window]:
    """The window over a book whose sheet was put off on another day."""
    sheets.owe(SECRET.head, YESTERDAY)

    def opened() -> Window:
        window.open_book(path, SECRET)
        worked()
        return window

    return opened


def test_a_new_passphrase_owes_a_sheet_from_the_next_day_on(tmp_path: Path) -> None:
    first = change_passphrase(small_book(tmp_path / "甲.ubk"), PHRASE, None).key
    assert first is not None and not reminded(tmp_path / "甲.ubk", first)
    assert sheets.due(first.head, TOMORROW)
    second = change_passphrase(open_book(tmp_path / "甲.ubk", CABINET, first.raw), OTHER, first.raw).key
    assert second is not None and sheets.due(second.head, TOMORROW) and not sheets.due(first.head, TOMORROW)


def test_the_line_is_answered_once(put_off: Callable[[], Window], path: Path) -> None:
    window = put_off()
    assert window.desk is not None and seen(window.desk.guarding.banner, WORDS)
    QTest.mouseClick(way(window, "知道了"), Qt.MouseButton.LeftButton)
    assert not window.desk.guarding.banner.isVisible()
    assert window.desk.page is not None and window.desk.page.hasFocus()
    window.close_book()
    assert not reminded(path, SECRET)


def test_the_line_leads_to_the_sheet(put_off: Callable[[], Window], path: Path) -> None:
    window = put_off()
    way(window, "打印恢复单…").click()
    asked = dialog_of(window, LeaveVisitor)
    assert isinstance(asked, LeaveVisitor)
    asked.reject()
    assert sheets.due(SECRET.head), "nothing was answered yet"
    way(window, "打印恢复单…").click()
    asked = dialog_of(window, LeaveVisitor)
    assert isinstance(asked, LeaveVisitor)
    type_into(asked.asking.field, PHRASE)
    QTest.keyClick(asked.asking.field, Qt.Key.Key_Return)
    offer = dialog_of(window, SheetOffer)
    assert isinstance(offer, SheetOffer)
    offer.reject()
    assert window.desk is not None and not window.desk.guarding.banner.isVisible()
    window.close_book()
    assert not reminded(path, SECRET)


def test_a_sheet_written_at_once_is_owed_no_more(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheets.owe(SECRET.head)
    offer = SheetOffer("样板镇总工会", tmp_path / "台账.ubk", SECRET, date(2026, 11, 29), window)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "恢复单.pdf"), ""))
    offer.save.click()
    assert not sheets.due(SECRET.head, TOMORROW)
    offer.reject()
