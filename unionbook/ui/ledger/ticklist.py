"""A list of values with boxes to tick and how many rows each has, with a line to search in it."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from unionbook.services.lists.values import Choice, Choices
from unionbook.ui.look import theme

COUNT = Qt.ItemDataRole.UserRole
ALL = "（全选）"


class _Counted(QStyledItemDelegate):
    """Paints the count at the right of an item."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            theme.mark(painter, option.rect.adjusted(1, 1, -1, -1))
        told = f"{index.data(COUNT):,}" if index.data(COUNT) is not None else ""
        painter.save()
        painter.setFont(theme.font(12))
        room = painter.fontMetrics().horizontalAdvance(told) + theme.SIZES.px(12)
        painter.setPen(theme.colour("text3"))
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(option.rect.adjusted(0, 0, -theme.SIZES.px(8), 0), side, told)
        painter.restore()
        narrow = QStyleOptionViewItem(option)
        narrow.rect = option.rect.adjusted(0, 0, -room, 0)
        super().paint(painter, narrow, index)


class TickList(QListWidget):
    """entered: Enter.  up: the arrow up from the first line."""

    entered = Signal()
    up = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setItemDelegate(_Counted(self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.values: list[Choice] = []
        self.itemChanged.connect(self._changed)
        self.itemClicked.connect(lambda _: None)

    def show_choices(self, found: Choices, ticked: frozenset[str] | None) -> None:
        """Show the values. ticked: labels of those that are, None for all."""
        self.blockSignals(True)
        self.clear()
        self.values = list(found.values)
        every = self._line(ALL, found.rows, ticked is None)
        self.addItem(every)
        for one in self.values:
            self.addItem(self._line(one.label, one.count, ticked is None or one.label in ticked))
        if found.kinds > len(self.values):
            more = QListWidgetItem(f"另有 {found.kinds - len(self.values):,} 种，请在上面输入查找")
            more.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(more)
        self.setCurrentRow(0)
        self._show_all()
        self.blockSignals(False)

    @staticmethod
    def _line(label: str, count: int, on: bool) -> QListWidgetItem:
        line = QListWidgetItem(label)
        line.setData(COUNT, count)
        line.setData(Qt.ItemDataRole.AccessibleTextRole, f"{label}，{count:,} 条")
        line.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
        line.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        line.setToolTip(label)
        return line

    @property
    def ticked(self) -> Sequence[Choice]:
        """The values ticked."""
        return [one for at, one in enumerate(self.values, 1) if self.item(at).checkState() is Qt.CheckState.Checked]

    def _changed(self, item: QListWidgetItem) -> None:
        self.blockSignals(True)
        if self.row(item) == 0:
            for at in range(1, len(self.values) + 1):
                self.item(at).setCheckState(item.checkState())
        self._show_all()
        self.blockSignals(False)

    def _show_all(self) -> None:
        """The first line stands for all."""
        on = len(self.ticked)
        state = Qt.CheckState.PartiallyChecked if on else Qt.CheckState.Unchecked
        if self.count():
            self.item(0).setCheckState(Qt.CheckState.Checked if on == len(self.values) else state)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Up and self.currentRow() <= 0:
            self.up.emit()
        else:
            super().keyPressEvent(event)
