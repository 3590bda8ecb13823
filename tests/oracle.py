"""The common oracle: what must hold of whatever happens to a book (the seven points of the list of cases).

1. no bug and no hang; 2. afterwards the book opens and is sound; 3. what was said to be saved is there; 4. the rest is
wholly there or not at all; 5. the sentence says in Chinese what happened and what to do; 6. nothing of the book lies
outside the chosen places; 7. the file is never made worse.
"""

import re
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from stick import contents

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.errors import Refusal
from unionbook.services.check import check
from unionbook.store.files import open_book

SLOWEST = 5.0
"""Seconds a thing without progress may take; the machines of tests are shared and slow."""

_SENTENCE = re.compile(r"[^。]*[\u4e00-\u9fff].*[。）]", re.S)
_FOREIGN = re.compile(r"Traceback|sqlite3|Errno|Exception|None\b|\bNULL\b")


@dataclass
class Told:
    """sentence: what was said, "" for nothing."""

    sentence: str = ""


def assert_plain(sentence: str) -> None:
    """Point 5: a Chinese sentence without the words of programmers that says more than that something failed."""
    assert _SENTENCE.fullmatch(sentence), sentence
    assert not _FOREIGN.search(sentence), sentence
    assert len(sentence) >= 12, sentence


@contextmanager
def outcome(untouched: Path | None = None, seconds: float = SLOWEST) -> Iterator[Told]:
    """Points 1, 5, 7: what is done ends in time, at most with a Refusal in words, and alters nothing in the folder."""
    told, before, began = Told(), contents(untouched) if untouched else {}, time.monotonic()
    try:
        yield told
    except Refusal as refusal:
        told.sentence = refusal.sentence
    assert time.monotonic() - began < seconds
    if told.sentence:
        assert_plain(told.sentence)
    if untouched is not None:
        assert contents(untouched) == before


def assert_sound(
    path: Path,
    cabinet: Cabinet,
    saved: Collection[str],
    kind: str = "person",
    field: str = "name",
    key: bytes | None = None,
    perhaps: Collection[str] = (),
) -> None:
    """Points 2, 3, 4: the book opens for writing, is sound, and holds exactly the saved and perhaps what was in flight.

    perhaps: the act in flight, all of it or nothing.
    """
    with open_book(path, cabinet, key) as book:
        assert not book.read_only, book.read_only
        assert not [one for one in check(book) if one.hurt]
        found = sorted(str(value) for (value,) in book.rows(f'SELECT "{field}" FROM "{kind}"'))
    assert found in (sorted(saved), sorted([*saved, *perhaps]))


def assert_nowhere(words: Collection[str], *places: Path) -> None:
    """Point 6: none of the words lies in any file of these places, in any of the encodings a program might use."""
    for place in places:
        for file in place.rglob("*"):
            if file.is_file():
                body = file.read_bytes()
                for word in words:
                    assert word.encode() not in body and word.encode("utf-16-le") not in body, (file.name, word)
