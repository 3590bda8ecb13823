"""The pages of the open book laid anew, in another look or under the visitors' veil, once the old ones are gone."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from unionbook.ui.frame.opening import laid_out
from unionbook.ui.frame.rounds import next_round

if TYPE_CHECKING:
    from unionbook.store.book import Book
    from unionbook.ui.frame.window import Window


class Anew:
    """Belongs to the window. Between the old pages and the new ones the book is open, and no desk has it."""

    def __init__(self, window: "Window") -> None:
        self.window = window
        self._book: Book | None = None
        self._tab, self._active = 0, False

    def lay(self, tab: int) -> None:
        """The pages anew in the next round, the one of the tab in front."""
        window = self.window
        assert window.desk is not None
        self._book, window.desk = window.desk.let_go(), None
        self._tab, self._active = tab, window.isActiveWindow()
        window.setCentralWidget(QWidget())
        next_round(window, self.now)

    def now(self) -> None:
        """Whoever cannot wait for the next round has the pages at once."""
        book, self._book = self._book, None
        if book is None:
            return
        self.window.dress()
        if laid_out(self.window, book, self._tab) and self._active:
            self.window.activateWindow()
