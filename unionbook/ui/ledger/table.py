"""The list: the rows of one kind that are asked for. It keeps its place by record, not by row."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QItemSelectionRange, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView

from unionbook.ground.kind import Kind
from unionbook.services.lists.ordering import Places, large, walkable
from unionbook.services.lists.views import knows
from unionbook.services.search import FIRST, Hits, Search
from unionbook.store.book import Book
from unionbook.ui.frame.behind import behind
from unionbook.ui.ledger.arranging import Arranging
from unionbook.ui.ledger.cells import row_height
from unionbook.ui.ledger.columns import ListColumn
from unionbook.ui.ledger.frozen import Frozen
from unionbook.ui.ledger.grid import ONE_ROW, Grid
from unionbook.ui.ledger.listheader import ListHeader
from unionbook.ui.ledger.rowmodel import RowModel
from unionbook.ui.ledger.rows import Asked, Rows
from unionbook.ui.ledger.tickheader import TickAll, TickHeader
from unionbook.ui.ledger.ticks import Ticks
from unionbook.ui.look import theme

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class RowTable(Grid):
    """The list of one kind; with check boxes when its records go along a stage path.

    asked: what it shall show; pending: it is not known yet where all those rows lie.  hits: how many a text finds, as
    long as only the best of them are shown.
    pasted: Ctrl+V while rows are ticked.  poured: otherwise.  copied: Ctrl+C.  edited: the current cell shall be
    changed.  headed: the menu of a column is wanted below a place.  cleared: no column shall narrow the list.
    filtered: keys of the columns that narrow it.  arranging: its columns as the clerk wants them.
    """

    pasted = Signal()
    poured = Signal()
    cleared = Signal()
    edited = Signal()
    copied = Signal()
    headed = Signal(object, QPoint)

    def __init__(self, book: Book, kind: Kind) -> None:
        self.ticks: Ticks | None = Ticks(book, kind)
        self.rows = RowModel(book, kind, self.ticks)
        self.asked = self.rows.asked
        self.pending = False
        self.hits: Hits | None = None
        self._wanted = ""
        super().__init__(self.rows, f"{kind.label}列表", kind.stages.field if kind.stages is not None else "")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMinimumSize(theme.SIZES.px(240), theme.SIZES.px(120))
        self.filtered: frozenset[str] = frozenset()
        self.arranging = Arranging(self)
        layout = self.arranging.layout
        known = tuple(key for key in layout.order if knows(book, kind, key.lstrip("-"))) or self.asked.order
        self.asked = replace(self.asked, order=known, strokes=layout.strokes)
        self._set_head()
        self.all: TickAll | None = None
        if self.ticks is not None:
            self.setCornerButtonEnabled(False)
            self.setVerticalHeader(TickHeader(self))
            self.verticalHeader().show()
            self.all = TickAll(self)
            self.ticks.changed.connect(self._show_ticks)
            self.moved.connect(self.draw_again)

    def _set_head(self) -> None:
        """The heads of the columns, and those that stay in sight."""
        self.head = header = ListHeader(self, self)
        self.setHorizontalHeader(header)
        header.setFixedHeight(row_height())
        header.setStretchLastSection(True)
        header.setSectionsMovable(True)
        self.frozen = Frozen(self)

    def shown(self, room: int) -> list[ListColumn]:
        return self.arranging.shown(room)

    def wide(self, columns: list[ListColumn], room: int) -> list[int]:
        return self.arranging.wide(columns, room)

    def fit(self) -> None:
        super().fit()
        self.frozen.arrange()

    def open_head_menu(self, section: int, place: QPoint) -> None:
        """The menu of a column is wanted below a place on the screen."""
        self.headed.emit(self.rows.visible[section], place)

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
        self._meanwhile(asked)
        kind = self.rows.kind
        behind(self.rows.book).ask(self, lambda book: asked.places(book, kind), partial(self._learn, asked))

    def _ask_best(self, asked: Asked, search: Search) -> None:
        """Show the best finds at once, and the rest when it is known."""
        places = search.first(FIRST + 1)
        self.pending, self._wanted = len(places) > FIRST, ""
        current = self.current()
        self._reset(lambda: self.rows.ask(asked, Places("q", places[:FIRST])), current)
        if self.pending:
            kind = self.rows.kind
            self.hits = search.count()
            learn = partial(self._learn, asked)
            behind(self.rows.book).ask(self, lambda book: asked.places(book, kind), learn)

    def _meanwhile(self, asked: Asked) -> None:
        """What is shown until the places are known: the first rows, where an index gives them, or those of before."""
        rows, shown = self.rows, self.rows.source
        same = isinstance(shown, Rows) and shown.asked == asked
        if same or asked.only is not None or not walkable(rows.book, rows.kind, asked.condition, asked.order):
            rows.reread()
            self.moved.emit()
        else:
            self._reset(lambda: rows.ask(asked, walking=True), "")

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
            self.fit()
            # Otherwise the table would be painted twice, once before its new rows are laid out.
            self.executeDelayedItemsLayout()
            if chosen:
                self.go(chosen, column)
        finally:
            self.quiet = False
        self._show_ticks()
        self.moved.emit()

    def sort_by(self, section: int) -> None:
        """Sort by a column; again: the other way round."""
        if paths := self.rows.visible[section].sort:
            self._sort(self.asked.sorted_by(*paths))

    def sort_as(self, keys: Sequence[str], strokes: bool) -> None:
        """Sort by the keys, words as they are written or as they are read."""
        self._sort(self.asked.sorted_as(*keys, strokes=strokes))

    def _sort(self, asked: Asked) -> None:
        self.arranging.remember_order(asked.order, asked.strokes)
        self.ask(asked)

    # --- which rows ------------------------------------------------------------------------------------------------

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

    def chosen(self) -> list[str]:
        """The uids of the rows something is to be done with: the ticked ones, unless the current row is another."""
        if self.ticks is not None and self.current() in self.ticks:
            return self.ticks.uids
        return self.selected()

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

    # --- ticks -----------------------------------------------------------------------------------------------------

    def tick_all(self, on: bool = True) -> None:
        """Tick every row the list shows, or take their ticks away."""
        if self.ticks is not None:
            self.ticks.put(self.rows.uids(0, self.rows.count), on)

    def _show_ticks(self) -> None:
        if self.ticks is None or self.all is None:
            return
        ticked, count = len(self.ticks), self.rows.count
        whole = ticked >= count and all(uid in self.ticks for uid in self.rows.uids(0, count))
        self.all.show_state(ticked, whole)
        self.all.setEnabled(bool(count))
        self.draw_again()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ticked = self.ticks is not None and self._tick_key(event, self.ticks)
        if not ticked and not self._own_key(event):
            super().keyPressEvent(event)

    def _own_key(self, event: QKeyEvent) -> bool:
        """Keys of every list; False for all others."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            named = self.rows.kind.stages is not None and self.ticks is not None and len(self.ticks)
            (self.pasted if named else self.poured).emit()
        elif event.key() == Qt.Key.Key_F2 and not event.modifiers():
            self.edited.emit()
        elif event.key() == Qt.Key.Key_L and event.modifiers() == CTRL_SHIFT:
            self.cleared.emit() if self.filtered else self.head.open_menu(max(self.currentIndex().column(), 0))
        else:
            return False
        return True

    def _tick_key(self, event: QKeyEvent, ticks: Ticks) -> bool:
        """Keys of a list with check boxes; False for all others."""
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.tick_all()
        elif event.key() == Qt.Key.Key_Space and not event.modifiers():
            ticks.toggle(self.selected())
        elif event.key() == Qt.Key.Key_Escape and len(ticks):
            ticks.clear()
        else:
            return False
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.draw_again()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.draw_again()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_box()

    def _place_box(self) -> None:
        if self.all is not None:
            frame = self.frameWidth()
            tall, wide = self.horizontalHeader().height(), self.verticalHeader().width()
            self.all.setGeometry(QRect(frame, frame, wide, tall))
            self.all.raise_()
