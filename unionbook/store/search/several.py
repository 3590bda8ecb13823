"""Rows that several words find together. What is cheapest is learnt of each word: all rows of a rare one, of a frequent
one only whether it finds the rows that come into question, as long as those are not too many."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import Any

from unionbook.ground.search.sql import either_of, in_list
from unionbook.ground.search.terms import Word, meanings, words
from unionbook.store.search.arms import Arms
from unionbook.store.search.looking import Looking, Rank

FEW = 5_000
"""Rows of a word that are learnt all at once."""

ENOUGH, LOOK = 12_000, 120
"""Rows of a first word that are gone through while somebody waits; so many are in the time one row is looked at."""

LOOKED = 1_000
"""Rows that are looked at when all are asked for."""

PART, BLOCK, LARGEST = 64, 192, 1 << 15
"""Rows looked at together; rows of a word learnt together, at first, each time twice as many, and at most."""


class Several:
    """What a text of several words finds, in one of its meanings; the first word of each says how good a find is."""

    def __init__(self, arms: Arms, text: str) -> None:
        self.arms = arms
        self.meant = [words(meant) for meant in meanings(text)]
        self.firsts = list(dict.fromkeys(wanted[0] for wanted in self.meant))
        self._few: dict[Word, bool] = {}
        self._rows: dict[Word, set[int]] = {}

    @cached_property
    def looking(self) -> Looking:
        """A look at rows for the words."""
        return Looking(self.arms, list(chain.from_iterable(self.meant)))

    def soon(self, most: int) -> tuple[list[int], bool]:
        """The best rows, so many at most, as far as they are found at once; are there no others among the best?"""
        rows = self._of_few(ENOUGH // LOOK)
        if rows is not None:
            return self._in_order(self.arms.meeting(list(rows)))[:most], True
        found: dict[int, None] = {}
        work = 0
        for good, took in self._judged():
            found.update(dict.fromkeys(self.arms.meeting(good)))
            work += took
            if len(found) >= most:
                return list(found)[:most], True
            if work > ENOUGH:
                return list(found), False
        return list(found), True

    def _judged(self) -> Iterator[tuple[list[int], int]]:
        """The rows, the best first, some of them again, and how many were gone through for them."""
        for word in self.firsts:
            judges = [_Judge(self, wanted, word) for wanted in self.meant]
            looks = any(judge.many for judge in judges)
            for block in self._through(word):
                may = _in_turn(block, [judge.narrowed(block) for judge in judges])
                yield ([] if looks else may), len(block)
                for at in range(0, len(may) if looks else 0, PART):
                    some = may[at : at + PART]
                    good = {row[0] for row in self.looking.at(some) if any(judge.finds(row) for judge in judges)}
                    yield [row for row in some if row in good], LOOK * len(some)

    def rows(self) -> set[int]:
        """All rows, in no order."""
        rows = self._of_few(LOOKED)
        return set(self.arms.meeting(list(rows if rows is not None else set().union(*map(self._by_all, self.meant)))))

    def ranked(self) -> Iterator[int]:
        """All rows, the best first."""
        left = self.rows()
        if len(left) <= LOOKED:
            yield from self._in_order(list(left))
            return
        for block in chain.from_iterable(map(self._through, self.firsts)):
            good = list(dict.fromkeys(row for row in block if row in left))
            left.difference_update(good)
            yield from good

    def is_few(self, word: Word) -> bool:
        """Has a word so few rows that they are learnt all at once?"""
        if word not in self._few:
            # What links to very many rows is not gone through only to learn that they are many.
            beyond = (in_list(route.listed, word) for route in self.arms.way.routes)
            few = all(self.arms.number(found, FEW) <= FEW for found in beyond)
            self._few[word] = few and self.arms.number(either_of(self.arms.found(word)), FEW) <= FEW
        return self._few[word]

    def rows_of(self, word: Word) -> set[int]:
        """All rows a word finds."""
        if word not in self._rows:
            self._rows[word] = set(self.arms.numbers(either_of(self.arms.found(word))))
        return self._rows[word]

    def _by_all(self, wanted: Sequence[Word]) -> set[int]:
        few, many = self.by_number(wanted)
        rows = self.rows_of((few or many)[0])
        for word in [*few, *many]:
            rows = rows & self.rows_of(word) if rows else rows
        return rows

    def by_number(self, wanted: Sequence[Word]) -> tuple[list[Word], list[Word]]:
        """The words that find few rows, and the others."""
        few = [word for word in wanted if self.is_few(word)]
        return few, [word for word in wanted if word not in few]

    def _of_few(self, most: int) -> set[int] | None:
        """All rows, in no order, if at most so many have to be looked at to know them: where each meaning has a word
        that finds few."""
        found: set[int] = set()
        for wanted in self.meant:
            rows: set[int] | None = None
            left: list[Word] = []
            for word in sorted(wanted, key=Word.telling, reverse=True):
                if (rows is not None and len(rows) <= most) or not self.is_few(word):
                    left.append(word)
                else:
                    rows = self.rows_of(word) if rows is None else rows & self.rows_of(word)
            if rows is None or len(rows) > most:
                return None
            found |= {row[0] for row in self.looking.at(list(rows)) if self.finds(row, left)} if left else rows
        return found

    def finds(self, row: Sequence[Any], wanted: Sequence[Word]) -> bool:
        """Do all the words find a row that was looked at?"""
        return all(self.looking.rank(row, word) is not None for word in wanted)

    def _in_order(self, rows: Sequence[int]) -> list[int]:
        """Rows that are found, the best first."""
        told = [(self._rank(row), row[0]) for row in self.looking.at(rows)] if rows else []
        return [place for _, place in sorted(told)]

    def _rank(self, row: Sequence[Any]) -> tuple[int, Rank]:
        ranks = ((at, self.looking.rank(row, word)) for at, word in enumerate(self.firsts))
        return next((at, rank) for at, rank in ranks if rank is not None)

    def _through(self, word: Word) -> Iterator[list[int]]:
        """The rows a word finds, the best first, some of them again; more and more are learnt at a time."""
        for arm in self.arms.of(word):
            start, size = 0, BLOCK
            while some := list(self.arms.numbers(arm, size, start)):
                yield some
                if len(some) < size:
                    break
                start, size = start + size, min(size * 2, LARGEST)


class _Judge:
    """Which rows of a given word the other words of a meaning find too. many: those of them that are frequent."""

    def __init__(self, several: Several, wanted: Sequence[Word], given: Word) -> None:
        self.several = several
        few, self.many = several.by_number([word for word in wanted if word != given])
        self.sets = [several.rows_of(word) for word in few]
        self.may: set[int] = set()

    def narrowed(self, rows: list[int]) -> list[int]:
        """The rows the rare words find."""
        for known in self.sets:
            rows = [row for row in rows if row in known]
        self.may = set(rows)
        return rows

    def finds(self, row: Sequence[Any]) -> bool:
        """Do all the words find a row that was looked at?"""
        return row[0] in self.may and self.several.finds(row, self.many)


def _in_turn(block: list[int], parts: list[list[int]]) -> list[int]:
    """The rows of the parts in the order of the block."""
    some = set().union(*parts)
    return parts[0] if len(parts) == 1 else [row for row in block if row in some]
