"""The editor under the paper: one part of the report, its figures as chips, and how the chosen one is worded."""

import re
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy

from unionbook.ground.errors import Refusal
from unionbook.services.report.document import (
    Document,
    add_part,
    drop_part,
    move_part,
    open_document,
    restore_part,
    set_part,
)
from unionbook.store.book import Book
from unionbook.ui.frame.toast import announce
from unionbook.ui.look import theme
from unionbook.ui.look.elided import Elided
from unionbook.ui.paper.edit.lines import PartLines
from unionbook.ui.paper.edit.manner import Manner
from unionbook.ui.paper.edit.offering import Offering
from unionbook.ui.paper.edit.parts import is_day, name_of
from unionbook.ui.paper.edit.signs import Signs
from unionbook.ui.paper.edit.tools import Tools

UP, DOWN = -1, 1

ROOMY = 600
"""From this width on the buttons tell their keys."""

_WHERE = re.compile("报告样式“[^”]*”第 \\d+ 行：")
"""Where a fault stands in a template's file, which nobody sees here."""


class EditPane(QFrame):
    """written: the book was changed.  closed: the clerk is done.  wanted: the part so many further on.

    unsaved: whether there is something to save.
    """

    written = Signal()
    closed = Signal()
    wanted = Signal(int)
    unsaved = Signal(bool)

    def __init__(self, book: Book) -> None:
        super().__init__()
        self.book = book
        self.document: Document | None = None
        self.uid = self.behind = ""
        self.signs: Signs | None = None
        self._before = ""
        self.lines, self.manner = PartLines(), Manner()
        self.title = Elided("", "section")
        self.fault = theme.look(QLabel(), "error")
        self.fault.setWordWrap(True)
        self.fault.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.tools = Tools()
        self.offering = Offering(book, self.tools.insert)
        self.tools.lay_out(self, self.title, self.lines, self.fault, self.manner)
        self._connect()
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.tools.words(self.width() >= theme.SIZES.px(ROOMY))

    def _connect(self) -> None:
        self.lines.edited.connect(self._edited)
        self.lines.moved.connect(self._show_manner)
        self.lines.asked.connect(self.ask_figure)
        self.lines.wanted.connect(self.manner.take_keys)
        self.lines.saved.connect(self.save_and_stay)
        self.lines.escaped.connect(self.closed)
        self.manner.changed.connect(self._change)
        self.manner.left.connect(self.take_keys)
        tools = self.tools
        for button, deed in (
            (tools.up, lambda: self.move_by(UP)),
            (tools.down, lambda: self.move_by(DOWN)),
            (tools.add, self.begin),
            (tools.drop, self.drop_part),
            (tools.restore, self.restore_part),
            (tools.omit, self._omit),
            (tools.blank, self._blank),
            (tools.insert, self.ask_figure),
            (tools.cancel, self.closed.emit),
            (tools.save, self.save_and_stay),
        ):
            button.clicked.connect(deed)
        self.offering.left.connect(self.take_keys)
        self.offering.chosen.connect(self._put)
        for keys, deed in (
            ("Alt+Up", lambda: self.go(UP)),
            ("Alt+Down", lambda: self.go(DOWN)),
            ("Alt+Shift+Up", lambda: self.move_by(UP)),
            ("Alt+Shift+Down", lambda: self.move_by(DOWN)),
            ("Ctrl+Shift+Return", self.begin),
            ("Ctrl+Return", self.save_and_stay),
        ):
            made = QShortcut(QKeySequence(keys), self)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(deed)

    # --- what is edited --------------------------------------------------------------------------------------------

    def show_part(self, document: Document, uid: str, signs: Signs, text: str | None = None) -> None:
        """Edit a part. text: other words for it than the book's, not yet saved."""
        part = document.part(uid)
        self.document, self.uid, self.behind, self.signs = document, uid, "", signs
        at = document.parts.index(part)
        name = name_of(part.text)
        self.title.tell(f"{name} · 第 {at + 1}/{len(document.parts)} 段")
        self.tools.restore.setEnabled(bool(part.origin) and part.edited)
        behind = document.parts[at + 1].text if at + 1 < len(document.parts) else ""
        self._set_up(part.text, text, day=not is_day(behind))
        self.tools.up.setEnabled(at > 0)
        self.tools.down.setEnabled(at < len(document.parts) - 1)
        self.tools.drop.setEnabled(True)

    def begin(self) -> None:
        """A new part behind this one."""
        if self.document is None or self.signs is None or not self.save():
            return
        self.behind, self.uid = self.uid or self.behind, ""
        self.title.tell("新的一段")
        self._set_up("", None)
        for button in (self.tools.up, self.tools.down, self.tools.drop, self.tools.restore):
            button.setEnabled(False)
        self.take_keys()

    def _set_up(self, text: str, other: str | None, day: bool = True) -> None:
        assert self.signs is not None
        self._before = text
        self._say("")
        self.lines.show_text(text if other is None else other, self.signs, day)
        self.setAccessibleName(f"编辑：{self.title.full}")
        self._edited()
        self._show_manner()
        self.show()

    @property
    def dirty(self) -> bool:
        """Is there something to save?"""
        return self.document is not None and self.lines.text() != self._before

    def take_keys(self) -> None:
        """The text takes the keys."""
        if (edit := self.lines.current) is not None:
            edit.setFocus()
        elif self.lines.day is not None:
            self.lines.day.setFocus()

    def _edited(self) -> None:
        self.tools.save.setEnabled(True)
        self.unsaved.emit(self.dirty)

    def _show_manner(self) -> None:
        if (edit := self.lines.current) is not None and self.signs is not None:
            self.manner.show_sign(self.signs, edit.sign())

    def _change(self, raw: str) -> None:
        if (edit := self.lines.current) is not None:
            edit.change(raw)

    def _omit(self) -> None:
        if (edit := self.lines.current) is not None:
            edit.may_omit()
            edit.setFocus()

    def _blank(self) -> None:
        if (edit := self.lines.current) is not None:
            edit.textCursor().insertText("【待填】")
            edit.setFocus()

    # --- figures ---------------------------------------------------------------------------------------------------

    def ask_figure(self) -> None:
        """Choose a figure to put in at the cursor."""
        if self.signs is not None:
            self.offering.ask(self.signs)

    def _put(self, raw: str) -> None:
        if (edit := self.lines.current) is not None:
            edit.put(raw)

    # --- deeds -----------------------------------------------------------------------------------------------------

    def save(self) -> bool:
        """Keep what was typed; False when it cannot be kept, with the reason beside it."""
        if not self.manner.settled():
            self._say("手工改的数字要写明原因，没有保存。")
            self.manner.reason.setFocus()
            return False
        if not self.dirty:
            return True
        document, text = self.document, self.lines.text()
        assert document is not None
        if self.uid:
            return self._do(lambda: set_part(self.book, document, self.uid, text))
        if not text.strip():
            return True
        return self._do(lambda: add_part(self.book, document, self.behind, text)) and self._take_up(text)

    def _take_up(self, text: str) -> bool:
        """Go on with the part just added."""
        document = self._now()
        assert document is not None and self.signs is not None
        parts = [part.uid for part in document.parts]
        self.show_part(document, parts[parts.index(self.behind) + 1 if self.behind else 0], self.signs)
        return True

    def save_and_stay(self) -> None:
        """Save, and go on where the clerk is."""
        if self.save():
            self.take_keys()

    def renew(self, document: Document, signs: Signs) -> None:
        """The book has changed: go on with what it says now; what is being typed stays."""
        if self.document is None or not self.isVisible():
            return
        known = {part.uid: part.text for part in document.parts}
        if self.uid and self.uid not in known:
            self.closed.emit()
        elif self.uid and (known[self.uid] != self._before or not self.dirty):
            place = self.lines.place()
            self.show_part(document, self.uid, signs, self.lines.text() if self.dirty else None)
            self.lines.go_to(place)
        else:
            self.document, self.signs = document, signs

    def go(self, by: int) -> None:
        """The next part or the one before; what was typed is saved first."""
        if self.save():
            self.wanted.emit(by)

    def move_by(self, by: int) -> None:
        """Move the part up or down."""
        if self.uid and self.save() and (document := self._now()) is not None:
            self._do(lambda: move_part(self.book, document, self.uid, by))

    def drop_part(self) -> None:
        """Take the part out."""
        if self.uid and (document := self._now()) is not None and self._do(
            lambda: drop_part(self.book, document, self.uid)
        ):
            self._before = self.lines.text()
            self.closed.emit()

    def restore_part(self) -> None:
        """Let the part say again what the template said."""
        if self.uid and (document := self._now()) is not None:
            self._do(lambda: restore_part(self.book, document, self.uid))

    def _now(self) -> Document | None:
        return open_document(self.book, self.document.uid) if self.document is not None else None

    def _do(self, deed: Callable[[], None]) -> bool:
        try:
            deed()
        except Refusal as refusal:
            self._say(refusal.sentence)
            self.take_keys()
            return False
        self._before = self.lines.text()
        self._say("")
        self.unsaved.emit(False)
        self.written.emit()
        return True

    def _say(self, sentence: str) -> None:
        sentence = _WHERE.sub("", sentence)
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))
        for edit in self.lines.edits:
            theme.state(edit, "wrong", bool(sentence))
            edit.setAccessibleDescription(sentence)
            if sentence:
                announce(edit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)



