"""What is to be taken in, and what was found of each row."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import islice
from operator import attrgetter
from types import MappingProxyType
from typing import Any, ClassVar, TypeVar

from unionbook.ground.fields import Value
from unionbook.ground.kind import Kind
from unionbook.services.intake.fresh import Fresh
from unionbook.services.intake.mapping import Mapping as Columns
from unionbook.services.sheets.layout import Block, SourceRow

NEW_ROW = "+"
"""The answer "it is none of those the book has"."""


SHOWN = 300
"""First rows of which the cells of a column are shown."""

V = TypeVar("V")
NONE: Mapping[str, Any] = MappingProxyType({})


class Policy(StrEnum):
    """What happens to a row the book has already."""

    SKIP = "skip"
    FILL = "fill"
    UPDATE = "update"
    APPEND = "append"


POLICIES: Mapping[Policy, str] = {
    Policy.SKIP: "跳过，台账不变",
    Policy.FILL: "只补台账里空着的栏目",
    Policy.UPDATE: "用表里的内容更新台账",
    Policy.APPEND: "一律另加一条",
}


class Verdict(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    UPDATE = "update"
    SAME = "same"
    WRONG = "wrong"
    LEFT = "left"


VERDICTS: Mapping[Verdict, str] = {
    Verdict.NEW: "新增",
    Verdict.UPDATE: "更新",
    Verdict.SAME: "重复",
    Verdict.WRONG: "有误",
    Verdict.LEFT: "不导入",
}


@dataclass(frozen=True)
class Reason:
    """Why a row has its verdict. cell: where it stands in the file (B7), "" for the whole row.

    choices: (answer, words) to choose from, where somebody must.  beside: what it says of rows before: number, path and
    text of each of their cells, "" and "" for the whole row.
    """

    path: str
    label: str
    cell: str
    sentence: str
    warning: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    beside: tuple[tuple[int, str, str], ...] = ()


@dataclass
class Answers:
    """What somebody decided. cells: other text for a row's field; links: the row (uid or NEW_ROW) a name means, for all
    rows that write it; rows: the book's row (uid or NEW_ROW) a row of the file is (with ""), or whom it speaks of by a
    link, who may be new in a row before ("@number.link"); left: rows not to be taken."""

    cells: dict[tuple[int, str], str] = field(default_factory=dict)
    links: dict[tuple[str, str], str] = field(default_factory=dict)
    rows: dict[tuple[int, str], str] = field(default_factory=dict)
    left: set[int] = field(default_factory=set)

    def copy(self) -> "Answers":
        """As it is now."""
        return Answers(dict(self.cells), dict(self.links), dict(self.rows), set(self.left))


@dataclass
class Plan:
    """A table on its way into the book. hidden: take the rows that are hidden in the file too.

    remember: the next table with this head is taken in the same way.  emptied: cells of an exported table that were
    emptied since empty the book's field too; else it is left as it is.
    """

    kind: Kind
    block: Block
    columns: Columns
    policy: Policy = Policy.FILL
    answers: Answers = field(default_factory=Answers)
    hidden: bool = True
    remember: bool = True
    emptied: bool = False


class Packed(Mapping[str, V]):
    """What a row that nothing is said of holds: many thousands of such rows share the places of their names. values:
    by place, None where a row has nothing."""

    __slots__ = ("_held", "_places")

    _shared: ClassVar[dict[tuple[str, ...], dict[str, int]]] = {}

    def __init__(self, places: dict[str, int], values: tuple[V | None, ...]) -> None:
        self._places, self._held = places, values

    @classmethod
    def of(cls, held: Mapping[str, V]) -> "Packed[V]":
        """The same as another mapping that holds no None."""
        names = tuple(held)
        places = cls._shared.get(names)
        if places is None:
            places = cls._shared[names] = {name: at for at, name in enumerate(names)}
        return cls(places, tuple(held.values()))

    @staticmethod
    def column(rows: "Sequence[Packed[V]]", name: str) -> list[V | None]:
        """What rows that share their places have of a name."""
        at = rows[0]._places.get(name) if rows else None
        return [None] * len(rows) if at is None else [row._held[at] for row in rows]

    def __getitem__(self, name: str) -> V:
        value = self._held[self._places[name]]
        if value is None:
            raise KeyError(name)
        return value

    def get(self, name: str, default: V | None = None) -> V | None:  # type: ignore[override]
        """The value of a name, the default where there is none."""
        at = self._places.get(name)
        value = None if at is None else self._held[at]
        return default if value is None else value

    def __iter__(self) -> Iterator[str]:
        return (name for name, at in self._places.items() if self._held[at] is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)


@dataclass(slots=True)
class Judged:
    """A row and what becomes of it.

    texts: what its cells say, by path; values: what they mean.  uid: the book's row it is.  fresh: as it would be
    written when it is new; changes: by path, when one of the book is changed.
    apart: by link, those of the book its new record was said not to be.  emptied: how many of its cells were emptied
    since the table was exported.
    """

    row: SourceRow
    verdict: Verdict
    reasons: list[Reason]
    texts: Mapping[str, str]
    values: Mapping[str, Value]
    uid: str = ""
    fresh: Fresh | None = None
    changes: Mapping[str, Value] = field(default_factory=lambda: NONE)
    apart: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: NONE)
    emptied: int = 0

    @property
    def number(self) -> int:
        """Its row in the file, as the file's program counts: from 1."""
        return self.row.number + 1

    def pack(self) -> None:
        """Take as little room as it can."""
        self.texts, self.values = Packed.of(self.texts), Packed.of(self.values)


@dataclass(frozen=True)
class Told:
    """What there is to say of all rows together. problems: those somebody should look at.  emptied: how many cells of
    an exported table were emptied since.  wrong, doubtful: rows with such a reason, by path.  shown: the first rows,
    and the first one with anything in a column that is empty in these."""

    counts: Mapping[Verdict, int]
    problems: list[Judged]
    emptied: int
    wrong: Mapping[str, int]
    doubtful: Mapping[str, int]
    shown: list[Judged]


@dataclass
class Verdicts:
    """All rows of a plan."""

    plan: Plan
    rows: list[Judged]

    def count(self, verdict: Verdict) -> int:
        """How many rows have a verdict."""
        return self.told.counts[verdict]

    @property
    def problems(self) -> list[Judged]:
        """The rows somebody should look at: those that cannot be taken, then those with a remark."""
        return self.told.problems

    def settled(self) -> "Verdicts":
        """Itself, with what is said of all rows found out: beside the window, which is not to go through them."""
        _ = self.told
        return self

    @cached_property
    def told(self) -> Told:
        """What is said of all of them, found out once."""
        found = list(map(attrgetter("verdict"), self.rows))
        spoken = [row for row in self.rows if row.reasons]
        wrong = [row for row in self.rows if row.verdict is Verdict.WRONG]
        return Told(
            {verdict: found.count(verdict) for verdict in Verdict},
            wrong + [row for row in spoken if row.verdict is not Verdict.WRONG],
            sum(map(attrgetter("emptied"), self.rows)),
            Counter(one.path for row in spoken for one in row.reasons if not one.warning),
            Counter(one.path for row in spoken for one in row.reasons if one.warning),
            self._shown(),
        )

    def _shown(self) -> list[Judged]:
        shown = self.rows[:SHOWN]
        for head in self.plan.block.head:
            filled = head.column not in self.plan.block.empty
            if filled and not any(row.row.cells.get(head.column) is not None for row in shown):
                others = (row for row in self.rows if row.row.cells.get(head.column) is not None)
                shown += islice(others, 1)
        return shown
