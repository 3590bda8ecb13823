"""The window and its stick: pulled, put back, filled up; typed text survives; Ctrl+S says where everything stands."""

import shutil
import time
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from shell.hands import Ctrl, Key, nameless, press, seen, settle, worked
from stick_book import Stick, full, unreadable

from unionbook.ground.errors import Refusal
from unionbook.services.recovery.keeping import journal_of
from unionbook.services.recovery.replay import waiting
from unionbook.store.history import acts
from unionbook.ui.form.form import Form
from unionbook.ui.frame.crash import CrashHook
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.window import Window

ENTERPRISE = "enterprise"


@pytest.fixture
def stick(tmp_path: Path, practice: Path) -> Stick:
    made = Stick(tmp_path)
    shutil.copy(practice, made.path)
    return made


@pytest.fixture
def stick_desk(window: Window, stick: Stick) -> Desk:
    """The desk of a book on a stick."""
    window.open_book(stick.path)
    assert window.desk is not None
    return window.desk


def form_of(desk: Desk, uid: str = "") -> Form:
    """The form of a firm, open on a record or empty."""
    kind = desk.book.cabinet[ENTERPRISE]
    desk.show_list(kind)
    page = desk.page
    page.show_record(kind, uid)  # type: ignore[union-attr]
    form = page.drawer.form  # type: ignore[union-attr]
    assert isinstance(form, Form)
    return form


def firm(desk: Desk) -> str:
    return str(desk.book.select(ENTERPRISE, ["uid"], limit=1)[0][0])


def put(form: Form, path: str, text: str) -> None:
    """Text into a field of the form, as typed."""
    box = form.sections.page.fields.boxes[path]  # type: ignore[union-attr]
    box.editor.setFocus()
    box.editor.selectAll()
    QTest.keyClicks(box.editor, text)
    form.settle()


def test_a_pulled_stick_is_seen_within_three_seconds_and_goes_on_by_itself(
    stick_desk: Desk, stick: Stick, qtbot: QtBot
) -> None:
    desk, banner = stick_desk, stick_desk.guarding.banner
    uid = firm(desk)
    form = form_of(desk, uid)
    put(form, "address", "Yangban Road 1")
    began = time.monotonic()
    stick.pull()
    qtbot.waitUntil(banner.isVisible, timeout=3000)
    assert time.monotonic() - began < 3 and seen(banner, "U 盘已拔出")
    assert seen(banner, "可以接着填写，内容随时存在本机，插回后自动继续")
    put(form, "phone", "0571-86000009")
    press(desk, Key.Key_S, Ctrl)
    assert form.count == 2 and waiting(desk.book) == 2
    assert seen(banner, "已有 2 处修改存在本机")
    stick.put()
    qtbot.waitUntil(lambda: not banner.isVisible(), timeout=4000)
    assert seen(desk.toasts, "U 盘已插回，存在本机的 2 处修改已补写进台账。")
    values = desk.book.must(ENTERPRISE, uid)
    assert (values["address"], values["phone"], form.count) == ("Yangban Road 1", "0571-86000009", 0)
    assert acts(desk.book, 1)[0].label.startswith("修改 ")


def test_other_records_can_be_gone_on_with_while_the_stick_is_away(
    stick_desk: Desk, stick: Stick, qtbot: QtBot
) -> None:
    desk = stick_desk
    one, other = (str(uid) for (uid,) in desk.book.select(ENTERPRISE, ["uid"], limit=2))
    form = form_of(desk, one)
    stick.pull()
    qtbot.waitUntil(lambda: desk.guarding.gone, timeout=3000)
    for uid, text in ((one, "Road 1"), (other, "Road 2")):
        form.open(uid)
        assert form.uid == uid
        put(form, "address", text)
    form.open(one)
    assert form.writing is not None and form.writing.entry.shown("address") == "Road 1"
    assert seen(form, "这些内容已存在本机") and waiting(desk.book) == 2
    desk.go(0)
    assert desk.pages.index == 0
    stick.put()
    qtbot.waitUntil(lambda: not desk.guarding.gone, timeout=4000)
    assert [desk.book.must(ENTERPRISE, uid)["address"] for uid in (one, other)] == ["Road 1", "Road 2"]


def test_while_nothing_can_be_read_the_window_still_stands(stick_desk: Desk, window: Window) -> None:
    desk = stick_desk
    uid = firm(desk)
    form = form_of(desk, uid)
    put(form, "address", "Yangban Road 1")
    with unreadable(desk.book):
        desk.book.connection.execute("PRAGMA shrink_memory")
        form.save()
        assert form.count == 1 and seen(desk.guarding.banner, "已存在本机")
        hook = CrashHook(window)
        hook(Refusal, Refusal("读不到。"), None)
        assert hook.page is None and seen(desk.banner, "读不到。")
    desk.guarding.try_again()
    desk.guarding.try_again()
    assert desk.book.must(ENTERPRISE, uid)["address"] == "Yangban Road 1" and form.count == 0
    assert not desk.guarding.banner.isVisible()


def test_a_full_stick_is_said_and_written_when_there_is_room(stick_desk: Desk) -> None:
    desk = stick_desk
    uid = firm(desk)
    form = form_of(desk, uid)
    form.fill({"note": "样板" * 2000})
    form.writing.touched = True  # type: ignore[union-attr]
    with full(desk.book):
        form.save()
        assert seen(desk.guarding.banner, "磁盘已满，写不下。刚才的 1 处修改已存在本机")
        press(desk, Key.Key_S, Ctrl)
        desk.guarding.try_again()
        assert waiting(desk.book) == 1
    (button,) = desk.guarding.banner.buttons
    button.setFocus()
    press(desk, Key.Key_Return)
    assert waiting(desk.book) == 0 and desk.book.must(ENTERPRISE, uid)["note"] == "样板" * 2000
    assert not desk.guarding.banner.isVisible() and seen(desk.toasts, "存在本机的 1 处修改已补写进台账。")


def test_what_was_typed_survives_a_crash_and_is_offered_at_the_record(
    stick_desk: Desk, window: Window, stick: Stick
) -> None:
    uid = firm(stick_desk)
    form = form_of(stick_desk, uid)
    put(form, "address", "Yangban Road 1")
    form.safe.keep()
    desk = _crash(window, stick)
    form = form_of(desk, uid)
    worked()
    assert form.safe.bar.isVisible() and "地址" in form.safe.bar.words.text() and form.count == 0
    form.safe.bar.go_on.setFocus()
    press(desk, Key.Key_Space)
    assert form.count == 1 and form.writing is not None
    assert form.writing.entry.shown("address") == "Yangban Road 1" and not form.safe.bar.isVisible()
    form.save()
    assert desk.book.must(ENTERPRISE, uid)["address"] == "Yangban Road 1"


def test_what_was_begun_and_never_a_record_is_offered_on_the_first_page(
    stick_desk: Desk, window: Window, stick: Stick
) -> None:
    form = form_of(stick_desk)
    put(form, "name", "Yangban Ltd")
    form.safe.keep()
    desk = _crash(window, stick)
    today = settle(desk)
    assert today.leftovers.isVisible() and seen(today.leftovers, "接着填") and seen(today.leftovers, "不要了")
    assert nameless(today.leftovers) == []
    assert window.isActiveWindow(), "no part of the line was shown as a window of its own"
    form = form_of(desk)
    assert "企业 Yangban Ltd" in form.safe.bar.words.text()
    settle(desk)
    next(one for one in today.leftovers.findChildren(QPushButton) if one.text() == "接着填").click()
    assert form.isVisible() and form.count and form.writing is not None
    assert form.writing.entry.shown("name") == "Yangban Ltd"
    form.discard()
    settle(desk)
    assert not today.leftovers.isVisible()


def _crash(window: Window, stick: Stick) -> Desk:
    """The program ends without a word and is begun again; the desk."""
    assert window.desk is not None
    desk = window.desk
    journal = journal_of(desk.book)
    assert journal is not None
    kept = [(one.uid, one.body) for one in journal.typed()]
    for form in desk.findChildren(Form):
        form.show_nothing()
    desk.let_go().close()
    window.desk = None
    for uid, body in kept:
        journal.keep_typed(uid, body)
    journal.close()
    window.open_book(stick.path)
    window.activateWindow()
    assert window.desk is not None and QTest.qWaitForWindowActive(window)
    return window.desk


def test_what_is_saved_or_given_up_is_not_offered(stick_desk: Desk) -> None:
    desk = stick_desk
    journal = journal_of(desk.book)
    assert journal is not None
    form = form_of(desk, firm(desk))
    for end in (form.save, form.discard, form.keep):
        put(form, "address", f"Road {id(end)}")
        form.safe.keep()
        assert len(journal.typed()) == 1
        end()
        assert journal.typed() == []


def test_keeping_what_is_typed_does_not_hold_the_window_up(stick_desk: Desk) -> None:
    form = form_of(stick_desk, firm(stick_desk))
    put(form, "address", "Yangban Road 1")
    form.safe.keep()
    times = []
    for number in range(10):
        put(form, "address", f"Yangban Road {number}")
        began = time.perf_counter()
        form.safe.keep()
        times.append(time.perf_counter() - began)
    assert sorted(times)[5] < 0.05


def test_ctrl_s_says_where_everything_stands(stick_desk: Desk, stick: Stick, qtbot: QtBot) -> None:
    desk = stick_desk
    for index in (0, 2):
        desk.go(index)
        desk.toasts.hide()
        press(desk, Key.Key_S, Ctrl)
        assert seen(desk.toasts, f"所有更改已写入 {stick.path}") or seen(desk.toasts, "已保存")
    stick.pull()
    qtbot.waitUntil(lambda: desk.guarding.gone, timeout=3000)
    desk.go(0)
    press(desk, Key.Key_S, Ctrl)
    assert not desk.toasts.isVisible() and seen(desk.banner, "现在不在原处")
    stick.put()


def test_the_window_closes_without_a_question_while_the_stick_is_away(
    stick_desk: Desk, window: Window, stick: Stick, qtbot: QtBot
) -> None:
    desk = stick_desk
    uid = firm(desk)
    form = form_of(desk, uid)
    put(form, "address", "Yangban Road 1")
    stick.pull()
    qtbot.waitUntil(lambda: desk.guarding.gone, timeout=3000)
    assert window.close()
    stick.put()
    window.show()
    window.open_book(stick.path)
    assert window.desk is not None
    worked()
    assert seen(window.desk.toasts, "上次存在本机的 1 处修改已补写进台账。")
    assert window.desk.book.must(ENTERPRISE, uid)["address"] == "Yangban Road 1"


def test_closing_with_a_form_half_filled_keeps_a_draft_without_a_question(
    stick_desk: Desk, window: Window, stick: Stick
) -> None:
    form = form_of(stick_desk)
    put(form, "phone", "0571-86000001")
    assert window.close()
    window.show()
    window.open_book(stick.path)
    assert window.desk is not None and window.desk.book.count("draft") == 1
