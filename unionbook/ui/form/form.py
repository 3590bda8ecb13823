"""The form of one record: it shows an entry, lets it be typed in, and keeps it when it is left."""

from collections.abc import Callable, Mapping
from contextlib import suppress

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from unionbook.ground.errors import Refusal
from unionbook.ground.kind import Kind
from unionbook.services.entry import Entry
from unionbook.ui.form.besides import wire_besides
from unionbook.ui.form.deadline import Deadlines
from unionbook.ui.form.foot import FormFoot
from unionbook.ui.form.frame import TALL, stacked, strayed
from unionbook.ui.form.head import FormHead
from unionbook.ui.form.keeping import give_up_draft, keep_draft, keep_final, next_step, take_step
from unionbook.ui.form.safekeeping import Safekeeping
from unionbook.ui.form.sections import Sections
from unionbook.ui.form.whose import persons_of, show_person
from unionbook.ui.form.writing import Writing
from unionbook.ui.frame.page import Shell
from unionbook.ui.look import theme

SETTLES = 250
"""ms after the last key before what follows from a text is shown."""


class Form(QFrame):
    """A form of a kind.

    saved: the uid of a record just saved.  began: an empty form is shown.  escaped: Esc with nothing to give back.
    given_up: what was being written is gone; nothing is open.  printed: the record shall go on paper.
    """

    saved = Signal(str)
    began = Signal()
    given_up = Signal()
    printed = Signal()
    escaped = Signal()

    def __init__(self, shell: Shell, kind: Kind) -> None:
        super().__init__()
        theme.look(self, "card")
        self.shell, self.book, self.kind = shell, shell.book, kind
        self.writing: Writing | None = None
        self.busy, self.next_verb = False, ""
        self.head, self.deadlines = FormHead(), Deadlines(kind)
        self.elsewhere = strayed()
        self.sections = Sections(self.book, kind)
        self.foot = FormFoot(kind.single)
        self.safe = Safekeeping(self)
        self._settling = QTimer(self, singleShot=True, interval=SETTLES)
        self._lay_out()
        self._wire()
        self.show_nothing()

    def _lay_out(self) -> None:
        line, bar = theme.look(QFrame(), "line"), self.safe.bar
        parts = (self.head, self.deadlines, bar, self.elsewhere, self.sections, line, self.foot)
        words = "。" if self.kind.lasting else "，或按 Ctrl+N 登记。"
        self.stack = stacked(parts, self.sections, f"从列表中选一{self.kind.measure}{words}")
        for part in (line, self.foot):
            part.setHidden(self.kind.lasting)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)
        self.setMinimumWidth(theme.SIZES.px(300))

    def _wire(self) -> None:
        self._settling.timeout.connect(self.settle)
        self.sections.edited.connect(self._touch)
        self.sections.settled.connect(self._examine)
        self.sections.passed.connect(lambda: self.foot.save.setFocus(Qt.FocusReason.TabFocusReason))
        self.sections.escaped.connect(self.escaped.emit)
        foot, deeds = self.foot, (self.save, self.save_and_new, self.discard, self.keep, self.advance)
        for button, deed in zip((foot.save, foot.again, foot.discard, foot.keep, foot.next), deeds, strict=True):
            button.clicked.connect(deed)
        self.head.person.clicked.connect(self.show_person)
        self.head.print.clicked.connect(self.printed)
        wire_besides(self)

    @property
    def uid(self) -> str:
        """The uid of the record shown, "" for none."""
        return self.writing.entry.uid if self.writing is not None else ""

    @property
    def stored(self) -> bool:
        """Does the book hold the record shown, or a draft of it?"""
        return self.writing is not None and (self.writing.entry.exists or self.writing.draft)

    @property
    def count(self) -> int:
        """How many fields are changed and not saved."""
        return self.writing.count if self.writing is not None else 0

    def show_nothing(self) -> None:
        """No record is open."""
        self._settling.stop()
        self.writing = None
        self.stack.setCurrentIndex(0)
        if self.isVisible():
            self.shell.unsaved(0)

    def open(self, uid: str) -> None:
        """Show a record, or its draft. What was written before is left first. Nothing when it is gone."""
        if uid == self.uid or not self.leave():
            return
        try:
            self.show_writing(Writing(self.book, self.kind, uid))
        except Refusal as refusal:
            self.show_nothing()
            self.shell.refuse(refusal)

    def new(self, before: Entry | None = None, begun: Writing | None = None) -> None:
        """An empty form, its first field ready. before: a record to take over from what stays.  begun: filled in."""
        if before is None and not self.leave():
            return
        self.show_writing(begun or Writing(self.book, self.kind, before=before))
        self.began.emit()
        self.sections.tabs.setCurrentIndex(0)
        self.sections.focus_first()

    def fill(self, given: Mapping[str, str]) -> None:
        """Put texts into the form, by path, as if they had been typed."""
        if (writing := self.writing) is not None and given:
            for path, text in given.items():
                writing.entry.type(path, text)
            writing.examine()
            self.show_writing(writing)
            self.sections.focus_first(empty=True)

    def reload(self) -> None:
        """Show the record as the book has it now, unless the clerk is changing it."""
        if self.busy or self.count or self._settling.isActive() or not self.stored:
            return
        try:
            self.show_writing(Writing(self.book, self.kind, self.uid))
        except Refusal:
            self.show_nothing()

    def show_writing(self, writing: Writing) -> None:
        """Show a record being written."""
        self._settling.stop()
        self.writing = writing
        self.sections.show_writing(writing)
        self.stack.setCurrentIndex(1)
        self.safe.show(writing)
        self._tell()

    def focus_first(self, path: str = "") -> None:
        """Go to the first field of the section shown. path: to that field instead, wherever it is."""
        if self.writing is None:
            return
        if path:
            self.sections.go((self.uid, path))
        else:
            self.sections.focus_first()

    def add_child(self) -> None:
        """Ctrl+J: a new child row."""
        if self.writing is not None:
            self.sections.add_child()

    def show_history(self) -> None:
        """Turn to what happened to the record."""
        if self.writing is not None:
            self.sections.show_past()

    def show_person(self) -> None:
        """Everything the book holds about the person the record speaks of."""
        if self.writing is not None and self.writing.entry.exists:
            show_person(self.shell, self.kind, self.uid, self.head.person)

    def _touch(self) -> None:
        assert self.writing is not None
        self.writing.touched = True
        self.safe.touched()
        self._settling.start()

    def settle(self, decided: bool = False) -> None:
        """Take the text being typed now and look at everything again. decided: the clerk is done choosing."""
        self._settling.stop()
        self.sections.take(decided)
        self._examine()

    def _examine(self) -> None:
        if self.writing is not None and not self.busy:
            self.writing.examine()
            self._tell()

    def _tell(self) -> None:
        assert self.writing is not None
        with suppress(Refusal):  # While the file cannot be read, what was shown stands.
            self._tell_what_follows(self.writing.entry)
            self.next_verb = step.verb if (step := next_step(self.writing)) else ""
        can_keep = bool(self.writing.tried and self.writing.faults and self.count)
        self.foot.show_state(self.count, self.next_verb, can_keep, self.writing.draft)
        if self.isVisible():
            self.shell.unsaved(self.count)

    def _tell_what_follows(self, entry: Entry) -> None:
        assert self.writing is not None
        tall = self.height() >= theme.SIZES.px(TALL)
        self.head.show_entry(entry, self.writing.draft, due=not tall)
        self.head.person.setVisible(entry.exists and bool(persons_of(self.book, self.kind, entry.uid)))
        self.deadlines.show_entry(entry, room=tall)
        self.sections.tell()
        self.elsewhere.setText("\n".join(problem.sentence for problem in self.sections.stray()))
        self.elsewhere.setVisible(bool(self.elsewhere.text()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        limit = theme.SIZES.px(TALL)
        if self.writing is not None and (event.size().height() < limit) != (event.oldSize().height() < limit):
            self._tell()

    def _hold(self, keep: Callable[[], bool]) -> bool:
        """Write to the book; what it tells the window meanwhile does not touch the form."""
        self.busy = True
        try:
            return keep()
        finally:
            self.busy = False

    def save(self) -> bool:
        """Save as a final record; otherwise go to the first field that is wrong."""
        if (writing := self.writing) is None:
            return False
        self.settle(decided=True)
        if not self._hold(lambda: keep_final(self.shell, writing)):
            self._go_to_fault()
            return False
        self.show_writing(Writing(self.book, self.kind, writing.entry.uid))
        self.saved.emit(self.uid)
        return True

    def _go_to_fault(self) -> None:
        self._tell()
        assert self.writing is not None
        if (spot := self.writing.first_error(self.sections.spots())) is not None:
            self.sections.go(spot)

    def save_and_new(self) -> None:
        """Save, and an empty form for the next one, with what most often stays the same."""
        if self.writing is None:
            self.new()
            return
        entry = self.writing.entry
        if self.save() or self.writing.kept:
            self.new(before=entry)

    def leave(self) -> bool:
        """Keep what was typed: as a final record, or while something is wrong as a draft. False: it could not be."""
        if (writing := self.writing) is None:
            return True
        self.settle()
        if not self.count:
            return True
        keep = keep_draft if writing.faults else keep_final
        if not self._hold(lambda: keep(self.shell, writing)):
            return writing.kept
        self.show_writing(Writing(self.book, self.kind, writing.entry.uid))
        return True

    def keep(self) -> None:
        """Keep what was typed as a draft and stay."""
        if (writing := self.writing) is not None:
            self.settle()
            if self._hold(lambda: keep_draft(self.shell, writing)):
                self.show_writing(Writing(self.book, self.kind, writing.entry.uid))

    def discard(self) -> None:
        """Give up what was typed; when nothing was, the draft shown."""
        if (writing := self.writing) is None:
            return
        stays = writing.entry.exists
        self.safe.forget()
        if self.count or not writing.draft:
            stays = stays or writing.draft
        elif not self._hold(lambda: give_up_draft(self.shell, writing)):
            return
        if stays:
            self.show_writing(Writing(self.book, self.kind, writing.entry.uid))
            return
        self.show_nothing()
        self.given_up.emit()

    def advance(self) -> None:
        """F8: the next step of the record, after saving what was typed."""
        step, typed = next_step(self.writing), self.count or self._settling.isActive()
        if step is None or (typed and not self.save()) or (writing := self.writing) is None:
            return
        if self._hold(lambda: take_step(self.shell, writing, step)):
            self.show_writing(Writing(self.book, self.kind, self.uid))
            self.saved.emit(self.uid)
        else:
            self._go_to_fault()
