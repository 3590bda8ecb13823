"""Which years a book has something to report on."""

from collections.abc import Iterator
from functools import lru_cache

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.conditions import All, Any_, Compare, Condition, Has, Latest, Not, Op, Sought
from unionbook.ground.figures import Figure
from unionbook.ground.kind import Kind
from unionbook.ground.periods import Period
from unionbook.services.tally import count, frame_of
from unionbook.store.book import Book


def years_with_data(book: Book) -> list[int]:
    """The years in which a date falls that some figure counts by, newest first.

    The first is the newest year that has a figure above zero by today: planned days ahead make none, and neither does
    what only goes on from the year before.
    """
    years: set[int] = set()
    for kind, path in _days(book.cabinet):
        column = f'"{kind}"."{path}"'
        found = book.rows(f'SELECT DISTINCT substr({column}, 1, 4) FROM "{kind}" WHERE {column} IS NOT NULL')
        years.update(int(year) for (year,) in found)
    ordered = sorted((year for year in years if year <= book.today().year), reverse=True)
    while ordered and not _counts(book, ordered[0]):
        ordered.pop(0)
    return ordered


@lru_cache(maxsize=4)
def _days(cabinet: Cabinet) -> list[tuple[str, str]]:
    """(kind, path) of every day some figure counts by."""
    paths = {kind.name: {path for figure in _dated(kind) for path in _during(figure.where)} for kind in cabinet}
    return [(name, path) for name, found in paths.items() for path in sorted(found) if "." not in path]


def _counts(book: Book, year: int) -> bool:
    frame = frame_of(book, Period.parse(str(year), book.today()))
    return any(
        count(book, f"{kind.name}.{figure.name}", frame).value for kind in book.cabinet for figure in _dated(kind)
    )


def _dated(kind: Kind) -> Iterator[Figure]:
    """The figures that count only what fell into the period."""
    return (figure for figure in kind.figures if isinstance(figure, Figure) and _during(figure.where))


def _during(condition: Condition) -> set[str]:
    match condition:
        case Compare(path, Op.DURING):
            return {path}
        case All(parts):
            return {path for part in parts for path in _during(part)}
        case Any_(parts):
            found = [_during(part) for part in parts]
            return set().union(*found) if all(found) else set()
        case Not(part):
            return _during(part)
        case Compare() | Has() | Latest() | Sought():
            return set()
