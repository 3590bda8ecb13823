"""Boxes of many things found by any part of their names: all figures, the fields of a kind, the kinds themselves."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter

from unionbook.ground.errors import Refusal
from unionbook.ground.kind import Kind
from unionbook.services.outlet.listed import complete
from unionbook.services.ownfigures import own_keys
from unionbook.services.tally import declared, keys
from unionbook.store.book import Book

NUMBER = "#"
"""The key of the running number of a list."""


class NamedBox(QComboBox):
    """taken: Enter, with something chosen or not."""

    taken = Signal()

    def __init__(self, name: str, hint: str) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        line, completer = self.lineEdit(), self.completer()
        assert line is not None and completer is not None
        line.setPlaceholderText(hint)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)

    def offer(self, named: Iterable[tuple[str, str]]) -> None:
        """What there is to choose from, as (key, words)."""
        self.clear()
        for key, words in named:
            self.addItem(words, key)
        self.setCurrentIndex(-1)

    @property
    def key(self) -> str:
        """What is chosen, also by a part of its name that no other has; "" for none."""
        text = self.currentText().strip()
        at = self.findText(text) if text else -1
        if at < 0 and text:
            within = [place for place in range(self.count()) if text in self.itemText(place)]
            at = within[0] if len(within) == 1 else -1
        return str(self.itemData(at)) if at >= 0 else ""

    def choose(self, key: str) -> None:
        """Have this one chosen; "" for none."""
        self.setCurrentIndex(self.findData(key) if key else -1)
        if not key:
            self.clearEditText()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if (completer := self.completer()) is not None and (popup := completer.popup()) is not None:
                popup.hide()
            self.taken.emit()
        else:
            super().keyPressEvent(event)


class FigureBox(NamedBox):
    """The figures, in the order of the kinds, the office's own first."""

    def __init__(self, book: Book) -> None:
        super().__init__("数字", "写几个字查找，如：受理、女会员")
        self.book = book

    def show_figures(self) -> None:
        """Offer them."""
        self.offer(figures_of(self.book))


class FieldBox(NamedBox):
    """The fields of a kind that can stand in a cell, and the running number."""

    def __init__(self, book: Book) -> None:
        super().__init__("栏目", "写几个字查找，如：姓名")
        self.book = book

    def show_kind(self, kind: Kind) -> None:
        """Offer the fields of a kind."""
        self.offer([(NUMBER, "序号"), *fields_of(self.book, kind).items()])

    def guess(self, head: str) -> str:
        """The field a column's head names, "" for none."""
        plain = "".join(head.split())
        at = self.findText(plain)
        within = [place for place in range(self.count()) if plain and plain in self.itemText(place)]
        at = at if at >= 0 or len(within) != 1 else within[0]
        return str(self.itemData(at)) if plain and at >= 0 else ""


def figures_of(book: Book) -> Iterator[tuple[str, str]]:
    """Every figure as (key, words), the office's own first, then in the order of the kinds."""
    return ((key, words_of(book, key)) for key in (*own_keys(book), *keys(book.cabinet)))


def words_of(book: Book, key: str) -> str:
    """What a figure is called: its kind and its label."""
    try:
        found = declared(book, key)
    except Refusal:
        return key
    return f"{found.kind.label}：{found.figure.label}"


def fields_of(book: Book, kind: Kind) -> dict[str, str]:
    """The fields of a kind that can stand in a cell, by path, as its form calls them."""
    return {one.path: one.label for one in complete(book, kind)}
