"""Another passphrase, visitors and full numbers, by keys, in the window."""

import os
from errno import EIO
from pathlib import Path
from unittest.mock import Mock

import pytest
from lock_hands import dialog_of, encrypted_closed, field_of, seen_text, texts, type_into
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from secret_book import OTHER, PHRASE, small_book
from shell.hands import Ctrl, Key, nameless, press, seen, worked

from unionbook.records import CABINET
from unionbook.services.privacy.lifting import shown_in_full
from unionbook.store.secrecy.keys import Key as SecretKey
from unionbook.ui.aside.privacy import PrivacyPage
from unionbook.ui.aside.recoverysheet import SheetOffer
from unionbook.ui.aside.rekeying import CHANGE, REMOVE, SET, Rekeying
from unionbook.ui.aside.visitor import LeaveVisitor
from unionbook.ui.form.unmasking import Reason
from unionbook.ui.frame import work
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.window import Window
from unionbook.ui.ledger.ledger import LedgerPage
from unionbook.ui.look.elided import Elided


def rekeyed(window: Window, qtbot: QtBot, way: str, now: str = "", new: str = "") -> None:
    """Set, change or take off the passphrase in its dialog."""
    dialog = Rekeying(window, way)
    dialog.open()
    assert nameless(dialog) == []
    for field, text in ((dialog.now, now), (dialog.new.first, new), (dialog.new.second, new)):
        if text:
            type_into(field, text)
    dialog.do.click()
    qtbot.waitUntil(lambda: not work.busy() and window.desk is not None, timeout=20_000)
    worked()


def test_the_passphrase_is_set_changed_and_taken_off_in_the_window(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "台账.ubk"
    small_book(path).close()
    window.open_book(path)
    assert window.desk is not None
    window.desk.show_privacy()
    assert nameless(window) == []
    assert any("没有加密：捡到 U 盘的人" in one.full for one in window.findChildren(Elided))
    rekeyed(window, qtbot, SET, new=PHRASE)
    offer = dialog_of(window, SheetOffer)
    assert seen(offer, "U 盘和别处的旧备份")
    offer.reject()
    assert encrypted_closed(window)
    rekeyed(window, qtbot, CHANGE, now=PHRASE, new=OTHER)
    dialog_of(window, SheetOffer).reject()
    assert isinstance(window.locking.key, SecretKey) and window.locking.key.made_by(OTHER)
    dialog = Rekeying(window, REMOVE)
    type_into(dialog.now, PHRASE)
    dialog.take()
    assert seen_text(dialog.wrong).startswith("现在的口令不对")
    rekeyed(window, qtbot, REMOVE, now=OTHER)
    assert seen(window.desk.banner, "别处的旧备份、旧副本没有换")
    assert window.locking.key is None and not encrypted_closed(window)
    assert window.desk is not None and window.desk.book.count("person") == 59


def test_a_file_that_could_not_be_replaced_is_opened_again(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "台账.ubk"
    small_book(path).close()
    window.open_book(path)
    with monkeypatch.context() as held:
        held.setattr(os, "replace", Mock(side_effect=OSError(EIO, "另一个程序正在使用此文件")))
        rekeyed(window, qtbot, SET, new=PHRASE)
    assert window.desk is not None and seen(window, "没有换，原来的没有动")
    assert window.locking.key is None and not encrypted_closed(window) and sorted(tmp_path.glob("*.part")) == []
    rekeyed(window, qtbot, SET, new=PHRASE)
    dialog_of(window, SheetOffer).reject()
    assert encrypted_closed(window)


# --- visitors ------------------------------------------------------------------------------------------------------


def test_visitors_see_no_name_number_or_hardship_file_on_any_page(window: Window, desk: Desk, qtbot: QtBot) -> None:
    book = desk.book
    names = {name for (name,) in book.select("person", ["name"])}
    secrets = {value for path in ("id_number", "phone", "bank_account") for (value,) in book.select("person", [path])}
    press(window, Key.Key_F9)
    qtbot.waitUntil(lambda: window.desk is not None and window.desk is not desk)
    veiled = window.desk
    assert veiled is not None and "困难帮扶" not in [tab.label for tab in veiled.tabs]
    qtbot.waitUntil(veiled.isVisible)
    assert seen(window, "访客模式：姓名和号码已遮盖")
    for place in range(len(veiled.tabs)):
        veiled.go(place)
        qtbot.waitUntil(lambda: not work.busy(), timeout=20_000)
        worked()
        told = texts(window) + listed(veiled)
        assert not [name for name in names if name in told], veiled.tabs[place]
        assert not [value for value in secrets if value and value in told]
    veiled.open_record(CABINET["hardship"], book.select("hardship", ["uid"], limit=1)[0][0])
    assert seen(veiled.banner, "访客模式不显示困难帮扶的记录")
    veiled.show_bin()
    veiled.show_settings()
    told = texts(window)
    assert not [name for name in names if name in told]
    press(window, Key.Key_F9)
    qtbot.waitUntil(lambda: window.desk is not None and window.desk is not veiled)
    assert not book.read_only and book.count("hardship")


def listed(desk: Desk) -> str:
    """The cells of the list in front."""
    if not isinstance(desk.page, LedgerPage):
        return ""
    model = desk.page.drawer.table.model()
    rows, columns = min(model.rowCount(), 200), model.columnCount()
    return "\n".join(str(model.index(row, column).data()) for row in range(rows) for column in range(columns))


def test_the_way_out_of_visitor_mode_asks_for_the_passphrase(window: Window, secret_desk: Desk, qtbot: QtBot) -> None:
    window.locking.turn_visitor()
    qtbot.waitUntil(lambda: window.desk is not None and window.desk is not secret_desk)
    veiled = window.desk
    press(window, Key.Key_F9)
    dialog = dialog_of(window, LeaveVisitor)
    assert isinstance(dialog, LeaveVisitor) and nameless(dialog) == []
    type_into(dialog.asking.field, "guess")
    QTest.keyClick(dialog.asking.field, Key.Key_Return)
    assert seen(dialog, "口令不对") and window.locking.veiled
    dialog.asking.field.clear()
    type_into(dialog.asking.field, PHRASE)
    QTest.keyClick(dialog.asking.field, Key.Key_Return)
    qtbot.waitUntil(lambda: window.desk is not None and window.desk is not veiled)
    assert not window.locking.veiled


# --- full numbers --------------------------------------------------------------------------------------------------


def first_member(desk: Desk) -> tuple[LedgerPage, str]:
    """The page of the members with the first one's form; the number of that person's paper."""
    desk.go(next(at for at, tab in enumerate(desk.tabs) if tab.label == "会员"))
    assert isinstance(desk.page, LedgerPage)
    worked()
    entry = desk.page.drawer.form.writing
    assert entry is not None
    return desk.page, str(entry.entry.linked["person"].values["id_number"])


def test_a_number_is_seen_in_full_for_a_reason_only_and_that_is_noted(window: Window, desk: Desk) -> None:
    page, number = first_member(desk)
    field = field_of(page, "证件号码")
    masked = field.text()
    assert masked == f"{number[:6]}********{number[-4:]}"
    field.setFocus()
    assert field.text() == "" and field.placeholderText() == f"{masked}（输入就会替换）"
    press(window, Key.Key_U, Ctrl)
    dialog = dialog_of(window, Reason)
    assert isinstance(dialog, Reason) and nameless(dialog) == []
    dialog.typed.setEditText(" ")
    dialog.take()
    assert seen_text(dialog.wrong) == "请写明用途，如“核对证件”。" and number not in texts(window)
    dialog.typed.setEditText("核对证件")
    dialog.do.click()
    worked()
    field.setFocus()
    assert field.text() == number
    assert desk.book.select("disclosure", ["how", "of_kind", "rows", "masked", "reason"]) == [
        ("look", "会员", 1, 0, "核对证件")
    ]
    assert not desk.row.undo.isEnabled(), "noting is nothing to take back"
    page.drawer.table.go_to(1)
    worked()
    page.drawer.table.go_to(0)
    worked()
    assert not shown_in_full(desk.book, page.drawer.form.uid), "another record, and it is masked again"
    field = field_of(page, "证件号码")
    assert field.text() == ("" if field.hasFocus() else masked)


def test_typing_over_a_veiled_number_replaces_it_and_nothing_typed_leaves_it(window: Window, desk: Desk) -> None:
    page, _ = first_member(desk)
    field = field_of(page, "手机号码")
    writing = page.drawer.form.writing
    assert writing is not None and writing.entry is not None
    entry = writing.entry
    stored = entry.linked["person"].values["phone"]
    field.setFocus()
    QTest.keyClicks(field, "1")
    press(window, Key.Key_Backspace)
    page.drawer.form.settle()
    assert page.drawer.form.count == 0
    QTest.keyClicks(field, "13700001111")
    press(window, Key.Key_Tab)
    field.setFocus()
    assert field.text() == "13700001111", "what was typed just now is the clerk's own"
    press(window, Key.Key_S, Ctrl)
    person = page.drawer.form.writing.entry.linked["person"].uid  # type: ignore[union-attr]
    assert desk.book.must("person", person)["phone"] == "13700001111" != stored


def test_escape_gives_a_veiled_value_back_unseen(window: Window, desk: Desk) -> None:
    page, number = first_member(desk)
    field = field_of(page, "证件号码")
    field.setFocus()
    QTest.keyClicks(field, "123")
    press(window, Key.Key_Escape)
    assert field.text() == "" and number not in texts(window)
    page.drawer.form.settle()
    assert page.drawer.form.count == 0


def test_the_page_of_privacy_fits_the_smallest_window(window: Window, desk: Desk) -> None:
    desk.show_privacy()
    assert isinstance(desk.page, PrivacyPage) and nameless(window) == []
    assert desk.page.minimumSizeHint().height() <= 534 - 28 - 44
    assert os.environ["UNIONBOOK_HOME"] and QApplication.focusWidget() is not None
