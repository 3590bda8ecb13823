"""The cells of a row to values of fields, and the sentence for each that cannot be read."""

from collections.abc import Container
from datetime import date

from unionbook.ground.fields import Value
from unionbook.services.intake.mapping import targets
from unionbook.services.intake.marked import Marked
from unionbook.services.intake.model import NEW_ROW, Judged, Plan, Reason
from unionbook.services.intake.references import References
from unionbook.services.intake.shapes import Shaper
from unionbook.services.sheets.layout import SourceRow
from unionbook.services.sheets.model import cell_name
from unionbook.store.book import Book

Column = tuple[str, int, Shaper, bool]
"""A path, the column that goes to it, how its cells are read, and whether they name another row."""

NOWHERE = -1
"""The column of what the file does not have."""


class Reading:
    """What the columns of a plan mean."""

    def __init__(self, book: Book, plan: Plan, today: date) -> None:
        self.book, self.plan, self.today = book, plan, today
        self.targets = {target.path: target for target in targets(book.cabinet, plan.kind)}
        self.columns = [
            self._column(match.path, match.head.column, match.head.full)
            for match in plan.columns.columns
            if match.path in self.targets
        ]
        self._places = {path: column for path, column, *_ in self.columns}
        self._references: dict[str, References] = {}
        self._meant: dict[tuple[str, str], Value] = {}
        self._added = _added(plan, self._places.keys())

    def _column(self, path: str, column: int, head: str) -> Column:
        target = self.targets[path]
        return path, column, Shaper(target.field, self.today, head), bool(target.linked)

    def column_of(self, path: str) -> int | None:
        """The column that goes to a field."""
        return self._places.get(path)

    def read(self, row: SourceRow, made: Judged, marked: Marked | None = None, uid: str = "") -> dict[str, str]:
        """What the cells of a row say and mean, put into what is made of it; sentences of what cannot be read, by path.

        uid: the row of the book it is known to be; of cells that nobody changed since nothing is read.
        """
        wrong: dict[str, str] = {}
        texts: dict[str, str] = {}
        values: dict[str, Value] = {}
        made.texts, made.values = texts, values
        answered = self.plan.answers.cells
        for path, column, shaper, linked in self._columns_of(row):
            cell = row.cells.get(column)
            if answered:
                cell = answered.get((row.number, path), cell)
            if uid and marked is not None and marked.untouched(uid, path, cell):
                continue
            if cell is None:
                if uid:
                    self._emptied(made, path, column, texts, values)
                continue
            if linked:
                value, text, sentence, mild = self._linked(path, str(cell).strip(), made, column)
            else:
                value, text, sentence, mild = shaper.value(cell)
            texts[path] = text
            if value is not None:
                values[path] = value
            if sentence and not linked:
                made.reasons.append(self.reason(made, path, column, sentence, mild))
            if sentence and not mild:
                wrong[path] = sentence
        return wrong

    def _emptied(
        self, made: Judged, path: str, column: int, texts: dict[str, str], values: dict[str, Value]
    ) -> None:
        """A cell of an exported table that was emptied since."""
        made.emptied += 1
        if not self.plan.emptied:
            return
        texts[path], values[path] = "", None
        target = self.targets[path]
        if target.required or target.field.required:
            sentence = f"{self.label(path)}不能清空。请填写，或让台账保留原来的内容。"
            made.reasons.append(self.reason(made, path, column, sentence, False))

    def _columns_of(self, row: SourceRow) -> list[Column]:
        """The columns, and the fields somebody filled for this row although no column goes to them."""
        paths = self._added.get(row.number)
        return [*self.columns, *(self._column(path, NOWHERE, "") for path in paths)] if paths else self.columns

    def _names(self, path: str) -> References:
        """The rows a linking field may name."""
        if path not in self._references:
            self._references[path] = References(self.book, self.book.cabinet[self.targets[path].linked])
        return self._references[path]

    def _linked(self, path: str, text: str, made: Judged, column: int) -> tuple[Value, str, str, bool]:
        if not text or (path, text) in self._meant:
            return self._meant.get((path, text)), text, "", False
        answer = self.plan.answers.links.get((path, text), "")
        if answer == NEW_ROW:
            return NEW_ROW, text, "", False
        named = self._names(path).find(text)
        uid = answer or named.uid
        if uid:
            self._meant[path, text] = uid
            return uid, text, "", False
        target = self.targets[path]
        what = self.book.cabinet[target.linked]
        makeable = self._references[path].makeable
        new = "或新建" if makeable else "或先登记它再导入"
        sentence = (
            f"台账里没有叫“{text}”的{what.label}，请选定是哪一个，{new}。"
            if not named.near
            else f"台账里没有“{text}”，相近的有“{named.near[0][1]}”，请选定。"
        )
        choices = (*named.near, *([(NEW_ROW, f"新建{what.label}“{text}”")] if makeable else []))
        made.reasons.append(self.reason(made, path, column, sentence, False, choices))
        return None, text, sentence, False

    def reason(
        self,
        made: Judged,
        path: str,
        column: int | None,
        sentence: str,
        mild: bool,
        choices: tuple[tuple[str, str], ...] = (),
    ) -> Reason:
        """What is to be said of a cell of a row, or of a field no column goes to."""
        place = "" if column in (None, NOWHERE) else cell_name(made.row.number, column or 0)
        return Reason(path, self.label(path), place, sentence, mild, choices)

    def label(self, path: str) -> str:
        """The county's word for a field, "" for none."""
        return self.targets[path].label if path in self.targets else ""


def _added(plan: Plan, mapped: Container[str]) -> dict[int, list[str]]:
    """What somebody filled that no column goes to: paths by row."""
    found: dict[int, list[str]] = {}
    for number, path in plan.answers.cells:
        if path not in mapped:
            found.setdefault(number, []).append(path)
    return found
