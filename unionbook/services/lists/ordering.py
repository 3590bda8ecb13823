"""The order of a list's rows, as their places in the file (rowids): eight bytes for each, however many there are."""

import json
from array import array
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, TypeAlias

from unionbook.ground.conditions import EVERY, Condition, is_
from unionbook.ground.fields import NameField, TextField, Value
from unionbook.ground.kind import Kind
from unionbook.ground.sql import places
from unionbook.ground.wordorder import Key, by_pinyin, by_strokes
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

_CHUNK = 1 << 17
"""Characters of numbers read in one go."""


def large(book: Book, kind: Kind) -> bool:
    """Has the kind so many rows that ordering them would be felt?"""
    ((most,),) = book.rows(f'SELECT max("rowid") FROM "{kind.name}"')
    return (most or 0) > LARGE


def worded(book: Book, kind: Kind, path: str) -> bool:
    """Is the value at a path words, which are put into order as they are read or written?"""
    if path in ("uid", "rowid"):
        return False
    field = book.cabinet.field(kind, path)
    return isinstance(field, TextField) and not getattr(field, "numbered", False)


def walkable(book: Book, kind: Kind, condition: Condition, order: Sequence[str]) -> bool:
    """Does an index give all rows in this order, so that its first rows are there at once?"""
    if condition != EVERY or any(worded(book, kind, key.lstrip("-")) for key in order):
        return False
    text, values = places(book.cabinet, kind, (), book.meant(kind, condition), book.frame(), order)
    plan = [row[-1] for row in book.rows(f"EXPLAIN QUERY PLAN {text}", values)]
    sorting = [step for step in plan if "TEMP B-TREE" in step]
    # Rows of one first key are put into order among themselves: quick while there are not too many of them.
    return not sorting or (all("FOR ORDER BY" not in step for step in sorting) and _fine(book, kind, order[0]))


def _fine(book: Book, kind: Kind, key: str) -> bool:
    """Does an index by the first key alone leave few rows together at either end?"""
    path = key.lstrip("-")
    ends = [row[0] for order in (path, f"-{path}") for row in book.select(kind.name, [path], order=[order], limit=1)]
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
    texts = [place for place, key in enumerate(order) if worded(book, kind, key.lstrip("-"))]
    if not texts:
        found = _plain(book, kind, condition, order)
    elif texts == [0]:
        found = _by_words(book, kind, condition, order, strokes)
    else:
        found = _by_all(book, kind, condition, order, strokes)
    if only is None:
        return found
    wanted = {rowid for rowid, uid in book.places(kind.name, ["uid"], condition) if uid in only}
    return array("q", (rowid for rowid in found if rowid in wanted))


def _plain(book: Book, kind: Kind, condition: Condition, order: Sequence[str]) -> Places:
    """As SQLite sorts: all numbers come as one text, which is much faster than a million rows."""
    text, values = places(book.cabinet, kind, (), book.meant(kind, condition), book.frame(), order)
    ((numbers,),) = book.rows(f"SELECT group_concat(rowid) FROM ({text})", values)
    found, at = array("q"), 0
    while numbers is not None and at < len(numbers):
        end = numbers.find(",", at + _CHUNK)
        end = len(numbers) if end < 0 else end
        found.extend(json.loads(f"[{numbers[at:end]}]"))
        at = end + 1
    return found


def _by_words(book: Book, kind: Kind, condition: Condition, order: Sequence[str], strokes: bool) -> Places:
    """By words first: the rows of each word in the order of the other keys, then the words in their own."""
    path = order[0].lstrip("-")
    rows: defaultdict[Value, Places] = defaultdict(lambda: array("q"))
    for rowid, value in book.places(kind.name, [path], condition, order[1:]):
        rows[value].append(rowid)
    key: Key = by_strokes if strokes else by_pinyin
    name, falls = isinstance(book.cabinet.field(kind, path), NameField), order[0].startswith("-")
    words = sorted((value for value in rows if isinstance(value, str)), key=lambda word: key(word, name), reverse=falls)
    values: list[Value] = [*words, None] if falls else [None, *words]
    found = array("q")
    for value in values:
        found.extend(rows.pop(value, ()))
    return found


def _by_all(book: Book, kind: Kind, condition: Condition, order: Sequence[str], strokes: bool) -> Places:
    """By several keys, words among them."""
    paths = [key.lstrip("-") for key in order]
    rows = list(book.places(kind.name, paths, condition))
    for column in range(len(order), 0, -1):
        ranks = _ranks(book, kind, paths[column - 1], {row[column] for row in rows}, strokes)
        rows.sort(key=lambda row: ranks[row[column]], reverse=order[column - 1].startswith("-"))
    return array("q", (row[0] for row in rows))


def _ranks(book: Book, kind: Kind, path: str, values: Collection[Value], strokes: bool) -> dict[Value, tuple[int, str]]:
    """What each value is sorted by: nothing first, then numbers and words."""
    key: Key = by_strokes if strokes else by_pinyin
    name = isinstance(book.cabinet.field(kind, path), NameField)
    plain = not worded(book, kind, path)

    def rank(value: Value) -> tuple[int, str]:
        if value is None:
            return -1, ""
        if isinstance(value, int):
            return value, ""
        return 0, value if plain else key(value, name)

    return {value: rank(value) for value in values}
