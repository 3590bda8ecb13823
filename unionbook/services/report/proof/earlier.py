"""What was issued before: of the year before, and earlier versions of the same period."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from unionbook.ground.conditions import Frame, is_
from unionbook.ground.periods import BadPeriod, Period
from unionbook.records.report import ReportIssue
from unionbook.services.issue.archive import NAME, before, frozen
from unionbook.services.issue.frozen import Frozen, FrozenFigure
from unionbook.store.book import Book


@dataclass(frozen=True)
class Issued:
    """One issue with what was kept of it."""

    record: ReportIssue
    frozen: Frozen

    def frame(self, figure: FrozenFigure, today: date) -> Frame:
        """The days a figure of it counted."""
        first, cut = date.fromisoformat(figure.first), date.fromisoformat(figure.cut)
        return Frame(Period(first, max(first, cut), None, self.record.period or ""), today)

    @property
    def words(self) -> str:
        """2019年度定稿（编号 2020-01）."""
        return f"{Period.parse(self.record.period or '').label}定稿（编号 {self.record.number}）"


@dataclass(frozen=True)
class Then:
    """A figure as it was issued."""

    issued: Issued
    figure: FrozenFigure

    @property
    def value(self) -> int | None:
        """As stored."""
        return self.figure.value

    @property
    def titles(self) -> dict[str, str]:
        """The rows by uid."""
        return {row.uid: row.title for row in self.issued.frozen.rows(self.figure)}


class Earlier:
    """The issues a report of a period is held against."""

    def __init__(self, book: Book, period: Period) -> None:
        self.book, self.period = book, period

    @cached_property
    def last_year(self) -> list[Issued]:
        """Those of the same period a year ago, the newest last."""
        try:
            return self._of(before(self.period).name)
        except BadPeriod:
            return []

    @cached_property
    def versions(self) -> list[Issued]:
        """Those of this very period, the newest last."""
        return self._of(self.period.name)

    def newest(self) -> Iterator[Issued]:
        """The last version of each report of either."""
        last = {one.record.report: one for one in (*self.last_year, *self.versions)}
        yield from last.values()

    @cached_property
    def then(self) -> dict[str, Then]:
        """Last year's figures of the period by key: of several issues the newest counts, of several last days the
        latest."""
        return {
            figure.key: Then(one, figure)
            for one in self.last_year
            for figure in sorted(one.frozen.figures, key=lambda figure: figure.cut)
            if figure.first == before(self.period).start_text
        }

    @cached_property
    def ends(self) -> dict[str, Then]:
        """Those of them that were counted to the eve of this period: where it is no year, or the year was issued before
        it was over, there are none."""
        eve = self.period.first - timedelta(days=1)
        return {key: then for key, then in self.then.items() if then.figure.cut == eve.isoformat()}

    def _of(self, name: str) -> list[Issued]:
        found = self.book.select(NAME, ["uid"], is_("period", name), order=["issued_on", "version"])
        records = [self.book.get(NAME, uid) for (uid,) in found]
        return [Issued(one, frozen(self.book, one)) for one in records if isinstance(one, ReportIssue)]
