"""Which reports the page offers: those of the book by the sort of their period, and periods that have none yet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from unionbook.ground.periods import BadPeriod, Period
from unionbook.records.report import ISSUE, KIND
from unionbook.services.report import use_of, years_with_data
from unionbook.services.report.template import USES
from unionbook.store.book import Book

OTHER = "其他时段"
YEARS = 10
NONE = "未建立"
BETWEEN = " · "


@dataclass(frozen=True)
class Choice:
    """A report of the book, or a period without one (uid ""). state: 草稿, 已定稿 …"""

    period: Period
    uid: str = ""
    state: str = NONE

    def is_same(self, other: "Choice") -> bool:
        """The same report, or the same period without one."""
        return self.uid == other.uid and (bool(self.uid) or self.period.name == other.period.name)

    @property
    def label(self) -> str:
        """As a list shows it."""
        return f"{self.period.label}{BETWEEN}{self.state}"


def offers(book: Book) -> dict[str, list[Choice]]:
    """What can be shown, by the sort of period in the order of `USES`; the newest first, reports before the rest."""
    made = list(reports(book))
    known = {choice.period.name for choice in made}
    found: dict[str, list[Choice]] = {use: [] for use in (*USES, OTHER)}
    for choice in (*made, *(Choice(period) for period in _usual(book) if period.name not in known)):
        found[use_of(choice.period) or OTHER].append(choice)
    found["年"].sort(key=lambda choice: choice.period.first, reverse=True)
    return {use: choices for use, choices in found.items() if choices}


def first(offered: Mapping[str, Sequence[Choice]]) -> Choice:
    """What is shown when nothing was asked for: the newest year, its newest report if there is one."""
    return offered["年"][0]


def title_of(period: Period) -> str:
    """What the page is called."""
    use = use_of(period)
    named = {"年": f"年度工作总结 {period.name}", "统计年": f"统计年报 {period.year}"}
    if use == "周":
        return f"周报 {period.first.month}.{period.first.day}—{period.last.month}.{period.last.day}"
    sort = {"月": "月报", "季": "季报"}.get(use, "工作总结")
    return named.get(use, f"{sort} {period.label}")


def of_period(book: Book, period: Period) -> Choice:
    """The newest report of a period, or the period without one."""
    return next((choice for choice in reports(book) if choice.period.name == period.name), Choice(period))


def last_week(today: date) -> Period:
    """The week that Monday's report is of: the last one from Monday to Sunday that is over."""
    year, week, _ = (today - timedelta(days=7)).isocalendar()
    return Period.parse(f"{year}-W{week:02}")


def choice_of(book: Book, uid: str) -> Choice | None:
    """A report as a choice, None when it is gone."""
    return next((choice for choice in reports(book) if choice.uid == uid), None)


def again(book: Book, choice: Choice) -> Choice:
    """A choice as it is now that reports were written; the period alone when its report is gone."""
    return (choice_of(book, choice.uid) or Choice(Period.parse(choice.period.name))) if choice.uid else choice


def reports(book: Book) -> Iterator[Choice]:
    """The reports there are, the newest period first."""
    versions: dict[str, int] = {}
    for report, version in book.select(ISSUE.name, ["report", "version"]):
        versions[report] = max(versions.get(report, 0), version or 1)
    for uid, name, as_of in book.select(KIND.name, ["uid", "period", "as_of"], order=["-period", "-uid"]):
        try:
            period = Period.parse(name, date.fromisoformat(as_of[:10]) if as_of else None)
        except BadPeriod:
            continue
        version = versions.get(uid, 0)
        yield Choice(period, uid, f"已定稿第 {version} 版" if version else "草稿")


def _usual(book: Book) -> Iterator[Period]:
    """The periods an office reports on: the years of the book, the parts of the newest, the last two weeks."""
    today = book.today()
    years = years_with_data(book) or [today.year]
    yield from (Period.parse(str(year)) for year in years[:YEARS])
    year = years[0]
    parts = ["H1", "H2", "Q1", "Q2", "Q3", "Q4", *(f"-{month:02}" for month in range(1, 13))]
    yield from (Period.parse(f"{year}{part}") for part in parts)
    yield last_week(today)
    yield last_week(today + timedelta(days=7))
    yield Period(date(year - 1, 10, 1), date(year, 9, 30))
