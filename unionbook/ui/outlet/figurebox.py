"""A box of all figures, found by any part of their names."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter

from unionbook.ground.errors import Refusal
from unionbook.services.ownfigures import own_keys
from unionbook.services.tally import declared, keys
from unionbook.store.book import Book


class FigureBox(QComboBox):
    """The figures, in the order of the kinds, the office's own first."""

    def __init__(self, book: Book) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setAccessibleName("数字")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for key in (*own_keys(book), *keys(book.cabinet)):
            self.addItem(words_of(book, key), key)
        self.setCurrentIndex(-1)
        line, completer = self.lineEdit(), self.completer()
        assert line is not None and completer is not None
        line.setPlaceholderText("写几个字查找，如：受理、女会员")
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)

    @property
    def key(self) -> str:
        """The figure chosen, "" for none."""
        text = self.currentText().strip()
        at = self.findText(text)
        return str(self.itemData(at)) if text and at >= 0 else ""


def words_of(book: Book, key: str) -> str:
    """What a figure is called: its kind and its label."""
    try:
        found = declared(book, key)
    except Refusal:
        return key
    return f"{found.kind.label}：{found.figure.label}"
