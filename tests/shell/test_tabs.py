"""The tabs by keys, by mouse and by ear; their badges; how small the window may be."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shell.hands import Ctrl, Key, Shift, counted, press, rested, worked

from unionbook.ground.conditions import is_
from unionbook.records import CABINET
from unionbook.services.due import due
from unionbook.services.entry import Entry
from unionbook.services.saving import save_draft
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.window import SMALLEST, Window
from unionbook.ui.ledger.ledger import LedgerPage

TABS = ["今日", *dict.fromkeys(kind.tab for kind in CABINET.tabs()), "报告"]


def test_the_tabs_are_those_of_the_drawers(desk: Desk) -> None:
    assert [desk.nav.bar.tabText(at) for at in range(desk.nav.bar.count())] == TABS


def test_ctrl_and_a_digit_goes_to_the_tab(desk: Desk) -> None:
    for number in range(1, min(len(TABS), 9) + 1):
        press(desk, Key(Key.Key_0 + number), Ctrl)
        assert (desk.nav.bar.currentIndex(), desk.pages.index) == (number - 1, number - 1)
    press(desk, Key.Key_2, Ctrl)
    assert isinstance(desk.page, LedgerPage)
    assert [kind.name for kind in desk.page.kinds] == ["member"]


def test_ctrl_tab_goes_round(desk: Desk) -> None:
    press(desk, Key.Key_Tab, Ctrl)
    assert desk.pages.index == 1
    press(desk, Key.Key_Backtab, Ctrl | Shift)
    press(desk, Key.Key_Backtab, Ctrl | Shift)
    assert desk.pages.index == len(TABS) - 1


def test_arrow_keys_walk_the_tab_bar_and_keep_the_focus_there(desk: Desk) -> None:
    desk.nav.bar.setFocus()
    down, up, end, home = Key.Key_Down, Key.Key_Up, Key.Key_End, Key.Key_Home
    for key, index in ((down, 1), (down, 2), (up, 1), (end, len(TABS) - 1), (home, 0)):
        press(desk, key)
        assert desk.pages.index == index
        assert desk.nav.bar.hasFocus()


def test_the_tab_bar_is_a_tab_list_to_those_who_hear_it(desk: Desk) -> None:
    counted(desk)
    bar = QAccessible.queryAccessibleInterface(desk.nav.bar)
    assert bar.role() == QAccessible.Role.PageTabList
    tabs = [bar.child(at) for at in range(bar.childCount()) if bar.child(at).role() == QAccessible.Role.PageTab]
    told = [tab.text(QAccessible.Text.Name) for tab in tabs]
    assert [words.split("，")[0] for words in told] == TABS
    urgent = sum(one.running.left <= 5 for one in due(desk.book, desk.book.today()) if one.kind.tab == "信访")
    assert told[TABS.index("信访")] == f"信访，{urgent} 项期限紧急或已超期"


def test_badges_count_what_presses_then_drafts_then_open_work(desk: Desk) -> None:
    kind = CABINET["activity"]
    counted(desk)
    activity, grievance = TABS.index("活动"), TABS.index("信访")
    before = desk.nav.bar.badges[activity]
    open_now = desk.book.count("activity", is_("stage", "planned")) + desk.book.count("activity", is_("stage", "held"))
    assert (before.tone, before.count) == ("neutral", open_now)
    entry = Entry(desk.book, kind)
    entry.type("name", "读书会")
    save_draft(entry)
    counted(desk)
    assert (desk.nav.bar.badges[activity].tone, desk.nav.bar.badges[activity].count) == ("warn", 1)
    assert desk.nav.bar.badges[grievance].tone == "alarm"


def test_the_lower_buttons_go_when_the_window_is_low(window: Window, desk: Desk, qtbot: QtBot) -> None:
    assert [one.isVisible() for one in desk.nav.below] == [False, True, True, True]
    window.resize(1366, 800)
    qtbot.waitUntil(lambda: all(one.isVisible() for one in desk.nav.below))
    window.resize(1093, 534)
    qtbot.waitUntil(lambda: not any(one.isVisible() for one in desk.nav.below))


def test_a_page_that_does_not_let_go_keeps_its_tab(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.go(1)
    assert desk.page is not None
    monkeypatch.setattr(desk.page, "leave", lambda: False)
    QTest.mouseClick(desk.nav.bar, Qt.MouseButton.LeftButton, pos=desk.nav.bar.tabRect(3).center())
    assert (desk.pages.index, desk.nav.bar.currentIndex()) == (1, 1)
    monkeypatch.undo()
    QTest.mouseClick(desk.nav.bar, Qt.MouseButton.LeftButton, pos=desk.nav.bar.tabRect(3).center())
    assert (desk.pages.index, desk.nav.bar.currentIndex()) == (3, 3)


@pytest.mark.parametrize("size", ["标准", pytest.param("大", marks=pytest.mark.slow)])
def test_every_page_fits_the_smallest_window(window: Window, desk: Desk, size: str, qtbot: QtBot) -> None:
    window.set_size(size)
    qtbot.waitUntil(lambda: window.desk is not None)
    assert window.desk is not None
    # What a page leaves out it leaves out where there is no room for it.
    window.resize(1093, 534)
    worked()
    for index in range(len(TABS)):
        window.desk.go(index)
        rested(window.desk)
        worked()
        least = window.desk.minimumSizeHint()
        assert (TABS[index], least.width() <= 1093, least.height() <= 534) == (TABS[index], True, True)
    if size == "标准":
        assert least.width() <= SMALLEST.width() and least.height() <= SMALLEST.height()
