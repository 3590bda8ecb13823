"""上次没来得及保存的内容: what was typed before the program ended, and saves that could not be finished, on 今日."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from unionbook.store.book import Book
from unionbook.ui.look import theme
from unionbook.ui.look.elided import Elided
from unionbook.ui.look.emptying import empty

if TYPE_CHECKING:
    from unionbook.services.recovery.leftover import Leftover

SHOWN = 2
"""Lines shown; the next come up as these are dealt with."""


class LeftoverBar(QFrame):
    """A line for each, with 接着填 and 不要了. taken: goes on with one."""

    def __init__(self, book: Book, taken: "Callable[[Leftover], None]") -> None:
        super().__init__()
        theme.look(self, "notice")
        self.book, self._taken = book, taken
        self.lines = QVBoxLayout(self)
        self.lines.setContentsMargins(12, 2, 4, 2)
        self.lines.setSpacing(0)
        self.hide()

    def refresh(self) -> None:
        """Show what is offered now."""
        from unionbook.services.recovery.leftover import leftovers

        found = [] if self.book.read_only else leftovers(self.book)
        empty(self.lines)
        for one in found[:SHOWN]:
            self.lines.addWidget(self._line(one, len(found)))
        self.setVisible(bool(found))

    def _line(self, one: "Leftover", count: int) -> QWidget:
        from unionbook.ui.form.safekeeping import words

        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        picture = QLabel()
        picture.setPixmap(theme.pixmap("edit", 16, "warn", self.devicePixelRatio()))
        told = Elided(words(one))
        go_on, leave = theme.button("接着填", style="link"), theme.button("不要了", style="link")
        go_on.setAccessibleName(f"接着填 {one.title}".strip())
        leave.setAccessibleName(f"不要 {one.title}".strip())
        go_on.clicked.connect(partial(self._taken, one))
        leave.clicked.connect(partial(self._give_up, one))
        row.addWidget(picture)
        row.addWidget(told, 1)
        if count > SHOWN:
            row.addWidget(theme.look(QLabel(f"共 {count} 处"), "caption"))
        row.addWidget(go_on)
        row.addWidget(leave)
        # Not before it stands in the line: a button shown without one is a window, and takes the keys.
        go_on.setVisible(one.kind is not None)
        return line

    def _give_up(self, one: "Leftover") -> None:
        from unionbook.services.recovery.leftover import give_up

        with suppress(OSError):
            give_up(self.book, one)
        self.refresh()
