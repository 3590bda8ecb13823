"""交接册 and the manual out of the menus: names asked for, a file written, refusals told."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from shell.hands import Key, nameless, press, worked, write

from unionbook.ui.aside.handover import HandoverSheet
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.visits import print_paper, show_handover
from unionbook.ui.help.paper import write_to


def test_the_booklet_is_asked_for_and_written(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "交接.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    show_handover(desk)
    sheet = desk.findChildren(HandoverSheet)[-1]
    assert nameless(sheet) == [] and not sheet.slip[0].isVisible(), "a plain book has no recovery sheet"
    sheet.names[0].setFocus()
    sheet.names[0].setText("林小梅")
    sheet.slip[1].setChecked(True)
    assert (sheet.between.giver, sheet.between.taker, sheet.between.slip) == ("林小梅", "", True)
    sheet.save_it.click()
    qtbot.waitUntil(out.is_file, timeout=20000)
    worked()
    assert "林小梅" in "".join("".join(page.extract_text() for page in PdfReader(out).pages).split())


def test_esc_leaves_it_without_a_file(desk: Desk) -> None:
    show_handover(desk)
    sheet = desk.findChildren(HandoverSheet)[-1]
    sheet.activateWindow()
    assert QTest.qWaitForWindowActive(sheet)
    worked()
    assert sheet.focusWidget() is sheet.names[0]
    write("abc")
    press(sheet.names[0], Key.Key_Escape)
    assert not sheet.isVisible()


def test_the_manual_is_saved_from_the_menu(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "手册.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    print_paper(desk, "file")
    qtbot.waitUntil(out.is_file, timeout=20000)
    assert len(PdfReader(out).pages) <= 24


def test_a_folder_that_is_not_there_is_said(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    write_to(desk, tmp_path / "没有" / "手册.pdf", lambda: (b"%PDF", 1))
    qtbot.waitUntil(desk.banner.isVisible)
    assert "没有写出" in desk.banner.words.text()
