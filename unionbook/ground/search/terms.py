"""The terms a value is found by: a word finds a value when it is the beginning of one of the value's terms.

A text is found by any part of it, so each of its endings is a term; a name also by how it is read, in full or by
initials, from its beginning or from a later character that another follows, and from its beginning by both (see
`mixed`); a number by its beginning, or by its last signs, which are kept backwards behind a mark.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from fnmatch import fnmatchcase
from functools import lru_cache
from itertools import islice, product

from unionbook.ground.pattern import pattern
from unionbook.ground.pinyin import readings
from unionbook.ground.search.mixed import MARKS, Mixed, mixed, said

VERSION = 3
"""Rises whenever a value may be found by other terms than before, also by another table of readings."""

LONGEST = 24
"""Bytes of a term at most: 8 Chinese characters, or 24 letters and digits."""
TAIL = 8
"""So many signs at most are looked for at the end of a number."""
BACK = "~"
"""Before the signs of a number's end, backwards. No folded text has it."""
READ = 12
"""Characters of a text from which it may be read; a longer text is found by its characters alone."""
TOLD = 1000
"""Characters of a note that are looked in."""
WAYS = 6
"""Ways of reading a name at most: a few characters are read in several ways."""


class Manner(Enum):
    """How a value is looked for."""

    PARTS = "parts"
    """By any part."""
    NAME = "name"
    """By any part, and as it is read."""
    NUMBER = "number"
    """By its beginning and its end; one with other signs than letters and digits by any part."""


Terms = tuple[tuple[str, ...], tuple[str, ...]]
"""Terms that begin where the value begins; the others."""


def fold(text: str) -> str:
    """The text as it is compared: half-width, small letters, without signs and blanks."""
    if text.isascii():
        return text.lower() if text.isalnum() else "".join(filter(str.isalnum, text.lower()))
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    folded = text.casefold()
    return folded if folded.isalnum() else "".join(filter(str.isalnum, folded))


def cut(text: str) -> str:
    """As much of the text's beginning as a term may hold."""
    if len(text) <= TAIL and len(text) * 3 <= LONGEST and text.isprintable() and max(text, default="") < "\U00010000":
        return text
    if text.isascii():
        return text[:LONGEST]
    return text.encode()[:LONGEST].decode(errors="ignore")


def terms(value: str, manner: Manner) -> Terms:
    """What a stored value is found by."""
    if manner is Manner.NUMBER and value.isascii():
        number = fold(value)
        return ((number[:LONGEST],), (backwards(number),)) if number else _NONE
    return _of_text(value, manner)


def backwards(number: str) -> str:
    """The term for the end of a folded number."""
    return BACK + number[: -TAIL - 1 : -1]


def begins(numbers: list[str]) -> list[str]:
    """The terms for the beginnings of folded numbers, "" for none."""
    return [one[:LONGEST] for one in numbers] if len(max(numbers, key=len, default="")) > LONGEST else numbers


def ends(numbers: list[str]) -> list[str]:
    """The terms for their ends, "" for none."""
    if not any(numbers):
        return numbers
    last = slice(None, -TAIL - 1, -1)
    return [BACK + one[last] if one else "" for one in numbers]


@lru_cache(maxsize=1 << 14)
def _of_text(value: str, manner: Manner) -> Terms:
    text = fold(value)[:TOLD]
    if not text:
        return _NONE
    whole, later = {cut(text)}, {cut(text[at:]) for at in range(1, len(text))}
    if manner is Manner.NAME and not text.isascii():
        for at, read in _read(text[:READ]):
            (later if at else whole).add(read)
    return tuple(whole), tuple(later - whole)


_NONE: Terms = ((), ())


def _read(text: str) -> Iterator[tuple[int, str]]:
    """(where it begins, how it is read): in full and by initials."""
    heard = [readings(char) or ((char,) if char.isascii() else ()) for char in text]
    until = next((at for at, ways in enumerate(heard) if not ways), len(heard))
    starts = [at for at in range(max(until - 1, 1)) if at < until and not text[at].isascii()]
    # The first characters vary first: it is the surname that is read in several ways.
    for way in islice(product(*heard[until - 1 :: -1] if until else ()), WAYS):
        spoken = way[::-1]
        for at in starts:
            yield at, "".join(spoken[at:])[:LONGEST]
            yield at, "".join([syllable[0] for syllable in spoken[at:]]) if at else said(spoken)


@dataclass(frozen=True)
class Word:
    """A word looked for. pieces: all of them must be beginnings of terms; the first says how good a find is.

    tail: the beginning of what may be found at the end of a number, "" for a word that no number ends with.
    mixed: how names look that are said so partly in full, partly by initials.
    """

    pieces: tuple[str, ...]
    tail: str = ""
    mixed: tuple[Mixed, ...] = ()

    def finds(self, known: Sequence[str]) -> bool:
        """Does it find what has these terms?"""
        whole = all(any(term.startswith(piece) for term in known) for piece in self.pieces)
        return whole or any(fnmatchcase(term, pattern) for _, pattern in self.mixed for term in known)

    def telling(self) -> int:
        """How long it is: the longer, the fewer rows have it."""
        return sum(len(piece.encode()) for piece in self.pieces)


def word(text: str) -> Word | None:
    """What one typed word looks for, None when there is nothing in it to look for."""
    folded = fold(text)
    if not folded:
        return None
    numeric = len(folded) <= TAIL and folded.isascii() and any(map(str.isdigit, folded))
    return Word(_pieces(folded), BACK + folded[::-1] if numeric else "", mixed(folded))


def wholly(term: str, piece: str) -> bool:
    """Is the beginning of a term all that it says, but for how its initials go on?"""
    return term == piece or term.startswith(piece + MARKS[0])


def _pieces(text: str) -> tuple[str, ...]:
    first = cut(text)
    if first == text or text.isascii():
        return (first,)
    found = [first]
    left = text[len(first) :]
    while left:
        piece = cut(left)
        left = left[len(piece) :]
        found.append(piece)
    if len(found[-1].encode()) < LONGEST // 2:
        # A short rest says little: the word's end as a whole says more.
        found[-1] = _end(text)
    return tuple(found)


def _end(text: str) -> str:
    """As much of the text's end as a term may hold."""
    at = len(text)
    while at and len(text[at - 1 :].encode()) <= LONGEST:
        at -= 1
    return text[at:]


def words(text: str) -> list[Word]:
    """What a typed text looks for: every word of it. Between syllables an input method puts a stroke of its own."""
    found = (word(part) for part in text.replace("'", "").replace("’", "").split())
    return [one for one in found if one is not None]


LEAST = 7
"""Digits that groups must have together to be one number."""
_GROUPS = pattern("(?<![^ ])[0-9]+(?: [0-9]+)+x?(?![^ ])")


def meanings(text: str) -> list[str]:
    """What a typed text may mean: as it stands; before that, with digits in groups taken for one number."""
    folded = " ".join(filter(None, map(fold, text.split())))
    joined = _GROUPS.sub(_as_one, folded)
    return [text] if joined == folded else [joined, text]


def _as_one(groups: re.Match[str]) -> str:
    number = groups[0].replace(" ", "")
    return number if LEAST <= len(number) <= LONGEST else groups[0]


_COMPOSED = pattern("[a-z'’]+$", re.IGNORECASE)


def read_on(text: str) -> str:
    """A text whose end is still composed, as it is read: 陈zhi'q as chenzhiq, 陈z'q as chenzq."""
    found = _COMPOSED.search(text)
    if found is None:
        return text
    start = found.start()
    while start and readings(text[start - 1]):
        start -= 1
    read = "".join(readings(char)[0] for char in text[start : found.start()])
    end = re.sub("['’]", "", found[0])
    return text[:start] + read + end if read and end else text
