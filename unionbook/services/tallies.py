"""Many figures of one frame: each is counted once, and those that differ only in the value of a field together.

A table asks for the same figure of every village, source or month. One statement that groups by the field gives all of
them; each is still the figure of its own key, and its key opens its rows.
"""

from dataclasses import dataclass, field, replace

from unionbook.ground.conditions import EVERY, Compare, Condition, Frame, Op
from unionbook.ground.fields import Value
from unionbook.ground.figurekeys import FigureKey
from unionbook.ground.figures import MONTHS, Figure
from unionbook.services.tally import Counted, Declared, declared, mean
from unionbook.store.book import Book

Marks = tuple[Value, ...]
By = tuple[tuple[str, int], ...]


@dataclass
class Tallies:
    """The figures of one frame. Made for one filling; a book that changes asks for another."""

    book: Book
    frame: Frame
    _counted: dict[str, Counted] = field(default_factory=dict)
    _groups: dict[tuple[str, str, By], dict[Marks, int | None]] = field(default_factory=dict)

    def count(self, key: str) -> Counted:
        """One figure. Raises Refusal for no such figure."""
        if key not in self._counted:
            asked = declared(self.book, key)
            self._counted[key] = Counted(key, asked.kind, asked.figure, self._value(key, asked), self.frame)
        return self._counted[key]

    def _value(self, key: str, asked: Declared) -> int | None:
        figure = asked.figure
        if isinstance(figure, Figure):
            return self._number(key, asked)
        known = FigureKey.parse(key)
        upper, lower = (
            self.frame.period.months
            if name == MONTHS
            else self._value(str(replace(known, name=name)), asked.part(name))
            for name in (figure.upper, figure.lower)
        )
        return mean(figure, upper, lower)

    def _number(self, key: str, asked: Declared) -> int | None:
        figure = asked.figure
        assert isinstance(figure, Figure)
        parted = parts(FigureKey.parse(key), asked.limit)
        if parted is None:
            return self.book.aggregate(asked.kind.name, figure.what, figure.path, asked.where, self.frame)
        by, marks = parted
        group = asked.kind.name, figure.name, by
        if group not in self._groups:
            self._groups[group] = self.book.grouped(
                asked.kind.name, figure.what, figure.path, by, figure.where, self.frame
            )
        return self._groups[group].get(marks, None if figure.what in ("least", "most") else 0)


def parts(key: FigureKey, limit: Condition) -> tuple[By, Marks] | None:
    """The fields a key's limits part rows by, and the values it asks for; None when they are not that simple."""
    if limit == EVERY or not key.limits:
        return None
    conditions = [limit] if isinstance(limit, Compare) else list(getattr(limit, "parts", ()))
    by: list[tuple[str, int]] = []
    marks: list[Value] = []
    for one in conditions:
        match one:
            case Compare(path, Op.IS, value) if not isinstance(value, tuple):
                by.append((path, 0))
                marks.append(value)
            case Compare(path, Op.STARTS, str(value)):
                by.append((path, len(value)))
                marks.append(value)
            case _:
                return None
    return tuple(by), tuple(marks)
