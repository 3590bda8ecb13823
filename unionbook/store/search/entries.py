"""From a row's values to its entries in the index."""

from collections.abc import Sequence

from unionbook.ground.fields import Value
from unionbook.ground.search.plan import Listed
from unionbook.ground.search.terms import terms

Entries = dict[tuple[int, str], int]
"""(place, term) → how many first characters of it a better term of the row begins with too."""


def entries(listed: Listed, values: Sequence[Value], stage: Value) -> Entries:
    """The entries of a row in a list. values: of the list's sources, in order.  stage: of its stage field."""
    begins: list[str] = []
    others: list[str] = []
    for manner, value in zip(listed.manners, values, strict=True):
        if value is not None:
            first, more = terms(str(value), manner)
            begins += first
            others += more
    gone = stage in listed.gone
    whole = set(begins)
    found = _whole(listed.place(False, gone), sorted(whole))
    if others:
        _later(found, listed.place(True, gone), sorted(whole.union(others)), whole)
    return found


def _whole(place: int, ordered: Sequence[str]) -> Entries:
    found: Entries = {}
    before = ""
    for term in ordered:
        found[place, term] = shared(before, term)
        before = term
    return found


def _later(found: Entries, place: int, ordered: Sequence[str], whole: set[str]) -> None:
    """Add the later terms. Whole ones are better wherever they sort, later ones where they come before."""
    before = ""
    for term in ordered:
        if term not in whole:
            found[place, term] = shared(before, term)
        before = term
    behind = ""
    for term in reversed(ordered):
        if term in whole:
            behind = term
        elif behind[:1] == term[:1]:
            found[place, term] = max(found[place, term], shared(term, behind))


def shared(one: str, other: str) -> int:
    """How many first characters two terms have in common."""
    if one[:1] != other[:1]:
        return 0
    count = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        count += 1
    return count
