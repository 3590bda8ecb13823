"""The list: the rows of one kind that are asked for. It keeps its place by record, not by row."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionRange, Qt
from PySide6.QtWidgets import QAbstractItemView

from unionbook.ground.kind import Kind
from unionbook.store.book import Book
from unionbook.ui.ledger.grid import Grid
from unionbook.ui.ledger.rowmodel import RowModel
from unionbook.ui.ledger.rows import Asked
from unionbook.ui.look import theme


class RowTable(Grid):
    """The list of one kind."""

    def __init__(self, book: Book, kind: Kind) -> None:
        self.rows = RowModel(book, kind)
        super().__init__(self.rows, f"{kind.label}列表", kind.stages.field if kind.stages is not None else "")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMinimumSize(theme.SIZES.px(240), theme.SIZES.px(120))
        self.horizontalHeader().setSectionsClickable(True)
        self.horizontalHeader().sectionClicked.connect(self.sort_by)

    def ask(self, asked: Asked) -> None:
        """Show the rows asked for; the current record stays current when it is among them."""
        self._reset(lambda: self.rows.ask(asked))

    def ask_drafts(self, text: str) -> None:
        """Show the drafts whose title contains the text."""
        self._reset(lambda: self.rows.ask_drafts(text))

    def _reset(self, ask: Callable[[], None]) -> None:
        chosen, self.quiet = self.current(), True
        try:
            ask()
            # Otherwise the table would be painted twice, once before its new rows are laid out.
            self.executeDelayedItemsLayout()
            if chosen:
                self.go(chosen)
        finally:
            self.quiet = False
        self.moved.emit()

    def sort_by(self, section: int) -> None:
        """Sort by a column; again: the other way round."""
        if paths := self.rows.visible[section].sort:
            self.ask(self.rows.asked.sorted_by(*paths))

    def current(self) -> str:
        """The uid of the current row, "" when there is none."""
        place = self.place()
        return self.rows.uid(place) if place >= 0 else ""

    def selected(self) -> list[str]:
        """The uids of the selected rows, in the order of the list."""
        spans = sorted((span.top(), span.height()) for span in self._spans())
        return [uid for start, length in spans for uid in self.rows.uids(start, length)]

    def selected_count(self) -> int:
        """How many rows are selected."""
        return sum(span.height() for span in self._spans())

    def _spans(self) -> list[QItemSelectionRange]:
        selection = self.selectionModel().selection()
        return [selection.at(number) for number in range(selection.count())]

    def go(self, uid: str) -> bool:
        """Make a row current and bring it into sight; False, with no row current, when the list does not hold it."""
        place = self.rows.place(uid)
        if place is None:
            self.leave_all()
            return False
        self.go_to(place)
        return True

    def leave_all(self) -> None:
        """No row is current."""
        self.selectionModel().clear()
