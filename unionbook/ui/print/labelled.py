"""A field with its words above it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from unionbook.ui.look import theme


class Labelled(QWidget):
    """The words, the field, and what belongs below it; hidden and shown together."""

    def __init__(self, words: str, part: QWidget, *below: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SIZES.px(3))
        column.addWidget(label_for(words, part))
        column.addWidget(part)
        for one in below:
            if isinstance(one, QLabel):
                one.setWordWrap(True)
                column.addWidget(one)
            else:
                column.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft)


def label_for(words: str, part: QWidget) -> QLabel:
    """The words over a field, which are its name too."""
    made = theme.look(QLabel(words), "label")
    made.setWordWrap(True)
    made.setBuddy(part)
    part.setAccessibleName(words.partition("（")[0])
    return made
