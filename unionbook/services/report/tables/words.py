"""What is said under a table: the days it counts, what its figures mean, what does not add up and why."""

from collections.abc import Iterator
from datetime import date

from unionbook.ground.conditions import Frame
from unionbook.ground.figures import Figure
from unionbook.services.report.tables.model import TableForm, View, WholeRow
from unionbook.services.tally import declared
from unionbook.store.book import Book


def notes_of(book: Book, form: TableForm, frame: Frame) -> tuple[str, ...]:
    """The notes of a table, without their numbers."""
    return (span(frame), *_defined(book, form), *form.notes, *_distinct(book, form))


def span(frame: Frame) -> str:
    """From which day to which is counted."""
    period = frame.period
    return f"统计时间：{_day(period.first)}至{_day(period.cut)}。"


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _defined(book: Book, form: TableForm) -> Iterator[str]:
    if not form.explained:
        return
    told = []
    for column in form.columns:
        if column.key and column.view is View.NOW:
            definition = declared(book, column.key).figure.definition.rstrip("。")
            told.append(f"{column.label}：{definition}")
    if told:
        yield f"口径：{'；'.join(told)}。"


def _distinct(book: Book, form: TableForm) -> Iterator[str]:
    """Columns whose rows need not make the whole."""
    if not (form.groups and any(isinstance(line, WholeRow) for line in form.lines)):
        return
    once = dict.fromkeys(
        column.label
        for column in form.columns
        if column.key and isinstance(figure := declared(book, column.key).figure, Figure) and figure.what == "distinct"
    )
    if once:
        yield f"{'、'.join(once)}去重统计，同一个只计一次，各行之和可能大于合计。"
