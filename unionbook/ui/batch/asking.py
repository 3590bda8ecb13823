"""The panel of a step for many records: its day, the fields it needs, what would come of it; Enter takes it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from unionbook.ground.dates import first_day
from unionbook.ground.errors import BadValue, Problem, Refusal
from unionbook.ground.fields import DayField
from unionbook.ground.kind import Kind
from unionbook.ground.stages import Move
from unionbook.services.batch import foresee
from unionbook.services.entry import Entry
from unionbook.services.stage import Moved
from unionbook.ui.batch.panel import LOOKED_AT, Panel
from unionbook.ui.batch.steps import Need, day_of, given, goal_of, needs_of
from unionbook.ui.batch.words import foreseen
from unionbook.ui.form.days import DayEditor
from unionbook.ui.form.fieldgrid import FieldGrid
from unionbook.ui.frame.page import Shell
from unionbook.ui.look import theme

PORTION = 16
"""Records looked at in one go: 40 ms."""


class StepPanel(Panel):
    """Asks about a step; `step`, `uids`, `on` and `each` say how it shall be taken."""

    def __init__(self, shell: Shell, kind: Kind) -> None:
        self.step: Move | None = None
        self.needs: list[Need] = []
        self._seen: set[str] = set()
        self.on = shell.book.today()
        self.day: DayEditor | None = None
        self.fields: FieldGrid | None = None
        self._found, self._left = Moved(), list[str]()
        super().__init__(shell, kind)
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._look_on)
        self.day_box, self.fields_box = QWidget(), QWidget()
        self.day_note = theme.look(QLabel(), "error")

    # --- asking ----------------------------------------------------------------------------------------------------

    def ask(self, step: Move, uids: Sequence[str]) -> None:
        """Ask about a step with these records."""
        self.step, self.uids, self.on = step, list(uids), self.book.today()
        self.needs = needs_of(self.book, self.kind, self.uids, step.to)
        self.setAccessibleName(f"{step.verb}：{len(uids)} {self.kind.measure}")
        self.title.tell(step.verb)
        self.count.show_as(f"{len(uids):,} {self.kind.measure}", "info")
        self.goal.tell(f"办完以后是“{goal_of(self.kind, step).label}”，一步可以撤销。")
        self.take.setText(f"{step.verb} Enter")
        self.take.setAccessibleName(step.verb)
        self._put_day(day_of(self.book, self.kind, step))
        self._put_fields()
        self._begin()

    def _put_day(self, field: DayField | None) -> None:
        if self.day is not None:
            self.away(self.day_box)
        self.day = None
        if field is None:
            return
        self.day = DayEditor(field, self.book.today)
        self.day.setAccessibleName(field.label)
        self.day.show_text(self.on.isoformat())
        self.day.setMaximumWidth(theme.SIZES.px(180))
        self.day_box, self.day_note = QWidget(), theme.look(QLabel(), "error")
        column = QVBoxLayout(self.day_box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        self.day_note.hide()
        for part in (theme.look(QLabel(field.label), "label"), self.day, self.day_note):
            column.addWidget(part)
        self.day.edited.connect(self.soon.start)
        self.day.entered.connect(self._enter)
        self.day.escaped.connect(self.closed)
        self.asked.insertWidget(1, self.day_box)

    def _put_fields(self) -> None:
        if self.fields is not None:
            self.away(self.fields_box)
        self.fields = None
        if not self.needs:
            return
        self.fields_box = QWidget()
        column = QVBoxLayout(self.fields_box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SIZES.px(8))
        words = theme.look(QLabel(self._lacking()), "caption")
        words.setWordWrap(True)
        self.fields = FieldGrid(self.book, self.kind, [need.name for need in self.needs])
        self.fields.show_entry(Entry(self.book, self.kind))
        self.fields.edited.connect(lambda _: self.soon.start())
        self.fields.left.connect(lambda _: self.soon.start())
        self.fields.passed.connect(self._enter)
        self.fields.escaped.connect(self.closed)
        column.addWidget(self.fields)
        column.addWidget(words)
        self.asked.insertWidget(1 if self.day is None else 2, self.fields_box)

    def _lacking(self) -> str:
        told = [f"{len(need.lacking):,} {self.kind.measure}没有填{self.kind.fields[need.name].label}"
                for need in self.needs]
        return f"{'，'.join(told)}；这里填的只写给没有填的。" if len(self.uids) > 1 else ""

    def focus_first(self) -> None:
        """Go to the first field that must be filled, or to the day, or to the button."""
        self._seen = set()
        if self.fields is not None:
            self._go(next(iter(self.fields.boxes)))
        elif self.day is not None:
            self.day.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.take.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _go(self, path: str) -> None:
        assert self.fields is not None
        self._seen.add(path)
        self.fields.focus(path)

    # --- what would come of it -------------------------------------------------------------------------------------

    def take_all(self) -> bool:
        """Take what stands in the fields; False when some of it is no value."""
        sound = self._take_day()
        if self.fields is not None and self.fields.entry is not None:
            entry = self.fields.entry
            for path in self.fields.boxes:
                self.fields.take(path)
            wrong = {name: Problem(name, sentence) for name, (_, sentence) in entry.wrong.items()}
            self.fields.tell(wrong)
            sound = sound and not wrong
        return sound

    def _take_day(self) -> bool:
        if self.day is None:
            return True
        sentence = ""
        try:
            typed = self.day.field.parse(self.day.value_text(), self.book.today())
            self.on = first_day(typed) if isinstance(typed, str) else date.min
            sentence = "" if typed else f"请填{self.day.field.label}。"
        except BadValue as bad:
            sentence = str(bad)
        theme.state(self.day, "wrong", bool(sentence))
        self.day_note.setText(sentence)
        self.day_note.setVisible(bool(sentence))
        return not sentence

    @property
    def each(self) -> dict[str, dict[str, str | int | None]]:
        """What was typed for the records that lack it."""
        entry = self.fields.entry if self.fields is not None else None
        found = given(self.needs, entry.values) if entry is not None else {}
        return {uid: dict(more) for uid, more in found.items()}

    def look_ahead(self) -> None:
        """Tell what would come of the step now."""
        self.soon.stop()
        if self.step is not None and self.take_all():
            self._begin()

    def _begin(self) -> None:
        """Look ahead anew, a portion at a time: between them the window lives. What two records of different portions
        do to each other is told when the step is taken."""
        self._found, self._left = Moved(), list(self.uids)
        if len(self.uids) > LOOKED_AT:
            self.foresight.say(f"共 {len(self.uids):,} {self.kind.measure}，办理时逐条核对，不能办的会列出来。", "info")
            return
        self.foresight.say("正在逐条核对…", "info")
        self._next.start()

    def _look_on(self) -> None:
        """The next portion; told when it was the last."""
        if self.step is None or self.isHidden():
            return
        some, self._left = self._left[:PORTION], self._left[PORTION:]
        try:
            found = foresee(self.book, self.kind, some, self.step.to, self.on, each=self.each)
        except Refusal as refusal:
            self.foresight.say(refusal.sentence, "bad")
            return
        self._found.moved += found.moved
        self._found.aside += found.aside
        if self._left:
            self._next.start()
        else:
            self._tell(self.step, self._found)

    def _tell(self, step: Move, result: Moved) -> None:
        tone = "ok" if not result.aside else "warn" if result.moved else "bad"
        self.foresight.say(foreseen(self.kind, step, len(self.uids), result), tone, result.aside)

    # --- doing -----------------------------------------------------------------------------------------------------

    def _enter(self) -> None:
        """Enter in a field: on to the first that is empty and was not gone to yet, or else the step is taken."""
        self.take_all()
        if self.fields is not None and self.fields.entry is not None:
            for path in self.fields.boxes:
                if self.fields.entry.values[path] is None and path not in self._seen:
                    self._go(path)
                    return
        self.try_to_take()

    def try_to_take(self) -> None:
        """Take the step, unless something typed is no value."""
        if self.step is not None and self.take_all():
            self.soon.stop()
            self._next.stop()
            self.taken.emit()
