"""Who signs under a register: a line for each, that may be left to the hand."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from unionbook.ground.forms import Form, Register
from unionbook.ui.look import theme
from unionbook.ui.print.labelled import label_for


def signing(form: Form) -> list[str]:
    """The words before the names: 经办人, 审批人."""
    feet = form.foot if isinstance(form, Register) else ()
    words = []
    for foot in feet:
        word, colon, rest = foot.partition("：")
        # Names are put behind the first of them, so the first that is no name ends the row.
        if not colon or rest.strip() or "{" in word or "日期" in word:
            break
        words.append(word)
    return words


class Signers(QWidget):
    """changed: another name."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[QLineEdit] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self._grid = QWidget()
        self.column.addWidget(self._grid)

    def ask(self, form: Form, names: Sequence[str]) -> None:
        """Ask for those that sign this form; the names are those of last time."""
        words = signing(form)
        grid, self.lines = QGridLayout(), []
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.SIZES.px(3))
        grid.setHorizontalSpacing(12)
        for at, word in enumerate(words):
            line, nth = QLineEdit(), words[: at + 1].count(word)
            line.setText(names[at] if at < len(names) else "")
            line.editingFinished.connect(self.changed.emit)
            told = f"{word} {nth}" if words.count(word) > 1 else word
            grid.addWidget(label_for(told, line), 2 * (at // 2), at % 2)
            grid.addWidget(line, 2 * (at // 2) + 1, at % 2)
            grid.setColumnStretch(at % 2, 1)
            self.lines.append(line)
        fresh = QWidget()
        fresh.setLayout(grid)
        self.column.replaceWidget(self._grid, fresh)
        self._grid.hide()
        self._grid.deleteLater()
        self._grid = fresh

    @property
    def names(self) -> list[str]:
        """Who signs, "" where it is left to the hand."""
        return [line.text().strip() for line in self.lines]
