"""Passphrase, lock, visitors and full numbers, by keys, in the window."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from secret_book import OTHER, PHRASE, found_in, small_book, words_of
from shell.hands import Ctrl, Key, compose, nameless, press, seen, worked

from unionbook.records import CABINET
from unionbook.store.secrecy.keys import Key as SecretKey
from unionbook.store.secrecy.keys import new_key
from unionbook.store.secrecy.sheetcode import lines
from unionbook.store.secrecy.unlock import encrypted
from unionbook.ui.aside.lock import Idle, LockPage
from unionbook.ui.aside.privacy import PinDialog, PrivacyPage
from unionbook.ui.aside.recoverysheet import SheetOffer
from unionbook.ui.aside.rekeying import CHANGE, REMOVE, SET, Rekeying
from unionbook.ui.aside.unlock import Unlock, Unlocking
from unionbook.ui.aside.visitor import LeaveVisitor
from unionbook.ui.form.unmasking import Reason
from unionbook.ui.frame import work
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.window import Window
from unionbook.ui.home.newbook import NewBook
from unionbook.ui.ledger.ledger import LedgerPage
from unionbook.ui.look.elided import Elided

SECRET = new_key(PHRASE)


@pytest.fixture(autouse=True)
def pc(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("UNIONBOOK_HOME", str(tmp_path / "pc"))
    return tmp_path / "pc"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A small encrypted book."""
    made = tmp_path / "stick" / "工会台账2026.ubk"
    made.parent.mkdir()
    small_book(made, SECRET.raw).close()
    return made


@pytest.fixture
def secret_desk(window: Window, path: Path) -> Iterator[Desk]:
    """Its desk."""
    window.open_book(path, SECRET)
    assert window.desk is not None
    yield window.desk
    for dialog in window.findChildren(QDialog):
        dialog.reject()


def type_into(field: QWidget, text: str) -> None:
    """Keys, or an input method for what is Chinese."""
    field.setFocus()
    if text.isascii():
        QTest.keyClicks(field, text)
    else:
        compose(field, text)


def texts(window: QWidget) -> str:
    """Everything that can be read in the window: labels, buttons, fields, titles, tool tips and heard names."""
    found = [window.windowTitle()]
    for part in [window, *window.findChildren(QWidget)]:
        found += [part.accessibleName(), part.toolTip(), part.windowTitle()]
        if isinstance(part, QLabel | QPushButton | QLineEdit):
            found.append(part.text())
        if isinstance(part, QLineEdit):
            found.append(part.placeholderText())
    return "\n".join(found)


def dialog_of(window: Window, kind: type[QDialog]) -> QDialog:
    """The dialog of a kind that is open."""
    return next(one for one in window.findChildren(kind) if one.isVisible())


# --- opening -------------------------------------------------------------------------------------------------------


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


def test_the_recovery_sheet_opens_it_by_keys(window: Window, path: Path) -> None:
    window.open_book(path)
    dialog = dialog_of(window, Unlock)
    assert isinstance(dialog, Unlock)
    QTest.keyClick(dialog.asking.other, Key.Key_Space)
    QTest.keyClicks(dialog.asking.code, " ".join(lines(SECRET.secret))[:-1])
    QTest.keyClick(dialog.asking.code, Key.Key_Tab)
    dialog.asking.open.click()
    assert seen(dialog, "现在有 63 个")
    dialog.asking.code.setPlainText("\n".join(lines(SECRET.secret)))
    dialog.asking.open.click()
    assert window.desk is not None and window.desk.book.count("person") == 59


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
    dialog.phrase.second.clear()
    type_into(dialog.phrase.second, PHRASE)
    QTest.keyClick(dialog.phrase.second, Key.Key_Return)
    assert window.desk is not None and encrypted_closed(window)
    assert window.desk.book.single("office") is not None
    offer = dialog_of(window, SheetOffer)
    assert isinstance(offer, SheetOffer) and offer.pdf.startswith(b"%PDF") and nameless(offer) == []
    offer.accept()


def encrypted_closed(window: Window) -> bool:
    """Is the window's book encrypted? It is closed for it, for reading an open one would drop its lock."""
    assert window.desk is not None
    path, key = window.desk.book.path, window.locking.key
    window.close_book()
    found = encrypted(path)
    window.open_book(path, key)
    return found


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
    assert nameless(window) == [] and window.windowTitle() == "UnionBook"
    told = texts(window)
    assert not [word for word in words if word in told] and path.stem not in told and name not in told
    assert encrypted(path), "the file is let go"
    asking = page.findChild(Unlocking)
    type_into(asking.phrase, "guess")
    QTest.keyClick(asking.phrase, Key.Key_Return)
    assert window.desk is None and seen(page, "口令不对")
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
    QTest.qWait(20)
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


def seen_text(label: QLabel) -> str:
    return label.text()


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
    assert window.locking.key is None and not encrypted_closed(window)
    assert window.desk is not None and window.desk.book.count("person") == 59


# --- visitors ------------------------------------------------------------------------------------------------------


def test_visitors_see_no_name_number_or_hardship_file_on_any_page(window: Window, desk: Desk, qtbot: QtBot) -> None:
    book = desk.book
    names = {name for (name,) in book.select("person", ["name"])}
    secrets = {value for path in ("id_number", "phone", "bank_account") for (value,) in book.select("person", [path])}
    press(window, Key.Key_F9)
    qtbot.waitUntil(lambda: window.desk is not None and window.desk is not desk)
    veiled = window.desk
    assert veiled is not None and "困难帮扶" not in [tab.label for tab in veiled.tabs]
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


def field_of(page: LedgerPage, name: str) -> QLineEdit:
    """A field of the form in front."""
    return next(one for one in page.drawer.form.findChildren(QLineEdit) if one.accessibleName() == name)


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
    QTest.qWait(120)
    page.drawer.table.go_to(0)
    QTest.qWait(120)
    field = field_of(page, "证件号码")
    assert field.text() == masked, "another record, and it is masked again"


def test_typing_over_a_veiled_number_replaces_it_and_nothing_typed_leaves_it(window: Window, desk: Desk) -> None:
    page, number = first_member(desk)
    field = field_of(page, "手机号码")
    stored = page.drawer.form.writing.entry.linked["person"].values["phone"]  # type: ignore[union-attr]
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
