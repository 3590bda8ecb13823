"""A hand-over booklet as plain data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Between:
    """Who hands over to whom before whom. slip: is the recovery sheet handed over; None leaves it to the hand."""

    giver: str = ""
    taker: str = ""
    witness: str = ""
    slip: bool | None = None


@dataclass(frozen=True)
class Part:
    """One list. columns: head and width in characters.  said: a sentence before it.  none: what is said of no rows."""

    title: str
    columns: tuple[tuple[str, float], ...]
    rows: Sequence[Sequence[str]]
    said: str = ""
    none: str = "没有。"
    measure: str = "件"


@dataclass(frozen=True)
class Booklet:
    """The whole of it, on a day."""

    office: str
    day: date
    between: Between
    encrypted: bool
    parts: tuple[Part, ...]
    backups: str
