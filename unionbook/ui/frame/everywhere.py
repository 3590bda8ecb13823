"""Search everywhere (Ctrl+K): every kind at once, the hits grouped by kind; Enter opens the record.

The code of a figure printed on an issued report (2021-01-017) finds that figure. A figure of today is found by its
name and opens its rows, a command by its words.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from unionbook.ground.dates import print_date
from unionbook.ground.errors import Refusal
from unionbook.ground.fields.base import narrow
from unionbook.ground.kind import Kind
from unionbook.store.book import Book
from unionbook.ui.frame.searchbox import SearchBox
from unionbook.ui.look import theme

if TYPE_CHECKING:
    from unionbook.ui.frame.hitlist import Hits

DASHES = str.maketrans("—–−‐", "----")
"""What an input method may put for the stroke in a code."""

NOTHING = "没有找到。换一个字，或只输姓名、电话、编号中的一段再试。"


@dataclass(frozen=True)
class Hit:
    """A record found. caption: its number or place, as a list shows them.

    code: it is no record but the figure of this code, of the issue that `uid` names.
    """

    kind: Kind
    uid: str
    title: str
    caption: str
    code: str = ""

    @property
    def icon(self) -> str:
        """The picture beside it."""
        return self.kind.icon

    @property
    def group(self) -> str:
        """The word over such hits."""
        return f"数字代码 {self.code}" if self.code else self.kind.label


@dataclass(frozen=True)
class Deed:
    """Something found that is done at once: a figure whose rows are opened, a command. group: the word over such."""

    title: str
    caption: str
    icon: str
    group: str
    act: Callable[[], object]


Deeds = Callable[[str], list[Deed]]
"""What can be done of what a text says."""


def figure_hit(book: Book, text: str) -> Hit | None:
    """The figure a text is the code of; None when it is no code. Raises Refusal for the code of nothing."""
    from unionbook.services.issue.archive import NAME, code_of, is_code, of_code

    code = narrow(text).translate(DASHES)
    if NAME not in book.cabinet or not is_code(code):
        return None
    issue, figure, rows = of_code(book, code)
    title = f"定稿 {issue.number} 第{figure.code}号数字：{figure.label} {figure.printed}"
    caption = f"{print_date(issue.issued_on or '')}定稿时的 {len(rows):,} 条记录"
    return Hit(book.cabinet[NAME], issue.uid, title, caption, code_of(issue, figure))


def hits(book: Book, text: str) -> list[Hit]:
    """The records found, those of kinds with a tab first."""
    from unionbook.services.search.everywhere import records

    return [Hit(one.kind, one.uid, one.title, one.caption) for one in records(book, text)]


class Everywhere(SearchBox):
    """The search box in the menu row."""

    def __init__(self, book: Book, desk: QWidget, opened: Callable[[Hit], None], deeds: Deeds = lambda _: []) -> None:
        super().__init__("全局搜索", "全局搜索", "Ctrl+K")
        self.book, self.opened, self.deeds = book, opened, deeds
        self._desk = desk
        self.sought.connect(self._look)
        self.setMinimumWidth(theme.SIZES.px(150))
        self.setMaximumWidth(theme.SIZES.px(270))

    @cached_property
    def hits(self) -> "Hits":
        """The list, loaded and made when it is needed first."""
        from unionbook.ui.frame.hitlist import Hits

        return Hits(self._desk, self._open)

    def _look(self, text: str) -> None:
        if not text:
            self.hits.hide()
            return
        found: list[Hit | Deed] = [*hits(self.book, text), *self.deeds(text)]
        nothing = NOTHING
        try:
            figure = figure_hit(self.book, text)
        except Refusal as refusal:
            nothing = refusal.sentence
        else:
            found = [figure, *found] if figure else found
        self.hits.show_hits(found, self, nothing)

    def _open(self, hit: Hit | Deed | None) -> None:
        if hit is None:
            return
        self.empty()
        if isinstance(hit, Deed):
            # A command is meant for the page, not for the box it was found in.
            self.escaped.emit()
            hit.act()
        else:
            self.opened(hit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.hits.isVisible() or self._composed:
            super().keyPressEvent(event)
            return
        match event.key():
            case Qt.Key.Key_Down:
                self.hits.step(1)
            case Qt.Key.Key_Up:
                self.hits.step(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._tell()
                self._open(self.hits.current())
            case _:
                super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.hits.hide()
        # The same words are looked for anew when the clerk comes back to them.
        self._told = ""

    def sizeHint(self) -> QSize:
        return QSize(theme.SIZES.px(270), super().sizeHint().height())
