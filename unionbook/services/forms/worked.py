"""What the program works out for a form: days left on a clock, how targets stand, the members' coming and going."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from unionbook.ground.clocks import Clock
from unionbook.ground.conditions import Frame
from unionbook.ground.forms import Head
from unionbook.ground.kind import Kind
from unionbook.services.forms.reading import Values
from unionbook.services.law import law_of
from unionbook.services.targets import standing
from unionbook.store.book import Book

Told = Mapping[str, dict[str, str]]
"""Worked-out values in words: of each row's uid, by name."""


def days_left(book: Book, clock: Clock, row: Values, today: date) -> str:
    """How a clock of a row stands: 还有30天, 今天到期, 已过5天; "" when it does not run."""
    plain = {name: value for name, value in row.items() if not isinstance(value, tuple)}
    end = clock.end(plain, law_of(book), today)
    if plain.get(clock.met) or end is None or end.last is None:
        return ""
    left = (end.last - today).days
    if clock.over(plain, left):
        return ""
    return "今天到期" if left == 0 else f"还有{left}天" if left > 0 else f"已过{-left}天"


def worked_values(book: Book, kind: Kind, columns: Sequence[Head], rows: Sequence[Values], frame: Frame | None) -> Told:
    """The worked-out values of rows that the columns ask for."""
    if not any(head.worked for head in columns) or not rows:
        return {}
    return WORKED[kind.name][1](book, frame or book.frame())


def _targets(book: Book, frame: Frame) -> Told:
    kind = book.cabinet["target"]
    show = kind.fields["goal"].show
    return {
        one.target.uid: {
            "done": show(one.actual),
            "rate": f"{show(one.rate)}%" if one.rate is not None else "",
            "points": show(one.points),
            "remark": one.remark,
        }
        for one in standing(book, frame)
    }


WORKED: Mapping[str, tuple[tuple[str, ...], Callable[[Book, Frame], Told]]] = {
    "target": (("done", "rate", "points", "remark"), _targets),
}
"""Kinds with values of this sort: their names, and what works them out."""
