"""A composed report frozen: the figures of its text and tables with the rows that make them now."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from unionbook.ground.conditions import EVERY
from unionbook.ground.kind import Kind
from unionbook.services.issue.frozen import Frozen, FrozenFigure, FrozenKind, digest_of
from unionbook.services.listing import column_path, shown
from unionbook.services.tally import Counted, adding
from unionbook.store.book import Book


@dataclass(frozen=True)
class Spot:
    """A figure as it stands somewhere in the report. place: the section or table.  automatic, reason: see
    `FrozenFigure`."""

    place: str
    counted: Counted
    printed: str
    automatic: str = ""
    reason: str = ""


@dataclass(frozen=True)
class PlainTable:
    """A table as it is printed."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def freeze(
    book: Book, head: Mapping[str, str], text: Iterable[str], tables: Iterable[PlainTable], spots: Sequence[Spot]
) -> Frozen:
    """Everything of a report that is to last."""
    figures = tuple(_figures(book, spots))
    wanted: dict[str, set[str]] = {}
    for figure in figures:
        wanted.setdefault(figure.kind, set()).update(uid for uid, _ in figure.rows)
    return Frozen(
        head=dict(head),
        text=tuple(text),
        tables=tuple((table.title, table.heads, table.rows) for table in tables),
        figures=figures,
        kinds={name: listed(book, book.cabinet[name], uids) for name, uids in wanted.items()},
    )


def _figures(book: Book, spots: Sequence[Spot]) -> Iterator[FrozenFigure]:
    behind: dict[tuple[str, str, str], tuple[str, tuple[tuple[str, int], ...]]] = {}
    for code, spot in enumerate(spots, 1):
        counted, period = spot.counted, spot.counted.frame.period
        asked = counted.key, period.start_text, period.end_text
        if asked not in behind:
            of, found = adding(book, counted.key, counted.frame)
            behind[asked] = of.name, tuple(found)
        kind, rows = behind[asked]
        yield FrozenFigure(
            code=code,
            place=spot.place,
            key=counted.key,
            label=counted.figure.label,
            measure=counted.figure.measure,
            definition=counted.figure.definition,
            first=period.start_text,
            cut=period.cut.isoformat(),
            value=counted.value,
            scale=100 if counted.in_hundredths else 1,
            printed=spot.printed,
            kind=kind,
            count=len(rows),
            digest=digest_of(rows),
            automatic=spot.automatic,
            reason=spot.reason,
            rows=rows,
        )


def listed(book: Book, kind: Kind, uids: set[str]) -> FrozenKind:
    """What the list of a kind shows of these rows now; of sealed ones nothing."""
    columns = [column for column in kind.columns if column.path in kind.fields or "." in column.path]
    paths = [column_path(book, kind, column.path) for column in columns]
    fields = [book.cabinet.field(kind, path) for path in paths]
    heads = tuple(column.label or book.cabinet.label(kind, column.path) for column in columns)
    rows: dict[str, tuple[str, ...]] = {}
    for uid, *values in book.select(kind.name, ["uid", *kind.naming, *paths], EVERY):
        if uid not in uids:
            continue
        naming, cells = values[: len(kind.naming)], values[len(kind.naming) :]
        sealed = bool(kind.sealed) and bool(naming[-1])
        told = ("" if sealed else shown(field, value) for field, value in zip(fields, cells, strict=True))
        rows[uid] = (book.words(kind, naming), *told)
    return FrozenKind(kind.label, kind.measure, heads, rows)
