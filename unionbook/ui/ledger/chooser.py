"""Which columns a list has, and in which order: ticked and moved in a pane, seen in the list at once."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout

from unionbook.ui.ledger.popup import Popup
from unionbook.ui.look import theme

if TYPE_CHECKING:
    from unionbook.ui.ledger.table import RowTable

KEY = Qt.ItemDataRole.UserRole


class ColumnChooser(Popup):
    """The pane."""

    def __init__(self, table: "RowTable") -> None:
        super().__init__(table, "选择列")
        self.table = table
        box = QVBoxLayout(self.card)
        box.setContentsMargins(12, 10, 12, 10)
        box.setSpacing(theme.SIZES.px(6))
        self.list = QListWidget()
        self.list.setAccessibleName("列")
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setMinimumSize(theme.SIZES.px(240), theme.SIZES.px(300))
        self.list.itemChanged.connect(lambda _: self._apply())
        self.list.model().rowsMoved.connect(lambda *_: self._apply())
        row = QHBoxLayout()
        row.addWidget(theme.look(QLabel("拖动或 Alt+↑↓ 换位置"), "caption"), 1)
        self.usual = theme.button("恢复默认列", "", "link")
        self.usual.clicked.connect(self._reset)
        row.addWidget(self.usual)
        box.addWidget(theme.look(QLabel("显示哪些列"), "section"))
        box.addWidget(self.list)
        box.addLayout(row)
        self._fill()
        self.list.setFocus()

    def _fill(self) -> None:
        """The columns shown in their order, then the others."""
        arranging = self.table.arranging
        shown = arranging.keys()
        known = {column.key: column for column in arranging.every}
        self.list.blockSignals(True)
        self.list.clear()
        for key in [*shown, *(key for key in known if key not in shown)]:
            line = QListWidgetItem(known[key].label)
            line.setData(KEY, key)
            line.setFlags(line.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            line.setCheckState(Qt.CheckState.Checked if key in shown else Qt.CheckState.Unchecked)
            self.list.addItem(line)
        self.list.setCurrentRow(0)
        self.list.blockSignals(False)

    @property
    def ticked(self) -> list[str]:
        """The keys of the columns ticked, in order."""
        lines = [self.list.item(at) for at in range(self.list.count())]
        return [str(line.data(KEY)) for line in lines if line.checkState() is Qt.CheckState.Checked]

    def _apply(self) -> None:
        if keys := self.ticked:
            self.table.arranging.show(keys)
        else:
            # A list without a column could not be told from an empty one.
            self._fill()

    def _reset(self) -> None:
        self.table.arranging.reset()
        self._fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        place = self.list.currentRow()
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier and 0 <= place + step < self.list.count():
            self.list.blockSignals(True)
            line = self.list.takeItem(place)
            self.list.insertItem(place + step, line)
            self.list.setCurrentRow(place + step)
            self.list.blockSignals(False)
            self._apply()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close()
        else:
            super().keyPressEvent(event)
