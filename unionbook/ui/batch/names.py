"""核对名单: a pasted list of names against the ticked records; doubtful lines are settled, then one act does all."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from unionbook.ground.errors import Refusal
from unionbook.ground.fields import MoneyField
from unionbook.ground.kind import Kind
from unionbook.services.batch import Decided, Line, Matching, Verdict, decide, match_names
from unionbook.ui.batch.decision import Decision
from unionbook.ui.batch.namechoice import NameChoice
from unionbook.ui.batch.namelines import UNNAMED, LineTable
from unionbook.ui.batch.nametiles import NameTiles
from unionbook.ui.batch.steps import open_moves, usual_move
from unionbook.ui.frame.page import Shell
from unionbook.ui.look import theme
from unionbook.ui.look.elided import Elided

NONE = "剪贴板里没有名单。请在 Excel、WPS 或微信里选中名单复制，再按 Ctrl+V。"


class NamePanel(QWidget):
    """Stands in the place of list and form. taken: everything is ready to be done (`decide`).  closed: given up."""

    taken = Signal()
    closed = Signal()

    def __init__(self, shell: Shell, kind: Kind) -> None:
        super().__init__()
        self.shell, self.book, self.kind = shell, shell.book, kind
        self.uids: list[str] = []
        self.matching = Matching((), ())
        self.caption = Elided("", "caption")
        self.again = theme.button("重新粘贴 Ctrl+V", "copy", tip="再读一次剪贴板（Ctrl+V）")
        self.tiles = NameTiles()
        self.table = LineTable(self.book, kind)
        self.choice = NameChoice(self.book, kind)
        self.decision = Decision(self.book, kind)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.SIZES.px(12))
        head.addWidget(theme.look(QLabel("核对名单"), "section"))
        head.addWidget(self.caption, 1)
        head.addWidget(self.again)
        card = theme.look(QFrame(), "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(1, 1, 1, 8)
        inner.addWidget(self.table)
        body = QHBoxLayout()
        body.setSpacing(theme.SIZES.px(12))
        body.addWidget(card, 1)
        self.choice.setFixedWidth(theme.SIZES.px(290))
        body.addWidget(self.choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SIZES.px(8))
        column.addLayout(head)
        column.addWidget(self.tiles)
        column.addLayout(body, 1)
        column.addWidget(self.decision)

    def _wire(self) -> None:
        self.again.clicked.connect(self.read)
        self.tiles.chosen.connect(lambda _: self._show_lines())
        self.table.moved.connect(self._show_line)
        self.table.opened.connect(self._enter)
        self.table.picked.connect(self.choice.pick)
        self.table.escaped.connect(self.closed)
        self.choice.chosen.connect(self.choose)
        self.choice.back.connect(self.focus_first)
        self.decision.entered.connect(self.try_to_take)
        self.decision.escaped.connect(self.closed)
        self.decision.changed.connect(self._count)

    # --- the list --------------------------------------------------------------------------------------------------

    def show_list(self, uids: Sequence[str], stages: Counter[str]) -> None:
        """Match what lies on the clipboard with these records, which are in these stages."""
        self.uids = list(uids)
        usual = usual_move(self.kind, stages)
        moves = open_moves(self.kind, stages)
        self.decision.offer(moves, usual or next(iter(moves), None))
        self.read()

    def read(self) -> None:
        """Read the clipboard."""
        lines = QApplication.clipboard().text().splitlines()
        self.matching = match_names(self.book, self.kind, self.uids, lines)
        self.tiles.choose("")
        told = f"剪贴板里的 {len(self.matching.lines):,} 行，与已勾选的 {len(self.uids):,} {self.kind.measure}对照"
        self.caption.tell(told + self._money() if self.matching.lines else NONE)
        self._show_lines()
        self.table.next_open()

    def _money(self) -> str:
        amounts = [fen for fen in self.matching.named.values() if fen is not None]
        return f" · 名单上的金额合计 ¥{MoneyField(label='金额').show(sum(amounts))}" if amounts else ""

    def _show_lines(self) -> None:
        """Show the lines of the tile that is down, those somebody must look at first."""
        lines, only = self.matching.lines, self.tiles.current
        open_ = set(self.matching.open)
        order = sorted(range(len(lines)), key=lambda at: (at not in open_, not lines[at].why, _aside(lines[at])))
        places: list[int | str] = [at for at in order if not only or lines[at].verdict == only]
        if only in ("", UNNAMED):
            places += self.matching.unnamed
        self.table.lines.become(self.matching, places if only != UNNAMED else self.matching.unnamed)
        self.table.fit()
        self.table.go_to(0)
        self._count()
        self._show_line()

    def _count(self) -> None:
        verdicts = Counter(line.verdict for line in self.matching.lines)
        self.tiles.count({
            Verdict.MATCHED: len(self.matching.named),
            Verdict.SEVERAL: verdicts[Verdict.SEVERAL],
            Verdict.NONE: verdicts[Verdict.NONE],
            UNNAMED: len(self.matching.unnamed),
        })
        self.decision.count(len(self.matching.named), len(self.matching.unnamed))

    def _show_line(self) -> None:
        at = self.table.line_at()
        if at < 0:
            self.choice.show_nothing()
            return
        line = self.matching.lines[at]
        self.choice.show_line(line, self.uids, at in self.matching.open)

    def choose(self, uid: str) -> None:
        """The current line names that record, or none of them; on to the next line somebody must look at."""
        if (at := self.table.line_at()) < 0:
            return
        try:
            self.matching = self.matching.choose(at, uid)
        except Refusal as refusal:
            self.shell.refuse(refusal)
            return
        self.table.lines.decided(self.matching)
        self._count()
        self._show_line()
        self.table.next_open()
        self.focus_first()

    # --- keys ------------------------------------------------------------------------------------------------------

    def focus_first(self) -> None:
        """Go to the lines."""
        part = self.table if self.table.lines.places else self.again
        part.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _enter(self) -> None:
        """Enter on a line: choose when it is open; once none is, do it."""
        if self.table.line_at() in self.matching.open:
            self.choice.focus_list()
        elif not self.table.next_open():
            self.try_to_take()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.read()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    # --- doing -----------------------------------------------------------------------------------------------------

    def try_to_take(self) -> None:
        """Do it, unless something is still to be filled."""
        if self.decision.take.isEnabled() and self.decision.sound(len(self.matching.unnamed)):
            self.taken.emit()

    def decide(self) -> tuple[Decided, str]:
        """Do what was decided, in one act; what came of it, and a sentence about it. Raises Refusal."""
        approved, refused = self.decision.approved, self.decision.refused
        assert approved is not None and self.kind.stages is not None
        matching, rest = self.matching, refused.to if refused is not None else ""
        if refused is None:
            # Whom the list leaves out stays as it is: only those named are handed on, to any other stage's name.
            matching = replace(matching, uids=tuple(uid for uid in matching.uids if uid in matching.named))
            rest = next(stage.name for stage in self.kind.stages.stages if stage.name != approved.to)
        amounts: dict[str, int] | None = None if self._takes_money(approved.to) else {}
        reason = self.decision.reason.value_text() if refused is not None else ""
        done = decide(self.book, self.kind, matching, approved.to, rest, self.decision.on, reason, amounts)
        told = [f"{approved.verb} {len(done.approved)} {self.kind.measure}"] if done.approved else []
        if refused is not None and done.rejected:
            told.append(f"{refused.verb} {len(done.rejected)} {self.kind.measure}")
        return done, "，".join(told)

    def _takes_money(self, to: str) -> bool:
        moves = [one for one in self.kind.stages.moves if one.to == to] if self.kind.stages else []
        return any(isinstance(self.kind.fields[name], MoneyField) for one in moves for name in (*one.sets, *one.needs))


def _aside(line: Line) -> bool:
    """Is it no line of a name?"""
    return line.verdict is Verdict.OTHER
