"""The rows a clerk should look at, a line for each thing there is to say of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.fields import DayField, Value
from unionbook.services.intake.mapping import Match
from unionbook.services.intake.mapping.targets import Target, targets
from unionbook.services.intake.model import NEW_ROW, VERDICTS, Judged, Plan, Reason, Verdict, Verdicts
from unionbook.services.intake.shapes import cell_text
from unionbook.store.book import Book

MOST = 1_000
"""Lines shown at once; as these are settled the next come up."""

TONES = {
    Verdict.NEW: "ok",
    Verdict.UPDATE: "info",
    Verdict.SAME: "neutral",
    Verdict.WRONG: "bad",
    Verdict.LEFT: "neutral",
}


@dataclass(frozen=True)
class Line:
    """One thing to say of a row. reason: None when there is only its verdict to tell."""

    row: Judged
    reason: Reason | None
    name: str
    field: str
    text: str
    sentence: str

    @property
    def key(self) -> str:
        """What the line is known by while rows are judged again."""
        return f"{self.row.row.number}/{self.reason.path if self.reason else ''}"

    @property
    def pill(self) -> tuple[str, str]:
        """(words, tone) of what becomes of the row."""
        if self.reason is not None and self.reason.warning and self.row.verdict is not Verdict.WRONG:
            return "请核对", "warn"
        return VERDICTS[self.row.verdict], TONES[self.row.verdict]


def lines(book: Book, verdicts: Verdicts, only: Verdict | None) -> list[Line]:
    """The lines of the rows with a verdict; None: of all that somebody should look at."""
    rows = verdicts.problems if only is None else (row for row in verdicts.rows if row.verdict is only)
    known = {one.path: one for one in targets(book.cabinet, verdicts.plan.kind)}
    return list(islice((line for row in rows for line in _of(book, verdicts, row, known)), MOST))


def _of(book: Book, verdicts: Verdicts, row: Judged, known: dict[str, Target]) -> Iterator[Line]:
    name = called(verdicts, row)
    said = [one for one in row.reasons if not one.warning] or row.reasons
    for reason in said:
        field = f"{reason.label} {reason.cell}".strip() or "整行"
        yield Line(row, reason, name, field, row.texts.get(reason.path, ""), reason.sentence)
    if not said or row.changes:
        yield Line(row, None, name, "整行", "", _changes(book, row, known))


def called(verdicts: Verdicts, row: Judged) -> str:
    """What a row is called by: its title's words, or its first cells."""
    kind = verdicts.plan.kind
    paths = [*kind.title, *(path for path in row.texts if path.endswith(".name"))]
    words = [row.texts[path] for path in dict.fromkeys(paths) if row.texts.get(path)]
    return words[0] if words else " ".join(map(cell_text, [*row.row.cells.values()][:2]))


def _changes(book: Book, row: Judged, known: dict[str, Target]) -> str:
    """What would be changed in the book."""
    told = [f"{known[path].label}改为“{_shown(book, known[path], value)}”" for path, value in row.changes.items()]
    return "，".join(told)


def _shown(book: Book, target: Target, value: Value) -> str:
    if target.linked and isinstance(value, str):
        return "新建的" if value == NEW_ROW else book.title(target.linked, value)
    return target.field.mask(value) if target.field.sensitive else target.field.show(value)


def sample(verdicts: Verdicts, match: Match, target: Target | None) -> str:
    """The first different cells of a column; what is not for bystanders is masked as far as it was understood."""
    column = match.head.column
    found: dict[str, None] = {}
    for row in verdicts.told.shown:
        text = cell_text(row.row.cells.get(column)).strip()
        value = row.values.get(match.path)
        if target is not None and target.field.sensitive and value is not None:
            text = target.field.mask(value)
        if text:
            found.setdefault(text)
        if len(found) == 3:
            break
    return " / ".join(found)


def remarks(verdicts: Verdicts) -> dict[str, str]:
    """What there is to say of the columns after their cells were read, by path."""
    wrong, doubtful = verdicts.told.wrong, verdicts.told.doubtful
    told: dict[str, str] = {}
    for path in verdicts.plan.columns.by_path:
        parts = [f"{wrong[path]:,} 行有误"] if path in wrong else []
        parts += [f"{doubtful[path]:,} 行请核对"] if path in doubtful else []
        told[path] = "，".join(parts)
    return told


def missing(cabinet: Cabinet, plan: Plan) -> str:
    """What the table has no column for although it is needed, or is filled with today."""
    lacking = [one for one in targets(cabinet, plan.kind) if one.path not in plan.columns.by_path]
    needed = "、".join(f"“{one.label}”" for one in lacking if one.required)
    today = "、".join(f"“{one.label}”" for one in lacking if isinstance(one.field, DayField) and one.field.default)
    told = [f"表里没有必填的{needed}，下一步里补。"] if needed else []
    return "".join([*told, *([f"表里没有{today}，新增的一律填今天。"] if today else [])])
