"""From a row's values to its entries in the index."""

from collections.abc import Sequence
from functools import lru_cache

from unionbook.ground.search.plan import Listed
from unionbook.ground.search.terms import LONGEST, Manner, backwards, fold, terms
from unionbook.store.search.names import Pairs, of_name
from unionbook.store.search.reading import Found

Entry = tuple[int, str, int, int]
"""Place, term, row, and how many first characters of the term a better term of the row begins with too."""



def entries(listed: Listed, one: Found) -> list[Entry]:
    """The entries of a row in a list."""
    numbers: list[str] = []
    texts: list[tuple[str, Manner]] = []
    for at, value in enumerate(one.values):
        if value is not None:
            text, manner = str(value), listed.manners[at]
            if manner is not Manner.NUMBER or not text.isascii():
                texts.append((text, manner))
            elif folded := text.lower() if text.isalnum() else fold(text):
                numbers.append(folded)
    whole, later = _quickly(texts, numbers) or _slowly((*texts, *((number, Manner.NUMBER) for number in numbers)))
    first, row = listed.place(False, one.stage in listed.gone), one.row
    second = first + 2
    return [*[(first, term, row, d) for term, d in whole], *[(second, term, row, d) for term, d in later]]


def _quickly(texts: Sequence[tuple[str, Manner]], numbers: list[str]) -> tuple[Pairs, Pairs] | None:
    """One text and numbers share no beginnings, as long as no sign begins both; None when one does."""
    if len(texts) > 1:
        return None
    whole, later, signs = _again(*texts[0]) if texts else ([], [], frozenset())
    if not numbers:
        return whole, later
    if signs and not signs.isdisjoint([number[0] for number in numbers]):
        return None
    starts, ends = of_numbers(numbers)
    return whole + starts, later + ends


def of_numbers(numbers: Sequence[str]) -> tuple[Pairs, Pairs]:
    """The terms of folded numbers: their beginnings and their ends, with what they share among each other."""
    if len(numbers) < 2:
        return [(number[:LONGEST], 0) for number in numbers], [(backwards(number), 0) for number in numbers]
    ends = sorted([backwards(number) for number in numbers])
    # Mostly their first signs differ, and their last ones: then there is nothing to compare.
    if len({number[0] for number in numbers}) == len(numbers):
        starts = [(number[:LONGEST], 0) for number in numbers]
    else:
        starts = _in_turn(sorted({number[:LONGEST] for number in numbers}))
    if len({end[1] for end in ends}) == len(numbers):
        return starts, [(ends[0], 0), *[(end, 1) for end in ends[1:]]]
    return starts, _in_turn(sorted(set(ends)))


def alone(text: str, manner: Manner) -> tuple[Pairs, Pairs, str]:
    """The terms of one text with what they share, and the signs they begin with, each once."""
    if manner is Manner.NAME and (found := of_name(text)) is not None:
        return found
    whole, later = _slowly(((text, manner),))
    return whole, later, "".join({term[0] for term, _ in whole + later})


@lru_cache(maxsize=1 << 13)
def _again(text: str, manner: Manner) -> tuple[Pairs, Pairs, frozenset[str]]:
    whole, later, signs = alone(text, manner)
    return whole, later, frozenset(signs)


def _slowly(values: Sequence[tuple[str, Manner]]) -> tuple[Pairs, Pairs]:
    """(whole, later) terms of any values with what they share."""
    begins: list[str] = []
    others: list[str] = []
    for text, manner in values:
        at_first, later = terms(text, manner)
        begins += at_first
        others += later
    whole = set(begins)
    return _in_turn(sorted(whole)), _later(sorted(whole.union(others)), whole) if others else []


def _in_turn(ordered: Sequence[str]) -> Pairs:
    """Each term with what it shares with the one before."""
    found: Pairs = []
    before = ""
    for term in ordered:
        found.append((term, shared(before, term) if before[:1] == term[:1] else 0))
        before = term
    return found


def _later(ordered: Sequence[str], whole: set[str]) -> Pairs:
    """The later terms. Whole ones are better wherever they sort, later ones where they come before."""
    found: dict[str, int] = {}
    before = ""
    for term in ordered:
        if term not in whole:
            found[term] = shared(before, term) if before[:1] == term[:1] else 0
        before = term
    behind = ""
    for term in reversed(ordered):
        if term in whole:
            behind = term
        elif behind[:1] == term[:1]:
            found[term] = max(found[term], shared(term, behind))
    return list(found.items())


def shared(one: str, other: str) -> int:
    """How many first characters two terms have in common."""
    most = min(len(one), len(other))
    for count in range(most):
        if one[count] != other[count]:
            return count
    return most
