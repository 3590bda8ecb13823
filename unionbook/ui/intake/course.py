"""An import on its way: what was read and decided so far. It outlives the page: the clerk may go and come back."""

from dataclasses import dataclass, field, replace
from enum import IntEnum

from unionbook.ground.errors import Refusal
from unionbook.ground.kind import Kind
from unionbook.services.intake.answers import Given
from unionbook.services.intake.checking import check
from unionbook.services.intake.guessing import likeliest
from unionbook.services.intake.judging import Going
from unionbook.services.intake.model import Answers, Plan, Verdict, Verdicts
from unionbook.services.intake.shapes import cell_text
from unionbook.services.intake.table import plans
from unionbook.services.intake.writing import Taken
from unionbook.services.sheets.model import Workbook, cell_name
from unionbook.store.book import Book


class Step(IntEnum):
    """The four steps."""

    FILE = 0
    COLUMNS = 1
    ROWS = 2
    DONE = 3


STEPS = ("选择文件", "对应列", "检查与修正", "完成")


@dataclass
class Course:
    """wanted: the kind of the list the clerk came from.  given: the answer given last.  answered: the answers before
    each that was given, and the rows it touched.  act: the key of the act that
    took the rows in; undone: it was taken back.  counts: the verdicts, once only the rows left over are kept.
    others: what the tables of the file are called that were not taken in."""

    wanted: Kind | None = None
    workbook: Workbook | None = None
    plans: list[Plan] = field(default_factory=list)
    verdicts: Verdicts | None = None
    step: Step = Step.FILE
    given: Given | None = None
    answered: list[tuple[Answers, frozenset[int]]] = field(default_factory=list)
    taken: Taken | None = None
    act: str = ""
    undone: bool = False
    counts: dict[Verdict, int] = field(default_factory=dict)
    others: list[str] = field(default_factory=list)

    @property
    def plan(self) -> Plan | None:
        """The table that is being taken in."""
        return self.verdicts.plan if self.verdicts is not None else None

    def take(self, found: "Found") -> None:
        """A file was read and judged: straight to the rows when its head is known."""
        self.plans, self.verdicts, self.given = found.plans, found.verdicts, None
        self.answered.clear()
        columns = found.verdicts.plan.columns
        self.step = Step.ROWS if columns.remembered and not columns.unsure else Step.COLUMNS

    @property
    def ready(self) -> int:
        """How many rows would be written now."""
        return self.count(Verdict.NEW) + self.count(Verdict.UPDATE)

    def finish(self, taken: Taken, act: str) -> None:
        """The rows are in the book: only those left over are kept."""
        assert self.verdicts is not None
        self.taken, self.act, self.undone, self.step = taken, act, False, Step.DONE
        self.counts = dict(self.verdicts.told.counts)
        left = [row for row in self.verdicts.rows if row.verdict in (Verdict.WRONG, Verdict.LEFT)]
        plan = self.verdicts.plan
        plan.block = replace(plan.block, rows=[])
        self.others = [table_words(one) for one in self.plans if one is not plan]
        self.plans, self.verdicts, self.given = [], Verdicts(plan, left), None
        if self.workbook is not None:
            self.workbook = replace(self.workbook, sheets=[])

    def count(self, verdict: Verdict) -> int:
        """How many rows have a verdict."""
        if self.counts:
            return self.counts[verdict]
        return self.verdicts.count(verdict) if self.verdicts is not None else 0


@dataclass(frozen=True)
class Found:
    """Every table of a file that may go to a kind, and the verdicts on one of them."""

    plans: list[Plan]
    verdicts: Verdicts


def examined(
    book: Book, workbook: Workbook, wanted: Kind | None, going: Going, sure: bool = False
) -> Found | Refusal:
    """Find the tables of a file and judge the likeliest. wanted: the kind, unless nothing in the file is like it; sure:
    the clerk has chosen it."""
    try:
        found = _plans(book, workbook, wanted, sure)
        return Found(found, check(book, found[0], going))
    except Refusal as refusal:
        return refusal


def _plans(book: Book, workbook: Workbook, wanted: Kind | None, sure: bool) -> list[Plan]:
    if wanted is not None:
        try:
            return plans(book, wanted, workbook)
        except Refusal:
            if sure:
                raise
    return plans(book, likeliest(book.cabinet, workbook), workbook)


def table_words(plan: Plan) -> str:
    """How a table is called where there are several: 花名册 · A3 起 300 行."""
    left = min(head.column for head in plan.block.head)
    return f"{plan.block.sheet} · {cell_name(plan.block.first, left)} 起 {len(plan.block.rows):,} 行"


HEADS = 20
"""Rows of which one may be said to be the head."""


def heads(course: Course) -> list[tuple[int, str]]:
    """The rows of the sheet that may be the head: place from 0, and what stands in them."""
    if course.workbook is None or course.plan is None:
        return []
    sheet = next((one for one in course.workbook.sheets if one.name == course.plan.block.sheet), None)
    rows = sheet.rows[: max(HEADS, course.plan.block.first + 1)] if sheet is not None else []
    told = ((at, [text for cell in row if (text := cell_text(cell).strip())]) for at, row in enumerate(rows))
    return [(at, "、".join(texts)) for at, texts in told if texts]


def about(course: Course) -> str:
    """What is being taken in, for the page's head."""
    if course.workbook is None or course.plan is None:
        return ""
    block = course.plan.block
    parts = [course.workbook.name, f"工作表“{block.sheet}”", f"表头在第 {block.first + 1} 行"]
    parts.append(f"{sum(course.count(verdict) for verdict in Verdict):,} 行")
    left = len([one for one in block.left if one.number > block.first])
    unseen = course.workbook.unseen
    return " · ".join([*parts, *([f"合计、说明等 {left} 行不导入"] if left else []), *([unseen] if unseen else [])])
