"""数据体检与备份: what the check-up found, what was begun, when the last backup was made; each line with one verb."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from unionbook.services.backup.keeping import Backups
from unionbook.services.backup.standing import standing_of
from unionbook.services.health import Finding, ordered
from unionbook.services.tally import Counted
from unionbook.ui.frame.visits import show_health
from unionbook.ui.home.backupmark import words_of
from unionbook.ui.home.begun import Begun
from unionbook.ui.home.charts import card_layout
from unionbook.ui.home.reading import Health
from unionbook.ui.look import theme
from unionbook.ui.look.elided import Elided
from unionbook.ui.look.emptying import empty

if TYPE_CHECKING:
    from unionbook.ui.frame.desk import Desk

LINE = 32
"""px of a line."""


class HealthCard(QFrame):
    """The lines there is room for: findings, the newest draft, the backup."""

    def __init__(
        self, desk: "Desk", go_on: Callable[[Begun], None], opened: Callable[[Counted], None]
    ) -> None:
        super().__init__()
        theme.look(self, "card")
        self.desk, self._go_on, self._opened = desk, go_on, opened
        self.found = Health([], [])
        self.rates: list[Counted] = []
        self.twins: list[Finding] = []
        self.more = theme.button("数据体检", style="link")
        self.more.clicked.connect(partial(show_health, desk))
        self.lines = QVBoxLayout()
        self.lines.setSpacing(0)
        card_layout(self, "数据体检与备份", Elided("", "caption"), self.lines, self.more)

    def show_health(self, found: Health) -> None:
        """Show what was found."""
        self.found = found
        self._fill()

    def show_twins(self, twins: list[Finding]) -> None:
        """Show what may be there twice, too."""
        self.twins = twins
        self._fill()

    @property
    def findings(self) -> list[Finding]:
        """Everything found."""
        return ordered([*self.found.found, *self.twins])

    def show_rates(self, rates: list[Counted]) -> None:
        """Show how complete the registers are."""
        self.rates = rates
        self._fill()

    def _fill(self) -> None:
        empty(self.lines)
        drafts, backup, rates = self._drafts(), self._backup(), self._rates()
        room = max(1, self._room() - len(drafts) - len(backup) - len(rates))
        findings = [self._finding(one) for one in self.findings[:room]]
        for line in (*findings, *drafts, *rates, *backup):
            self.lines.addWidget(line)
        if not (findings or drafts):
            told = theme.look(QLabel("登记的资料没有发现要补的地方。"), "label")
            told.setContentsMargins(8, 4, 8, 4)
            self.lines.insertWidget(0, told)
        self.lines.addStretch()
        count = len(self.findings)
        self.more.setText(f"全部 {count} 项" if count else "数据体检")
        self.more.setAccessibleName(f"数据体检，发现 {count} 项" if count else "数据体检")

    def _room(self) -> int:
        return max(2, (self.height() - theme.SIZES.px(56)) // theme.SIZES.px(LINE))

    def _finding(self, one: Finding) -> QWidget:
        icon, tone = ("warning_filled", "warn") if one.must else (f"{one.kind.icon}_filled", "info")
        rows = partial(self.desk.open_rows, one.kind, list(one.uids), one.label, one.field)
        return _line(icon, tone, one.label, one.words, one.verb, rows)

    def _drafts(self) -> list[QWidget]:
        if not self.found.drafts:
            return []
        one, count = self.found.drafts[0], len(self.found.drafts)
        told = f"{one.kind.label} · 还有 {one.problems} 处待补" if one.problems else one.kind.label
        more = f"草稿 {count} 份 · {told}" if count > 1 else f"草稿 · {told}"
        line = _line("edit", "warn", one.title, more, "继续", partial(self._go_on, one))
        verb = line.verb
        verb.setAccessibleName(f"继续填写 {one.title}，{told}")
        return [line]

    def _rates(self) -> list[QWidget]:
        told = [one for one in self.rates if one.value is not None]
        return [
            _line("checkmark_circle_filled", "ok", one.figure.label, one.worded(), "名单", partial(self._opened, one))
            for one in told
        ]

    def _backup(self) -> list[QWidget]:
        if self.desk.book.practice_day is not None:
            return []
        standing = standing_of(Backups(self.desk.book))
        word, tone, told = words_of(standing)
        good = tone == "text2" and standing.last is not None
        icon, tone = ("shield_checkmark_filled", "ok") if good else ("shield_error_filled", "warn")
        line = _line(icon, tone, word, "", "备份", self.desk.show_backups)
        line.setToolTip(told)
        line.verb.setAccessibleName(f"备份，{told}")
        return [line]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().height() != event.size().height():
            self._fill()


class _Line(QWidget):
    def __init__(self, verb: QWidget) -> None:
        super().__init__()
        self.verb = verb


def _line(icon: str, tone: str, label: str, told: str, verb: str, act: Callable[[], object]) -> _Line:
    button = theme.button(verb, style="link")
    button.setAccessibleName(f"{verb}，{label} {told}".strip())
    button.clicked.connect(lambda: act())
    line = _Line(button)
    line.setFixedHeight(theme.SIZES.px(LINE))
    row = QHBoxLayout(line)
    row.setContentsMargins(8, 0, 0, 0)
    row.setSpacing(theme.SIZES.px(8))
    picture = QLabel()
    picture.setPixmap(theme.pixmap(icon, 16, tone, line.devicePixelRatio()))
    words = Elided(label)
    caption = theme.look(QLabel(told), "caption")
    caption.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(picture)
    row.addWidget(words, 1)
    row.addWidget(caption)
    row.addWidget(button)
    return line
