"""What is still open on a paper, and what has moved since its text was read: looked for beside the window."""

from collections.abc import Callable, Iterable
from functools import partial

from unionbook.services.report.document import Document, moved_since_read
from unionbook.services.tally import Counted
from unionbook.store.book import Book
from unionbook.ui.frame.behind import behind
from unionbook.ui.paper.points import Point, points_of
from unionbook.ui.paper.press import Pressed

Moved = set[str]
"""The marks of figures."""


class Proving:
    """done: called with the paper, its open points and what has moved. busy: something is still looked for."""

    def __init__(self, book: Book, done: Callable[[Pressed, list[Point], Moved], None]) -> None:
        self.book, self._done = book, done
        self.busy = False

    def begin(self, pressed: Pressed, document: Document | None, counted: Iterable[Counted]) -> None:
        """Look at this paper, and no longer at the one before."""
        self.busy = True
        read = partial(_found, pressed=pressed, document=document, counted=list(counted))
        behind(self.book).ask(self, read, partial(self._found, pressed))

    def _found(self, pressed: Pressed, found: tuple[list[Point], Moved]) -> None:
        self.busy = False
        self._done(pressed, *found)


def _found(
    book: Book, pressed: Pressed, document: Document | None, counted: list[Counted]
) -> tuple[list[Point], Moved]:
    moved = moved_since_read(book, document, counted) if document is not None and document.record.seen else set()
    return points_of(book, pressed.whole, pressed.printed, document), moved
