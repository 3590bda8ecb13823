"""How the cells of a list are painted: hairlines, the chosen row with its bar, bold names, pills."""

from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from unionbook.ground.fields import SerialField
from unionbook.ui.ledger.columns import ListColumn
from unionbook.ui.look import theme
from unionbook.ui.look.pill import paint_pill, pill_size

SIDE = 8
"""px between a cell's edge and its words."""

BAR = 3
"""px of the bar at the left of the chosen row."""

Index: TypeAlias = QModelIndex | QPersistentModelIndex


class CellModel(QAbstractTableModel):
    """Rows as `Cells` paints them and a screen reader speaks them. columns: all there are; visible: those shown."""

    def __init__(self, columns: list[ListColumn]) -> None:
        super().__init__()
        self.columns = columns
        self.visible = list(columns)

    def show_columns(self, visible: list[ListColumn]) -> None:
        """Show these columns only."""
        self.beginResetModel()
        self.visible = visible
        self.endResetModel()

    def text(self, place: int, column: int) -> str:
        """The plain words of a cell, sensitive ones masked."""
        raise NotImplementedError

    def secret(self, place: int, column: int) -> bool:
        """Does the cell hide a value?"""
        raise NotImplementedError

    def pill(self, place: int, column: int) -> tuple[str, str] | None:
        """(words, tone) of a cell that is a pill, None for one of plain words."""
        return None

    def mark(self, place: int) -> tuple[str, str] | None:
        """(words, tone) of what is to be said of a row as a whole."""
        return None

    @property
    def marked(self) -> int:
        """The column that bears the rows' marks."""
        return len(self.visible) - 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.visible)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        place, column = index.row(), index.column()
        if not 0 <= place < self.rowCount():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(place, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(place, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.text(place, column) or None
        return None

    def _spoken(self, place: int, column: int) -> str:
        mark = self.mark(place) if column == self.marked else None
        words = f"{self.visible[column].label}，已遮挡" if self.secret(place, column) else self.text(place, column)
        return f"{mark[0]}，{words}" if mark else words

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.visible):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.heading(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = self.visible[section].right
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def heading(self, section: int) -> str:
        """The words of a column's header."""
        return self.visible[section].label


def row_height() -> int:
    """The height of a row."""
    return theme.SIZES.px(34)


class Cells(QStyledItemDelegate):
    """Paints the cells of a `CellModel`. hovered: the place of the row under the mouse, -1 for none."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hovered = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.SIZES.px(60), row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, CellModel)
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        self._ground(painter, rect, index, selected)
        view = self.keyed()
        if view is not None and view.hasFocus() and view.currentIndex().row() == index.row():
            # The keys are here: the row they act on is framed.
            painter.fillRect(rect.left(), rect.top(), rect.width(), 1, theme.colour("accent"))
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("accent"))
            if view.currentIndex().column() == index.column() and index.column():
                # Left and right lead from cell to cell.
                painter.setPen(QPen(theme.colour("accent"), 2))
                painter.drawRect(rect.adjusted(1, 1, -1, -1))
        inner = rect.adjusted(theme.SIZES.px(SIDE), 0, -theme.SIZES.px(SIDE), 0)
        place, column = index.row(), index.column()
        pill = model.pill(place, column)
        mark = model.mark(place) if column == model.marked else None
        if pill is not None:
            _pills(painter, inner, [mark, pill] if mark else [pill])
        else:
            if mark:
                paint_pill(painter, inner, *mark, right=True)
                inner.setRight(inner.right() - pill_size(mark[0]).width() - theme.SIZES.px(4))
            _words(painter, inner, model.visible[column], model.text(place, column))
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, index: Index, selected: bool) -> None:
        if selected:
            painter.fillRect(rect, theme.colour("selected"))
        elif index.row() == self.hovered:
            painter.fillRect(rect, theme.colour("head"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line2"))
        if selected and index.column() == 0 and self._first():
            painter.fillRect(rect.left(), rect.top(), BAR, rect.height(), theme.colour("accent"))

    def keyed(self) -> QTableView | None:
        """The table the keys go to."""
        view = self.parent()
        return view if isinstance(view, QTableView) else None

    def _first(self) -> bool:
        """Does the row begin with its first cell, and not with a check box?"""
        view = self.keyed()
        return view is None or view.verticalHeader().isHidden()


def _pills(painter: QPainter, rect: QRect, pills: list[tuple[str, str]]) -> None:
    """The pills side by side; the first is always shown, another only whole."""
    for number, (words, tone) in enumerate(pills):
        width = pill_size(words).width()
        if not words or (number and width > rect.width()):
            continue
        paint_pill(painter, rect, words, tone)
        rect = rect.adjusted(width + theme.SIZES.px(4), 0, 0, 0)


def _words(painter: QPainter, rect: QRect, column: ListColumn, text: str) -> None:
    painter.setFont(theme.font(14, bold=column.bold))
    painter.setPen(theme.colour("text2" if isinstance(column.field, SerialField) else "text1"))
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    cut = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, cut)
