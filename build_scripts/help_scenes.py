"""What is done before a picture of the help is taken."""

from __future__ import annotations

from scenes import desk_of
from unionbook.ui.aside.handover import HandoverSheet
from unionbook.ui.frame.visits import show_page
from unionbook.ui.frame.window import Window
from unionbook.ui.help.sheet import HelpBook


def register(window: Window) -> None:
    """The page of a register."""
    show_page(desk_of(window), "信访")


def question(window: Window) -> None:
    """An answer to a 怎么办."""
    show_page(desk_of(window), "打开了旧文件")


def field(window: Window) -> None:
    """A field, above the page of its register."""
    desk = desk_of(window)
    book = HelpBook(desk, desk.book.cabinet)
    book.show_field(desk.book.cabinet["member"], "joined_on", "会员")
    book.open()


def found(window: Window) -> None:
    """What a word finds."""
    desk = desk_of(window)
    book = HelpBook(desk, desk.book.cabinet)
    book.show_page("帮助")
    book.box.setText("口令")
    book.box.sought.emit("口令")
    book.open()


def handover(window: Window) -> None:
    """What is asked before the booklet is printed."""
    HandoverSheet(desk_of(window)).open()


SCENES = (register, question, field, found, handover)
