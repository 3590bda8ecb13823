"""Rows of a table that are plainly new and right, found by columns; all others are judged one by one."""

from collections.abc import Sequence
from itertools import compress, repeat

from unionbook.ground.fields import Value
from unionbook.services.intake.existing import Existing
from unionbook.services.intake.fresh import Fresh, Held, Judge
from unionbook.services.intake.model import NONE, Judged, Packed, Plan, Policy, Reason, Verdict
from unionbook.services.intake.reading import Reading
from unionbook.services.intake.sieve import Columns, Sieve, places
from unionbook.services.sheets.layout import SourceRow


class Plainly:
    """What is asked of all rows of a plan together."""

    def __init__(self, plan: Plan, cells: Reading, judge: Judge, existing: Existing, marked: bool) -> None:
        self.plan, self.cells, self.judge, self.existing = plan, cells, judge, existing
        self.paths = [path for path, *_ in cells.columns]
        self._places = {path: at for at, path in enumerate(self.paths)}
        self._own = Sieve(judge)
        self._inner = {link: Sieve(one) for link, one in judge.inner.items()}
        # A key, or a record of the book that a column names, says whose row it is.
        said = marked or not self.paths or not judge.embedding.keys().isdisjoint(self.paths)
        self.possible = not said and all(one.possible for one in (self._own, *self._inner.values()))
        answers = plan.answers
        self._answered = {*answers.left, *(number for number, _ in (*answers.rows, *answers.cells))}
        self._all = not self._answered and (plan.hidden or not plan.block.hidden_rows)
        self._todays = [self._places[path] for path, _ in cells.todays]
        append = plan.policy is Policy.APPEND
        self._ways = [] if append else [way for way in existing.ways if not judge.embedding.keys() & set(way)]

    def found(self, rows: Sequence[SourceRow]) -> list[Judged | None]:
        """The rows that are new and of which nothing is to be said, each as if it were the only one of the table; None
        for one that may be otherwise."""
        made: list[Judged | None] = [None] * len(rows)
        if self.possible and (asked := [at for at, row in enumerate(rows) if self._all or self._may_be(row)]):
            for at, one in zip(asked, self._sifted([rows[at] for at in asked]), strict=True):
                made[at] = one
        return made

    def _may_be(self, row: SourceRow) -> bool:
        return row.number not in self._answered and not (row.hidden and not self.plan.hidden)

    def _sifted(self, rows: Sequence[SourceRow]) -> list[Judged | None]:
        values, texts, doubts = self.cells.by_columns(rows)
        for at in self._todays:
            doubts |= places(texts[at], {None})
        keep = [at not in doubts for at in range(len(rows))]
        if doubts:
            rows = list(compress(rows, keep))
            values = [list(compress(column, keep)) for column in values]
            texts = [list(compress(column, keep)) for column in texts]
        found = iter(self._judged(rows, values, texts) if rows else [])
        return [next(found) if kept else None for kept in keep]

    def _judged(
        self, rows: Sequence[SourceRow], values: Sequence[Sequence[Value]], texts: Sequence[Sequence[str | None]]
    ) -> list[Judged | None]:
        count = len(rows)
        given = dict(zip(self.paths, values, strict=True))
        own = {path: column for path, column in given.items() if "." not in path}
        doubts, inner = set[int](), dict[str, Columns]()
        for link, sieve in self._inner.items():
            inside = {path.partition(".")[2]: column for path, column in given.items() if path.startswith(f"{link}.")}
            inner[link] = sieve.filled(inside, count)
            doubts |= sieve.doubts(inner[link], count) | self._lacking(link, inside, inner[link], count)
        linked = {f"{link}.{name}": column for link, columns in inner.items() for name, column in columns.items()}
        filled = self._own.filled(own | linked, count)
        doubts |= self._own.altered(own, filled)
        own = filled
        doubts |= self._own.doubts(own, count)
        for way in self._ways:
            keys = [*zip(*(given.get(path) or (None,) * count for path in way), strict=True)]
            index = self.existing.index(way)
            doubts |= places(keys if len(way) > 1 else [key for (key,) in keys], index.keys())
        if len(doubts) == count:
            return [None] * count
        return self._made(rows, values, texts, own, inner, doubts)

    def _lacking(self, link: str, given: Columns, filled: Columns, count: int) -> set[int]:
        """Where nothing is told of whom the rows speak of, or not what they must tell."""
        judge, blank = self.judge.inner[link], (None,) * count
        told = [column for name, column in given.items() if name not in judge.given]
        found = set[int]()
        if all(None in column for column in told):
            found = set(range(count)) - {at for column in told for at, value in enumerate(column) if value is not None}
        for name in self.judge.embedding[link].needed:
            found |= places(filled.get(name) or blank, {None})
        return found

    def _made(
        self,
        rows: Sequence[SourceRow],
        values: Sequence[Sequence[Value]],
        texts: Sequence[Sequence[str | None]],
        own: Columns,
        inner: dict[str, Columns],
        doubts: set[int],
    ) -> list[Judged | None]:
        count, known = len(rows), self.judge.known
        uids = {link: known.new_uids(count) for link in inner}
        people = {link: _held(self.judge.inner[link], one, uids[link]) for link, one in inner.items()}
        own |= uids
        mine = known.new_uids(count)
        held = _held(self.judge, own, mine)
        unfolded = self._own.unfolded(own, mine)
        beside = _beside(people, count)
        fresh = map(Fresh, held, beside, repeat(()), unfolded)
        told = map(Packed, repeat(self._places), zip(*texts, strict=True))
        meant = map(Packed, repeat(self._places), zip(*values, strict=True))
        said: list[list[Reason]] = [[] for _ in rows]
        made: list[Judged | None] = [
            *map(Judged, rows, repeat(Verdict.NEW), said, told, meant, repeat(""), fresh, repeat(NONE), repeat(NONE))
        ]
        for at in doubts:
            made[at] = None
        return made


def _beside(people: dict[str, list[Held]], count: int) -> list[dict[str, Held]]:
    """What each row embeds, by link."""
    if len(people) == 1:
        ((link, ones),) = people.items()
        return [{link: one} for one in ones]
    return [dict(zip(people, ones, strict=True)) for ones in zip(*people.values(), strict=True)] or [{}] * count


def _held(judge: Judge, columns: Columns, uids: Sequence[str]) -> list[Held]:
    blank = (None,) * len(uids)
    return [*map(Held, uids, zip(*(columns.get(name) or blank for name in judge.names), strict=True))]
