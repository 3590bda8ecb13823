"""The list: the rows of one kind that are asked for. It keeps its place by record, not by row."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QItemSelectionRange, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView

from unionbook.ground.fields import Value
from unionbook.ground.kind import Kind
from unionbook.services.lists.views import knows
from unionbook.store.book import Book
from unionbook.ui.frame.behind import behind
from unionbook.ui.ledger.arranging import Arranging
from unionbook.ui.ledger.asking import AskingTable
from unionbook.ui.ledger.cells import row_height
from unionbook.ui.ledger.columns import ListColumn
from unionbook.ui.ledger.frozen import Frozen
from unionbook.ui.ledger.listheader import ListHeader
from unionbook.ui.ledger.rowmodel import RowModel
from unionbook.ui.ledger.rows import Asked, Rows
from unionbook.ui.ledger.tickheader import TickAll, TickHeader
from unionbook.ui.ledger.ticks import TOGETHER, Ticks
from unionbook.ui.look import theme

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class RowTable(AskingTable):
    """The list of one kind; with check boxes when its records go along a stage path.

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
        self._ticked: Asked | None = None
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

    def selected(self) -> list[str]:
        """The uids of the selected rows, in the order of the list."""
        return [uid for start, length in self.spans() for uid in self.rows.uids(start, length)]

    def spans(self) -> list[tuple[int, int]]:
        """(place of the first, number) of selected rows that stand together."""
        return sorted((span.top(), span.height()) for span in self._spans())

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

    # --- ticks -----------------------------------------------------------------------------------------------------

    def tick_all(self, on: bool = True) -> None:
        """Tick every row the list shows, or take their ticks away."""
        self.tick(0, self.rows.count, on)

    def tick(self, start: int, length: int, on: bool = True) -> None:
        """Tick so many rows from a place on, or take their ticks away; many of them behind the window."""
        ticks, asked, kind = self.ticks, self.rows.asked, self.rows.kind
        if ticks is None:
            return
        if length <= TOGETHER or not isinstance(self.rows.source, Rows):
            ticks.put(self.rows.uids(start, length), on)
            return
        if self.all is not None:
            self.all.setEnabled(False)

        def read(book: Book) -> dict[str, tuple[Value, ...]]:
            return ticks.read(book, asked.places(book, kind)[start : start + length], "rowid")

        def take(known: dict[str, tuple[Value, ...]]) -> None:
            self._ticked = asked if on and length >= self.rows.count else None
            ticks.take(known, on)

        behind(self.rows.book).ask((self, "ticks"), read, take)

    def _whole(self, ticks: Ticks) -> bool:
        """Are all rows of the list ticked? Of many it is known only when they were ticked together."""
        count = self.rows.count
        if len(ticks) < count or count > TOGETHER:
            return len(ticks) >= count and self._ticked == self.rows.asked
        return all(uid in ticks for uid in self.rows.uids(0, count))

    def _show_ticks(self) -> None:
        if self.ticks is None or self.all is None:
            return
        count = self.rows.count
        self.all.show_state(len(self.ticks), self._whole(self.ticks))
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
