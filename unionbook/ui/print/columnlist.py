"""选取列: the columns of a register, ticked with the space bar and put into order by Alt+↑↓ or by dragging."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from unionbook.ui.look import theme

NAME = Qt.ItemDataRole.UserRole
TALL = 172
ON, OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class ColumnList(QListWidget):
    """changed: other columns, or another order."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("选取列")
        self.setToolTip("空格键勾选，Alt+↑↓ 或拖动改次序")
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.usual: Sequence[str] = ()
        self.itemChanged.connect(lambda _: self.changed.emit())
        self.model().rowsMoved.connect(lambda *_: self.changed.emit())

    def offer(self, columns: Sequence[tuple[str, str]], usual: Sequence[str], wanted: Sequence[str]) -> None:
        """The columns there are: (name, label). usual: those printed when nothing is said.  wanted: those ticked."""
        self.blockSignals(True)
        self.clear()
        self.usual = list(usual)
        labels, ticked = dict(columns), list(wanted or usual)
        first = [name for name in ticked if name in labels]
        for name in [*first, *(name for name in labels if name not in first)]:
            item = QListWidgetItem(labels[name], self)
            item.setData(NAME, name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
            item.setCheckState(ON if name in first else OFF)
        self.setCurrentRow(0)
        self.blockSignals(False)

    def wanted(self) -> list[str]:
        """The ticked columns in order; nothing when they are the usual ones."""
        items = [self.item(row) for row in range(self.count())]
        ticked = [str(item.data(NAME)) for item in items if item.checkState() == ON]
        return [] if ticked == self.usual else ticked

    def move_by(self, by: int) -> None:
        """Move the current column up or down."""
        row = self.currentRow()
        if 0 <= row + by < self.count():
            self.blockSignals(True)
            item = self.takeItem(row)
            self.insertItem(row + by, item)
            self.setCurrentRow(row + by)
            self.blockSignals(False)
            self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in moves:
            self.move_by(moves[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(theme.SIZES.px(200), theme.SIZES.px(TALL))
