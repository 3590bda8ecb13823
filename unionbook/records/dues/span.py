"""所属期: the months a payment or a return is for, each end typed to the month or to the day."""

from collections.abc import Iterator

from unionbook.ground.dates import Precision, first_day, last_day, precision_of
from unionbook.ground.errors import Problem


def examine_span(start: str | None, end: str | None) -> Iterator[Problem]:
    """What is wrong with the fields period_from and period_to of a record (stored dates)."""
    for name, stored in (("period_from", start), ("period_to", end)):
        if stored and precision_of(stored) not in (Precision.MONTH, Precision.DAY):
            yield Problem(name, "所属期请填到月，如 2020年3月。")
    if start and end and last_day(end) < first_day(start):
        yield Problem("period_to", "所属期止早于所属期起，请核对两处。")


def overlap(one: tuple[str | None, str | None], other: tuple[str | None, str | None]) -> bool:
    """Do the two spans share a day? An open one shares none."""
    if not (one[0] and one[1] and other[0] and other[1]):
        return False
    return first_day(one[0]) <= last_day(other[1]) and first_day(other[0]) <= last_day(one[1])


def span_words(start: str, end: str) -> str:
    """2020年3月, 2020年1月至3月, 2019年12月至2020年2月."""
    first, last = first_day(start), first_day(end)
    head = f"{first.year}年{first.month}月"
    if (first.year, first.month) == (last.year, last.month):
        return head
    return f"{head}至{'' if first.year == last.year else f'{last.year}年'}{last.month}月"
