"""The passphrase asked for, and the lock, by keys, in the window."""

from datetime import date
from pathlib import Path

import pytest
from lock_hands import SECRET, dialog_of, encrypted_closed, field_of, seen_text, texts, type_into
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot
from secret_book import OTHER, PHRASE, found_in, words_of
from shell.hands import Ctrl, Key, compose, nameless, press, seen, worked

from unionbook.records import CABINET
from unionbook.store.secrecy.sheetcode import lines
from unionbook.store.secrecy.unlock import encrypted
from unionbook.ui.aside.lock import LockPage
from unionbook.ui.aside.privacy import PinDialog
from unionbook.ui.aside.recoverysheet import SheetOffer
from unionbook.ui.aside.rekeying import REMOVE, Rekeying
from unionbook.ui.aside.unlock import Unlock, Unlocking
from unionbook.ui.frame import work
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.idle import Idle
from unionbook.ui.frame.window import Window
from unionbook.ui.home.newbook import NewBook
from unionbook.ui.ledger.ledger import LedgerPage


def test_the_passphrase_is_asked_for_and_a_wrong_one_told(window: Window, path: Path) -> None:
    window.open_book(path)
    dialog = dialog_of(window, Unlock)
    assert isinstance(dialog, Unlock) and nameless(dialog) == []
    type_into(dialog.asking.phrase, "tractor")
    QTest.keyClick(dialog.asking.phrase, Key.Key_Return)
    assert seen(dialog, "口令不对") and window.desk is None
    dialog.asking.phrase.clear()
    type_into(dialog.asking.phrase, PHRASE)
    QTest.keyClick(dialog.asking.phrase, Key.Key_Return)
    assert window.desk is not None and window.desk.book.count("person") == 59
    assert dialog.asking.phrase.text() == ""


def test_the_recovery_sheet_opens_it_by_keys_and_another_passphrase_is_set(
    window: Window, path: Path, qtbot: QtBot
) -> None:
    window.open_book(path)
    dialog = dialog_of(window, Unlock)
    assert isinstance(dialog, Unlock)
    dialog.asking.phrase.setText("tractor")
    dialog.asking.try_it()
    QTest.keyClick(dialog.asking.other, Key.Key_Space)
    worked()
    four = dialog.asking.code.fontMetrics().lineSpacing() * 4
    assert dialog.asking.code.viewport().height() >= four, "the four lines of the sheet are seen while they are copied"
    assert seen(dialog, "恢复单") and not seen(dialog, "口令才能打开") and not seen(dialog, "口令不对")
    QTest.keyClicks(dialog.asking.code, " ".join(lines(SECRET.secret))[:-1])
    QTest.keyClick(dialog.asking.code, Key.Key_Tab)
    dialog.asking.open.click()
    assert seen(dialog, "现在有 63 个")
    dialog.asking.code.setPlainText("\n".join(lines(SECRET.secret)))
    dialog.asking.open.click()
    assert window.desk is not None and window.desk.book.count("person") == 59
    another = dialog_of(window, Rekeying)
    assert isinstance(another, Rekeying) and not another.now.isVisible(), "nobody knows what it was"
    for field in (another.new.first, another.new.second):
        type_into(field, OTHER)
    another.do.click()
    qtbot.waitUntil(lambda: not work.busy() and window.desk is not None, timeout=20_000)
    dialog_of(window, SheetOffer).reject()
    assert window.locking.key is not None and window.locking.key.made_by(OTHER)


def test_what_asks_for_the_passphrase_of_an_open_book_takes_the_sheet(window: Window, secret_desk: Desk) -> None:
    dialog = Rekeying(window, REMOVE)
    dialog.now.setText(" ".join(lines(SECRET.secret)))
    right = window.locking.asking().right
    assert dialog._known() and right is not None and right(dialog.now.text())
    dialog.now.setText("tractor")
    assert not dialog._known() and "恢复单上的四行" in seen_text(dialog.wrong)


def test_where_the_sheet_was_written_is_told(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "恢复单.pdf"), ""))
    offer = SheetOffer("样板镇总工会", tmp_path / "台账.ubk", SECRET, date(2026, 11, 29), window)
    offer.show()
    offer.save.click()
    assert (tmp_path / "恢复单.pdf").exists() and seen(offer, "恢复单.pdf”。请印出来锁好，再删掉这个文件")
    offer.reject()


def test_a_new_book_is_encrypted_unless_the_clerk_says_no(window: Window, tmp_path: Path) -> None:
    window.ask_new()
    dialog = dialog_of(window, NewBook)
    assert isinstance(dialog, NewBook) and dialog.secret.isChecked()
    compose(dialog.name, "样板镇总工会")
    compose(dialog.superior, "样板市总工会")
    dialog.place.setText(str(tmp_path / "新.ubk"))
    type_into(dialog.phrase.first, "short")
    dialog.make()
    assert "太短" in dialog.phrase.first.accessibleDescription() and not (tmp_path / "新.ubk").exists()
    dialog.phrase.first.clear()
    type_into(dialog.phrase.first, PHRASE)
    type_into(dialog.phrase.second, OTHER)
    dialog.make()
    assert "不一样" in dialog.phrase.second.accessibleDescription()
    assert dialog.phrase.second.selectedText(), "what is typed next takes the place of what was wrong"
    type_into(dialog.phrase.second, PHRASE)
    QTest.keyClick(dialog.phrase.second, Key.Key_Return)
    assert window.desk is not None and encrypted_closed(window)
    assert window.desk.book.single("office") is not None
    offer = dialog_of(window, SheetOffer)
    assert isinstance(offer, SheetOffer) and offer.pdf.startswith(b"%PDF") and nameless(offer) == []
    offer.accept()


# --- the lock ------------------------------------------------------------------------------------------------------


def test_ctrl_l_shows_nothing_closes_the_book_and_comes_back_where_it_was(window: Window, secret_desk: Desk) -> None:
    book, path = secret_desk.book, secret_desk.book.path
    words = {word.decode() for word in words_of(book)}
    person = str(book.select("person", ["uid"], limit=1)[0][0])
    name = book.title("person", person)
    secret_desk.show_list(book.cabinet["enterprise"])
    tab = secret_desk.nav.bar.currentIndex()
    press(window, Key.Key_L, Ctrl)
    worked()
    page = window.centralWidget()
    assert isinstance(page, LockPage) and window.desk is None and window.locking.key is None
    assert nameless(window) == [] and window.windowTitle() == "工会台账 UnionBook"
    told = texts(window)
    assert not [word for word in words if word in told] and path.stem not in told and name not in told
    assert encrypted(path), "the file is let go"
    asking = page.findChild(Unlocking)
    assert asking is not None
    type_into(asking.phrase, "guess")
    QTest.keyClick(asking.phrase, Key.Key_Return)
    assert seen(page, "口令不对")
    asking.phrase.clear()
    type_into(asking.phrase, PHRASE)
    QTest.keyClick(asking.phrase, Key.Key_Return)
    worked()
    assert window.desk is not None and window.desk.nav.bar.currentIndex() == tab
    assert window.desk.book.count("person") == 59


def test_typed_text_is_kept_as_a_draft_and_found_again(window: Window, secret_desk: Desk, tmp_path: Path) -> None:
    secret_desk.enter(CABINET["member"])
    assert isinstance(secret_desk.page, LedgerPage)
    type_into(field_of(secret_desk.page, "姓名"), "柯留痕")
    type_into(field_of(secret_desk.page, "证件号码"), "330102199001019999")
    press(window, Key.Key_L, Ctrl)
    assert isinstance(window.centralWidget(), LockPage)
    for file in tmp_path.rglob("*"):
        if file.is_file():
            assert found_in(file.read_bytes(), {"柯留痕".encode(), b"330102199001019999"}) == set(), file
    window.locking.unlock(SECRET)
    worked()
    assert window.desk is not None and isinstance(window.desk.page, LedgerPage)
    assert window.desk.book.select("draft", ["title"]) == [("柯留痕",)]
    writing = window.desk.page.drawer.form.writing
    assert writing is not None and writing.draft and writing.entry.shown("person.name") == "柯留痕"


def test_open_dialogs_are_gone_when_it_locks(window: Window, secret_desk: Desk) -> None:
    secret_desk.show_help()
    assert [one for one in window.findChildren(QDialog) if one.isVisible()]
    window.locking.lock()
    assert not [one for one in window.findChildren(QDialog) if one.isVisible()]


def test_a_plain_book_hides_the_screen_and_says_that_it_is_no_more(window: Window, desk: Desk) -> None:
    window.settings.pin = ""
    window.locking.lock()
    worked()
    page = window.centralWidget()
    assert isinstance(page, LockPage) and seen(page, "这只是挡住屏幕")
    press(window, Key.Key_Return)
    assert window.desk is not None


def test_the_pin_of_this_pc(window: Window, desk: Desk) -> None:
    dialog = PinDialog(window, "")
    QTest.keyClicks(dialog.new, "12")
    dialog.take()
    assert seen_text(dialog.other) == "PIN 至少要 4 位。"
    dialog.new.clear()
    QTest.keyClicks(dialog.new, "2468")
    dialog.take()
    window.settings.pin = dialog.kept
    assert "2468" not in dialog.kept
    window.locking.lock()
    for typed, opened in (("1357", False), ("2468", True)):
        field = next(one for one in window.findChildren(QLineEdit) if one.accessibleName() == "PIN")
        field.clear()
        type_into(field, typed)
        QTest.keyClick(field, Key.Key_Return)
        assert (window.desk is not None) is opened
    again = PinDialog(window, window.settings.pin)
    again.take()
    assert seen_text(again.wrong) == "现在的 PIN 不对，没有改动。"


def test_it_locks_itself_when_nobody_is_there(window: Window, secret_desk: Desk) -> None:
    now = [1000.0]
    idle = Idle(window, 10, lambda: now[0])
    idle.passed.connect(window.locking.lock)
    now[0] += 590
    idle.look()
    assert window.desk is not None
    idle.touch()
    now[0] += 599
    idle.look()
    assert window.desk is not None
    now[0] += 2
    idle.look()
    assert window.desk is None and isinstance(window.centralWidget(), LockPage)


def test_keys_and_mouse_count_as_being_there(window: Window, secret_desk: Desk, qtbot: QtBot) -> None:
    now = [1000.0]
    window.idle.clock = lambda: now[0]
    handle = window.windowHandle()
    assert handle is not None
    window.idle._watch(handle)
    now[0] = 1500.0
    QTest.keyClick(handle, Qt.Key.Key_Shift)
    assert window.idle.last == 1500.0
    never = Idle(window, 0, lambda: now[0] + 1e9)
    told: list[int] = []
    never.passed.connect(lambda: told.append(1))
    never.look()
    assert told == []


# --- another passphrase --------------------------------------------------------------------------------------------
