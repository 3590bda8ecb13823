"""Rows of one list by columns: what their numbers begin and end with, which texts they have, and the few rows that are
looked at one by one, because something they have begins as something else they have does."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from unionbook.ground.search.plan import Listed
from unionbook.ground.search.terms import Manner, begins, ends, fold
from unionbook.store.search.texts import Texts

Column = list[str | None]
Row = tuple[int | str, ...]


@dataclass
class Spread:
    """rows: of each row its place, whether it is gone, beginning and end of each number ("" where there is none), the
    number of each text (0 where there is none).  apart: the places of the rows that are none of them.  filled: the
    sources of which any row has something.  gone: whether some are gone, some are not.  firsts: signs their numbers
    begin with."""

    rows: list[Row]
    apart: list[int]
    filled: set[int]
    gone: set[int]
    firsts: set[str]


def spread(texts: Texts, listed: Listed, told: Sequence[str]) -> Spread:
    """told: JSON lists of the rows' places, of whether they are gone, and of the values of each source in turn."""
    rows, gone, *columns = map(json.loads, told)
    apart: set[int] = set()
    filled: set[int] = set()
    firsts: set[str] = set()
    parts: list[list[str]] = []
    for at in numbers(listed):
        folded = _folded(columns[at], rows, apart)
        parts += [begins(folded), ends(folded)]
        if signs := {one[:1] for one in folded} - {""}:
            firsts |= signs
            filled.add(at)
    said: list[list[int]] = []
    for at, manner in worded(listed):
        said.append([*map(texts.learn(manner, columns[at]).__getitem__, columns[at])])
        if any(said[-1]):
            filled.add(at)
    for ids in said:
        if near := {text for text in set(ids) if not firsts.isdisjoint(texts.signs[text])}:
            apart.update(row for row, text in zip(rows, ids, strict=True) if text in near)
    apart.update(_alike(texts, rows, said))
    whole: Iterable[Row] = zip(rows, gone, *parts, *said, strict=True)
    left = [row for row in whole if row[0] not in apart] if apart else list(whole)
    return Spread(left, sorted(apart), filled, set(gone), firsts)


def numbers(listed: Listed) -> list[int]:
    """The places of the sources that are numbers."""
    return [at for at, manner in enumerate(listed.manners) if manner is Manner.NUMBER]


def worded(listed: Listed) -> list[tuple[int, Manner]]:
    """Those of the others."""
    return [(at, manner) for at, manner in enumerate(listed.manners) if manner is not Manner.NUMBER]


def _folded(column: Column, rows: Sequence[int], apart: set[int]) -> list[str]:
    """Numbers as they are compared, "" for none. What has signs of other scripts is looked at as a text is."""
    given = [one or "" for one in column]
    joined = "".join(given)
    if not joined or (joined.isascii() and joined.isdigit()):
        return given
    if not (joined.isascii() and joined.isalnum()):
        apart.update(row for row, one in zip(rows, given, strict=True) if not one.isascii())
        return [fold(one) for one in given]
    return [one.lower() for one in given]


def _alike(texts: Texts, rows: Sequence[int], said: Sequence[Sequence[int]]) -> list[int]:
    """The rows of which two texts share a first sign."""
    if sum(map(any, said)) < 2:
        return []
    known: dict[tuple[int, ...], bool] = {}
    for ids in set(zip(*said, strict=True)):
        signs = "".join([texts.signs[text] for text in ids])
        known[ids] = len(set(signs)) < len(signs)
    return [row for row, *ids in zip(rows, *said, strict=True) if known[tuple(ids)]]
