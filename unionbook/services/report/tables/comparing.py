"""This period beside last year: last year's number is the one printed then, never counted again."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from unionbook.ground.figurekeys import FigureKey, Limit

Frozen: TypeAlias = Callable[[str], int | None]
"""The value a figure had in last year's issued report by its key; None when it did not stand there."""


def nothing_frozen(_: str) -> int | None:
    """When there is no issued report of last year."""
    return None


def year_before(key: FigureKey) -> FigureKey:
    """The key the same cell had a year ago: months move back, everything else stays."""
    return FigureKey(key.kind, key.name, tuple(map(_before, key.limits)))


def _before(limit: Limit) -> Limit:
    if limit.sign != "^" or not limit.values[0][:4].isdecimal():
        return limit
    year = int(limit.values[0][:4]) - 1
    return replace(limit, values=(f"{year:04}{limit.values[0][4:]}",))


def change(now: int | None, then: int | None) -> int | None:
    """By how much it is more than then."""
    return None if now is None or then is None else now - then


def growth(now: int | None, then: int | None) -> int | None:
    """The change as a share of what was then, in hundredths of a percent, half away from zero; None over nothing."""
    if now is None or not then:
        return None
    parts = (2 * 10_000 * abs(now - then) + abs(then)) // (2 * abs(then))
    return parts if (now >= then) == (then > 0) or now == then else -parts
