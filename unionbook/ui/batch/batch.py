"""Batches of one register: from the ticked rows over the bar and its panels to the act, and back to the list."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget

from unionbook.ground.errors import Refusal
from unionbook.ground.stages import Move
from unionbook.services.batch import edit
from unionbook.services.stage import move
from unionbook.ui.batch.asking import StepPanel
from unionbook.ui.batch.bar import BatchBar
from unionbook.ui.batch.editing import EditPanel
from unionbook.ui.batch.names import NamePanel
from unionbook.ui.batch.panel import Panel
from unionbook.ui.batch.steps import goal_of
from unionbook.ui.batch.words import Aside, left_out
from unionbook.ui.frame import work
from unionbook.ui.frame.copies import back_up
from unionbook.ui.ledger.deeds import names as called
from unionbook.ui.ledger.onpaper import show_print
from unionbook.ui.ledger.ticks import Ticks

if TYPE_CHECKING:
    from unionbook.ui.ledger.drawer import Drawer

P = TypeVar("P", bound=Panel)


class Batch(QObject):
    """What belongs to the ticks of a list: the bar under it, the panels of a step, of one field and of a list of names.

    panel: holds the panel of a step and that of one field.
    """

    def __init__(self, drawer: "Drawer", ticks: Ticks) -> None:
        super().__init__(drawer)
        self.drawer, self.ticks = drawer, ticks
        self.shell, self.kind = drawer.shell, drawer.kind
        self.bar, self.panel = BatchBar(self.kind), QStackedWidget()
        self._names: NamePanel | None = None
        self.panel.hide()
        ticks.changed.connect(self._show)
        self.bar.asked.connect(self._ask_ticked)
        self.bar.names_asked.connect(self.match)
        self.bar.given_up.connect(self._give_up)
        self.bar.printed.connect(lambda: show_print(drawer, in_form=False))
        drawer.table.pasted.connect(self.match)
        self.bar.edited.connect(self.edit)
        shortcut = QShortcut(QKeySequence("Ctrl+M"), drawer)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.edit)

    @cached_property
    def stepping(self) -> StepPanel:
        """The panel of a step, made when it is first wanted."""
        made = StepPanel(self.shell, self.kind)
        made.taken.connect(self._take)
        return self._held(made)

    @cached_property
    def editing(self) -> EditPanel:
        """The panel of one field, made when it is first wanted."""
        made = EditPanel(self.shell, self.kind)
        made.taken.connect(self._edit)
        return self._held(made)

    def _held(self, made: P) -> P:
        self.panel.addWidget(made)
        made.closed.connect(self.close)
        return made

    def _show(self) -> None:
        self.bar.show_ticks(self.ticks)
        if not len(self.ticks):
            self.close()
        self.arrange()

    def _give_up(self) -> None:
        self.ticks.clear()
        self.drawer.into_list()

    @property
    def asking(self) -> bool:
        """Is the panel of a step or of one field open?"""
        return not self.panel.isHidden()

    @property
    def matching(self) -> bool:
        """Is the panel of a list of names open?"""
        return self._names is not None and not self._names.isHidden()

    def arrange(self) -> None:
        """Panels came or went, or other rows are ticked: what needs their room goes or comes back."""
        drawer, matching = self.drawer, self.matching
        for part in (drawer.filters, drawer.panes):
            part.setHidden(matching)
        self.bar.setVisible(not (matching or self.asking) and len(self.ticks) > 0)
        drawer.following.may_step(not len(self.ticks))
        drawer.arrange()

    # --- a step ----------------------------------------------------------------------------------------------------

    def advance(self) -> bool:
        """F8: ask about the usual step of what is ticked, or selected together; again: take it. False: nothing is."""
        if self.take():
            return True
        table = self.drawer.table
        if not len(self.ticks) and table.selected_count() > 1:
            self.ticks.put(table.selected(), True)
        if not len(self.ticks):
            return False
        self.bar.advance()
        return self.kind.stages is not None

    def take(self) -> bool:
        """Do what the open panel asks about; False when none is open."""
        if self.asking:
            panel = self.panel.currentWidget()
            assert isinstance(panel, Panel)
            panel.try_to_take()
            return True
        if self.matching:
            self.names.try_to_take()
            return True
        return False

    def _ask_ticked(self, step: Move) -> None:
        self.ask(step, self.ticks.uids)

    def ask(self, step: Move, uids: Sequence[str]) -> None:
        """Ask about a step with these records."""
        if not self.drawer.form.leave():
            return
        self.stepping.ask(step, uids)
        self._open(self.stepping)

    def _open(self, panel: StepPanel | EditPanel) -> None:
        self.drawer.notice.hide()
        self.panel.setCurrentWidget(panel)
        self.panel.show()
        self.arrange()
        panel.focus_first()

    def _take(self) -> None:
        panel, step = self.stepping, self.stepping.step
        assert step is not None
        back_up(self.shell, len(panel.uids))
        try:
            with work.waiting():
                result = move(self.shell.book, self.kind, panel.uids, step.to, panel.on, each=panel.each)
        except Refusal as refusal:
            self.shell.refuse(refusal)
            return
        if result.moved:
            self.shell.toast(f"{step.verb}：{called(self.shell, self.kind, result.moved)}", self.shell.undo)
        what = f"没有进入“{goal_of(self.kind, step).label}”"
        self._done(step, result.aside, left_out(self.kind, what, result.aside) if result.aside else "")

    # --- one field -------------------------------------------------------------------------------------------------

    def edit(self, uids: Sequence[str] = ()) -> None:
        """Ctrl+M: ask about one field of these rows, or of what is ticked, or else of what is selected."""
        table = self.drawer.table
        if uids and set(uids) != set(self.ticks.uids):
            self.ticks.clear()
            self.ticks.put(uids, True)
        if not len(self.ticks):
            self.ticks.put(table.selected() if table.selected_count() > 1 else [table.current()], True)
        if len(self.ticks) and not self.shell.book.read_only and self.drawer.form.leave():
            self.editing.ask(self.ticks.uids)
            self._open(self.editing)

    def _edit(self) -> None:
        panel = self.editing
        back_up(self.shell, len(panel.uids))
        try:
            with work.waiting():
                result = edit(self.shell.book, self.kind, panel.uids, panel.name, panel.value)
        except Refusal as refusal:
            self.shell.refuse(refusal)
            return
        label, measure = panel.labels[panel.name], self.kind.measure
        if result.changed:
            self.shell.toast(f"已修改 {len(result.changed)} {measure}的{label}", self.shell.undo)
        sentence = left_out(self.kind, f"的{label}没有改", result.aside) if result.aside else ""
        self._done(None, result.aside, sentence)

    def _done(self, step: Move | None, aside: Aside, sentence: str) -> None:
        """The act is written: nothing is ticked any more, and what was left as it was can be looked at.

        A list of one stage that is empty now goes on to the stage the records went to.
        """
        self.close()
        self.ticks.clear()
        if step is not None and self.drawer.filters.stage and not self.drawer.table.rows.count:
            self.drawer.filters.take_stage(step.to)
        self.drawer.into_list()
        if aside:
            measure = self.kind.measure
            self.drawer.notice.tell(sentence, f"查看这 {len(aside)} {measure}", lambda: self._show_aside(aside))

    def _show_aside(self, aside: Aside) -> None:
        self.drawer.notice.hide()
        title = f"没有办的 {len(aside)} {self.kind.measure}"
        self.drawer.show_rows([uid for uid, _, _ in aside], title, {uid: why for uid, _, why in aside})

    def close(self) -> None:
        """Put the panels away; nothing when none is open."""
        if not (self.asking or self.matching):
            return
        inside = self._holds_keys()
        self.panel.hide()
        if self._names is not None:
            self._names.hide()
        self.arrange()
        if inside:
            self.drawer.into_list()

    def _holds_keys(self) -> bool:
        here = QApplication.focusWidget()
        panels = (self.panel, self._names) if self._names is not None else (self.panel,)
        return here is not None and any(panel.isAncestorOf(here) for panel in panels if not panel.isHidden())

    # --- a list of names -------------------------------------------------------------------------------------------

    @property
    def names(self) -> NamePanel:
        """The panel of a list of names, made when it is first wanted."""
        if self._names is None:
            self._names = NamePanel(self.shell, self.kind)
            self._names.hide()
            self._names.taken.connect(self._decide)
            self._names.closed.connect(self.close)
            self.drawer.column.insertWidget(0, self._names, 1)
        return self._names

    def match(self) -> None:
        """Match the list of names on the clipboard with what is ticked."""
        if self.kind.stages is None or not len(self.ticks) or not self.drawer.form.leave():
            return
        self.panel.hide()
        self.drawer.notice.hide()
        self.names.show_list(self.ticks.uids, self.ticks.stages)
        self.names.show()
        self.arrange()
        self.names.focus_first()

    def _decide(self) -> None:
        back_up(self.shell, len(self.ticks))
        try:
            with work.waiting():
                decided, told = self.names.decide()
        except Refusal as refusal:
            self.shell.refuse(refusal)
            return
        if decided.approved or decided.rejected:
            self.shell.toast(told, self.shell.undo)
        step = self.names.decision.approved
        assert step is not None
        self._done(step, decided.aside, left_out(self.kind, "没有改动", decided.aside) if decided.aside else "")
