"""Figures: each number of the book for a period, and the very rows that make it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.conditions import Frame
from unionbook.ground.errors import Refusal
from unionbook.ground.fields import LinkField, Value
from unionbook.ground.figures import MONTHS, Figure, Ratio
from unionbook.ground.kind import Kind
from unionbook.ground.periods import Period
from unionbook.ground.wording import Wording, word
from unionbook.store.book import Book


@dataclass(frozen=True)
class Counted:
    """One figure for one period. value: the number as stored (分 for money; of a percentage or another mean
    hundredths); None for a ratio over nothing."""

    key: str
    kind: Kind
    figure: Figure | Ratio
    value: int | None
    frame: Frame

    def worded(self, wording: Wording | None = None, measure: str | None = None) -> str:
        """The figure in words, "—" when there is none. measure: printed in place of its own measure word."""
        if self.value is None:
            return "—"
        figure, measure = self.figure, self.figure.measure if measure is None else measure
        if not figure.money and (isinstance(figure, Ratio) or figure.hundredths):
            return f"{_short(self.value)}{measure}"
        return word(self.value, measure, wording or figure.wording, figure.money)


def _short(hundredths: int) -> str:
    return f"{hundredths / 100:.2f}".rstrip("0").rstrip(".")


def keys(cabinet: Cabinet) -> list[str]:
    """The keys of all figures ("grievance.received"), in the order of the kinds."""
    return [f"{kind.name}.{figure.name}" for kind in cabinet for figure in kind.figures]


def declared(cabinet: Cabinet, key: str) -> tuple[Kind, Figure | Ratio]:
    """The kind and figure of a key. Raises Refusal for no such figure."""
    name, _, wanted = key.partition(".")
    if name in cabinet:
        for figure in cabinet[name].figures:
            if figure.name == wanted:
                return cabinet[name], figure
    raise Refusal(f"没有“{key}”这个数字。用 figures 命令可以看到全部数字的代号。")


def frame_of(book: Book, period: Period) -> Frame:
    """The frame figures of a period are counted in."""
    return Frame(period, book.today())


def count(book: Book, key: str, frame: Frame) -> Counted:
    """One figure. Raises Refusal for no such figure."""
    kind, figure = declared(book.cabinet, key)
    return Counted(key, kind, figure, _value(book, kind, figure, frame), frame)


def count_all(book: Book, frame: Frame) -> Iterator[Counted]:
    """Every figure, in the order of the kinds."""
    return (count(book, key, frame) for key in keys(book.cabinet))


def _value(book: Book, kind: Kind, figure: Figure | Ratio, frame: Frame) -> int | None:
    if isinstance(figure, Figure):
        return book.aggregate(kind.name, figure.what, figure.path, figure.where, frame)
    upper, lower = (
        frame.period.months if name == MONTHS else _value(book, kind, _figure(book, kind, name), frame)
        for name in (figure.upper, figure.lower)
    )
    if upper is None or not lower:
        return None
    return (2 * figure.times * upper + lower) // (2 * lower)


def _figure(book: Book, kind: Kind, name: str) -> Figure | Ratio:
    return declared(book.cabinet, f"{kind.name}.{name}")[1]


@dataclass(frozen=True)
class Behind:
    """The rows behind a figure: their kind, uids and titles, and what each adds to the number."""

    kind: Kind
    rows: list[tuple[str, str, int]]


def rows_behind(book: Book, key: str, frame: Frame) -> Behind:
    """The rows that make a figure; the last numbers add up to it (a ratio: to its upper figure).

    A figure that counts different linked records opens those records.
    """
    kind, figure = declared(book.cabinet, key)
    if isinstance(figure, Ratio):
        return rows_behind(book, f"{kind.name}.{figure.upper}", frame)
    field = None if figure.path == "uid" else book.cabinet.field(kind, figure.path)
    if figure.what == "distinct" and isinstance(field, LinkField):
        target = book.cabinet[field.kind]
        paths = [figure.path, *(f"{figure.path}.{path}" for path in target.naming)]
        found = dict.fromkeys(book.select(kind.name, paths, figure.where, frame))
        return Behind(target, [(row[0], book.words(target, row[1:]), 1) for row in found if row[0] is not None])
    paths = ["uid", figure.path, *kind.naming]
    rows = book.select(kind.name, paths, figure.where, frame, order=kind.order)
    if figure.what in EXTREMES:
        best = EXTREMES[figure.what]((row[1] for row in rows if row[1] is not None), default=None)
        rows = [row for row in rows if row[1] == best is not None]
    adds = _adding(figure)
    return Behind(kind, [(row[0], book.words(kind, row[2:]), adds(row[1])) for row in rows])


EXTREMES: dict[str, Callable[..., Value]] = {"least": min, "most": max}


def _adding(figure: Figure) -> Callable[[Value], int]:
    """What a row adds, asked in the order of the rows: equal values add once to "distinct", "least" and "most"."""
    seen: set[Value] = {None}

    def adds(value: Value) -> int:
        match figure.what:
            case "sum":
                return value if isinstance(value, int) else 0
            case "distinct":
                new = value not in seen
                seen.add(value)
                return int(new)
            case "least" | "most":
                new = value not in seen
                seen.add(value)
                return value if new and isinstance(value, int) else 0
            case _:
                return 1

    return adds


def as_of(period: Period, day: date | None) -> Period:
    """The period with another as-of day."""
    from dataclasses import replace

    return replace(period, as_of=day)
