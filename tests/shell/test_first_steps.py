"""开始使用: the steps of the first days, what the report can tell already, and the way to be rid of them."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from shell.hands import nameless, seen

from unionbook.records import CABINET
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.settings import Settings
from unionbook.ui.frame.window import Window
from unionbook.ui.home.first import FirstPage
from unionbook.ui.home.firststeps import FirstSteps
from unionbook.ui.home.newbook import NewBook, make_book
from unionbook.ui.home.today import Today
from unionbook.ui.intake.page import ImportPage
from unionbook.ui.ledger.ledger import LedgerPage


@pytest.fixture
def fresh(window: Window, tmp_path: Path) -> Desk:
    """The desk of a new book."""
    path = tmp_path / "青山镇总工会.ubk"
    make_book(path, CABINET, "青山镇总工会", "青山市总工会").close()
    window.open_book(path)
    assert window.desk is not None
    return window.desk


def today(desk: Desk) -> Today:
    assert isinstance(desk.page, Today)
    desk.page.settle()
    return desk.page


def strip(desk: Desk) -> FirstSteps:
    return today(desk).first


def button(desk: Desk, name: str) -> QPushButton:
    (found,) = (one for one in strip(desk).findChildren(QPushButton) if one.accessibleName() == name)
    return found


def test_a_new_book_shows_five_steps_and_what_is_done_is_ticked(fresh: Desk) -> None:
    assert strip(fresh).isVisible() and seen(strip(fresh), "5 步已完成 0 步，次序随意")
    assert not strip(fresh).told.isVisible() and nameless(strip(fresh)) == []
    with fresh.book.change("登记工会") as act:
        founded = date.today().replace(day=1).isoformat()
        act.add("organisation", {"name": "甲厂工会", "stage": "normal", "structure": "1", "founded_on": founded})
    today(fresh).refresh()
    assert seen(strip(fresh), "5 步已完成 1 步，次序随意")
    assert not button(fresh, "录入基层工会：已完成").isEnabled()
    today(fresh)
    assert strip(fresh).told.text() == "已能自动算出年度总结中的 2 个数字，看看"


def test_every_step_leads_where_it_is_done(fresh: Desk) -> None:
    for name, kind in (("录入基层工会：登记工会", "organisation"), ("设本年目标：设目标", "target")):
        button(fresh, name).click()
        assert isinstance(fresh.page, LedgerPage) and fresh.page.drawer.kind is CABINET[kind]
        fresh.go(0)
    button(fresh, "导入会员名册：从 Excel 导入").click()
    assert isinstance(fresh.page, ImportPage) and fresh.page.course.wanted is CABINET["member"]
    fresh.go(0)
    button(fresh, "试打一份年度总结：看看报告").click()
    assert fresh.pages.index == len(fresh.tabs) - 1
    fresh.go(0)
    assert seen(strip(fresh), "5 步已完成 1 步，次序随意")


def test_sent_away_it_stays_away(fresh: Desk, window: Window) -> None:
    button(fresh, "不再显示开始使用").setFocus()
    QTest.keyClick(button(fresh, "不再显示开始使用"), Qt.Key.Key_Space)
    assert not strip(fresh).isVisible()
    path = fresh.book.path
    window.close_book()
    window.settings = Settings.load(window.settings.file)
    window.open_book(path)
    assert window.desk is not None and not strip(window.desk).isVisible()


def test_the_practice_book_has_no_first_steps(desk: Desk) -> None:
    assert not strip(desk).isVisible()


def test_the_first_page_begins_with_a_table_of_excel(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    page = window.centralWidget()
    assert isinstance(page, FirstPage)
    (way,) = (one for one in page.findChildren(QPushButton) if one.accessibleName() == "从 Excel 开始")
    way.click()
    dialog = window.findChild(NewBook)
    assert dialog is not None
    dialog.name.setText("青山镇总工会")
    dialog.superior.setText("青山市总工会")
    dialog.place.setText(str(tmp_path / "新.ubk"))
    dialog.secret.setChecked(False)
    (tmp_path / "名册.xlsx").write_bytes(b"no table, but one that is offered")
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.make()
    assert window.desk is not None
    into = window.desk.page
    assert isinstance(into, ImportPage)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert QApplication.focusWidget() is into.files.table
