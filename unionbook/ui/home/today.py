"""今日: what is due, the numbers of the year, what was begun. Nothing decorative; every number opens its rows."""

from collections import Counter
from collections.abc import Callable
from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from unionbook.ground.conditions import Compare, Condition, Frame, Op, filled
from unionbook.ground.figures import Figure
from unionbook.ground.kind import Kind
from unionbook.ground.periods import Period
from unionbook.services.due import due
from unionbook.services.recovery.leftover import Leftover
from unionbook.services.standing import Standing
from unionbook.services.tally import Counted, count, keys, rows_behind
from unionbook.services.targets import standing
from unionbook.store.book import Book
from unionbook.ui.frame.page import Page
from unionbook.ui.frame.visits import go_on
from unionbook.ui.home.backupmark import BackupMark
from unionbook.ui.home.charts import BarCard, MonthCard
from unionbook.ui.home.draftcard import Begun, DraftCard, drafts
from unionbook.ui.home.duelist import DueCard
from unionbook.ui.home.leftoverbar import LeftoverBar
from unionbook.ui.home.yearcard import YearCard
from unionbook.ui.look import theme
from unionbook.ui.look.elided import Elided

if TYPE_CHECKING:
    from unionbook.ui.frame.desk import Desk

SHOWN = 8
"""Numbers on the card."""

GROWTH = "member.new_members"
"""The figure drawn month by month."""

WHOLE = "grievance.received"
PARTS = {"grievance.transferred": "chart1", "grievance.reception": "chart1", "grievance.closed": "chart4"}
"""The figure drawn as bars of its parts, and the colours of these."""

TARGET = "target"
"""The kind whose rows are the year's targets."""

LOW = 520
"""px of height from which on the lower cards are shown."""


class Today(Page):
    """The home page. What takes time is counted after the page was painted, card by card."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self.desk, self.book = desk, desk.book
        self.year = 0
        self._jobs: list[Callable[[], None]] = []
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._step)
        self.dues = DueCard(lambda one: desk.open_record(one.kind, one.uid))
        self.dues.all_asked.connect(self._show_all)
        self.numbers = YearCard(self._open, self._open_target)
        self.numbers.more.clicked.connect(self._open_targets)
        self.growth, self.parts = MonthCard("会员发展"), BarCard("信访来源与办结", self._open)
        self.growth.months.picked.connect(self._open_month)
        self.drafts = DraftCard(self._open_draft)
        self.leftovers = LeftoverBar(self.book, self._go_on)
        self._lay_out()
        # The page itself takes the keys when it comes to the front, so that Tab begins with what presses most.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName("今日")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 0, 20, 10)
        column.setSpacing(theme.SIZES.px(12))
        column.addLayout(self._head())
        column.addWidget(self.leftovers)
        column.addWidget(_row([self.dues, self.numbers], (66, 34)), 2)
        self.low = _row([self.growth, self.parts, self.drafts], (40, 26, 34))
        column.addWidget(self.low, 1)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 0, 0)
        row.setSpacing(8)
        today = self.book.today()
        row.addWidget(theme.look(QLabel("今日"), "title"))
        day = f"{today.year}年{today.month}月{today.day}日 · 星期{'一二三四五六日'[today.weekday()]}"
        row.addWidget(Elided(day, "caption"), 1)
        self.before = theme.button("", "chevron_left", "flat", tip="前一年")
        self.after = theme.button("", "chevron_right", "flat", tip="后一年")
        self.before.clicked.connect(lambda: self.show_year(self.year - 1))
        self.after.clicked.connect(lambda: self.show_year(self.year + 1))
        self.label = theme.look(QLabel(), "strong")
        self.backup = BackupMark(self.desk)
        row.addWidget(self.backup)
        for part in (self.before, self.label, self.after):
            row.addWidget(part)
        row.addSpacing(8)
        for number, kind in reversed(list(enumerate(self._entered()))):
            button = theme.button(kind.enter, kind.icon, "" if number else "primary")
            button.clicked.connect(partial(self.desk.enter, kind))
            row.addWidget(button)
        return row

    def _entered(self) -> list[Kind]:
        """The kinds with a button of their own: the first two tabs'."""
        first = {kind.tab: kind for kind in reversed(self.book.cabinet.tabs()) if kind.enter}
        return [first[kind.tab] for kind in self.book.cabinet.tabs() if first.get(kind.tab) is kind][:2]

    # --- counting --------------------------------------------------------------------------------------------------

    def activated(self) -> None:
        """Count anew."""
        self.desk.say("就绪", f"Ctrl+1 到 Ctrl+{min(len(self.desk.tabs), 9)} 切换页面，F1 查看本页帮助")
        self.refresh()

    def changed(self, kinds: set[str]) -> None:
        """Something was written."""
        self.refresh()

    def refresh(self) -> None:
        """Count everything again, beginning with what presses most."""
        self.leftovers.refresh()
        self._jobs = [self.backup.refresh, self._count_dues, self._find_year, self._count_figures, self._count_drafts]
        self._jobs += [self._count_targets, self._count_parts, self._count_growth]
        self._timer.start()

    def settle(self) -> None:
        """Finish counting now."""
        while self._jobs:
            self._step()

    def _step(self) -> None:
        if self._jobs:
            self._jobs.pop(0)()
        if not self._jobs:
            self._timer.stop()

    def _count_dues(self) -> None:
        self.dues.show_dues(due(self.book, self.book.today()))

    def _find_year(self) -> None:
        self.year = self.year or latest_year(self.book)
        self.label.setText(f"{self.year} 年")
        self.after.setEnabled(self.year < self.book.today().year)

    def show_year(self, year: int) -> None:
        """The numbers of another year."""
        self.year = year
        self._jobs = [self._find_year, self._count_targets, self._count_figures, self._count_parts, self._count_growth]
        self._timer.start()

    def _frame(self, period: str = "") -> Frame:
        return Frame(Period.parse(period or str(self.year)), self.book.today())

    def _count_figures(self) -> None:
        counted = chosen(self.book, self._frame())
        self.numbers.show_figures("本年数字" if self.year == self.book.today().year else f"{self.year} 年数字", counted)

    def _count_targets(self) -> None:
        frame = self._frame()
        found = standing(self.book, frame) if TARGET in self.book.cabinet else []
        days = (frame.period.last - frame.period.first).days + 1
        over = min(frame.today, frame.period.last) - frame.period.first
        self.numbers.show_targets(found, (over.days + 1) / days)

    def _count_parts(self) -> None:
        known = set(keys(self.book.cabinet))
        self.parts.setVisible(WHOLE in known)
        if WHOLE in known:
            parts = [(count(self.book, key, self._frame()), token) for key, token in PARTS.items() if key in known]
            self.parts.show_bars(count(self.book, WHOLE, self._frame()), parts)

    def _count_growth(self) -> None:
        if GROWTH not in keys(self.book.cabinet):
            self.growth.hide()
            return
        months = [count(self.book, GROWTH, self._frame(f"{self.year}-{month:02}")) for month in range(1, 13)]
        values = [one.value or 0 for one in months]
        measure = months[0].figure.measure
        self.growth.months.show_months(f"{self.year} 年会员发展", values, measure)
        self.growth.caption.tell(f"{self.year} 年新发展 {sum(values):,} {measure}")

    def _count_drafts(self) -> None:
        self.drafts.show_drafts(drafts(self.book))

    # --- opening ---------------------------------------------------------------------------------------------------

    def _open(self, counted: Counted) -> None:
        behind = rows_behind(self.book, counted.key, counted.frame)
        title = f"{self.year} 年{counted.figure.label} {counted.worded()}"
        self.desk.open_rows(behind.kind, [uid for uid, _, _ in behind.rows], title)

    def _open_target(self, one: Standing) -> None:
        """The rows that make a target's number; without a figure the target itself."""
        if one.counted is not None:
            self._open(one.counted)
        else:
            self.desk.open_record(self.book.cabinet[TARGET], one.target.uid)

    def _open_targets(self) -> None:
        uids = [one.target.uid for one in self.numbers.targets.standings]
        self.desk.open_rows(self.book.cabinet[TARGET], uids, f"{self.year} 年目标 {len(uids)} 项")

    def _open_month(self, month: int) -> None:
        counted = count(self.book, GROWTH, self._frame(f"{self.year}-{month + 1:02}"))
        behind = rows_behind(self.book, GROWTH, counted.frame)
        title = f"{counted.frame.period.label}{counted.figure.label} {counted.worded()}"
        self.desk.open_rows(behind.kind, [uid for uid, _, _ in behind.rows], title)

    def _open_draft(self, one: Begun) -> None:
        self.desk.open_record(one.kind, one.uid)

    def _go_on(self, one: Leftover) -> None:
        """The record again with what was typed in it; what never was a record in an empty form."""
        if one.kind is not None:
            go_on(self.desk, one.kind, one.uid)

    def new(self) -> None:
        """A new record of the first kind."""
        for kind in self._entered()[:1]:
            self.desk.enter(kind)

    # --- fitting ---------------------------------------------------------------------------------------------------

    def _show_all(self, every: bool) -> None:
        self.dues.show_all(every)
        self._fit()

    def _fit(self) -> None:
        self.numbers.setVisible(not self.dues.all)
        self.low.setVisible(self.height() >= theme.SIZES.px(LOW) and not self.dues.all)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _row(cards: list[QFrame], shares: tuple[int, ...]) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.SIZES.px(12))
    for card, share in zip(cards, shares, strict=True):
        row.addWidget(card, share)
    return made


def chosen(book: Book, frame: Frame) -> list[Counted]:
    """The figures on the card, in the order of the kinds: from the first two of each tab, those over nought first."""
    tabs: dict[str, list[str]] = {}
    for kind in book.cabinet.tabs():
        tabs.setdefault(kind.tab, []).extend(f"{kind.name}.{figure.name}" for figure in kind.figures)
    layers = zip_longest(*(found[:2] for found in tabs.values()))
    counted = [count(book, key, frame) for layer in layers for key in layer if key]
    wanted = sorted(counted, key=lambda one: not one.value)[:SHOWN]
    places = keys(book.cabinet)
    return sorted(wanted, key=lambda one: places.index(one.key))


def latest_year(book: Book) -> int:
    """This year when anything a figure counts happened in it, otherwise the year in which most kinds end."""
    this = book.today().year
    last = Counter(min(year, this) for kind in book.cabinet.tabs() for year in _last_years(book, kind))
    if this in last or not last:
        return this
    return max(last, key=lambda year: (last[year], year))


def _last_years(book: Book, kind: Kind) -> list[int]:
    paths = sorted({path for figure in kind.figures[:3] for path in _days(figure)})
    newest = [book.select(kind.name, [path], filled(path), order=[f"-{path}"], limit=1) for path in paths]
    return [int(str(value)[:4]) for found in newest for (value,) in found]


def _days(figure: object) -> list[str]:
    return list(_paths(figure.where)) if isinstance(figure, Figure) else []


def _paths(condition: Condition) -> list[str]:
    """The paths a condition asks to lie in the period."""
    if isinstance(condition, Compare):
        return [condition.path] if condition.op is Op.DURING else []
    return [path for part in getattr(condition, "parts", ()) for path in _paths(part)]
