"""Which rows of a kind meet under a key: read once, in columns, of each key nothing but a number kept."""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, islice, product
from typing import TYPE_CHECKING

from unionbook.ground.conditions import every
from unionbook.ground.errors import Refusal
from unionbook.ground.fields import Value
from unionbook.ground.kind import Kind
from unionbook.ground.upkeep import Alike, Sign
from unionbook.services.doubles.comparing import SLIP_KEYS, bare, heard, one_form, slip_keys
from unionbook.services.listing import unsealed
from unionbook.store.book import Book

if TYPE_CHECKING:
    from unionbook.services.check import Step

CROWD = 40
"""Of more rows under one key each is only compared with the first: so many are no slip of a clerk."""
PART = 20_000
"""Rows read at a time, and numbers counted in one go: no longer is anything else in the program held up."""
READ, GROUPED = 8, 2
"""What reading a row costs, and putting it into groups, in the measure progress is told in."""

Column = Sequence[Value]


class Stopped(Refusal):
    """Nobody waits for the doubles any more."""

    def __init__(self) -> None:
        super().__init__("已停止查找，没有查完。要再查请按 F5。")


def meeting(book: Book, kind: Kind, alike: Alike, step: "Step") -> set[frozenset[str]]:
    """The pairs that have the key of a sign in common. Raises Stopped when the step says no."""
    signs = coarsest(alike.signs)
    paths = list(dict.fromkeys(path for sign in signs for path in sign.paths))
    keys = [array("q") for sign in signs for _ in range(_ways(sign))]
    uids: list[str] = []
    where = every(alike.where, *unsealed(kind))
    total = book.count(kind.name, where)
    rows = book.places(kind.name, ["uid", *paths], where)
    while part := list(islice(rows, PART)):
        _, own, *columns = zip(*part, strict=True)
        uids += own
        told = _Part(alike, dict(zip(paths, columns, strict=True)))
        found = (numbers for sign in signs for numbers in told.numbers(sign))
        for key, numbers in zip(keys, found, strict=True):
            key.extend(numbers)
        _told(step, READ * len(uids), total)
    met: set[frozenset[str]] = set()
    for at, key in enumerate(keys, 1):
        met |= {frozenset((uids[one], uids[other])) for one, other in _together(key)}
        _told(step, READ * total + GROUPED * total * at // len(keys), total)
    return met


def _told(step: "Step", done: int, rows: int) -> None:
    whole = (READ + GROUPED) * rows
    if not step(min(done, whole), whole):
        raise Stopped


def coarsest(signs: Sequence[Sign]) -> list[Sign]:
    """The signs without those whose rows meet under another one anyway."""
    return [
        sign
        for at, sign in enumerate(signs)
        if not any(
            _covers(other, sign) and (before < at or not _covers(sign, other))
            for before, other in enumerate(signs)
            if before != at
        )
    ]


def _covers(wide: Sign, narrow: Sign) -> bool:
    """Do any two rows that meet under the narrow sign meet under the wide one?"""
    same, slip = set(narrow.same), set(narrow.slip)
    return (
        set(wide.same) <= same
        and set(wide.heard) <= same | set(narrow.heard)
        and set(wide.bare) <= same | set(narrow.bare)
        and set(wide.slip) <= slip
    )


def _ways(sign: Sign) -> int:
    """So many keys a row has under a sign."""
    return int(SLIP_KEYS ** len(sign.slip))


class _Part:
    """Some rows in columns, each looked at in a manner once."""

    def __init__(self, alike: Alike, columns: dict[str, Column]) -> None:
        self.common, self.columns = alike.common, columns
        self._looked: dict[tuple[str, str], list[Column]] = {}

    def numbers(self, sign: Sign) -> Iterator[Iterable[int]]:
        """For each key under a sign a number for every row, 0 for a row that has none."""
        manners = {"same": sign.same, "heard": sign.heard, "bare": sign.bare, "slip": sign.slip}
        looked = [self._look(manner, path) for manner, paths in manners.items() for path in paths]
        for way in product(*looked):
            yield [0 if None in key else hash(key) or 1 for key in zip(*way, strict=True)]

    def _look(self, manner: str, path: str) -> list[Column]:
        if (manner, path) not in self._looked:
            self._looked[manner, path] = self._seen(manner, self.columns[path])
        return self._looked[manner, path]

    def _seen(self, manner: str, column: Column) -> list[Column]:
        match manner:
            case "same":
                return [[one_form(value) for value in column]]
            case "heard":
                return [[None if value is None else heard(str(value)) for value in column]]
            case "bare":
                return [[None if value is None else bare(str(value), self.common) for value in column]]
        return _slips(column)


def _slips(column: Column) -> list[Column]:
    none: list[Value] = [None] * SLIP_KEYS
    return list(zip(*(slip_keys(value) or none for value in column), strict=True))


def _together(key: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The places with the same number."""
    counts: Counter[int] = Counter()
    for start in range(0, len(key), PART):
        counts.update(key[start : start + PART])
    many = {number for number, count in counts.items() if count > 1 and number}
    groups: dict[int, list[int]] = {}
    for at, number in enumerate(key) if many else ():
        if number in many:
            groups.setdefault(number, []).append(at)
    for group in groups.values():
        yield from combinations(group, 2) if len(group) <= CROWD else ((group[0], one) for one in group[1:])
