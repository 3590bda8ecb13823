"""What the window says, takes back, and names; and what it imports before it is seen."""

import shutil
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shell.hands import Ctrl, Key, nameless, press, seen, settle, worked

from unionbook.ground.errors import Refusal
from unionbook.records import CABINET
from unionbook.ui.frame import work
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.window import Window
from unionbook.ui.ledger.ledger import LedgerPage
from unionbook.ui.look import theme

TABS = ["今日", *dict.fromkeys(kind.tab for kind in CABINET.tabs()), "报告"]


def test_everything_that_takes_the_focus_has_a_name(desk: Desk, qtbot: QtBot) -> None:
    for index, tab in enumerate(TABS):
        desk.go(index)
        qtbot.waitUntil(lambda: not work.busy(), timeout=20_000)
        worked()
        assert (tab, nameless(desk)) == (tab, [])


def test_the_first_page_and_the_sheets_have_names_too(window: Window, desk: Desk) -> None:
    for show in (desk.show_settings, desk.show_bin, desk.show_help):
        show()
        assert nameless(window) == []
    window.close_book()
    assert nameless(window) == []


def test_painted_numbers_and_bars_say_their_sentence(desk: Desk) -> None:
    page = settle(desk)
    told = {tile.accessibleName() for tile in page.numbers.figures.tiles}
    assert "工会会员 1,286人" in told
    assert page.growth.months.accessibleName().startswith("2020 年会员发展：1月 ")



def test_a_toast_goes_by_itself_and_leaves_the_focus_alone(desk: Desk, qtbot: QtBot) -> None:
    done: list[int] = []
    desk.row.search.setFocus()
    desk.toast("已保存 赵甲子。", lambda: done.append(1))
    assert desk.toasts.isVisible() and desk.row.search.hasFocus()
    assert desk.toasts.timer.interval() == 6000 and desk.toasts.timer.isActive()
    QTest.mouseClick(desk.toasts.button, Qt.MouseButton.LeftButton)
    assert (done, desk.toasts.isVisible(), desk.row.search.hasFocus()) == ([1], False, True)
    desk.toasts.timer.setInterval(10)
    desk.toast("已保存。")
    assert not desk.toasts.button.isVisible()
    qtbot.waitUntil(lambda: not desk.toasts.isVisible())


def test_a_toast_stands_beside_the_field_that_is_typed_in(desk: Desk) -> None:
    desk.toast("已保存 赵甲子。")
    usual, field = desk.toasts.geometry(), QLineEdit(desk)
    field.setGeometry(usual.adjusted(40, 0, 40, 0))
    field.show()
    field.setFocus()
    desk.toasts.place()
    assert not desk.toasts.geometry().intersects(field.geometry()) and desk.rect().contains(desk.toasts.geometry())
    field.setGeometry(0, usual.top(), desk.width(), usual.height())
    desk.toasts.place()
    assert not desk.toasts.geometry().intersects(field.geometry()) and desk.rect().contains(desk.toasts.geometry())


def test_all_is_written_is_not_said_while_a_field_says_why_not(desk: Desk) -> None:
    desk.enter(CABINET["organisation"], {"name": "样板新工会"})
    worked()
    page = desk.page
    assert isinstance(page, LedgerPage)
    press(desk, Key.Key_S, Ctrl)
    assert page.faulty and not desk.toasts.isVisible()
    assert seen(page, "请填建会日期")


def test_a_refusal_stays_until_it_is_read_or_the_page_is_left(desk: Desk) -> None:
    desk.refuse(Refusal("磁盘已满，没有保存。"))
    assert desk.banner.isVisible() and seen(desk.banner, "磁盘已满，没有保存。")
    QTest.mouseClick(desk.banner.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert not desk.banner.isVisible()
    desk.refuse(Refusal("磁盘已满，没有保存。"))
    desk.go(2)
    assert not desk.banner.isVisible()


def test_what_is_not_saved_shows_in_the_title_and_the_menu_row(window: Window, desk: Desk) -> None:
    assert window.windowTitle() == "工会台账2026 — UnionBook"
    desk.unsaved(2)
    assert window.windowTitle() == "● 工会台账2026 — UnionBook"
    assert seen(desk.row.state, "有 2 处未保存")
    desk.unsaved(0)
    assert window.windowTitle() == "工会台账2026 — UnionBook"
    with desk.book.change("登记活动 读书会") as act:
        act.add("activity", dict(desk.book.must("activity", desk.book.select("activity", ["uid"])[0][0])))
    assert seen(desk.row.state, f"已保存 {time.strftime('%H:')}")


def test_the_status_bar_names_parts_file_and_size(desk: Desk) -> None:
    desk.say("共 3 条", "已选 1 条")
    worked()
    assert seen(desk.status, "共 3 条") and seen(desk.status, "已选 1 条")
    assert desk.status.zoom.text() == "100%"
    assert desk.status.file.toolTip() == str(desk.book.path)
    desk.status.say("很长的话" * 19, "又一句")
    worked()
    file = desk.status.file
    assert "…" in file.text() and file.fontMetrics().horizontalAdvance(file.text()) <= file.width()



def rename(desk: Desk, name: str) -> str:
    """Change the first activity's name; its uid."""
    uid = str(desk.book.select("activity", ["uid"], limit=1)[0][0])
    with desk.book.change(f"修改 {name}") as act:
        act.set("activity", uid, {"name": name})
    desk.count()
    return uid


def test_ctrl_z_takes_the_last_act_back_and_ctrl_y_does_it_again(desk: Desk) -> None:
    assert not desk.row.undo.isEnabled()
    uid = rename(desk, "趣味运动会")
    assert desk.row.undo.accessibleName() == "撤销：修改 趣味运动会"
    assert desk.menus.of("撤销").text().startswith("撤销：修改 趣味运动会")
    press(desk, Key.Key_Z, Ctrl)
    assert desk.book.title("activity", uid) != "趣味运动会"
    assert seen(desk.toasts, "已撤销：修改 趣味运动会。")
    desk.count()
    assert desk.row.redo.isVisible()
    press(desk, Key.Key_Y, Ctrl)
    assert desk.book.title("activity", uid) == "趣味运动会"


def test_what_was_typed_in_a_field_is_taken_back_before_the_act(desk: Desk) -> None:
    uid = rename(desk, "趣味运动会")
    field = QLineEdit(desk)
    field.show()
    field.setFocus()
    QTest.keyClicks(field, "abc")
    press(desk, Key.Key_Z, Ctrl)
    assert (field.text(), desk.book.title("activity", uid)) == ("", "趣味运动会")
    press(desk, Key.Key_Z, Ctrl)
    assert desk.book.title("activity", uid) != "趣味运动会"


def test_nothing_to_take_back_is_said(desk: Desk) -> None:
    desk.undo()
    assert seen(desk.banner, "没有可以撤销的操作")



def test_another_text_size_keeps_book_and_tab(window: Window, desk: Desk, qtbot: QtBot) -> None:
    desk.go(2)
    book = desk.book
    press(desk, Key.Key_Plus, Ctrl)
    assert window.settings.size == "大"
    qtbot.waitUntil(lambda: window.desk is not None)
    assert window.desk is not None and window.desk is not desk
    assert (window.desk.pages.index, window.desk.book) == (2, book)
    assert window.desk.status.zoom.text() == "115%"
    worked()
    press(window.desk, Key.Key_0, Ctrl)
    qtbot.waitUntil(lambda: window.desk is not None)
    assert window.settings.size == "标准"


def test_the_sheet_of_keys_lists_the_keys_that_work(desk: Desk) -> None:
    listed = {words: key for _, keys in desk.menus.listed() for words, key in keys}
    assert listed["保存并新建"] == "Ctrl+Enter"
    assert listed["全局搜索"] == "Ctrl+K"
    assert listed["放大文字"] == "Ctrl+加号 或 Ctrl+="
    assert listed["返回"] == "Alt+←" and listed["另存为…"] == "F12 或 Ctrl+Shift+S"
    used = [key for _, _, action in desk.menus.made for key in action.shortcuts()]
    assert len(used) == len({key.toString() for key in used})


def test_every_menu_and_command_has_its_own_access_key(desk: Desk) -> None:
    menus: dict[str, list[str]] = {}
    for title, command, _ in desk.menus.made:
        menus.setdefault(title, []).extend(command.text.partition("(&")[2][:1])
    twice = {title: keys for title, keys in menus.items() if len(keys) != len(set(keys))}
    assert twice == {}
    assert all("(&" in title for title in menus)


def test_only_a_practice_book_has_the_orange_ribbon(window: Window, desk: Desk, issued: Path, tmp_path: Path) -> None:
    def under(row: QWidget) -> str:
        return row.grab().toImage().pixelColor(row.width() // 2, row.height() - 1).name().upper()

    assert under(desk.row) == theme.TOKENS.ribbon and not desk.row.practice.isHidden()
    window.open_book(Path(shutil.copy(issued, tmp_path / "真.ubk")))
    assert window.desk is not None and under(window.desk.row) != theme.TOKENS.ribbon
