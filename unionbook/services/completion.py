"""补全: what clerks wrote into a field before, offered while it is typed again."""

from collections import Counter
from functools import lru_cache

from unionbook.ground.conditions import every
from unionbook.ground.fields import Field, LinkField, NoteField, TextField
from unionbook.ground.kind import Kind
from unionbook.ground.pinyin import readings
from unionbook.ground.search.terms import Manner, fold, terms, words
from unionbook.services.listing import unsealed
from unionbook.store.book import Book

NEWEST = 5_000
"""Rows looked at: what was written lately is what is written again, however large the book."""

MOST = 12
"""Values offered at once."""


def completes(field: Field) -> bool:
    """Is it a short text that may well be written again?"""
    return isinstance(field, TextField) and not isinstance(field, NoteField) and not (field.sensitive or field.auto)


def values_before(book: Book, kind: Kind, path: str) -> list[str]:
    """The texts at a path of the newest rows, the most frequent first, those of sealed rows left out."""
    first, dot, rest = path.partition(".")
    link = kind.fields[first]
    if dot and isinstance(link, LinkField):
        return values_before(book, book.cabinet[link.kind], rest)
    newest = book.select(kind.name, [path], every(*unsealed(kind)), order=["-uid"], limit=NEWEST)
    return [value for value, _ in Counter(value for (value,) in newest if isinstance(value, str)).most_common()]


def fitting(values: list[str], typed: str) -> list[str]:
    """Those that begin with the typed text, then those that have it in them or are read so; never what stands there."""
    wanted = typed.strip()
    if not wanted:
        return []
    begin = [value for value in values if value.startswith(wanted) and value != wanted]
    inner = [value for value in values if not value.startswith(wanted) and heard(value, wanted)]
    return [*begin, *inner][:MOST]


def heard(name: str, typed: str) -> bool:
    """Is every word of what was typed in the name, as it is written or as it is read (full or by initials)?"""
    wanted = _words(typed)
    return typed in name or (bool(wanted) and all(_has(name, piece) for piece in wanted))


@lru_cache(maxsize=64)
def _words(typed: str) -> tuple[str, ...]:
    return tuple(piece for word in words(typed) for piece in word.pieces)


def _has(name: str, piece: str) -> bool:
    if piece in fold(name):
        return True
    # Most of very many names have no character that is read so: they are not read.
    if not piece.isascii() or not any(way[0] == piece[0] for sign in name for way in readings(sign)):
        return False
    whole, later = terms(name, Manner.NAME)
    return any(term.startswith(piece) for term in (*whole, *later))
