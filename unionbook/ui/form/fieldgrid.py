"""Fields in columns, as many as there is room for: a section of a form, or the form of a child row."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from unionbook.ground.dates import first_day
from unionbook.ground.days import months_later
from unionbook.ground.errors import Problem
from unionbook.ground.fields import CodeField, Field, FlagField, IdNumberField
from unionbook.ground.identity import ID_KIND, RESIDENT, examine_id
from unionbook.ground.kind import Kind
from unionbook.services.entry import Entry
from unionbook.store.book import Book
from unionbook.ui.form.fieldbox import FieldBox
from unionbook.ui.ledger.drafts import text_at, value_at
from unionbook.ui.look import theme

THREE, TWO = 540, 260
"""px of width from which fields stand in three and in two columns."""

PORTION = 8
"""Fields made in one go."""


class FieldGrid(QWidget):
    """The fields at some paths of a kind.

    edited: the text of the field at a path changed.  left: the clerk went on from it; the entry holds its text.
    passed: Enter in the last field.  escaped: Esc.  repeated: the field at a path shall hold what the one above holds.
    """

    edited = Signal(str)
    left = Signal(str)
    passed = Signal()
    escaped = Signal()
    repeated = Signal(str)

    def __init__(self, book: Book, kind: Kind, paths: Sequence[str], later: bool = False) -> None:
        """later: `unfold` makes the fields."""
        super().__init__()
        theme.look(self, "plain")
        self.book, self.kind = book, kind
        self.entry: Entry | None = None
        self.boxes: dict[str, FieldBox] = {}
        self._awaited = list(paths)
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.SIZES.px(12))
        self._grid.setVerticalSpacing(theme.SIZES.px(8))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        while not later and self.unfold():
            pass

    def unfold(self) -> bool:
        """Make the next few fields; False when all are there."""
        some, self._awaited = self._awaited[:PORTION], self._awaited[PORTION:]
        for path in some:
            self.boxes[path] = FieldBox(self.book, self.kind, path)
            self._wire(path, self.boxes[path])
        if some and not self._awaited:
            columns, self._columns = self._columns or 2, 0
            self._arrange(columns)
        return bool(some)

    def _wire(self, path: str, box: FieldBox) -> None:
        box.editor.edited.connect(lambda: self.edited.emit(path))
        box.editor.left.connect(lambda: self._leave(path))
        box.editor.entered.connect(lambda: self._next(path))
        box.editor.chosen.connect(lambda key: self._choose(path, key))
        box.editor.escaped.connect(self.escaped.emit)
        box.editor.repeated.connect(lambda: self.repeated.emit(path))

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        row = column = 0
        for box in self.boxes.values():
            span = box.span(columns)
            if column + span > columns:
                row, column = row + 1, 0
            self._grid.addWidget(box, row, column, 1, span, Qt.AlignmentFlag.AlignTop)
            column += span
        for place in range(3):
            self._grid.setColumnStretch(place, 1 if place < columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = round(self.width() / (theme.SIZES.px(100) / 100))
        self._arrange(3 if width >= THREE else 2 if width >= TWO else 1)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        # The grid is no higher than its hint: sentences that take more lines in this width need their room in it.
        hint, layout = super().sizeHint(), self._grid
        return hint.expandedTo(QSize(0, layout.heightForWidth(self.width()))) if layout.hasHeightForWidth() else hint

    def show_entry(self, entry: Entry | None, carried: frozenset[str] = frozenset()) -> None:
        """Show an entry, all fields but the one being typed in. carried: paths taken over from the record before."""
        anew, self.entry = entry is not self.entry, entry
        self.setEnabled(entry is not None)
        for path, box in self.boxes.items():
            if entry is not None:
                box.show_entry(entry, path in carried, anew)
            else:
                box.editor.show_text("")
                box.tell(None)

    def tell(self, problems: Mapping[str, Problem]) -> None:
        """Say what is wrong, by path; where nothing is, what was found out."""
        for path, box in self.boxes.items():
            found = verdict(self.entry, path) if self.entry is not None and path not in problems else ""
            box.tell(problems.get(path), found)

    def take(self, path: str) -> None:
        """Have the entry take the text of a field."""
        if self.entry is None or self.boxes[path].editor.isReadOnly():
            return
        text = self.boxes[path].editor.value_text()
        if text != text_at(self.entry, path):
            self.entry.type(path, text)

    def decide(self) -> None:
        """Have the field typed in take what is marked in its list."""
        for box in self.boxes.values():
            if box.editor.hasFocus():
                box.editor.decide()

    def take_all(self) -> None:
        """Have the entry take the text being typed."""
        for path, box in self.boxes.items():
            if box.editor.hasFocus():
                self.take(path)

    def _leave(self, path: str) -> None:
        if self.entry is None:
            return
        self.take(path)
        if self.boxes[path].link and not self.boxes[path].editor.value_text().strip():
            self._let_go(self.boxes[path].link)
        self.left.emit(path)

    def _let_go(self, link: str) -> None:
        """An emptied name: whoever is meant is not the person linked so far."""
        assert self.entry is not None
        old = self.entry.linked[link]
        if old.exists:
            self.entry.linked[link] = Entry(old.book, old.kind, today=old.today)

    def _choose(self, path: str, key: str) -> None:
        if self.entry is None:
            return
        box = self.boxes[path]
        if box.link:
            self.entry.choose(box.link, key)
        elif isinstance(box.field, FlagField):
            self.entry.put(path, int(key))
        else:
            self.entry.put(path, key)
        self.edited.emit(path)

    def repeat(self, path: str, above: Entry) -> None:
        """Give the field at a path the value it has in another entry."""
        if self.entry is None or (value := value_at(above, path)) is None:
            return
        self.entry.put(path, value)
        self.boxes[path].show_entry(self.entry, anew=True)
        self.boxes[path].editor.selectAll()
        self.edited.emit(path)

    def _next(self, path: str) -> None:
        order = list(self.boxes)
        for following in order[order.index(path) + 1 :]:
            editor = self.boxes[following].editor
            if not editor.isReadOnly():
                self.focus(following)
                # Left, the field before may have filled this one: then it goes on.
                if not editor.isReadOnly():
                    return
        # What was typed belongs to this entry: taken before whoever listens shows another one.
        self.boxes[path].editor.clearFocus()
        self.passed.emit()

    def focus(self, path: str) -> None:
        """Go to a field; its text is selected."""
        editor = self.boxes[path].editor
        editor.setFocus(Qt.FocusReason.TabFocusReason)
        editor.selectAll()

    def focus_first(self, empty: bool = False) -> None:
        """Go to the first field that can be typed in. empty: to the first without a text, if there is one."""
        open_ones = [path for path, box in self.boxes.items() if not box.editor.isReadOnly()]
        bare = [path for path in open_ones if empty and not self.boxes[path].editor.value_text()]
        if open_ones:
            self.focus([*bare, *open_ones][0])

    def focused(self) -> str:
        """The path of the field the clerk is in, "" for none."""
        return next((path for path, box in self.boxes.items() if box.editor.hasFocus()), "")


def verdict(entry: Entry, path: str) -> str:
    """What a right number of an identity paper says: the day of birth and the age today."""
    owner, name, field = entry.locate(path)
    number = owner.values[name]
    if not isinstance(field, IdNumberField) or not isinstance(number, str) or name in owner.wrong:
        return ""
    paper = next((owner.values[one] for one, kind in owner.kind.fields.items() if _of_papers(kind)), None)
    finding = examine_id(number, str(paper or RESIDENT), entry.today)
    if finding.error or not finding.born:
        return ""
    return f"已校验 · {finding.born} · {age(first_day(finding.born), entry.today)} 岁"


def _of_papers(field: Field) -> bool:
    return isinstance(field, CodeField) and field.codes == ID_KIND


def age(born: date, today: date) -> int:
    """Whole years from a day of birth to today."""
    years = today.year - born.year
    return years if months_later(born, 12 * years) <= today else years - 1
