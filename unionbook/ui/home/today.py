"""今日: what waits, the numbers of the year, the state of the registers. Every number opens its rows.

Everything is read beside the window, part by part; what was read stays until it is read anew.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTabBar, QVBoxLayout, QWidget

from unionbook.ground.conditions import every
from unionbook.ground.kind import Kind
from unionbook.services.listing import unsealed
from unionbook.services.worklists import Work
from unionbook.store.book import Book
from unionbook.ui.frame.behind import behind
from unionbook.ui.frame.page import Page
from unionbook.ui.frame.visits import go_on
from unionbook.ui.home import reading
from unionbook.ui.home.backupmark import BackupMark
from unionbook.ui.home.cards import Cards
from unionbook.ui.home.duelist import DueCard
from unionbook.ui.home.firststeps import FirstSteps
from unionbook.ui.home.leftoverbar import LeftoverBar
from unionbook.ui.look import theme
from unionbook.ui.look.elided import Elided

if TYPE_CHECKING:
    from unionbook.services.recovery.leftover import Leftover
    from unionbook.ui.frame.desk import Desk
    from unionbook.ui.home.charts import BarCard, MonthCard
    from unionbook.ui.home.healthcard import HealthCard
    from unionbook.ui.home.yearcard import YearCard

T = TypeVar("T")

SOON = 20
"""ms after what waits was shown until the rest of the page is made."""

PATIENCE = 0.1
"""Seconds what waits is waited for before the page is shown without."""

LOW = 520
"""px of height from which on the lower cards are shown."""


class Today(Page):
    """The home page."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self.desk, self.book = desk, desk.book
        self.year, self.there, self._sized = 0, False, False
        self.today = self.book.today()
        self.dues = DueCard(lambda one: desk.open_record(one.kind, one.uid), self._open_work)
        self.dues.all_asked.connect(self._show_all)
        self.cards = Cards(self, self.dues)
        self.leftovers = LeftoverBar(self.book, self._go_on)
        self.first = FirstSteps(desk)
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
        column.addWidget(self.first)
        column.addWidget(self.cards.upper, 2)
        column.addWidget(self.cards.low, 1)
        self._furnishing = QTimer(self, singleShot=True, interval=SOON)
        self._furnishing.timeout.connect(self._furnish)
        self._bare = ["numbers", "growth", "parts", "health"]

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 0, 0)
        row.setSpacing(8)
        today = self.today
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

    @property
    def numbers(self) -> "YearCard":
        """The year's targets and numbers."""
        return self.cards.numbers

    @property
    def growth(self) -> "MonthCard":
        """The growth by month."""
        return self.cards.growth

    @property
    def parts(self) -> "BarCard":
        """The cases by source."""
        return self.cards.parts

    @property
    def health(self) -> "HealthCard":
        """What the check-up found."""
        return self.cards.health

    def _entered(self) -> list[Kind]:
        """The kinds with a button of their own: the first two tabs'."""
        first = {kind.tab: kind for kind in reversed(self.book.cabinet.tabs()) if kind.enter}
        return [first[kind.tab] for kind in self.book.cabinet.tabs() if first.get(kind.tab) is kind][:2]

    # --- counting --------------------------------------------------------------------------------------------------

    def activated(self) -> None:
        """Count anew."""
        self.desk.say("就绪", f"Ctrl+1 到 Ctrl+{min(len(self.desk.tabs), 9)} 切换页面，F1 查看本页帮助")
        self.refresh()

    def come(self) -> None:
        """With its rows it is laid out and painted once, not twice."""
        if (found := reading.waiting_at_once(self.book, self.today, PATIENCE)) is not None:
            self._show_waiting(found)
        else:
            self._ask_waiting()

    def changed(self, kinds: set[str]) -> None:
        """Something was written."""
        self.refresh()

    def refresh(self) -> None:
        """Read everything again, beginning with what presses most; it is shown as it comes."""
        self.today = self.book.today()
        self.first.refresh()
        self._fit()
        if self.there:
            self._ask_waiting()
            self._refresh_rest()
        else:
            # A page a book is opened on comes with it.
            self.desk.curtain.after(lambda: None if self.there else self._ask_waiting())

    def _ask_waiting(self) -> None:
        today = self.today
        self.ask("waiting", lambda book: reading.waiting(book, today), self._show_waiting)

    def _refresh_rest(self) -> None:
        """What stands around what waits."""
        today = self.today
        self._ask_year(self.year)
        self.ask("health", reading.health_of, lambda found: self.health.show_health(found))
        self.ask("rates", lambda book: reading.rates_of(book, today), lambda found: self.health.show_rates(found))
        step = behind(self.book).step((self, "twins"))
        twins = partial(reading.twins_of, step=step)
        self.ask("twins", twins, lambda found: self.health.show_twins(found))
        self._furnishing.start(SOON)

    def leave(self) -> bool:
        """What takes longest is not waited for by a page that needs the reader, nor are rows that were to be opened."""
        for part in ("twins", "opening"):
            behind(self.book).drop((self, part))
        return True

    def settle(self) -> None:
        """Until everything was read and shown."""
        while not (self.desk.curtain.risen and behind(self.book).idle) or self._furnishing.isActive():
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    def ask(self, part: str, read: Callable[[Book], T], show: Callable[[T], None]) -> None:
        """Have a part read beside the window, and shown."""
        behind(self.book).ask((self, part), read, show)

    def _ask_year(self, year: int) -> None:
        today = self.today
        self.ask("year", lambda book: reading.year_of(book, year, today), self._show_year)

    def show_year(self, year: int) -> None:
        """The numbers of another year."""
        self._ask_year(year)

    def _show_waiting(self, found: reading.Waiting) -> None:
        self.dues.show_todos(found.dues, found.works)
        if not self.there:
            self.there = True
            self.desk.curtain.after(self._refresh_rest)

    def _furnish(self) -> None:
        """The cards that are not there yet, one for each round of the loop; last what lies on this PC."""
        if self._bare:
            getattr(self.cards, self._bare.pop(0))
            self._furnishing.start(0)
        else:
            self.leftovers.refresh()
            self.backup.refresh()

    def _show_year(self, found: reading.Year) -> None:
        self.year, today = found.year, self.today
        self.label.setText(f"{found.year} 年")
        self.after.setEnabled(found.year < today.year)
        self.cards.show_year(found, today)
        self.ask("charts", lambda book: reading.charts_of(book, found.year, today), self.cards.show_charts)

    # --- opening ---------------------------------------------------------------------------------------------------

    def _open_work(self, one: Work) -> None:
        """The rows of a worklist."""
        where = every(one.subset.where, *unsealed(one.kind))

        def opened(uids: list[str]) -> None:
            self.desk.open_rows(one.kind, uids, one.subset.label)

        self.ask(
            "opening", lambda book: [uid for (uid,) in book.select(one.kind.name, ["uid"], where)], opened
        )

    def _go_on(self, one: "Leftover") -> None:
        """The record again with what was typed in it; what never was a record in an empty form."""
        if one.kind is not None:
            go_on(self.desk, one.kind, one.uid)

    def new(self) -> None:
        """A new record of the first kind."""
        for kind in self._entered()[:1]:
            self.desk.enter(kind)

    def cycle(self) -> None:
        """F6: the next card that has something to press."""
        cards = (self.first, self.dues, *self.cards.all())
        first = [found for card in cards if card.isVisible() and (found := _first(card)) is not None]
        focused: QWidget | None = self.focusWidget()
        here = next((at for at, one in enumerate(first) if focused and _card_of(one, cards).isAncestorOf(focused)), -1)
        if first:
            first[(here + 1) % len(first)].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.dues.all:
            self._show_all(False)
        else:
            super().keyPressEvent(event)

    # --- fitting ---------------------------------------------------------------------------------------------------

    def _show_all(self, every: bool) -> None:
        self.dues.show_all(every)
        self._fit()

    def _fit(self) -> None:
        self.cards.alone(self.dues.all)
        strip = self.first.sizeHint().height() if self.first.isVisible() else 0
        # Before it has its size it is taken for a large one, as most are: what waits is laid out once.
        roomy = not self._sized or self.height() - strip >= theme.SIZES.px(LOW)
        self.cards.low.setVisible(roomy and not self.dues.all)
        self.backup.fold(roomy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._sized = True
        self._fit()


def _first(card: QWidget) -> QWidget | None:
    """The first part of a card that takes the keys; what lies in its head comes after what it is about."""
    parts = [one for one in card.findChildren(QWidget) if one.isVisible() and one.focusPolicy() & _TAB]
    return next((one for one in parts if not isinstance(one, QTabBar)), parts[0] if parts else None)


_TAB = Qt.FocusPolicy.TabFocus


def _card_of(part: QWidget, cards: Sequence[QWidget]) -> QWidget:
    return next(card for card in cards if card.isAncestorOf(part))
