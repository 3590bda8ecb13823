"""One field of a form: its label, its editor, and below it what is wrong with it or what was found out."""

from functools import partial

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.errors import Problem
from unionbook.ground.fields import CodeField, DayField, Field, FlagField, LinkField, NoteField, SerialField, TextField
from unionbook.ground.kind import Kind
from unionbook.services.completion import completes
from unionbook.services.entry import Entry
from unionbook.services.listing import shown
from unionbook.services.privacy.lifting import veils
from unionbook.store.book import Book
from unionbook.ui.form.choosing import Chooser
from unionbook.ui.form.days import DayEditor
from unionbook.ui.form.editors import Editor, LineEditor, NoteEditor
from unionbook.ui.form.offers import no_record, of_codes, of_figures, of_flag, of_names, of_records, of_values
from unionbook.ui.frame.toast import announce
from unionbook.ui.ledger.drafts import text_at
from unionbook.ui.look import theme

LONG = 200
"""A text that may have so many characters takes the whole width."""


def naming(cabinet: Cabinet, kind: Kind, path: str) -> str:
    """The embedded link whose record a path names ("person.name": "person"), "" for any other path."""
    first, dot, rest = path.partition(".")
    link = kind.fields.get(first)
    if dot and isinstance(link, LinkField) and link.embed and rest == cabinet[link.kind].title[0]:
        return first
    return ""


def label_of(cabinet: Cabinet, kind: Kind, path: str) -> str:
    """The field's label; a name by which a linked record is found is called as the list calls it (姓名, 信访人)."""
    column = next((column for column in kind.columns if column.path == path and "." in path), None)
    return (column.label if column is not None else "") or cabinet.label(kind, path)


def needed(cabinet: Cabinet, kind: Kind, path: str) -> bool:
    """Must a final record have it?"""
    first, dot, rest = path.partition(".")
    field = kind.fields[first]
    if not dot or not isinstance(field, LinkField):
        return field.required
    return field.required and (rest in field.needed or cabinet[field.kind].fields[rest].required)


def editor_for(book: Book, kind: Kind, path: str) -> Editor:
    """The editor of a field."""
    field = book.cabinet.field(kind, path)
    if link := naming(book.cabinet, kind, path):
        linked = kind.fields[link]
        assert isinstance(linked, LinkField)
        return Chooser(field, of_names(book, book.cabinet[linked.kind], path.partition(".")[2]), strict=False)
    match field:
        case NoteField():
            return NoteEditor(field)
        case DayField():
            return DayEditor(field, book.today)
        case CodeField():
            return Chooser(field, of_codes(field.codes))
        case FlagField():
            return Chooser(field, of_flag)
        case LinkField():
            target = book.cabinet[field.kind]
            return Chooser(field, of_records(book, target), none=partial(no_record, book, target))
        case TextField(figure=True):
            return Chooser(field, of_figures(book))
        case _ if completes(field):
            return Chooser(field, of_values(book, kind, path), strict=False)
        case _:
            return LineEditor(field)


class FieldBox(QWidget):
    """A field of a form. path: as a section names it."""

    def __init__(self, book: Book, kind: Kind, path: str) -> None:
        super().__init__()
        self.book, self.kind, self.path = book, kind, path
        self.field: Field = book.cabinet.field(kind, path)
        self.link = naming(book.cabinet, kind, path)
        self.label = label_of(book.cabinet, kind, path)
        self.editor = editor_for(book, kind, path)
        self.editor.setAccessibleName(self.label)
        if self.field.help:
            self.editor.setToolTip(self.field.help)
        self.star = theme.look(QLabel("*"), "error")
        if kind.lasting or not needed(book.cabinet, kind, path):
            self.star.hide()
        self.words = theme.look(QLabel(self._words("")), "label")
        # The column's width is the fields', whatever stands over them.
        self.words.setMinimumWidth(1)
        self.words.setToolTip(f"“{self.label}”是什么、怎么填、用到哪里：在这一栏里按 F1")
        self.note, self._suffix = Note(), ""
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self.words)
        top.addWidget(self.star)
        top.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(top)
        column.addWidget(self.editor)
        column.addWidget(self.note)
        column.addStretch()

    def _words(self, suffix: str) -> str:
        unit = f"（{self.field.unit}）" if self.field.unit and "（" not in self.label else ""
        return f"{self.label}{unit}{suffix}"

    def _say_label(self) -> None:
        """The label with its unit, which goes where there is no room for it."""
        whole = self._words(self._suffix)
        room = self.width() - (self.star.sizeHint().width() + 4 if not self.star.isHidden() else 0)
        cut = self.field.unit != "" and self.words.fontMetrics().horizontalAdvance(whole) > room
        self.words.setText(f"{self.label}{self._suffix}" if cut else whole)
        self.words.setToolTip(whole if cut else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.field.unit:
            self._say_label()

    def span(self, columns: int) -> int:
        """How many of the form's columns it takes: long texts all of them, other wide fields two."""
        long = isinstance(self.field, TextField) and self.field.longest >= LONG
        if long or (self.field.wide and isinstance(self.field, TextField)):
            return columns
        return min(2, columns) if self.field.wide else 1

    def show_entry(self, entry: Entry, carried: bool = False, anew: bool = False) -> None:
        """Show what the entry holds; in the editor the clerk is typing in only when it is another entry (anew)."""
        owner, name, _ = entry.locate(self.path)
        lasts = self.kind.lasting or bool(self.book.read_only)
        auto = lasts or name in owner.filled or self.field.auto
        self.editor.lock(auto)
        self._suffix = "" if lasts else "（自动）" if auto else "（沿用）" if carried else ""
        self._say_label()
        if isinstance(self.field, SerialField) and isinstance(self.editor, LineEditor):
            self.editor.setPlaceholderText("保存时自动编号")
        focused = self.editor.hasFocus()
        if focused and not (auto or anew or self.editor.untouched):
            return
        text = text_at(entry, self.path)
        masked = "" if name in owner.wrong else shown(self.field, owner.values[name])
        other = text != self.editor.value_text()
        self.editor.show_text(text, masked if self.field.sensitive else "", veils(owner, name))
        if focused and (anew or other):
            self.editor.begin()

    def tell(self, problem: Problem | None, found: str = "") -> None:
        """Say what is wrong, or else what was found out, below the editor."""
        wrong = problem is not None and not problem.warning
        theme.state(self.editor, "wrong", wrong)
        theme.state(self.editor, "doubt", problem is not None and problem.warning)
        before = self.editor.accessibleDescription()
        words = problem.sentence if problem else found
        self.editor.setAccessibleDescription(words or self.field.help)
        self.note.say(words, "bad" if wrong else "warn" if problem else "")
        if problem and before != words:
            announce(self.editor)


class Note(QWidget):
    """The small line below an editor: an icon and a sentence, or a plain finding."""

    def __init__(self) -> None:
        super().__init__()
        self.tone = ""
        self.words = QLabel()
        self.words.setWordWrap(True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.words)
        self.hide()

    def say(self, words: str, tone: str) -> None:
        """Show a sentence in a tone: bad, warn, or "" for a plain finding; nothing for no words."""
        if (words, tone) == (self.words.text(), self.tone):
            return
        self.tone = tone
        self.words.setText(words)
        theme.look(self.words, {"bad": "error", "warn": "warning"}.get(tone, "caption"))
        self._row.setContentsMargins(theme.SIZES.px(18) if tone else 0, 0, 0, 0)
        self.setVisible(bool(words))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.tone:
            size = theme.SIZES.icon(14)
            place = QRect(0, 2, size, size)
            name = "error_circle_filled" if self.tone == "bad" else "warning_filled"
            with QPainter(self) as painter:
                painter.drawPixmap(place, theme.pixmap(name, 14, self.tone, self.devicePixelRatio()))


