"""复制到 U 盘 with several sticks there: which one."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from unionbook.ui.frame.sticks import Stick
from unionbook.ui.look import theme


class StickChoice(QDialog):
    """One button for each stick. chosen: the clerk has taken one."""

    chosen = Signal(object)

    def __init__(self, found: list[Stick], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("复制到哪个 U 盘")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(theme.SIZES.px(10))
        column.addWidget(theme.look(QLabel("复制到哪个 U 盘？"), "title"))
        for stick in found:
            button = theme.button(f"{stick.name}（{stick.root}，空 {stick.free / 1e9:,.1f} GB）", "usb_stick")
            button.clicked.connect(partial(self._take, stick))
            column.addWidget(button)
        row = QHBoxLayout()
        row.addStretch()
        cancel = theme.button("取消")
        cancel.clicked.connect(self.reject)
        row.addWidget(cancel)
        column.addLayout(row)
        self.setMinimumWidth(theme.SIZES.px(420))

    def _take(self, stick: Stick, checked: bool = False) -> None:
        self.accept()
        self.chosen.emit(stick)
