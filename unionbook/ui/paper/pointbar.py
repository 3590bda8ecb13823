"""The line above the paper while open points are walked with F3: which one it is, and what it says."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy

from unionbook.ui.frame.toast import announce
from unionbook.ui.look import theme


class PointBar(QFrame):
    """stepped: to the next point (1) or the one before (-1).  edited: its text shall be changed."""

    stepped = Signal(int)
    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "notice")
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        back = theme.button("", "chevron_up", "flat", tip="上一处（Shift+F3）")
        on = theme.button("", "chevron_down", "flat", tip="下一处（F3）")
        edit = theme.button("改文字 F2", style="link")
        shut = theme.button("", "dismiss", "flat", tip="收起")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 4, 2)
        row.setSpacing(4)
        row.addWidget(self.words, 1)
        for button in (edit, back, on, shut):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        back.clicked.connect(lambda: self.stepped.emit(-1))
        on.clicked.connect(lambda: self.stepped.emit(1))
        edit.clicked.connect(self.edited)
        shut.clicked.connect(self.hide)
        self.hide()

    def show_point(self, number: int, count: int, sentence: str) -> None:
        """Show one of the points. number: from 0."""
        self.words.setText(f"待核对 {number + 1}/{count}　{sentence}")
        self.setAccessibleName(self.words.text())
        self.show()
        announce(self)
