"""What a text finds in the whole book: the best records of every kind, and the figures whose names it finds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.conditions import Condition, Sought, among, every
from unionbook.ground.fields import LinkField
from unionbook.ground.kind import Kind
from unionbook.ground.search.plan import plan_of
from unionbook.ground.search.terms import Manner, Word, meanings, terms, words
from unionbook.services.listing import column_path, shown, unsealed
from unionbook.store.book import Book
from unionbook.store.search.glance import glance
from unionbook.store.search.hunting import Hunt
from unionbook.store.secrecy.veil import unseen

EACH, ALL = 4, 9
"""Records shown of one kind, and altogether."""
SPARE = 12
"""Rows looked up of one kind, for some of them may be sealed or shown already."""


@dataclass(frozen=True)
class Record:
    """A record found. caption: its number or place, as a list shows them."""

    kind: Kind
    uid: str
    title: str
    caption: str


def records(book: Book, text: str) -> list[Record]:
    """The best records in the kinds that can be searched, those with a tab first, in their order. Who is shown as a
    member is not shown once more as a person."""
    found: list[Record] = []
    told: set[str] = set()
    for kind, condition, rows in _kinds(book, text):
        if len(found) >= ALL:
            break
        found += islice(_of_kind(book, kind, condition, rows, told), min(EACH, ALL - len(found)))
    return found


def _kinds(book: Book, text: str) -> Iterator[tuple[Kind, Condition, Sequence[int]]]:
    """(kind, what rows must meet, their places in order; none when any may do) of the kinds that may hold some."""
    wanted = [words(meant) for meant in meanings(text)]
    hidden = unseen(book)
    kinds = [kind for kind in book.cabinet if kind.search and not kind.hidden and kind.name not in hidden]
    kinds.sort(key=lambda one: not one.tab)
    if not wanted[0]:
        return
    if not book.indexed:
        yield from ((kind, every(Sought(text), *unsealed(kind)), ()) for kind in kinds)
        return
    ways = plan_of(book.cabinet).ways
    lists = [own for kind in kinds if (own := ways[kind.name].own) is not None]
    longest = [max(one, key=Word.telling) for one in wanted]
    best = {number: rows for word in longest for number, rows in glance(book, lists, word, SPARE).items()}
    whole = len(wanted) == len(wanted[0]) == len(wanted[0][0].pieces) == 1
    for kind in kinds:
        own = ways[kind.name].own
        if own is not None and (rows := best.get(own.number)):
            rows = rows if whole else _best(Hunt(book, kind, text))
            yield kind, every(among("rowid", *rows), *unsealed(kind)), rows


def _best(hunt: Hunt) -> list[int]:
    """The places of the best rows, those found at once if they are enough to be shown."""
    rows, whole = hunt.soon(SPARE)
    return rows if whole or len(rows) >= EACH else hunt.first(SPARE)


def _of_kind(book: Book, kind: Kind, condition: Condition, rows: Sequence[int], told: set[str]) -> Iterator[Record]:
    """The records of a kind, the best first. told: takes the keys of those they embed."""
    columns = [column.path for column in kind.columns if column.path not in kind.title and column.narrow][:2]
    paths = [column_path(book, kind, path) for path in columns]
    links = [name for name, field in kind.fields.items() if isinstance(field, LinkField) and field.embed]
    asked = ["rowid", "uid", *links, *kind.title, *paths]
    found = book.select(kind.name, asked, condition, order=kind.order, limit=-1 if rows else EACH)
    if rows:
        order = {row: at for at, row in enumerate(rows)}
        found.sort(key=lambda row: order[row[0]])
    cut = 2 + len(links)
    end = cut + len(kind.title)
    for row in (row for row in found if row[1] not in told):
        told.update(filter(None, row[2:cut]))
        words_ = (shown(book.cabinet.field(kind, path), value) for path, value in zip(paths, row[end:], strict=True))
        yield Record(kind, row[1], book.words(kind, row[cut:end]), " · ".join(filter(None, words_)))


def says(name: str, wanted: Iterable[Word]) -> bool:
    """Do all the words find a name, as it is written or as it is read?"""
    read = _read(name)
    return all(word.finds(read) for word in wanted)


def learn(cabinet: Cabinet) -> None:
    """Read the names of all figures, so that the first key finds them read."""
    for kind in cabinet:
        for figure in kind.figures:
            _read(figure.label)


@lru_cache(maxsize=2048)
def _read(name: str) -> tuple[str, ...]:
    """What a name of the program's own is found by; asked with every key."""
    whole, later = terms(name, Manner.NAME)
    return (*whole, *later)


def figures(book: Book, text: str, most: int = 3) -> list[tuple[Kind, str, str]]:
    """(kind, key, label) of the figures whose names the text finds."""
    wanted = words(text)
    hidden = unseen(book)
    found = [
        (kind, f"{kind.name}.{figure.name}", figure.label)
        for kind in book.cabinet
        if wanted and kind.name not in hidden
        for figure in kind.figures
        if says(figure.label, wanted)
    ]
    return sorted(found, key=lambda one: len(one[2]))[:most]
