"""One section of a form: its fields, and below them the child rows it holds."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from unionbook.ground.kind import Kind, Section
from unionbook.services.entry import Entry
from unionbook.store.book import Book
from unionbook.ui.form.children import ChildGrid
from unionbook.ui.form.fieldgrid import FieldGrid
from unionbook.ui.form.writing import Spot, Writing
from unionbook.ui.look import theme


class SectionPage(QScrollArea):
    """One section. edited: a text changed.  settled: a field was left, or child rows came or went.

    passed: Enter in the last field.  escaped: Esc.
    """

    edited = Signal()
    settled = Signal()
    passed = Signal()
    escaped = Signal()

    def __init__(self, book: Book, kind: Kind, section: Section) -> None:
        """Its parts are made by `unfold`."""
        super().__init__()
        self.book = book
        self.writing: Writing | None = None
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = theme.look(QWidget(), "plain")
        column = self._column = QVBoxLayout(inner)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(theme.SIZES.px(12))
        self.fields = FieldGrid(book, kind, section.paths, later=True)
        if not section.paths:
            self.fields.hide()
        column.addWidget(self.fields)
        self.children_of: list[ChildGrid] = []
        self._awaited = list(section.children)
        column.addStretch()
        self.setWidget(inner)
        self._wire()

    def unfold(self) -> bool:
        """Make the next part, a few fields or the rows of one kind; False when all are there."""
        if self.fields.unfold():
            return True
        if not self._awaited:
            return False
        grid = ChildGrid(self.book, self.book.cabinet[self._awaited.pop(0)])
        self.children_of.append(grid)
        self._column.insertWidget(self._column.count() - 1, grid)
        self._wire_rows(grid)
        return True

    def minimumSizeHint(self) -> QSize:
        # It scrolls: on a small screen one field at a time must do.
        return QSize(super().minimumSizeHint().width(), theme.SIZES.px(40))

    def _wire(self) -> None:
        self.fields.edited.connect(lambda _: self.edited.emit())
        self.fields.left.connect(lambda path: self._left(self.fields.entry, path))
        self.fields.passed.connect(self._pass)
        self.fields.escaped.connect(self.escaped.emit)

    def _wire_rows(self, grid: ChildGrid) -> None:
        grid.edited.connect(self.edited.emit)
        grid.left.connect(lambda path: self._left(grid.fields.entry, path))
        grid.changed.connect(self._rows_changed)
        grid.passed.connect(self.passed.emit)
        grid.escaped.connect(self.escaped.emit)
        grid.shown.connect(lambda part: self.ensureWidgetVisible(part, 0, theme.SIZES.px(24)))

    def _left(self, entry: Entry | None, path: str) -> None:
        if self.writing is not None and entry is not None:
            self.writing.leave(entry, path)
            self.settled.emit()

    def _rows_changed(self) -> None:
        self.edited.emit()
        self.settled.emit()

    def _pass(self) -> None:
        if self.children_of and self.children_of[0].entries:
            self.children_of[0].table.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.passed.emit()

    def show_writing(self, writing: Writing) -> None:
        """Show a record."""
        self.writing = writing
        self._tell_fields(writing)
        for grid in self.children_of:
            grid.show_writing(writing)

    def tell(self) -> None:
        """Show again what follows from other fields, and what is wrong."""
        if self.writing is None:
            return
        self._tell_fields(self.writing)
        for grid in self.children_of:
            grid.tell()

    def _tell_fields(self, writing: Writing) -> None:
        self.fields.show_entry(writing.entry, writing.carried)
        self.fields.tell(writing.told(writing.entry))

    def decide(self) -> None:
        """Have the field typed in take what is marked in its list."""
        for grid in (self.fields, *(one.fields for one in self.children_of)):
            grid.decide()

    def take(self) -> None:
        """Have the entry take the text being typed."""
        self.fields.take_all()
        for grid in self.children_of:
            grid.fields.take_all()

    def focus_first(self, empty: bool = False) -> None:
        """Go to the first field, or the first child rows. empty: to the first field without a text."""
        if self.fields.boxes:
            self.fields.focus_first(empty)
        elif self.children_of:
            grid = self.children_of[0]
            (grid.table if grid.entries else grid.button).setFocus(Qt.FocusReason.TabFocusReason)

    def go(self, spot: Spot) -> bool:
        """Go to a field; False when it is not in this section."""
        uid, path = spot
        grids = [self.fields]
        for grid in self.children_of:
            if grid.choose(uid):
                grids = [grid.fields]
        for grid_of in grids:
            if grid_of.entry is not None and grid_of.entry.uid == uid and path in grid_of.boxes:
                grid_of.focus(path)
                self._bring(grid_of.boxes[path])
                return True
        return False

    def _bring(self, box: QWidget) -> None:
        """Scroll a field into sight, also when sentences that were just told move it further down."""
        self.ensureWidgetVisible(box, 0, theme.SIZES.px(24))
        QTimer.singleShot(0, box, lambda: self.ensureWidgetVisible(box, 0, theme.SIZES.px(24)))
