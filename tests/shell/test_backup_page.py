"""The page of backups, by keys: made, listed, restored in three steps, the second place, the drill."""

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from shell.backup_hands import firms, idle, newest, opened, register
from shell.hands import Ctrl, Key, nameless, press, seen, settle, worked

from unionbook.records import CABINET
from unionbook.services.backup.keeping import Backups, Why
from unionbook.services.backup.settings import keep_settings, settings_of
from unionbook.ui.aside.backups import BackupsPage
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.window import Window

SPACE, ENTER = Key.Key_Space, Key.Key_Return


def test_the_list_tells_date_size_rows_and_what_differs(real: Desk) -> None:
    page = opened(real)
    (row,) = page.table.plain.rows
    label, measure = CABINET["enterprise"].label, CABINET["enterprise"].measure
    assert row.cells[0] == "2026-11-27 17:05" and row.cells[1] == f"{label}少 1 {measure}"
    assert row.pills == {2: ("完好", "ok")} and row.cells[3] == "关闭时" and row.cells[4] == "1"
    assert row.cells[5].endswith(" MB") and row.cells[6] == "1"
    assert seen(page, "这份备份之后的 1 次操作都会退回")
    assert nameless(page) == []
    assert page.table.hasFocus()


def test_now_and_again_by_key(real: Desk, qtbot: QtBot) -> None:
    page = opened(real)
    for count in (2, 3):
        press(real, Key.Key_N, Ctrl)
        idle(qtbot)
        assert len(page.table.plain.rows) == count
        assert seen(real.toasts, "已备份到 1 处，读回核对无误。")
    assert page.table.plain.rows[0].cells[1] == "和现在一样" and page.table.hasFocus()


def test_three_keys_bring_a_backup_back_and_the_way_back_is_there(window: Window, real: Desk, qtbot: QtBot) -> None:
    opened(real)
    press(real, ENTER)
    worked()
    page = real.page
    assert isinstance(page, BackupsPage) and page.chosen.go.hasFocus()
    assert seen(page, "现在的台账会先备份好")
    press(real, ENTER)
    idle(qtbot)
    desk = window.desk
    assert desk is not None and desk is not real
    assert firms(desk.book) == ["甲厂"] and not desk.book.read_only
    assert seen(desk.toasts, "已恢复到 2026-11-27 17:05 的备份")
    assert newest(desk).why == "恢复前" and newest(desk).rows["enterprise"] == 2
    page = opened(desk)
    assert seen(page.line, "恢复以后旧备份暂不清理") and page.line.button.isVisible()
    page.line.button.setFocus()
    press(desk, SPACE)
    worked()
    assert settings_of(desk.book.facts["file_id"]).halted == "" and not page.line.isVisible()
    # The way back: the present as it was before, by three keys again.
    assert page.table.go(str(newest(desk).path))
    press(desk, ENTER)
    press(desk, ENTER)
    idle(qtbot)
    assert window.desk is not None and sorted(firms(window.desk.book)) == ["乙厂", "甲厂"]


def test_giving_up_changes_nothing(real: Desk) -> None:
    page = opened(real)
    ways: tuple[Callable[[], None], ...] = (lambda: press(real, Key.Key_Escape), page.chosen.cancel.click)
    for give_up in ways:
        press(real, ENTER)
        assert page.chosen.go.hasFocus()
        give_up()
        worked()
        assert real.page is page and page.table.hasFocus() and page.chosen.restore.isVisible()
    assert len(firms(real.book)) == 2


def test_a_present_that_cannot_be_saved_stays(window: Window, real: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from unionbook.store.backup import disk

    opened(real)
    monkeypatch.setattr(disk, "_SPARE", 1 << 60)
    press(real, ENTER)
    press(real, ENTER)
    worked()
    assert window.desk is real and len(firms(real.book)) == 2
    assert seen(real.banner, "没有恢复，台账还是原来的")
    monkeypatch.undo()


def test_a_damaged_backup_is_marked_cannot_be_restored_and_may_go(real: Desk) -> None:
    kept = newest(real)
    register(real.book, "丙厂")
    Backups(real.book).make(Why.ASKED)
    body = bytearray(kept.path.read_bytes())
    body[len(body) // 2] ^= 1
    kept.path.write_bytes(body)
    Backups(real.book).own().recheck(kept, datetime(2026, 11, 28))
    page = opened(real)
    assert [row.pills[2][0] for row in page.table.plain.rows] == ["完好", "坏了"]
    press(real, Key.Key_Delete)
    assert len(page.table.plain.rows) == 2
    press(real, Key.Key_Down)
    assert seen(page, "这一份坏了") and not page.chosen.restore.isVisible()
    press(real, ENTER)
    assert not page.chosen.go.isVisible()
    page.chosen.discard.setFocus()
    press(real, SPACE)
    worked()
    assert len(page.table.plain.rows) == 1 and seen(real.toasts, "那一份已删除")


def test_the_second_place_is_chosen_and_given_up(
    real: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = tmp_path / "移动硬盘"
    disk.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(disk))
    page = opened(real)
    page.places.choose.setFocus()
    press(real, SPACE)
    idle(qtbot)
    assert len(list(disk.glob("*.ubk"))) == 1 and len(page.table.plain.rows) == 3
    shutil.rmtree(disk)
    press(real, Key.Key_N, Ctrl)
    idle(qtbot)
    assert seen(real.banner, "第二备份位置")
    assert "备份有问题" in settle(real).backup.button.text()
    page = opened(real)
    page.places.clear.setFocus()
    press(real, SPACE)
    worked()
    assert settings_of(real.book.facts["file_id"]).second == "" and not page.line.isVisible()


def test_the_drill_by_key_and_when_it_is_due(real: Desk, qtbot: QtBot) -> None:
    file_id = real.book.facts["file_id"]
    keep_settings(file_id, drilled="2020-01-01")
    settle(real).refresh()
    assert "该做恢复演练" in settle(real).backup.button.text()
    page = opened(real)
    assert seen(page.line, "一年没有做恢复演练了")
    page.places.drill.setFocus()
    press(real, SPACE)
    idle(qtbot)
    assert seen(real.toasts, "恢复演练成功") and settings_of(file_id).drilled == f"{datetime.now():%Y-%m-%d}"
    assert not page.line.isVisible() and seen(page.places, "成功")


def test_today_tells_the_last_good_backup_and_leads_to_it(real: Desk, qtbot: QtBot) -> None:
    """In a low window, where the card of the check-up has no room to tell it."""
    page = settle(real)
    page.window().resize(1093, 534)
    told = page.backup.button
    qtbot.waitUntil(told.isVisible)
    assert "备份" in told.text()
    assert "2026-11-27 17:05" in told.accessibleName() and str(newest(real).path.parent) in told.accessibleName()
    told.setFocus()
    press(real, SPACE)
    worked()
    assert isinstance(real.page, BackupsPage)


def test_a_practice_book_makes_none_by_itself(window: Window, desk: Desk) -> None:
    register(desk.book, "练习厂")
    assert not settle(desk).backup.isVisible()
    backups = Backups(desk.book)
    window.close_book()
    assert list(backups.own().folder.glob("*.ubk")) == []


def test_it_fits_the_smallest_window(window: Window, real: Desk, qtbot: QtBot) -> None:
    window.resize(1093, 534)
    page = opened(real)
    worked()
    least = page.minimumSizeHint()
    assert least.width() <= page.width() and least.height() <= page.height()
    press(real, ENTER)
    worked()
    words = page.chosen.words.words
    assert words.height() >= words.heightForWidth(words.width())
    press(real, Key.Key_Escape)
    # With the largest type there is room for one card at a time.
    window.set_size("特大")
    qtbot.waitUntil(lambda: window.desk not in (None, real))
    desk = window.desk
    assert desk is not None
    page = opened(desk)
    assert page.other.isVisible() and not page.places.isVisible()
    page.other.setFocus()
    press(desk, SPACE)
    worked()
    assert page.places.isVisible() and not page.chosen.isVisible() and nameless(page) == []
    page.table.setFocus(Qt.FocusReason.OtherFocusReason)
    press(desk, ENTER)
    worked()
    assert page.chosen.go.hasFocus()
    window.set_size("标准")
    qtbot.waitUntil(lambda: window.desk not in (None, desk))
