"""A table that shows the rows asked for: of many those at hand, until it is known where all of them lie."""

from collections.abc import Callable
from functools import partial

from unionbook.services.lists.leading import Head
from unionbook.services.lists.ordering import Places, large, walkable
from unionbook.services.search import FIRST, Hits, Search
from unionbook.ui.frame.behind import behind
from unionbook.ui.frame.rounds import next_round
from unionbook.ui.ledger.grid import ONE_ROW, Grid
from unionbook.ui.ledger.rowmodel import RowModel
from unionbook.ui.ledger.rows import Asked, Rows


class AskingTable(Grid):
    """asked: what it shall show; pending: it is not known yet where all those rows lie.  hits: how many a text finds,
    as long as only the best of them are shown.  It keeps its place by record."""

    def __init__(self, rows: RowModel, name: str, spare: str = "") -> None:
        self.rows = rows
        self.asked = rows.asked
        self.pending = False
        self.hits: Hits | None = None
        self._wanted = ""
        super().__init__(rows, name, spare)

    def _show_ticks(self) -> None:
        """Other rows are shown: so are their ticks."""

    def ask(self, asked: Asked) -> None:
        """Show the rows asked for; the current record stays current when it is among them.

        Of many rows those at hand are shown until it is known where all of them lie.
        """
        self.asked, self.hits = asked, None
        behind(self.rows.book).drop(self)
        if (search := asked.search(self.rows.book, self.rows.kind)) is not None:
            self._ask_best(asked, search)
            return
        if not large(self.rows.book, self.rows.kind):
            self.pending, self._wanted = False, ""
            self._reset(lambda: self.rows.ask(asked), self.current())
            return
        self._wanted = self.current() or self._wanted
        self.pending = True
        kind = self.rows.kind
        if self._walks(asked):
            self._ask_all(asked)
        else:
            begin = partial(self._begin, asked)
            behind(self.rows.book).ask(self, lambda book: asked.head(book, kind), begin, first=True)

    def _ask_all(self, asked: Asked) -> None:
        """Have it found out where all rows lie."""
        kind, learn = self.rows.kind, partial(self._learn, asked)
        behind(self.rows.book).ask(self, lambda book: asked.places(book, kind), learn, first=True)

    def _begin(self, asked: Asked, head: Head | None) -> None:
        """The first rows are known, in an order that no index gives."""
        if head is not None:
            self._reset(lambda: self.rows.ask(asked, head), "")
        self._ask_all(asked)

    def _ask_best(self, asked: Asked, search: Search) -> None:
        """Show the best finds at once, and the rest when it is known."""
        places, whole = search.soon(FIRST + 1)
        self.pending, self._wanted = len(places) > FIRST or not whole, ""
        self.hits = Hits(len(places[:FIRST]), more=True) if places and self.pending else None
        if not (places or whole):
            # There may be some all the same: what was shown stays until it is known.
            self._ask_all(asked)
            return
        current = self.current()
        self._reset(lambda: self.rows.ask(asked, Places("q", places[:FIRST])), current)
        if self.pending:
            # The clerk sees the rows first: they are painted before the loop comes to this.
            next_round(self, partial(self._count_on, asked, search))

    def _count_on(self, asked: Asked, search: Search) -> None:
        """How many there are in all, where that is known before the place of each, and then where they lie."""
        if self.asked is asked and self.pending:
            if search.plain:
                behind(search.book).ask(self, search.counted, partial(self._counted, asked), first=True)
            else:
                self._ask_all(asked)

    def _counted(self, asked: Asked, hits: Hits) -> None:
        self.hits = hits
        self.moved.emit()
        self._ask_all(asked)

    def _walks(self, asked: Asked) -> bool:
        """Show at once what there is to show: the first rows, where an index gives them, or those of before. False
        where the first rows are still to be found."""
        rows, shown = self.rows, self.rows.source
        same = isinstance(shown, Rows) and shown.asked == asked
        if not same and asked.only is None and walkable(rows.book, rows.kind, asked.condition, asked.order):
            self._reset(lambda: rows.ask(asked, walking=True), "")
            return True
        rows.reread()
        self.moved.emit()
        return same or asked.only is not None

    def _learn(self, asked: Asked, places: Places) -> None:
        """It is known where the rows lie."""
        self.pending, wanted = False, self._wanted
        self._wanted, self.hits = "", None
        source = self.rows.source
        if isinstance(source, Rows) and source.asked == asked and source.count == len(places):
            # The rows stay where they are: nothing moves under the clerk's eyes.
            self.rows.learn(places)
            if wanted and self.current() != wanted and (place := self.rows.place(wanted)) is not None:
                self.mark(place)
            self.moved.emit()
        else:
            self._reset(lambda: self.rows.ask(asked, places), wanted)

    def mark(self, place: int) -> None:
        """Make the row at a place current without bringing it into sight."""
        self.setAutoScroll(False)
        self.selectionModel().setCurrentIndex(self.rows.index(place, 0), ONE_ROW)
        self.setAutoScroll(True)

    def ask_drafts(self, text: str) -> None:
        """Show the drafts whose title contains the text."""
        behind(self.rows.book).drop(self)
        self.pending = False
        self._reset(lambda: self.rows.ask_drafts(text), self.current())

    def _reset(self, ask: Callable[[], None], chosen: str) -> None:
        self.quiet, column = True, max(self.currentIndex().column(), 0)
        try:
            ask()
            if self.fitted != (self.viewport().width(), self.rows.columns):
                self.fit()
            # Otherwise the table would be painted twice, once before its new rows are laid out.
            self.executeDelayedItemsLayout()
            if chosen:
                self.go(chosen, column)
        finally:
            self.quiet = False
        self._show_ticks()
        self.moved.emit()

    def current(self) -> str:
        """The uid of the current row, "" when there is none."""
        place = self.place()
        return self.rows.uid(place) if place >= 0 else ""

    def go(self, uid: str, column: int = 0) -> bool:
        """Make a row current and bring it into sight; False, with no row current, when the list does not hold it."""
        place = self.rows.place(uid)
        if place is None:
            self.leave_all()
            self._wanted = uid if self.pending else ""
            return False
        self.go_to(place, min(column, len(self.rows.visible) - 1))
        return True

    def leave_all(self) -> None:
        """No row is current."""
        self._wanted = ""
        self.selectionModel().clear()
