"""What waits for the first painting of a desk: done after it, one thing after the other, and at last in any case."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from unionbook.ui.frame import curtain
from unionbook.ui.frame.curtain import Curtain


def waiting(there: bool, seen: bool) -> tuple[QWidget, Curtain, list[str], list[bool]]:
    """A desk, its curtain, what was done of two things, and whether its rows are there."""
    desk, done, rows = QWidget(), list[str](), [there]
    made = Curtain(desk, lambda: rows[0])
    made.after(lambda: done.append("menus"))
    made.after(lambda: done.append("badges"))
    if seen:
        desk.show()
    return desk, made, done, rows


def test_what_waits_is_done_once_the_desk_was_painted(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(curtain, "LATEST", 60_000)
    desk, made, done, _ = waiting(there=True, seen=True)
    assert not done and not made.risen
    qtbot.waitUntil(lambda: done == ["menus", "badges"])
    assert made.risen
    made.after(lambda: done.append("at once"))
    assert done[-1] == "at once"
    desk.close()


def test_rows_that_are_not_there_are_waited_for_but_not_for_ever(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(curtain, "LATEST", 60_000)
    desk, _, done, rows = waiting(there=False, seen=True)
    QApplication.processEvents()
    assert not done
    rows[0] = True
    desk.update()
    qtbot.waitUntil(lambda: len(done) == 2)
    desk.close()
    monkeypatch.setattr(curtain, "LATEST", 1)
    late, _, done, _ = waiting(there=False, seen=True)
    qtbot.waitUntil(lambda: len(done) == 2)
    late.close()


def test_a_desk_nobody_sees_waits_for_nothing_and_one_that_goes_does_nothing(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(curtain, "LATEST", 60_000)
    hidden, _, done, _ = waiting(there=False, seen=False)
    qtbot.waitUntil(lambda: len(done) == 2)
    assert not hidden.isVisible()
    gone, made, done, _ = waiting(there=True, seen=True)
    made.drop()
    qtbot.waitUntil(lambda: made.risen)
    assert not done
    gone.close()


def test_what_fails_does_not_keep_the_rest_from_being_done(qtbot: QtBot) -> None:
    desk, done = QWidget(), list[str]()
    made = Curtain(desk, lambda: True)
    made.after(lambda: done.remove("nothing"))
    made.after(lambda: done.append("badges"))
    with qtbot.captureExceptions() as caught:
        qtbot.waitUntil(lambda: done == ["badges"])
    assert len(caught) == 1 and made.risen


def test_a_key_waits_for_nothing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(curtain, "LATEST", 60_000)
    desk, made, done, _ = waiting(there=False, seen=True)
    QTest.keyClick(desk, Qt.Key.Key_A)
    assert done == ["menus", "badges"] and made.risen
    desk.close()


def test_in_a_window_that_is_seen_rows_come_in_a_round_of_their_own_and_then_all_is_painted(qtbot: QtBot) -> None:
    desk, made, done, _ = waiting(there=True, seen=False)
    made.reveal(lambda: done.append("rows"))
    assert done == ["rows"] and desk.updatesEnabled()
    desk.show()
    made.reveal(lambda: done.append("rows again"))
    assert done == ["rows"] and not desk.updatesEnabled()
    qtbot.waitUntil(lambda: "rows again" in done)
    assert desk.updatesEnabled()
    desk.close()
