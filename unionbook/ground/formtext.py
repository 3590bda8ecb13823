"""The small grammar of forms: values that name fields, and texts with values in braces.

In a text a brace holds alternatives, of which the first that is filled is printed:
  {person.name} {enterprise.name|about}   values, as forms name them
  {office:name}                           a field of the book's own office
  {print:day} {print:year} {print:count}  the day of the print, its year, how many rows there are
  {due:finish}                            the last day of a clock of the kind
  {article:petition.finish}               the article of law in force on the paper's day
  {limit:petition.finish}                 how long that is: 60日
  {…|words}                               Chinese words, printed as they are when nothing before them is filled
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

OFFICE, PRINT, DUE, ARTICLE, LIMIT = "office", "print", "due", "article", "limit"
SPECIAL = frozenset({OFFICE, PRINT, DUE, ARTICLE, LIMIT})
OF_PRINT = frozenset({"day", "year", "count"})
_BETWEEN = re.compile("[/~]")
_BRACE = re.compile(r"\{([^{}]*)\}")


class Named(NamedTuple):
    """One thing a form names. of: a child kind or one of SPECIAL, "" for a path of the kind itself.

    words: it is words to be printed as they are.
    """

    of: str
    path: str
    words: bool = False

    @property
    def key(self) -> str:
        """As it is written."""
        return f"{self.of}:{self.path}" if self.of else self.path


def named(text: str) -> Named:
    """What one alternative names."""
    if not text.isascii():
        return Named("", text, True)
    of, colon, path = text.rpartition(":")
    return Named(of, path if colon else text)


@lru_cache(maxsize=4096)
def parts(value: str) -> list[list[Named]]:
    """A form's value: what stands between strokes or waves, each a list of alternatives."""
    if not value:
        return []
    return [[named(one) for one in part.split("|")] for part in _BETWEEN.split(value)]


def every_name(value: str) -> list[Named]:
    """All that a value names."""
    return [one for part in parts(value) for one in part]


class Brace(NamedTuple):
    """A brace in a text."""

    alternatives: Sequence[Named]


def pieces(text: str) -> Iterator[str | Brace]:
    """The text as words and braces in turn."""
    at = 0
    for found in _BRACE.finditer(text):
        if found.start() > at:
            yield text[at : found.start()]
        yield Brace([named(one) for one in found[1].split("|")])
        at = found.end()
    if at < len(text):
        yield text[at:]


def names_in(text: str) -> Iterator[Named]:
    """All that a text names."""
    for piece in pieces(text):
        if isinstance(piece, Brace):
            yield from (one for one in piece.alternatives if not one.words)
