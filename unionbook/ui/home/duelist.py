"""期限与待办: the running clocks, the nearest first, and the worklists, each with its words and one verb."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from unionbook.ground.clocks import Running
from unionbook.services.due import Due
from unionbook.services.worklists import Work
from unionbook.ui.ledger.columns import left_tone
from unionbook.ui.look import theme
from unionbook.ui.look.elided import Elided
from unionbook.ui.look.emptying import empty
from unionbook.ui.look.layout import scrolled
from unionbook.ui.look.pill import Pill

SOON = 15
"""Days left from which days are told rather than the date."""

MOST = 200
"""Lines shown when all are asked for; more than anyone reads."""


def words_of(running: Running) -> str:
    """受理告知 剩 2 天, 办结 今天到期, 换届 超期 3 天, 换届 12月31日前, 办结 已中止."""
    if running.paused:
        rest = "已中止"
    elif running.left < 0:
        rest = f"超期 {-running.left} 天"
    elif running.left == 0:
        rest = "今天到期"
    elif running.left <= SOON:
        rest = f"剩 {running.left} 天"
    else:
        rest = f"{running.last.month}月{running.last.day}日前"
        rest = rest if running.left < 300 else f"{running.last.year}年{rest}"
    return f"{running.clock.label} {rest}"


def caption_of(one: Due) -> str:
    """What the record is, from when the clock runs, until when, by which article."""
    running = one.running
    days = f"{running.started} 起，最后一天 {running.last.isoformat()}"
    return " · ".join(filter(None, (one.kind.label, days, running.article)))


class Disc(QWidget):
    """The kind's icon on a round ground in the tone of its clock."""

    def __init__(self, icon: str, tone: str) -> None:
        super().__init__()
        self.icon, self.tone = icon, tone
        side = theme.SIZES.px(34)
        self.setFixedSize(QSize(side, side))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.TOKENS.tone(self.tone)[1]))
            painter.drawEllipse(QRectF(self.rect()))
            size = theme.SIZES.icon(16)
            picture = theme.pixmap(f"{self.icon}_filled", 16, self.tone, self.devicePixelRatio())
            painter.drawPixmap((self.width() - size) // 2, (self.height() - size) // 2, picture)


@dataclass(frozen=True)
class Told:
    """What a line says. urgent: it is coloured as what cannot wait."""

    icon: str
    tone: str
    title: str
    caption: str
    pill: str
    verb: str

    @property
    def urgent(self) -> bool:
        """Can it not wait?"""
        return self.tone == "bad"


def told(one: Due | Work) -> Told:
    """A clock or a worklist in words."""
    if isinstance(one, Work):
        pill = f"{one.rows:,} {one.kind.measure}"
        caption = one.subset.definition or f"{one.kind.label}里{one.subset.label}的。"
        title = f"{one.kind.label} {one.subset.label}"
        return Told(one.kind.icon, "info", title, caption.rstrip("。"), pill, one.subset.verb)
    tone = left_tone(one.running)
    title = one.title or f"未命名的{one.kind.label}"
    return Told(one.kind.icon, tone, title, caption_of(one), words_of(one.running), "办理")


class TodoLine(QWidget):
    """One clock or worklist. opened: the clerk wants it."""

    opened = Signal()

    def __init__(self, one: Told, first: bool) -> None:
        super().__init__()
        self.setMinimumHeight(line_height())
        self.setMaximumHeight(theme.SIZES.px(60))
        verb = theme.button(one.verb, style="link")
        verb.setAccessibleName(f"{one.verb} {one.title}，{one.pill}")
        verb.clicked.connect(self.opened)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch()
        words.addWidget(Elided(one.title, "strong"))
        words.addWidget(Elided(one.caption, "caption"))
        words.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(theme.SIZES.px(12))
        row.addWidget(Disc(one.icon, one.tone))
        row.addLayout(words, 1)
        row.addWidget(Pill(one.pill, one.tone, "clock_filled" if one.tone in ("bad", "warn") else ""))
        row.addWidget(verb)
        self._first = first

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._first:
            with QPainter(self) as painter:
                painter.setPen(theme.colour("line2"))
                painter.drawLine(theme.SIZES.px(62), 0, self.width() - 1, 0)


def line_height() -> int:
    """px of one line at least."""
    return theme.SIZES.px(48)


class DueCard(QFrame):
    """The card. all_asked: the clerk wants to see all of them, or no longer."""

    all_asked = Signal(bool)

    def __init__(self, opened: Callable[[Due], None], listed: Callable[[Work], None]) -> None:
        super().__init__()
        theme.look(self, "card")
        self.dues: list[Due] = []
        self.todos: list[tuple[Due | Work, Told]] = []
        self._listed = listed
        self.all = False
        self._opened = opened
        self.pill = Pill("", "bad")
        self.pill.hide()
        self.more = theme.button("", style="link")
        self.more.clicked.connect(lambda: self.all_asked.emit(not self.all))
        self.empty = theme.look(QLabel(), "label")
        self.empty.setWordWrap(True)
        self.empty.hide()
        self.empty.setContentsMargins(16, 8, 16, 8)
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 10, 4)
        head.setSpacing(10)
        for part in (theme.look(QLabel("期限与待办"), "section"), self.pill):
            head.addWidget(part)
        head.addStretch()
        head.addWidget(self.more)
        inner = theme.look(QWidget(), "plain")
        self.lines = QVBoxLayout(inner)
        self.lines.setContentsMargins(0, 0, 0, 0)
        self.lines.setSpacing(0)
        self.area = scrolled(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 6)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.empty)
        column.addWidget(self.area, 1)
        self.setMinimumHeight(theme.SIZES.px(48) + 2 * line_height())

    def show_todos(self, dues: list[Due], works: list[Work]) -> None:
        """These clocks run, and these worklists wait: what cannot wait, then the lists, then the other clocks."""
        self.dues = dues
        every = [(one, told(one)) for one in dues]
        lists: list[tuple[Due | Work, Told]] = [(one, told(one)) for one in works]
        urgent = [one for one in every if one[1].urgent]
        self.todos = [*urgent, *lists, *(one for one in every if not one[1].urgent)]
        self.pill.show_as(f"{len(urgent)} 项紧急", "bad")
        self.pill.setVisible(bool(urgent))
        self.empty.setVisible(not self.todos)
        self.empty.setText("现在没有期限在走，也没有等着办的事。登记信访、工会届期以后，要办的事和最后一天会自动列在这里。")
        self._fill(rebuild=True)

    def show_all(self, every: bool) -> None:
        """Show all of them, to scroll through, or only those there is room for."""
        self.all = every
        self._fill(rebuild=True)

    def _room(self) -> int:
        free = self.height() - theme.SIZES.px(52)
        return MOST if self.all else max(1, free // line_height())

    def _fill(self, rebuild: bool = False) -> None:
        if not self.isVisible() and not self.lines.count():
            # How many there is room for is known when it is shown.
            return
        wanted = min(len(self.todos), self._room())
        if rebuild or self.lines.count() != wanted + 1:
            # Behind the last line there is free space.
            self._stand(0 if rebuild else max(0, min(wanted, self.lines.count() - 1)), wanted)
        self.more.setText("收起" if self.all else f"全部 {len(self.todos)} 项")
        self.more.setAccessibleName(self.more.text())
        self.more.setVisible(self.all or wanted < len(self.todos))
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if self.all else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.area.setVerticalScrollBarPolicy(policy)

    def _stand(self, kept: int, wanted: int) -> None:
        """So many lines, of which the first so many stay as they are."""
        empty(self.lines, kept)
        for number, (one, words) in enumerate(self.todos[self.lines.count() : wanted], self.lines.count()):
            line = TodoLine(words, first=number == 0)
            line.opened.connect(partial(self._open, one))
            self.lines.addWidget(line, 1)
        self.lines.addStretch(0 if wanted < len(self.todos) else 1)

    def _open(self, one: Due | Work) -> None:
        if isinstance(one, Work):
            self._listed(one)
        else:
            self._opened(one)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill()
