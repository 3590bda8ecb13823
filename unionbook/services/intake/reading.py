"""The cells of a row to values of fields, and the sentence for each that cannot be read."""

from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date
from itertools import zip_longest

from unionbook.ground.dates import print_date, show_date
from unionbook.ground.errors import Problem
from unionbook.ground.fields import DayField, Value
from unionbook.services.intake.answers import ABOVE
from unionbook.services.intake.fresh import Beside
from unionbook.services.intake.mapping import targets
from unionbook.services.intake.marked import Marked
from unionbook.services.intake.model import NEW_ROW, Judged, Plan, Reason
from unionbook.services.intake.references import References
from unionbook.services.intake.shapes import EMPTY, NOTHING, Shaped, Shaper, Shapes, parts
from unionbook.services.intake.units import unit_above, unit_of
from unionbook.services.sheets.layout import Line, SourceRow
from unionbook.services.sheets.model import Cell, Fault, cell_name
from unionbook.store.book import Book

Column = tuple[str, int, Shaper, bool, dict[object, Shaped]]
"""A path, the column that goes to it, how its cells are read, whether they name another row, and what texts that came
before were read as."""

Inside = dict[str, dict[str, Value]]
"""The values of embedded records, by link and name."""

NOWHERE = -1
"""The column of what the file does not have."""


class Reading:
    """What the columns of a plan mean."""

    def __init__(self, book: Book, plan: Plan, today: date) -> None:
        self.book, self.plan, self.today = book, plan, today
        self.targets = {target.path: target for target in targets(book.cabinet, plan.kind)}
        self._meant: dict[str, dict[object, Shaped]] = {}
        self.columns: list[Column] = [
            self._column(match.path, match.head.column, match.head.full)
            for match in plan.columns.columns
            if match.path in self.targets
        ]
        self._inside = _inside(self.columns)
        self.todays = [
            (path, column)
            for path, column, *_ in self.columns
            if isinstance(field := self.targets[path].field, DayField) and field.default
        ]
        """Days the program fills when their cell is empty, and their columns."""
        self._numbers = [column for _, column, *_ in self.columns]
        self._heads = {match.path: match.head.full for match in plan.columns.columns}
        self._places = {path: column for path, column, *_ in self.columns}
        self._references: dict[str, References] = {}
        self._above: dict[int, dict[int, str]] = {}
        self._added = _added(plan, self._places.keys())

    def _column(self, path: str, column: int, head: str) -> Column:
        target = self.targets[path]
        shaper = Shaper(target.field, self.today, head if unit_of(head) else head + unit_above(self.plan.block))
        return path, column, shaper, bool(target.linked), self._meanings(path) if target.linked else shaper.known

    def _meanings(self, path: str) -> dict[object, Shaped]:
        """What names were found to mean."""
        return self._meant.setdefault(path, {None: EMPTY})

    def column_of(self, path: str) -> int | None:
        """The column that goes to a field."""
        return self._places.get(path)

    def head_of(self, path: str) -> str:
        """The name of the column that goes to a field."""
        return self._heads.get(path, "")

    def read(self, row: SourceRow, made: Judged, marked: Marked | None = None, uid: str = "") -> dict[str, str]:
        """What the cells of a row say and mean, put into what is made of it; sentences of what cannot be read, by path.

        uid: the row of the book it is known to be; of cells that nobody changed since nothing is read.
        """
        wrong: dict[str, str] = {}
        texts: dict[str, str] = {}
        values: dict[str, Value] = {}
        made.texts, made.values = texts, values
        answered = self.plan.answers.cells
        columns = self._columns_of(row)
        for (path, column, shaper, linked, known), cell in zip(columns, self._cells(row, columns), strict=True):
            if answered and (row.number, path) in answered:
                cell = answered[row.number, path]
            if uid and marked is not None and marked.untouched(uid, path, cell):
                continue
            if cell is None:
                if uid:
                    self._emptied(made, path, column, texts, values)
                continue
            shaped = known.get(cell) if cell.__class__ is str else None
            if shaped is None:
                shaped = self._linked(path, cell) if linked else shaper.value(cell)
            value, text, sentence, mild = shaped
            texts[path] = text or ""
            if value is not None:
                values[path] = value
            if sentence:
                choose = self._near if linked else self._days
                choices = () if mild else choose(path, texts[path])
                made.reasons.append(self.reason(made, path, column, sentence, mild, choices))
                if not mild:
                    wrong[path] = sentence
        return wrong

    def _days(self, path: str, text: str) -> tuple[tuple[str, str], ...]:
        """The days a cell may mean that was not read as one, to choose from."""
        field = self.targets[path].field
        days = field.meant(text, self.today) if isinstance(field, DayField) else ()
        return tuple((show_date(day), print_date(day)) for day in days)

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

    def filled_today(self, made: Judged) -> Iterator[Reason]:
        """Days the program fills because the row's cell is empty: never without a word."""
        for path, column in self.todays:
            if path not in made.texts:
                yield self.reason(made, path, column, f"{self.label(path)}空着，按今天填，请核对。", True)

    def _cells(self, row: SourceRow, columns: list[Column]) -> list[Cell]:
        """The cells of a row in the order of the columns."""
        if columns is self.columns and isinstance(row.cells, Line):
            return row.cells.of(self._numbers)
        return [row.cells.get(column) for _, column, *_ in columns]

    def _columns_of(self, row: SourceRow) -> list[Column]:
        """The columns, and the fields somebody filled for this row although no column goes to them."""
        paths = self._added.get(row.number)
        return [*self.columns, *(self._column(path, NOWHERE, "") for path in paths)] if paths else self.columns

    def inside_of(self, row: SourceRow) -> Sequence[tuple[str, str, str]]:
        """Of the columns of a row that go to what it embeds: the path, the link and the field."""
        return _inside(self._columns_of(row)) if row.number in self._added else self._inside

    def _names(self, path: str) -> References:
        """The rows a linking field may name."""
        if path not in self._references:
            self._references[path] = References(self.book, self.book.cabinet[self.targets[path].linked])
        return self._references[path]

    def by_columns(
        self, rows: Sequence[SourceRow]
    ) -> tuple[list[Sequence[Value]], list[Sequence[str | None]], set[int]]:
        """What the cells of many rows mean and say by column, and the places of those of which there is something to
        say."""
        values: list[Sequence[Value]] = []
        texts: list[Sequence[str | None]] = []
        doubts = set[int]()
        for (path, _, shaper, linked, _), column in zip(self.columns, self._across(rows), strict=True):
            meant, said, sentences = self._names_by(path, column) if linked else shaper.column(column)
            values.append(meant)
            texts.append(said)
            doubts |= {at for at, sentence in enumerate(sentences) if sentence}
            if linked and NEW_ROW in meant:
                doubts |= {at for at, value in enumerate(meant) if value == NEW_ROW}
        return values, texts, doubts

    def _across(self, rows: Sequence[SourceRow]) -> Iterator[Sequence[Cell]]:
        """The cells of many rows by column, taken at once where they are whole rows of the sheet."""
        lines = [row.cells.row for row in rows if isinstance(row.cells, Line)]
        if len(lines) == len(rows):
            found = [*zip_longest(*lines)]
            return (found[at] if at < len(found) else (None,) * len(rows) for at in self._numbers)
        return zip(*[self._cells(row, self.columns) for row in rows], strict=True)

    def _names_by(self, path: str, cells: Sequence[Cell]) -> Shapes:
        """What many names mean."""
        found = map(self._meanings(path).get, cells)
        return parts([one or self._linked(path, cell) for one, cell in zip(found, cells, strict=True)])

    def _linked(self, path: str, cell: Cell) -> Shaped:
        text, known = str(cell).strip(), self._meanings(path)
        if isinstance(cell, Fault):
            return None, text, cell.sentence, False
        if text in known or text in ("", "无", *NOTHING):
            return known.get(text, (None, "", "", False))
        answer = self.plan.answers.links.get((path, text), "")
        if answer == NEW_ROW:
            return NEW_ROW, text, "", False
        named = self._names(path).find(text)
        uid = answer or named.uid
        if uid:
            known[text] = uid, text, "", False
            return known[text]
        what = self.book.cabinet[self.targets[path].linked]
        new = "或新建" if self._references[path].makeable else "或先登记它再导入"
        sentence = (
            f"台账里没有叫“{text}”的{what.label}，请选定是哪一个，{new}。"
            if not named.near
            else f"台账里没有“{text}”，相近的有“{named.near[0][1]}”，请选定。"
        )
        return None, text, sentence, False

    def _near(self, path: str, text: str) -> tuple[tuple[str, str], ...]:
        """The rows a name may mean that names none, to choose from."""
        label, names = self.book.cabinet[self.targets[path].linked].label, self._names(path)
        return (*names.find(text).near, *([(NEW_ROW, f"新建{label}“{text}”")] if names.makeable else []))

    def inside(self, made: Judged, links: Iterable[str]) -> Inside:
        """The values of what a row embeds, by link."""
        found: Inside = {link: {} for link in links}
        if found:
            values = made.values
            for path, link, name in self.inside_of(made.row):
                if path in values:
                    found[link][name] = values[path]
        return found

    def reason(
        self,
        made: Judged,
        path: str,
        column: int | None,
        sentence: str,
        mild: bool,
        choices: tuple[tuple[str, str], ...] = (),
        beside: tuple[tuple[int, str, str], ...] = (),
    ) -> Reason:
        """What is to be said of a cell of a row, or of a field no column goes to."""
        place = "" if column in (None, NOWHERE) else cell_name(made.row.number, column or 0)
        return Reason(path, self.label(path), place, sentence, mild, choices, beside)

    def told(self, made: Judged, one: Problem) -> Reason:
        """What a rule says of a row."""
        beside = tuple((number, "", "") for number in one.rows) if isinstance(one, Beside) else ()
        column, choices = self.column_of(one.field), () if one.warning else self._above_of(made, one.field)
        return self.reason(made, one.field, column, one.sentence, one.warning, choices, beside)

    def _above_of(self, made: Judged, path: str) -> tuple[tuple[str, str], ...]:
        """To choose: an empty cell of a column of names means what the last filled one above does, where many write a
        name for the first of its rows alone."""
        column = self._places.get(path)
        if column is None or not self.targets[path].linked or path in made.texts:
            return ()
        if column not in self._above:
            self._above[column] = _filled_above(self.plan.block.rows, column)
        text = self._above[column].get(made.row.number, "")
        return ((f"{ABOVE}{text}", f"同上面的“{text}”"),) if text else ()

    def label(self, path: str) -> str:
        """The county's word for a field, "" for none."""
        return self.targets[path].label if path in self.targets else ""


def _filled_above(rows: Sequence[SourceRow], column: int) -> dict[int, str]:
    """What the last filled cell above says, by the rows whose cell is empty."""
    found, last = dict[int, str](), ""
    for row in rows:
        text = str(row.cells.get(column) or "").strip()
        last = text or last
        if not text and last:
            found[row.number] = last
    return found


def _inside(columns: Sequence[Column]) -> list[tuple[str, str, str]]:
    parts = [(path, *path.partition(".")) for path, *_ in columns]
    return [(path, link, name) for path, link, dot, name in parts if dot]


def _added(plan: Plan, mapped: Container[str]) -> dict[int, list[str]]:
    """What somebody filled that no column goes to: paths by row."""
    found: dict[int, list[str]] = {}
    for number, path in plan.answers.cells:
        if path not in mapped:
            found.setdefault(number, []).append(path)
    return found
