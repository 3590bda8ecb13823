"""Copies by keys: at closing and opening, before a batch, 另存为, to a stick; leaving safely."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot
from shell.backup_hands import idle, newest, register, sheet
from shell.hands import Key, nameless, press, seen, worked

from unionbook.records import CABINET
from unionbook.services.backup.keeping import Backups
from unionbook.store.backup.looking import prove
from unionbook.store.files import open_book
from unionbook.ui.aside.carried import CarriedSheet, LeftSheet
from unionbook.ui.frame import copies
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.sticks import Stick
from unionbook.ui.frame.window import Window

SPACE, ENTER = Key.Key_Space, Key.Key_Return


def test_closing_makes_one_and_opening_one_that_was_missed(
    window: Window, real: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups, path = Backups(real.book), real.book.path
    window.close_book()
    folder = backups.own().folder
    assert window.desk is None and len(list(folder.glob("*.ubk"))) == 2
    # Closed elsewhere, without a backup.
    with open_book(path, CABINET) as book:
        register(book, "在外厂")
    monkeypatch.setattr(copies, "AFTER", 50)
    window.open_book(path)
    desk = window.desk
    assert desk is not None
    qtbot.waitUntil(lambda: newest(desk).why == "打开时", timeout=10_000)
    idle(qtbot)
    assert prove(newest(desk).path, CABINET).rows["enterprise"] == 3
    window.close_book()
    assert len(list(folder.glob("*.ubk"))) == 3


def test_save_as_by_f12_is_read_back_and_work_goes_on(
    window: Window, real: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "另存的.ubk"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target.with_suffix("")), ""))
    press(real, Key.Key_F12)
    idle(qtbot)
    told = sheet(window, CarriedSheet)
    assert seen(told, "可以安全拔出") and seen(told, "另存的.ubk")
    assert nameless(told) == []
    press(real, ENTER)
    worked()
    assert not told.isVisible() and prove(target, CABINET).rows["enterprise"] == 2
    assert window.desk is real and real.book.path.name == "工会台账2026.ubk"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(real.book.path), ""))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press(real, Key.Key_F12)
    idle(qtbot)
    assert seen(real.banner, "不能存到它自己上面")


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stick that is there."""
    root = tmp_path / "U盘"
    root.mkdir()
    monkeypatch.setattr(copies, "sticks", lambda book: [Stick(root, "工会U盘", 10**9)])
    return root


def test_to_the_stick_and_never_over_a_copy_with_work_of_its_own(
    window: Window, real: Desk, qtbot: QtBot, stick: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    act: Callable[[], None] = real.menus.of("复制到 U 盘").trigger
    for count in (2, 3):
        act()
        idle(qtbot)
        sheet(window, CarriedSheet).close()
        assert prove(stick / "工会台账2026.ubk", CABINET).rows["enterprise"] == count
        register(real.book, f"{count}号厂")
    monkeypatch.setenv("UNIONBOOK_HOME", str(tmp_path / "别的电脑"))
    with open_book(stick / "工会台账2026.ubk", CABINET) as other:
        register(other, "在外厂")
    act()
    idle(qtbot)
    assert seen(real.banner, "有 1 次操作这里没有，没有覆盖它")
    (stick / "工会台账2026.ubk").write_bytes(b"something else")
    act()
    idle(qtbot)
    sheet(window, CarriedSheet).close()
    assert (stick / "工会台账2026.ubk").read_bytes() == b"something else"
    assert len(list(stick.glob("工会台账2026 *.ubk"))) == 1
    monkeypatch.setattr(copies, "sticks", lambda book: [])
    act()
    assert seen(real.banner, "没有找到别的 U 盘")


def test_one_of_several_sticks_is_chosen_by_keys(
    window: Window, real: Desk, qtbot: QtBot, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = tmp_path / "另一个"
    second.mkdir()
    found = [Stick(stick, "工会U盘", 10**9), Stick(second, "备用盘", 10**9)]
    monkeypatch.setattr(copies, "sticks", lambda book: found)
    real.menus.of("复制到 U 盘").trigger()
    worked()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None and nameless(dialog) == []
    next(one for one in dialog.findChildren(QPushButton) if "备用盘" in one.text()).setFocus()
    QTest.keyClick(QApplication.focusWidget() or dialog, SPACE)
    idle(qtbot)
    sheet(window, CarriedSheet).close()
    assert (second / real.book.path.name).exists() and not list(stick.iterdir())


def test_leaving_safely_saves_backs_up_closes_and_says_so(window: Window, real: Desk, qtbot: QtBot) -> None:
    backups, path = Backups(real.book), real.book.path
    real.menus.of("安全退出").trigger()
    idle(qtbot)
    told = sheet(window, LeftSheet)
    assert window.desk is None and seen(told, "已保存并关闭，可以安全拔出 U 盘") and nameless(told) == []
    assert len(list(backups.own().folder.glob("*.ubk"))) == 2
    assert [one.name for one in path.parent.iterdir() if one.name.startswith(path.name)] == [path.name]
    QTest.keyClick(QApplication.focusWidget() or told, ENTER)
    worked()
    assert not window.isVisible()


def test_a_batch_is_backed_up_before_and_a_single_record_is_not(real: Desk) -> None:
    before = newest(real)
    copies.back_up(real, 1)
    assert newest(real) == before
    copies.back_up(real, 2)
    assert newest(real).why == "批量办理前" and newest(real).rows["enterprise"] == 2
    again = newest(real)
    copies.back_up(real, 2)
    assert newest(real) == again
