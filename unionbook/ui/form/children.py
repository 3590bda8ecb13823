"""The child rows of a record: a small table of them, and below it the fields of the chosen one."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from unionbook.ground.fields import MoneyField
from unionbook.ground.kind import Kind
from unionbook.services.entry import Entry
from unionbook.store.book import Book
from unionbook.ui.form.cellpouring import pour_cells
from unionbook.ui.form.childtable import ChildModel, ChildTable
from unionbook.ui.form.choosing import Chooser
from unionbook.ui.form.editors import LineEditor
from unionbook.ui.form.fieldgrid import FieldGrid
from unionbook.ui.form.pouring import NAME, Places, nameless, places_of, pour, still_open
from unionbook.ui.form.writing import Writing
from unionbook.ui.ledger.drafts import value_at
from unionbook.ui.look import theme

REMOVE, PASTE = "删除这一行", "粘贴"


class ChildGrid(QWidget):
    """The rows of one child kind in the form of their parent.

    changed: a row was added, changed or removed.  edited, left: as of `FieldGrid`, for the chosen row.
    shown: a part the clerk is led to, which must be in sight.
    """

    changed = Signal()
    edited = Signal()
    left = Signal(str)
    passed = Signal()
    escaped = Signal()
    shown = Signal(QWidget)

    def __init__(self, book: Book, kind: Kind) -> None:
        super().__init__()
        theme.look(self, "plain")
        self.kind = kind
        self.book, self.places = book, places_of(kind)
        self.writing: Writing | None = None
        self.poured = ""
        # What is chosen in one row goes on to the next when the key that chose it is done with.
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._settling.timeout.connect(self._next_open)
        self.rows = ChildModel(book, kind)
        self.table = ChildTable(self.rows, f"{kind.label}列表")
        self.count = theme.look(QLabel(), "caption")
        self.told = theme.look(QLabel(), "label")
        self.told.setWordWrap(True)
        self.sums = theme.look(QLabel(), "caption")
        self.sums.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.sums.setWordWrap(True)
        self.enter = kind.enter or f"添加{kind.label}"
        self.button = theme.button(f"{self.enter} Ctrl+J", "add", "flat")
        self.removing = theme.button(REMOVE, "delete", "flat", tip=REMOVE)
        self.button.setAccessibleName(self.enter)
        self.pasting = theme.button(PASTE, "copy", "flat")
        if kind.lasting:
            self.pasting.hide()
        paths = [path for section in kind.sections for path in section.paths]
        self.fields = FieldGrid(book, kind, paths)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        self.title = theme.look(QLabel(self.kind.label), "strong")
        head.addWidget(self.title)
        head.addWidget(self.count)
        head.addStretch()
        head.addWidget(self.removing)
        head.addWidget(self.pasting)
        head.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SIZES.px(8))
        column.addLayout(head)
        column.addWidget(self.told)
        column.addWidget(self.table)
        column.addWidget(self.sums)
        column.addWidget(self.fields)
        column.addStretch()

    def _wire(self) -> None:
        self.button.clicked.connect(self.add)
        self.pasting.clicked.connect(self.paste)
        what = "名单" if self.places is not None else "几行"
        self.pasting.setToolTip(f"在 Excel、WPS 或微信里复制{what}，再点这里（Ctrl+V）")
        self.removing.clicked.connect(self.remove)
        self.table.moved.connect(self._show_row)
        self.table.opened.connect(self.fields.focus_first)
        self.table.doomed.connect(self.remove)
        self.table.escaped.connect(self.escaped.emit)
        self.fields.edited.connect(lambda _: self.edited.emit())
        self.fields.left.connect(self.left.emit)
        self.fields.passed.connect(self._pass)
        self.fields.repeated.connect(self._repeat)
        if self.places is not None:
            self._wire_lists(self.places)
        self.fields.escaped.connect(self.table.setFocus)

    def _wire_lists(self, places: Places) -> None:
        """A list of names may be pasted into the grid, or into the field of the name."""
        self.button.setToolTip("一次加很多人：在 Excel、WPS 或微信里复制名单，在这里按 Ctrl+V")
        for path, box in self.fields.boxes.items():
            if isinstance(box.editor, LineEditor) and path in (f"{places.link}.{NAME}", places.outside):
                box.editor.takes_lists = True
                box.editor.listed.connect(self.pour)
                box.editor.chosen.connect(lambda _: self._settling.start())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The most words there is room for: those of removing go first, then those of pasting, then the key."""
        parts = (self.title, self.count, self.removing, self.pasting, self.button)
        for removing, pasting, adding in (
            (REMOVE, PASTE, f"{self.enter} Ctrl+J"),
            ("", PASTE, f"{self.enter} Ctrl+J"),
            ("", PASTE, self.enter),
            ("", "", self.enter),
        ):
            self.removing.setText(removing)
            self.pasting.setText(pasting)
            self.button.setText(adding)
            shown = [one.sizeHint().width() for one in parts if not one.isHidden()]
            if sum(shown) + 8 * len(shown) <= self.width():
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def paste(self) -> None:
        """Add what lies on the clipboard: a list of names, or rows of a table."""
        (self.pour_cells if self.places is None else self.pour)(QApplication.clipboard().text())

    def pour_cells(self, text: str) -> None:
        """Add a row for each line of a copied table."""
        if self.writing is None or self.kind.lasting or self.book.read_only:
            return
        if self.entry is not None and not self.entry.exists and self.entry.blank():
            self.entries.remove(self.entry)
        found = pour_cells(self.book, self.writing.entry, self.kind, [one.path for one in self.rows.visible], text)
        self.writing.may_tell(found.rows)
        self.poured = found.sentence
        self.changed.emit()
        self.table.go_to(len(self.entries) - 1)
        (self.table if self.entries else self.button).setFocus(Qt.FocusReason.OtherFocusReason)

    def pour(self, text: str) -> None:
        """Add the names of a pasted list; the clerk goes on with the first of whom it must be said who is meant."""
        if self.writing is None or self.places is None or self.book.read_only:
            return
        if self.entry is not None and nameless(self.entry, self.places):
            self.entries.remove(self.entry)
        found = pour(self.book, self.writing.entry, self.kind, text)
        self.writing.may_tell(found.open)
        self.poured = found.sentence
        self.changed.emit()
        if not self._next_open():
            self.table.go_to(len(self.entries) - 1)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _next_open(self) -> bool:
        """Go to the next row that leaves open who is meant, its choices listed; False when none does."""
        places = self.places
        waiting = [row for row in self.entries if places is not None and still_open(row, places)]
        if not waiting or places is None:
            return False
        self.choose(waiting[0].uid)
        path = f"{places.link}.{NAME}"
        self.fields.focus(path)
        self.shown.emit(self.fields.boxes[path])
        editor = self.fields.boxes[path].editor
        if isinstance(editor, Chooser):
            editor.list_options(editor.value_text())
        return True

    @property
    def entries(self) -> list[Entry]:
        """The rows in the form."""
        return self.writing.entry.children[self.kind.name] if self.writing is not None else []

    @property
    def entry(self) -> Entry | None:
        """The chosen row."""
        place = self.table.place()
        return self.entries[place] if 0 <= place < len(self.entries) else None

    def show_writing(self, writing: Writing) -> None:
        """Show the rows of a record; the first is chosen when it is another record than before."""
        fresh = self.writing is not writing
        self.poured = "" if fresh else self.poured
        self.writing = writing
        for button in (self.button, self.pasting, self.removing):
            button.setEnabled(not self.book.read_only)
        self.refresh()
        if fresh and self.entries:
            self.table.go_to(0)
        self._show_row()

    def refresh(self) -> None:
        """Show again what the entries hold and what is wrong with them."""
        assert self.writing is not None
        place, self.table.quiet = self.table.place(), True
        wrong = {entry.uid for entry in self.entries if any(not p.warning for p in self.writing.told(entry).values())}
        self.rows.become(self.entries, wrong)
        if place >= 0 and self.table.place() < 0:
            self.table.go_to(place)
        self.table.quiet = False
        self.count.setText(f"共 {len(self.entries)} {self.kind.measure}" if self.entries else "还没有，按 Ctrl+J 添加")
        self._fit()
        self.told.setText(self.poured)
        self.told.setVisible(bool(self.poured))
        self.sums.setText(self._sums())
        self.sums.setVisible(bool(self.sums.text()))
        self.table.setVisible(bool(self.entries))
        self.table.fit()

    def _sums(self) -> str:
        told = []
        for column in self.rows.columns:
            if isinstance(column.field, MoneyField) and len(self.entries) > 1:
                amounts = [value_at(entry, column.path) for entry in self.entries]
                total = sum(amount for amount in amounts if isinstance(amount, int))
                told.append(f"{column.label}合计 {column.field.show(total)}")
        return "　".join(told)

    def _show_row(self) -> None:
        entry = self.entry
        self.fields.setVisible(entry is not None)
        self.removing.setVisible(entry is not None)
        self._fit()
        self.fields.show_entry(entry)
        if entry is not None and self.writing is not None:
            self.fields.tell(self.writing.told(entry))

    def tell(self) -> None:
        """Show again what follows from other fields, and what is wrong."""
        self.refresh()
        self._show_row()

    def add(self) -> None:
        """A new row; the clerk goes on in its first field."""
        if self.writing is None or self.book.read_only:
            return
        before = self.entries[-1] if self.entries else None
        entry = self.writing.entry.new_child(self.kind.name)
        for name, field in self.kind.fields.items():
            if field.keep and before is not None:
                entry.put(name, before.values[name])
        self.changed.emit()
        self.table.go_to(len(self.entries) - 1)
        self._show_row()
        self.fields.focus_first()

    def choose(self, uid: str) -> bool:
        """Choose the row of a uid; False when there is none."""
        place = next((place for place, entry in enumerate(self.entries) if entry.uid == uid), -1)
        if place >= 0:
            self.table.go_to(place)
            self._show_row()
        return place >= 0

    def remove(self) -> None:
        """Take the chosen row out; it is gone from the book when the record is saved."""
        entry = self.entry
        if entry is None or self.book.read_only:
            return
        self.entries.remove(entry)
        self.changed.emit()
        self._show_row()
        (self.table if self.entries else self.button).setFocus()

    def _repeat(self, path: str) -> None:
        """The field at a path as in the row above."""
        if (place := self.table.place()) > 0:
            self.fields.repeat(path, self.entries[place - 1])

    def _pass(self) -> None:
        """Enter in the last field: the next row; a new one after the last, unless that is still empty."""
        place, entry = self.table.place(), self.entry
        if place + 1 < len(self.entries):
            self.table.go_to(place + 1)
            self.fields.focus_first()
        elif entry is not None and entry.blank():
            self.passed.emit()
        else:
            self.add()
