"""Search everywhere (Ctrl+K): every kind at once, the hits grouped by kind; Enter opens the record.

The code of a figure printed on an issued report (2021-01-017) finds that figure. A figure of today is found by its
name and opens its rows, a command by its words.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from unionbook.ground.dates import print_date
from unionbook.ground.errors import Refusal
from unionbook.ground.fields.base import narrow
from unionbook.ground.kind import Kind
from unionbook.store.book import Book
from unionbook.ui.frame.searchbox import SearchBox
from unionbook.ui.look import theme

DASHES = str.maketrans("—–−‐", "----")
"""What an input method may put for the stroke in a code."""

NOTHING = "没有找到。换一个字，或只输姓名、电话、编号中的一段再试。"

Index = QModelIndex | QPersistentModelIndex

_HIT = Qt.ItemDataRole.UserRole


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


class _Lines(QStyledItemDelegate):
    """A hit in one line: icon, title in bold, caption; or the word over a group."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, theme.SIZES.px(40 if index.data(_HIT) else 28))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit: Hit | Deed | None = index.data(_HIT)
        box = option.rect.adjusted(theme.SIZES.px(12), 0, -theme.SIZES.px(12), 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.save()
        if hit is None:
            painter.setPen(theme.colour("text3"))
            painter.setFont(theme.font(12))
            painter.drawText(box, middle, str(index.data()))
            painter.restore()
            return
        current = bool(option.state & option.state.State_Selected)
        if current:
            theme.mark(painter, option.rect.adjusted(2, 1, -2, -1))
        size = theme.SIZES.icon(20)
        name, tone = (f"{hit.icon}_filled", "accent") if current else (hit.icon, "text2")
        picture = theme.pixmap(name, 20, tone, painter.device().devicePixelRatio())
        painter.drawPixmap(box.left(), box.center().y() - size // 2 + 1, picture)
        box.setLeft(box.left() + size + theme.SIZES.px(10))
        painter.setPen(theme.colour("text1"))
        painter.setFont(theme.font(14, bold=True))
        title = painter.fontMetrics().elidedText(hit.title, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, middle, title)
        box.setLeft(box.left() + painter.fontMetrics().horizontalAdvance(title) + theme.SIZES.px(12))
        painter.setPen(theme.colour("text3"))
        painter.setFont(theme.font(12))
        caption = painter.fontMetrics().elidedText(hit.caption, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, middle, caption)
        painter.restore()


class Hits(QFrame):
    """The list under the search box. It never has the focus: the box hands it the keys."""

    def __init__(self, parent: QWidget, opened: Callable[[Hit | Deed | None], None]) -> None:
        super().__init__(parent)
        self.around = parent
        theme.look(self, "popup")
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(_Lines(self.list))
        self.list.setAccessibleName("搜索结果")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(lambda item: opened(item.data(_HIT)))
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.list)
        self.hide()

    def show_hits(self, found: Sequence[Hit | Deed], under: QWidget, nothing: str = NOTHING) -> None:
        """List the hits under a widget; nothing found is said in words."""
        self.list.clear()
        last = ""
        for hit in found:
            if hit.group != last:
                last = hit.group
                self._word(last)
            item = QListWidgetItem(f"{hit.title}，{hit.group}，{hit.caption}", self.list)
            item.setData(_HIT, hit)
        if not found:
            self._word(nothing)
        self._place(under)
        self.step(1)

    def _word(self, text: str) -> None:
        item = QListWidgetItem(text, self.list)
        item.setFlags(Qt.ItemFlag.NoItemFlags)

    def _place(self, under: QWidget) -> None:
        around = self.around
        corner = under.mapTo(around, QPoint(under.width(), under.height() + 4))
        height = self._whole_rows(around.height() - corner.y() - 38) + 18
        self.resize(min(theme.SIZES.px(560), around.width() - 40), height)
        self.move(max(20, corner.x() - self.width()), corner.y())
        self.show()
        self.raise_()

    def _whole_rows(self, most: int) -> int:
        """The height of as many rows as there is room for: no line is cut through."""
        height = 0
        for row in range(self.list.count()):
            one = self.list.sizeHintForRow(row)
            if height + one > most:
                break
            height += one
        return height

    def step(self, by: int) -> None:
        """Go up or down to the next hit."""
        row = self.list.currentRow() + by
        while 0 <= row < self.list.count():
            if self.list.item(row).data(_HIT) is not None:
                self.list.setCurrentRow(row)
                return
            row += by

    def current(self) -> Hit | Deed | None:
        """The hit that Enter opens."""
        item = self.list.currentItem()
        found: Hit | Deed | None = item.data(_HIT) if self.isVisible() and item is not None else None
        return found


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
    def hits(self) -> Hits:
        """The list, made when it is needed first."""
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
