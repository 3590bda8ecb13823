"""The order of a list's rows, as their places in the file (rowids): eight bytes for each, however many there are."""

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from unionbook.ground.clocks import DUE
from unionbook.ground.conditions import EVERY, Condition, is_
from unionbook.ground.fields import NameField, TextField, Value
from unionbook.ground.kind import Kind
from unionbook.ground.sql import places
from unionbook.ground.wordorder import Key, by_pinyin, by_strokes
from unionbook.services.lists.nearest import nearest_first
from unionbook.store.asking import numbers_in
from unionbook.store.book import Book

if TYPE_CHECKING:
    Places: TypeAlias = array[int]
else:
    # Python 3.11 knows no array of something.
    Places = array

LARGE = 20_000
"""Rows from which on a list is put into order behind the window."""

TOGETHER = 5_000
"""Rows that are put into order at once while the window waits."""


def large(book: Book, kind: Kind) -> bool:
    """Has the kind so many rows that ordering them would be felt?"""
    ((most,),) = book.rows(f'SELECT max("rowid") FROM "{kind.name}"')
    return (most or 0) > LARGE


def worded(book: Book, kind: Kind, path: str) -> bool:
    """Is the value at a path words, which are put into order as they are read or written?"""
    if path in ("uid", "rowid", DUE):
        return False
    field = book.cabinet.field(kind, path)
    return isinstance(field, TextField) and not getattr(field, "numbered", False)


def walkable(book: Book, kind: Kind, condition: Condition, order: Sequence[str]) -> bool:
    """Does an index give all rows in this order, so that its first rows are there at once?"""
    if condition != EVERY or any(_own(book, kind, key) for key in order):
        return False
    sorting = unsorted(book, kind, condition, order)
    # Rows of one first key are put into order among themselves: quick while there are not too many of them.
    return not sorting or (all("FOR ORDER BY" not in step for step in sorting) and _fine(book, kind, order[0]))


def _own(book: Book, kind: Kind, key: str) -> bool:
    """Is a key one that SQLite does not sort by?"""
    path = key.lstrip("-")
    return path == DUE or worded(book, kind, path)


def unsorted(book: Book, kind: Kind, condition: Condition, order: Sequence[str]) -> list[str]:
    """What SQLite must put into order itself, for no index does; in its words."""
    text, values = places(book.cabinet, kind, (), book.meant(kind, condition), book.frame(), order)
    plan = [row[-1] for row in book.rows(f"EXPLAIN QUERY PLAN {text}", values)]
    return [step for step in plan if "TEMP B-TREE" in step]


def _fine(book: Book, kind: Kind, key: str) -> bool:
    """Does an index by the first key alone leave few rows together at either end?"""
    path = key.lstrip("-")
    ends = [value for order in (path, f"-{path}") for _, value in book.places(kind.name, [path], EVERY, [order], 1)]
    return all(len(list(book.places(kind.name, (), is_(path, end), limit=TOGETHER))) < TOGETHER for end in ends)


def ordered(
    book: Book,
    kind: Kind,
    condition: Condition,
    order: Sequence[str],
    strokes: bool = False,
    only: Collection[str] | None = None,
) -> Places:
    """The rows that meet the condition, in order. strokes: words by 姓氏笔画, not by 拼音.  only: uids."""
    last = max((place for place, key in enumerate(order) if _own(book, kind, key)), default=-1) + 1
    found = _plain(book, kind, condition, order[last:])
    for key in reversed(order[:last]):
        if key.lstrip("-") == DUE:
            found = array("q", nearest_first(book, kind, condition, found, falls=key != DUE))
        else:
            found = _sorted(book, kind, condition, key, found, strokes)
    if only is None:
        return found
    wanted = {rowid for rowid, uid in book.places(kind.name, ["uid"], condition) if uid in only}
    return array("q", (rowid for rowid in found if rowid in wanted))


def _plain(book: Book, kind: Kind, condition: Condition, order: Sequence[str]) -> Places:
    """As SQLite sorts: all numbers come as one text, which is much faster than a million rows."""
    meant = book.meant(kind, condition)
    text, values = places(book.cabinet, kind, (), meant, book.frame(), order, walked=condition == EVERY)
    ((numbers,),) = book.rows(f"SELECT group_concat(rowid) FROM ({text})", values)
    return array("q", chain.from_iterable(numbers_in(numbers or "")))


def _sorted(book: Book, kind: Kind, condition: Condition, key: str, rows: Places, strokes: bool) -> Places:
    """The rows by one more key; those of one value stay as they stand.

    Counted and dealt out, one by one: sorting a million in one call would hold up the window.
    """
    path, values = key.lstrip("-"), dict[Value, int]()
    number = _numbers(max(rows, default=0), len(rows))
    for rowids, some in book.blocks(kind.name, path, condition):
        for rowid, value in zip(rowids, some, strict=True):
            number[rowid] = values.setdefault(value, len(values))
    numbers = array("i", map(number.__getitem__, rows))
    counts = array("q", bytes(8 * len(values)))
    for one in numbers:
        counts[one] += 1
    at, starts = 0, array("q", counts)
    for value in _in_order(book, kind, key, values, strokes):
        starts[values[value]], at = at, at + counts[values[value]]
    values.clear()
    found = array("q", bytes(8 * len(rows)))
    for rowid, one in zip(rows, numbers, strict=True):
        found[starts[one]] = rowid
        starts[one] += 1
    return found


def _numbers(last: int, count: int) -> "array[int] | dict[int, int]":
    """Room for a number of each rowid, four bytes each; more of rowids far apart, as a file made elsewhere may have."""
    return array("i", bytes(4 * (last + 1))) if last < 8 * count + LARGE else {}


def _in_order(book: Book, kind: Kind, key: str, values: Collection[Value], strokes: bool) -> Iterator[Value]:
    """The values as the key has them: nothing first, or last where it descends."""
    path, falls = key.lstrip("-"), key.startswith("-")
    if worded(book, kind, path):
        name = isinstance(book.cabinet.field(kind, path), NameField)
        found: Iterable[Value] = in_order((one for one in values if isinstance(one, str)), name, strokes, falls)
    else:
        found = sorted((one for one in values if one is not None), reverse=falls)
    nothing = [None] if None in values else []
    yield from chain(found, nothing) if falls else chain(nothing, found)


def word_key(strokes: bool) -> Key:
    """What words are put into order by."""
    return by_strokes if strokes else by_pinyin


def in_order(words: Iterable[str], name: bool, strokes: bool, falls: bool = False) -> Iterator[str]:
    """Different words by 拼音 or 姓氏笔画; a few at a time, those of one first character. name: they are names."""
    key = word_key(strokes)
    by_first: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        by_first[word[:1]].append(word)
    together: defaultdict[str, list[str]] = defaultdict(list)
    for first in by_first:
        together[key(first, name)[:1]].append(first)
    for place in sorted(together, reverse=falls):
        some = [word for first in together[place] for word in by_first.pop(first)]
        some.sort(key=lambda word: key(word, name), reverse=falls)
        yield from some
