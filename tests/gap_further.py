"""Flows on the book of 50,000 members that are not for every day: heads of lists, steps of many, all pages and sheets
of the menus, copies, the help."""

from collections.abc import Callable, Iterator
from functools import partial

import aid_round
from gap_deeds import ledger
from gap_flows import Ctrl, Key, Step, press, quiet
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from unionbook.ground.conditions import is_
from unionbook.records import CABINET
from unionbook.services.help.manual import print_manual
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.window import Window
from unionbook.ui.help.paper import write_to
from unionbook.ui.ledger.listheader import ListHeader

CtrlShift = Ctrl | Qt.KeyboardModifier.ShiftModifier

PAGES = ("本单位信息", "自定数字", "报告样式", "核对报告原件", "消息记录", "核对台账文件")
SHEETS = ("新建台账…", "交接册…", "快捷键一览", "怎么办…", "故障记录", "关于")
"""Commands of the menus that lead to pages, and to sheets over them."""
STEPPED = 82
"""Applications that take their step together."""


def command(desk: Desk, words: str) -> Callable[[], None]:
    """A line of the menus, chosen."""
    return lambda: desk.menus.of(words).trigger()


def put_away(window: Window) -> None:
    """Sheets over the window are closed."""
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible():
            dialog.reject()
    # Without a window manager nobody else gives the keys back.
    window.activateWindow()


def heads(window: Window, desk: Desk) -> Iterator[Step]:
    """The longest list put into orders, narrowed by a chip; heads, a cell, rows copied, what leads away."""

    def head_menu(label: str) -> None:
        table = ledger(desk).drawer.table
        section = next(at for at, one in enumerate(table.rows.visible) if one.label == label)
        header = table.horizontalHeader()
        assert isinstance(header, ListHeader)
        header.open_menu(section)

    yield "会员 once more", lambda: desk.go(1)
    for label in ("姓名", "入会日期"):
        yield f"the head {label}", partial(head_menu, label)
        yield "its menu closed", lambda: press(window, Key.Key_Escape)
    yield "by the stroke", lambda: ledger(desk).drawer.table.sort_as(("person.name",), True)
    yield "by another column", lambda: ledger(desk).drawer.table.sort_as(("-joined_on",), False)
    yield "the first chip", lambda: ledger(desk).drawer.filters.take(ledger(desk).drawer.kind.subsets[0].name)
    yield "all again", lambda: ledger(desk).drawer.filters.clear()
    yield "into a cell", lambda: press(window, *[Key.Key_Right] * 4, Key.Key_F2)
    yield "out of it", lambda: press(window, Key.Key_Escape)
    yield "rows chosen", lambda: press(window, *[Key.Key_Down] * 5, held=Qt.KeyboardModifier.ShiftModifier)
    yield "rows copied", lambda: press(window, Key.Key_C, held=Ctrl)
    yield "the other pane", lambda: press(window, Key.Key_F6)
    yield "what happened to it", lambda: ledger(desk).drawer.show_history()
    yield "its person", lambda: ledger(desk).drawer.show_person()
    yield "back to the members", desk.back
    yield "an export asked for", lambda: press(window, Key.Key_E, held=CtrlShift)
    yield "no export", lambda: put_away(window)
    yield "a figure asked for", command(desk, "把筛选做成数字")
    yield "no figure", lambda: put_away(window)


def lists(window: Window, desk: Desk) -> Iterator[Step]:
    """Every list of the menus."""
    for kind in desk.book.cabinet:
        if not (kind.tab or kind.parent or kind.hidden or kind.single):
            yield f"{kind.label} listed", partial(desk.show_list, kind)


def steps(window: Window, desk: Desk) -> Iterator[Step]:
    """Applications that go a step on together, and one field of many."""

    aid_round.write(desk.book, STEPPED)
    quiet(desk)
    yield "帮扶申请", lambda: desk.show_list(CABINET["application"])
    yield "those of the first stage", lambda: ledger(desk).drawer.filters.take_stage("applied")
    yield "all 82 ticked", lambda: press(window, Key.Key_A, held=Ctrl)
    yield "their step asked for", lambda: press(window, Key.Key_F8)
    yield "the step taken", lambda: press(window, Key.Key_Return)
    assert not desk.book.count("application", is_("stage", "applied")), "they took no step"
    yield "the step taken back", desk.undo
    yield "members", lambda: desk.show_list(CABINET["member"])
    left = desk.book.count("member")
    yield "300 ticked", lambda: ledger(desk).drawer.table.tick(0, 300)
    yield "300 removed", lambda: press(window, Key.Key_Delete)
    assert desk.book.count("member") == left - 300, "they were not removed"
    yield "300 brought back", desk.undo
    yield "300 ticked again", lambda: ledger(desk).drawer.table.tick(0, 300)
    yield "a field of theirs asked for", lambda: press(window, Key.Key_M, held=Ctrl)
    yield "no field", lambda: press(window, Key.Key_Escape, Key.Key_Escape)


def menus(window: Window, desk: Desk) -> Iterator[Step]:
    """The pages and sheets of the menus, and the help of a page."""
    for words in PAGES:
        yield words, command(desk, words)
    yield "away from the pages", lambda: desk.go(0)
    for words in (*SHEETS, "本页帮助"):
        yield words, command(desk, words)
        yield f"no {words}", lambda: put_away(window)
    yield "隐私", desk.show_privacy
    yield "报告 to be made", command(desk, "新建报告")
    yield "no report", lambda: put_away(window)
    yield "away from the report", lambda: desk.go(0)


def copies(window: Window, desk: Desk) -> Iterator[Step]:
    """A backup, a copy, the manual; the book closed and opened again."""
    folder = desk.book.path.parent

    yield "the manual", lambda: write_to(desk, folder / "手册.pdf", print_manual)
    yield "a backup", lambda: window.copies.make_now(lambda _: None)
    yield "a copy", lambda: window.copies.carry(folder / "副本.ubk")
    yield "the copy told", lambda: put_away(window)
    yield "the book closed", window.close_book


FURTHER = (heads, lists, steps, menus, copies)
