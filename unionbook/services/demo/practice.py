"""Practice: what is written for one summary."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from unionbook.services.demo.maker import Maker


@dataclass(frozen=True)
class Practice:
    """One practice book.

    label: the body whose summary it is and the time it tells of.  day: the day the book stands still at.
    fill: writes it, a part before each yield and one after the last.  parts: how many.
    """

    label: str
    day: date
    parts: int
    fill: Callable[[Maker], Iterator[None]]
