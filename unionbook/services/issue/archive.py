"""Issues as they lie in the book: their bytes, their figures, the rows of a code, last year's values."""

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from unionbook.ground.conditions import every, is_
from unionbook.ground.errors import Refusal
from unionbook.ground.periods import BadPeriod, Period
from unionbook.records.report import ReportIssue
from unionbook.services.issue.frozen import Frozen, FrozenFigure, FrozenRow
from unionbook.store.blobs import fetch
from unionbook.store.book import Book

NAME = "report_issue"

_CODE = re.compile(r"(\d{4}-\d{2,})-(\d{1,4})")


def issues(book: Book, report: str = "") -> list[ReportIssue]:
    """The issues of a report, or of all, the newest first."""
    where = is_("report", report) if report else every()
    found = book.select(NAME, ["uid"], where, order=["-issued_on", "-version"])
    return [record for (uid,) in found if isinstance(record := book.get(NAME, uid), ReportIssue)]


def latest(book: Book, report: str) -> ReportIssue | None:
    """The newest version of a report that was issued."""
    return max(issues(book, report), key=lambda record: record.version or 0, default=None)


def paper(book: Book, issue: ReportIssue) -> bytes:
    """The PDF as it was issued, to the byte. Raises Refusal when the book's copy is damaged."""
    return fetch(book, issue.pdf or "")


def frozen(book: Book, issue: ReportIssue) -> Frozen:
    """What is kept of an issue. Raises Refusal when it is damaged."""
    return _read(fetch(book, issue.content or ""))


@lru_cache(maxsize=4)
def _read(body: bytes) -> Frozen:
    try:
        return Frozen.read(body)
    except ValueError:
        raise Refusal("这份定稿的数字读不出来，可能由更新版本的程序写成，或已损坏。请用新版程序或备份打开。") from None


def by_number(book: Book, number: str) -> ReportIssue:
    """The issue of a number. Raises Refusal when there is none."""
    found = book.select(NAME, ["uid"], is_("number", number))
    record = book.get(NAME, found[0][0]) if found else None
    if not isinstance(record, ReportIssue):
        raise Refusal(f"这本台账里没有编号为“{number}”的定稿。请核对编号，或打开出这份报告的台账。")
    return record


def code_of(issue: ReportIssue, figure: FrozenFigure) -> str:
    """What is typed to see the rows of a figure: 2021-01-017."""
    return f"{issue.number}-{figure.code:03}"


def is_code(text: str) -> bool:
    """Does the text look like the code of a figure?"""
    return _CODE.fullmatch(text.strip()) is not None


def of_code(book: Book, text: str) -> tuple[ReportIssue, FrozenFigure, list[FrozenRow]]:
    """The issue, the figure and its rows as they were. Raises Refusal when there is no such code."""
    found = _CODE.fullmatch(text.strip())
    if found is None:
        raise Refusal(f"“{text}”不是数字代码。代码印在定稿最后一页，如 2021-01-017。")
    issue = by_number(book, found[1])
    kept = frozen(book, issue)
    figure = kept.figure(int(found[2]))
    if figure is None:
        raise Refusal(f"编号 {issue.number} 的定稿里没有第 {int(found[2])} 号数字。请对照最后一页的代码表。")
    return issue, figure, kept.rows(figure)


def before(period: Period) -> Period:
    """The same period a year earlier. Raises BadPeriod for a 53rd week that the year before does not have."""
    name = period.name
    if ".." in name:
        return Period(_year_before(period.first), _year_before(period.last))
    return Period.parse(f"{int(name[:4]) - 1}{name[4:]}")


def _year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def last_year(book: Book, period: Period) -> Callable[[str], int | None]:
    """What each figure was in the issued report of the year before: its printed value, never counted again.

    Of several issues the newest counts; of a figure with several last days the latest. What was counted since the
    first of January, in an issue of a shorter period, is another figure.
    """
    known: dict[str, int | None] = {}
    try:
        then = before(period)
    except BadPeriod:
        return known.get
    found = book.select(NAME, ["uid"], is_("period", then.name), order=["issued_on", "version"])
    for (uid,) in found:
        record = book.get(NAME, uid)
        assert isinstance(record, ReportIssue)
        own = (one for one in frozen(book, record).figures if one.first == then.start_text)
        known |= {figure.key: figure.value for figure in sorted(own, key=lambda one: one.cut)}
    return known.get
