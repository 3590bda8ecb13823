"""How the parts of a form stand: one below the other, and what stands in their place while no record is open."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from unionbook.ui.look import theme

TALL = 400
"""px of height from which there is room for the line of time limits."""


def strayed() -> QLabel:
    """For what is wrong with no field of the form."""
    made = theme.look(QLabel(), "error")
    made.setWordWrap(True)
    made.setContentsMargins(16, 4, 16, 4)
    return made


def stacked(parts: Sequence[QWidget], tall: QWidget, words: str) -> QStackedWidget:
    """The words first, then the parts. tall: the part that takes the room."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(1, 1, 1, 1)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part, 1 if part is tall else 0)
    nothing = theme.look(QLabel(words), "caption")
    nothing.setAlignment(nothing.alignment() | Qt.AlignmentFlag.AlignHCenter)
    stack = QStackedWidget()
    stack.addWidget(nothing)
    stack.addWidget(whole)
    return stack
