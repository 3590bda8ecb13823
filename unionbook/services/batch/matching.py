"""A returned list of names against the chosen rows: who is named, who is not, and who it cannot be told of."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from unionbook.ground.errors import Refusal
from unionbook.ground.kind import Kind
from unionbook.services.batch.cells import Cells, amounts, cells_of
from unionbook.services.batch.index import Index, index_of
from unionbook.store.book import Book


class Verdict(StrEnum):
    """What a line of the list says."""

    MATCHED = "matched"
    SEVERAL = "several"
    NONE = "none"
    AGAIN = "again"
    OTHER = "other"


@dataclass(frozen=True)
class Line:
    """One line that was pasted.

    uids: the row it names (MATCHED, AGAIN), or those of which somebody must choose one (SEVERAL; it may be a single
    one, when something speaks against it).  why: a sentence where one is needed.  amount: 分, None without one.
    OTHER: headings, totals and what somebody said is no name of this list.
    """

    text: str
    verdict: Verdict
    uids: tuple[str, ...] = ()
    why: str = ""
    amount: int | None = None


@dataclass(frozen=True)
class Matching:
    """The lines, and the chosen rows in their order."""

    lines: tuple[Line, ...]
    uids: tuple[str, ...]

    @property
    def named(self) -> dict[str, int | None]:
        """The rows the list names, with the amount beside each."""
        return {line.uids[0]: line.amount for line in self.lines if line.verdict is Verdict.MATCHED}

    @property
    def doubtful(self) -> list[str]:
        """The rows that are perhaps named: candidates of a line nobody has decided."""
        named = self.named
        open_ = {uid for line in self.lines if line.verdict is Verdict.SEVERAL for uid in line.uids}
        return [uid for uid in self.uids if uid in open_ and uid not in named]

    @property
    def unnamed(self) -> list[str]:
        """The rows the list does not name."""
        gone = self.named.keys() | set(self.doubtful)
        return [uid for uid in self.uids if uid not in gone]

    @property
    def open(self) -> list[int]:
        """The places of the lines somebody should look at: no row or several, or something speaks against it."""
        return [at for at, line in enumerate(self.lines) if line.verdict in (Verdict.SEVERAL, Verdict.NONE)]

    def choose(self, at: int, uid: str) -> "Matching":
        """The matching with a line decided: it names that row, or (no uid) none of these rows.

        Raises Refusal when the row is not among the chosen ones or another line names it.
        """
        line = self.lines[at]
        chosen = replace(line, verdict=Verdict.OTHER, uids=(), why="")
        if uid:
            if uid not in self.uids:
                raise Refusal("这一条不在所选的记录里，请从所选的记录中选定。")
            if any(one.verdict is Verdict.MATCHED and one.uids == (uid,) for one in self.lines if one is not line):
                raise Refusal("名单里另有一行已经是这一条，请核对名单有没有重复。")
            chosen = replace(line, verdict=Verdict.MATCHED, uids=(uid,), why="")
        return replace(self, lines=(*self.lines[:at], chosen, *self.lines[at + 1 :]))


def match_names(book: Book, kind: Kind, uids: Sequence[str], lines: Sequence[str]) -> Matching:
    """Match the lines of a pasted list with the chosen rows of a kind.

    A line holds cells divided by tabs or blanks, in any order: a number (of identity, of the record, a credit code)
    decides; otherwise the name does, helped by what stands beside it (unit, phone). Numbers and names may be partly
    hidden by asterisks. Empty lines are left out.
    """
    rows = tuple(dict.fromkeys(uids))
    index = index_of(book, kind, rows)
    cells = [cells_of(line) for line in lines if line.strip()]
    judged: list[Line] = []
    seen: dict[str, int] = {}
    for at, (one, amount) in enumerate(zip(cells, amounts(cells), strict=True)):
        line = replace(_judge(index, one, rows, kind), amount=amount)
        if line.verdict is Verdict.MATCHED:
            first = seen.setdefault(line.uids[0], at)
            if first != at:
                line = replace(line, verdict=Verdict.AGAIN, why=f"与“{judged[first].text}”是同一条，不重复计算。")
        judged.append(line)
    return Matching(tuple(judged), rows)


def _judge(index: Index, cells: Cells, rows: Sequence[str], kind: Kind) -> Line:
    numbered, named = index.by_number(cells), index.by_name(cells)
    by_name = {role.uid for role in named if not index.another(cells, role)}
    called = {role.uid for role in named}
    pool = (numbered & by_name or numbered) if numbered else by_name
    if numbered and called and not numbered & by_name:
        return _open(cells, numbered | called, rows, "号码与姓名对不到同一条上，请核对后选定。")
    if called and not pool:
        return _open(cells, called, rows, "姓名对得上，证件号码与台账里的不同，请确认是不是同一人。")
    if not pool:
        return _nobody(cells, len(rows), kind)
    best = max(index.beside(cells, uid) for uid in pool)
    pool = {uid for uid in pool if index.beside(cells, uid) == best}
    if len(pool) > 1:
        measure = kind.measure
        return _open(cells, pool, rows, f"有 {len(pool)} {measure}都对得上，请选定是哪一{measure}。")
    (uid,) = pool
    if not numbered and index.elsewhere(cells, uid):
        return _open(cells, pool, rows, "姓名对得上，单位等与台账里的不同，请确认是不是这一条。")
    why = "" if uid in by_name else "号码对得上，姓名与台账里的不同，请看一眼。"
    return Line(cells.text, Verdict.MATCHED, (uid,), why)


def _open(cells: Cells, candidates: set[str], rows: Sequence[str], why: str) -> Line:
    return Line(cells.text, Verdict.SEVERAL, tuple(uid for uid in rows if uid in candidates), why)


def _nobody(cells: Cells, count: int, kind: Kind) -> Line:
    if cells.head or cells.sum:
        return Line(cells.text, Verdict.OTHER)
    why = f"所选的 {count} {kind.measure}里没有对得上的，请核对写法或所选范围。"
    return Line(cells.text, Verdict.NONE, (), why)
