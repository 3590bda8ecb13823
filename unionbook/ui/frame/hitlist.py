"""The list of what was found everywhere, under the search box, grouped by kind."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from unionbook.ui.frame.everywhere import Deed, Hit
from unionbook.ui.look import theme

Index = QModelIndex | QPersistentModelIndex

_HIT = Qt.ItemDataRole.UserRole


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

    def show_hits(self, found: Sequence[Hit | Deed], under: QWidget, nothing: str) -> None:
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
