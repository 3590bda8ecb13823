"""Figures: each number of the book for a period, and the very rows that make it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.conditions import EVERY, Condition, Frame, every
from unionbook.ground.errors import Refusal
from unionbook.ground.fields import LinkField, Value
from unionbook.ground.figurekeys import OWN, FigureKey
from unionbook.ground.figures import MONTHS, Figure, Ratio
from unionbook.ground.kind import Kind
from unionbook.ground.periods import Period
from unionbook.ground.wording import Wording, word
from unionbook.services.ownfigures import own_figure, own_keys
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

    @property
    def in_hundredths(self) -> bool:
        """Is the value in hundredths of the measure (分 of 元, hundredths of a percent or of a mean)?"""
        return self.figure.money or isinstance(self.figure, Ratio) or self.figure.hundredths

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


@dataclass(frozen=True)
class Declared:
    """What a key means: the figure of a kind, and what its limits ask of the rows besides."""

    kind: Kind
    figure: Figure | Ratio
    limit: Condition = EVERY

    def part(self, name: str) -> "Declared":
        """Another figure of the same kind under the same limits (the upper or lower one of a ratio)."""
        figure = next(figure for figure in self.kind.figures if figure.name == name)
        return Declared(self.kind, figure, self.limit)

    @property
    def upper(self) -> "Declared":
        """The figure whose rows are opened: itself, or the upper one of a ratio."""
        return self.part(self.figure.upper) if isinstance(self.figure, Ratio) else self

    @property
    def where(self) -> Condition:
        """Which rows are counted, of a figure that is no ratio."""
        assert isinstance(self.figure, Figure)
        return self.figure.where if self.limit == EVERY else every(self.figure.where, self.limit)


def declared(book: Book, key: str) -> Declared:
    """The kind and figure of a key. Raises Refusal for no such figure."""
    try:
        asked = FigureKey.parse(key)
        kind, figure = _named(book, asked)
        limit = asked.condition(book.cabinet, kind)
        words = asked.words(book.cabinet, kind)
    except (KeyError, ValueError):
        raise Refusal(f"没有“{key}”这个数字。用 figures 命令可以看到全部数字的代号。") from None
    if words:
        figure = replace(figure, label=f"{figure.label}（{words}）")
    return Declared(kind, figure, limit)


def _named(book: Book, asked: FigureKey) -> tuple[Kind, Figure | Ratio]:
    """Raises KeyError."""
    if asked.kind == OWN:
        return own_figure(book, asked.name)
    for figure in book.cabinet[asked.kind].figures:
        if figure.name == asked.name:
            return book.cabinet[asked.kind], figure
    raise KeyError(asked.name)


def frame_of(book: Book, period: Period) -> Frame:
    """The frame figures of a period are counted in."""
    return Frame(period, book.today())


def count(book: Book, key: str, frame: Frame) -> Counted:
    """One figure. Raises Refusal for no such figure."""
    asked = declared(book, key)
    return Counted(key, asked.kind, asked.figure, _value(book, asked, frame), frame)


def count_all(book: Book, frame: Frame) -> Iterator[Counted]:
    """Every figure, in the order of the kinds; those the office made last."""
    return (count(book, key, frame) for key in (*keys(book.cabinet), *own_keys(book)))


def _value(book: Book, asked: Declared, frame: Frame) -> int | None:
    figure = asked.figure
    if isinstance(figure, Figure):
        return book.aggregate(asked.kind.name, figure.what, figure.path, asked.where, frame)
    upper, lower = (
        frame.period.months if name == MONTHS else _value(book, asked.part(name), frame)
        for name in (figure.upper, figure.lower)
    )
    return mean(figure, upper, lower)


def mean(figure: Ratio, upper: int | None, lower: int | None) -> int | None:
    """The value of a ratio, rounded half up; None over nothing."""
    if upper is None or not lower:
        return None
    return (2 * figure.times * upper + lower) // (2 * lower)


@dataclass(frozen=True)
class Behind:
    """The rows behind a figure: their kind, uids and titles, and what each adds to the number."""

    kind: Kind
    rows: list[tuple[str, str, int]]


def rows_behind(book: Book, key: str, frame: Frame) -> Behind:
    """The rows that make a figure; the last numbers add up to it (a ratio: to its upper figure).

    A figure that counts different linked records opens those records.
    """
    kind, rows = _behind(book, key, frame, named=True)
    return Behind(kind, [(uid, book.words(kind, naming), adds) for uid, naming, adds in rows])


def adding(book: Book, key: str, frame: Frame) -> tuple[Kind, list[tuple[str, int]]]:
    """The kind and the uids of the rows that make a figure, with what each adds: `rows_behind` without titles."""
    kind, rows = _behind(book, key, frame, named=False)
    return kind, [(uid, adds) for uid, _, adds in rows]


def _behind(book: Book, key: str, frame: Frame, named: bool) -> tuple[Kind, list[tuple[str, Sequence[Value], int]]]:
    """(uid, what it is named by, what it adds) of the rows behind a figure. named: with what names them."""
    asked = declared(book, key).upper
    kind, figure, where = asked.kind, asked.figure, asked.where
    assert isinstance(figure, Figure)
    field = None if figure.path == "uid" else book.cabinet.field(kind, figure.path)
    if figure.what == "distinct" and isinstance(field, LinkField):
        target = book.cabinet[field.kind]
        naming = [f"{figure.path}.{path}" for path in target.naming] if named else []
        found = dict.fromkeys(book.select(kind.name, [figure.path, *naming], where, frame))
        return target, [(row[0], row[1:], 1) for row in found if row[0] is not None]
    naming = [*kind.naming] if named else []
    rows = book.select(kind.name, ["uid", figure.path, *naming], where, frame, order=kind.order)
    if figure.what in EXTREMES:
        best = EXTREMES[figure.what]((row[1] for row in rows if row[1] is not None), default=None)
        rows = [row for row in rows if row[1] == best is not None]
    adds = _adding(figure)
    return kind, [(row[0], row[2:], adds(row[1])) for row in rows]


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
