"""The cards beside and under what waits, and where their numbers lead.

Each is made when it has something to show, so that what waits comes first.
"""

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QHBoxLayout, QWidget

from unionbook.ui.home.begun import Begun
from unionbook.ui.home.reading import TARGET, Charts, Year, month_of
from unionbook.ui.look import theme

if TYPE_CHECKING:
    from unionbook.services.standing import Standing
    from unionbook.services.tally import Counted
    from unionbook.ui.home.charts import BarCard, MonthCard
    from unionbook.ui.home.healthcard import HealthCard
    from unionbook.ui.home.today import Today
    from unionbook.ui.home.yearcard import YearCard

W = TypeVar("W", bound=QWidget)


class Cards:
    """They stand in two rows. upper: what waits, and the numbers.  low: the charts and the check-up."""

    def __init__(self, page: "Today", first: QWidget) -> None:
        self.page = page
        self.upper, self.low = _row((66, 34)), _row((40, 26, 34))
        put(self.upper, 0, first)

    @cached_property
    def numbers(self) -> "YearCard":
        """The year's targets and its numbers."""
        from unionbook.ui.home.yearcard import YearCard

        made = YearCard(self._open, self._open_target)
        made.more.clicked.connect(self._open_targets)
        return put(self.upper, 1, made)

    @cached_property
    def growth(self) -> "MonthCard":
        """The growth of the members, month by month."""
        from unionbook.ui.home.charts import MonthCard

        made = MonthCard("会员发展")
        made.months.picked.connect(self._open_month)
        return put(self.low, 0, made)

    @cached_property
    def parts(self) -> "BarCard":
        """The cases by their sources."""
        from unionbook.ui.home.charts import BarCard

        return put(self.low, 1, BarCard("信访来源与办结", self._open))

    @cached_property
    def health(self) -> "HealthCard":
        """What the check-up found, and the backups."""
        from unionbook.ui.home.healthcard import HealthCard

        return put(self.low, 2, HealthCard(self.page.desk, self._open_draft, self._open_rate))

    def all(self) -> tuple[QWidget, ...]:
        """In the order in which they are read."""
        return self.numbers, self.growth, self.parts, self.health

    def alone(self, alone: bool) -> None:
        """What waits has its row for itself."""
        _standing(self.upper, 1).setVisible(not alone)

    # --- showing ---------------------------------------------------------------------------------------------------

    def show_year(self, found: Year, today: date) -> None:
        """The numbers of a year."""
        self.numbers.show_targets(found.targets, found.elapsed)
        self.numbers.show_figures("本年数字" if found.year == today.year else f"{found.year} 年数字", found.figures)

    def show_charts(self, found: Charts) -> None:
        """The charts of the year that is shown; none where there is nothing to draw."""
        self.parts.setVisible(found.whole is not None)
        if found.whole is not None:
            self.parts.show_bars(found.whole, found.parts)
        self.growth.setVisible(bool(found.months))
        if found.months:
            values, part = ([one.value or 0 for one in of] for of in (found.months, found.within))
            measure, year = found.months[0].figure.measure, self.page.year
            self.growth.show_months(f"{year} 年会员发展", values, measure, part)
            self.growth.caption.tell(f"{year} 年新发展 {sum(values):,} {measure}")

    # --- opening ---------------------------------------------------------------------------------------------------

    def _open(self, counted: "Counted") -> None:
        self._open_behind(counted, f"{self.page.year} 年{counted.figure.label} {counted.worded()}")

    def _open_behind(self, counted: "Counted", title: str) -> None:
        """The rows of a number."""
        from unionbook.ui.frame.numberrows import open_number

        open_number(self.page.desk, counted.key, counted.frame, title)

    def _open_rate(self, counted: "Counted") -> None:
        """The rows that are complete."""
        self._open_behind(counted, f"{counted.figure.label} {counted.worded()}")

    def _open_target(self, one: "Standing") -> None:
        """The rows that make a target's number; without a figure the target itself."""
        if one.counted is not None:
            self._open(one.counted)
        else:
            self.page.desk.open_record(self.page.book.cabinet[TARGET], one.target.uid)

    def _open_targets(self) -> None:
        uids, page = [one.target.uid for one in self.numbers.targets.standings], self.page
        page.desk.open_rows(page.book.cabinet[TARGET], uids, f"{page.year} 年目标 {len(uids)} 项")

    def _open_month(self, month: int) -> None:
        today, year = self.page.today, self.page.year

        def counted(found: "Counted") -> None:
            label = f"{found.frame.period.label}{found.figure.label} {found.worded()}"
            self._open_behind(found, label)

        self.page.ask("opening", lambda book: month_of(book, year, month + 1, today), counted)

    def _open_draft(self, one: Begun) -> None:
        self.page.desk.open_record(one.kind, one.uid)


def _standing(row: QWidget, at: int) -> QWidget:
    layout = row.layout()
    item = layout.itemAt(at) if layout is not None else None
    found = item.widget() if item is not None else None
    assert found is not None
    return found


def put(row: QWidget, at: int, card: W) -> W:
    """Stand the card in its place in the row."""
    layout, before = row.layout(), _standing(row, at)
    assert layout is not None
    layout.replaceWidget(before, card)
    card.setVisible(not before.isHidden())
    before.hide()
    before.deleteLater()
    return card


def _row(shares: tuple[int, ...]) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.SIZES.px(12))
    for share in shares:
        row.addWidget(QWidget(), share)
    return made
