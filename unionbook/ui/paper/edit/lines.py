"""The fields of one part: its sentences, or the lines of a heading or of the head, and a heading's own last day."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from unionbook.ui.look import theme
from unionbook.ui.paper.edit.chipedit import ChipEdit
from unionbook.ui.paper.edit.parts import DAY_LABEL, Taken, take_apart
from unionbook.ui.paper.edit.signs import Signs

_DAY = re.compile(r"(\d{1,2})\s*[-.月/]\s*(\d{1,2})日?")


@dataclass(frozen=True)
class Place:
    """A cursor: in which field, its anchor and position. keys: the field has the keys."""

    line: int = 0
    anchor: int = 0
    position: int = 0
    keys: bool = False


class PartLines(QScrollArea):
    """edited: something was changed.  moved: the cursor is elsewhere."""

    edited = Signal()
    moved = Signal()
    asked = Signal()
    wanted = Signal()
    saved = Signal()
    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.taken: Taken = take_apart("")
        self.edits: list[ChipEdit] = []
        self.day: QLineEdit | None = None
        self._last: ChipEdit | None = None
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_text(self, text: str, signs: Signs, day: bool = True) -> None:
        """Show the lines of a part. day: a heading's own last day, unless it is a part of its own."""
        self.taken, self.edits, self.day = take_apart(text), [], None
        body = theme.look(QWidget(), "plain")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(3)
        for line in self.taken.lines:
            edit = ChipEdit(line.label, signs, line.many)
            edit.show_text(line.text)
            self._hear(edit)
            self.edits.append(edit)
            if not line.many:
                column.addWidget(theme.look(QLabel(line.label), "caption"))
            column.addWidget(edit, 1 if line.many else 0)
        if self.taken.heading and day:
            self._add_day(column)
        if not any(line.many for line in self.taken.lines):
            column.addStretch(1)
        self.setWidget(body)
        self._last = self.edits[0] if self.edits else None
        self._fit()

    def _hear(self, edit: ChipEdit) -> None:
        edit.edited.connect(self.edited)
        edit.edited.connect(self._fit)
        edit.moved.connect(lambda: self._came(edit))
        for name in ("asked", "wanted", "saved", "escaped"):
            getattr(edit, name).connect(getattr(self, name))

    def _add_day(self, column: QVBoxLayout) -> None:
        self.day = QLineEdit(self.taken.as_of)
        self.day.setAccessibleName(DAY_LABEL)
        self.day.setPlaceholderText("同全文；单独算到某天时写 12-10")
        self.day.setMaximumWidth(theme.SIZES.px(280))
        self.day.textEdited.connect(lambda _: self.edited.emit())
        self.day.returnPressed.connect(self.saved)
        column.addWidget(theme.look(QLabel(DAY_LABEL), "caption"))
        column.addWidget(self.day)

    def _came(self, edit: ChipEdit) -> None:
        self._last = edit
        self.ensureWidgetVisible(edit, 0, 0)
        self.moved.emit()

    def _fit(self) -> None:
        """Short fields are as high as what stands in them."""
        for edit in self.edits:
            if not edit.many:
                edit.document().setTextWidth(max(edit.viewport().width(), 100))
                edit.setFixedHeight(round(edit.document().size().height()) + theme.SIZES.px(12))
            else:
                edit.setMinimumHeight(theme.SIZES.px(60))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @property
    def current(self) -> ChipEdit | None:
        """The field the clerk is in, or was in last."""
        return self._last

    def place(self) -> Place:
        """Where the clerk is."""
        edit = self._last
        if edit is None:
            return Place()
        cursor = edit.textCursor()
        return Place(self.edits.index(edit), cursor.anchor(), cursor.position(), edit.hasFocus())

    def go_to(self, place: Place) -> None:
        """Go where the clerk was, as far as there still is such a place."""
        if place.line >= len(self.edits):
            return
        edit = self._last = self.edits[place.line]
        cursor, last = edit.textCursor(), edit.document().characterCount() - 1
        cursor.setPosition(min(place.anchor, last))
        cursor.setPosition(min(place.position, last), QTextCursor.MoveMode.KeepAnchor)
        edit.setTextCursor(cursor)
        if place.keys:
            edit.setFocus()

    def text(self) -> str:
        """The part as the templates write it."""
        return self.taken.with_texts([_trimmed(edit.raw(), edit.many) for edit in self.edits], self._as_of())

    def _as_of(self) -> str:
        typed = self.day.text().strip() if self.day is not None else self.taken.as_of
        found = _DAY.fullmatch(typed)
        return f"{int(found[1]):02}-{int(found[2]):02}" if found else typed

    def signs_shown(self) -> Sequence[str]:
        """What the chips show, from the top."""
        return [sign.shown for edit in self.edits for sign in edit.all_signs()]


def _trimmed(raw: str, many: bool) -> str:
    lines = [line.strip() for line in raw.split("\n")]
    return "\n".join(lines).strip("\n") if many else "".join(lines)
