"""Tables of the county's that the book knows: kept once, known again by what they say, filled for a period."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from pathlib import Path

from unionbook.ground.conditions import Frame, among
from unionbook.ground.errors import Refusal
from unionbook.ground.fields import DayField, Value
from unionbook.ground.kind import Kind
from unionbook.records.disclosure import EXPORTED
from unionbook.services.listing import asked, column_path, shown
from unionbook.services.outlet.county.package import Filled, Grid, Package
from unionbook.services.outlet.county.ties import ListTie, Ties, from_text, place, to_text
from unionbook.services.outlet.placing import placed
from unionbook.services.outlet.shapes import cell_of
from unionbook.services.privacy.access import Access, lift, note_if_it_can_be
from unionbook.services.sheets.guard import contents, examined
from unionbook.services.sheets.model import Source
from unionbook.services.tally import Counted, count, declared
from unionbook.store.blobs import fetch, keep
from unionbook.store.book import Book

KIND = "tied_table"
CHUNK = 500
_CELL = re.compile(r'<(?:\w+:)?c\b[^>]*\br="([A-Z]+\d+)"[^>]*(?<!/)>.*?</(?:\w+:)?c>', re.DOTALL)


@dataclass(frozen=True)
class Tied:
    """One table the book knows."""

    uid: str
    title: str
    ties: Ties


def opened(path: Path) -> Package:
    """The county's file. Raises Refusal: it cannot be read, is no xlsx, or may do harm."""
    data = contents(path)
    if examined(path.name, data) is not Source.XLSX:
        raise Refusal(f"“{path.name}”不是 xlsx 表格，不能填。请用 Excel 或 WPS 打开它，另存为 xlsx 后再试。")
    return Package.of(path.name, data)


def shape(package: Package, ties: Ties) -> str:
    """What a table is known by: its sheets and which of their cells say something, but for those that are filled."""
    told = []
    for sheet in package.sheets:
        cleared: dict[str, Filled | None] = {cell: None for where, cell in ties.cells if where == sheet}
        grid = Grid(package.text(sheet))
        told += [sheet, *sorted(_cells(Grid(grid.put(cleared)).text, ties.lists.get(sheet)))]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def _cells(text: str, listed: ListTie | None) -> list[str]:
    """The cells of a sheet that say something, above a list's rows."""
    return [cell for cell in _CELL.findall(text) if listed is None or place(cell)[1] < listed.row]


def known(book: Book) -> list[Tied]:
    """The tables of the book, by title."""
    rows = book.select(KIND, ["uid", "title", "ties"], order=["title"])
    return [Tied(uid, title, from_text(ties)) for uid, title, ties in rows]


def find(book: Book, package: Package) -> Tied | None:
    """The table of the book a file is."""
    shapes: dict[str, str] = dict(book.select(KIND, ["uid", "shape"]))
    fitting = (one for one in known(book) if _fits(package, one))
    return next((one for one in fitting if shape(package, one.ties) == shapes[one.uid]), None)


def _fits(package: Package, one: Tied) -> bool:
    return {sheet for sheet, _ in one.ties.cells} | set(one.ties.lists) <= set(package.sheets)


def tie(book: Book, title: str, package: Package, ties: Ties) -> Tied:
    """Keep a table with its ties, in place of the one that has its title or shape. Raises Refusal."""
    _check(book, package, ties)
    before = next((one for one in known(book) if one.title == title), None) or find(book, package)
    with book.change(f"县里的表“{title}”：填法") as act:
        values = {
            "title": title[:100],
            "shape": shape(package, ties),
            "ties": to_text(ties),
            "blank": keep(book, package.data),
        }
        if before is None:
            return Tied(act.add(KIND, values), title, ties)
        act.set(KIND, before.uid, values)
        return Tied(before.uid, title, ties)


def _check(book: Book, package: Package, ties: Ties) -> None:
    if not ties:
        raise Refusal("还没有说哪个格子填什么，没有存下。请先选一个格子和一个数字。")
    for (sheet, cell), key in ties.cells.items():
        declared(book, key)
        Grid(package.text(sheet)).put({cell: 0})
    for sheet, one in ties.lists.items():
        kind = _kind(book, one)
        asked(kind, one.subset)
        for path in one.columns.values():
            book.cabinet.field(kind, path)
        Grid(package.text(sheet))


def _kind(book: Book, one: ListTie) -> Kind:
    if one.kind not in book.cabinet:
        raise Refusal(f"没有“{one.kind}”这种记录。")
    return book.cabinet[one.kind]


def blank(book: Book, one: Tied) -> Package:
    """The file a table was tied in. Raises Refusal."""
    ((digest,),) = book.rows(f'SELECT "blank" FROM "{KIND}" WHERE "uid" = ?', (one.uid,))
    return Package.of(one.title, fetch(book, str(digest)))


@dataclass(frozen=True)
class Filling:
    """What a table is filled with: values by sheet and cell; the records of each list."""

    values: Mapping[str, Mapping[str, Filled | None]]
    rows: Sequence[tuple[Kind, list[str]]]

    @property
    def cells(self) -> int:
        """How many."""
        return sum(map(len, self.values.values()))


def gathered(book: Book, one: Tied, package: Package, frame: Frame, masked: bool = True) -> Filling:
    """What a table is filled with for a period; nothing is written. Raises Refusal: there is no room for a list."""
    values: dict[str, dict[str, Filled | None]] = {}
    for (sheet, cell), key in one.ties.cells.items():
        values.setdefault(sheet, {})[cell] = in_unit(count(book, key, frame))
    rows = []
    for sheet, listed in one.ties.lists.items():
        found = _rows(book, listed, frame)
        rows.append((_kind(book, listed), found))
        _room(package, sheet, listed, len(found))
        values.setdefault(sheet, {}).update(list_cells(book, listed, found, masked))
    return Filling(values, rows)


def fill(book: Book, one: Tied, package: Package, frame: Frame, out: Path, reason: str = "") -> int:
    """Write the table filled for a period; how many cells. Raises Refusal, then no file was written.

    reason: what full numbers of papers are wanted for; "" leaves them masked.
    """
    filling = gathered(book, one, package, frame, not reason.strip())
    hand_out(book, one, filling, package.filled(filling.values), frame, out, reason)
    return filling.cells


def hand_out(
    book: Book, one: Tied, filling: Filling, body: bytes, frame: Frame, out: Path, reason: str = ""
) -> None:
    """Put a filled table in its place, once it is written down whose numbers leave the book. Raises Refusal."""
    _note(book, one, filling, reason, frame)
    with placed(out) as part:
        part.write_bytes(body)


def in_unit(counted: Counted) -> Filled:
    """The number in its unit: 元, percent, or as it is; "—" for a ratio over nothing."""
    if counted.value is None:
        return "—"
    return Decimal(counted.value) / 100 if counted.in_hundredths else counted.value


def preview(book: Book, ties: Ties, frame: Frame, most: int) -> dict[tuple[str, str], Filled | None]:
    """What the cells would hold, by sheet and cell, masked; of each list the first rows."""
    found = {place_: in_unit(count(book, key, frame)) for place_, key in ties.cells.items()}
    cells: dict[tuple[str, str], Filled | None] = dict(found)
    for sheet, listed in ties.lists.items():
        told = list_cells(book, listed, _rows(book, listed, frame, most))
        cells |= {(sheet, cell): value for cell, value in told.items()}
    return cells


def _rows(book: Book, listed: ListTie, frame: Frame, most: int = -1) -> list[str]:
    kind = _kind(book, listed)
    rows = book.select(kind.name, ["uid"], asked(kind, listed.subset), frame, kind.order, most)
    return [uid for (uid,) in rows]


def _room(package: Package, sheet: str, listed: ListTie, rows: int) -> None:
    """Is there room for so many rows? Below the table's last row there always is."""
    grid = Grid(package.text(sheet))
    free = grid.lent(listed.row)
    if rows > free and listed.row + free <= grid.last_row():
        raise Refusal(
            f"“{sheet}”从第 {listed.row} 行起只空着 {free} 行，要填 {rows} 行，没有填写。"
            "请在 Excel 里插入够用的空行，再选这个文件。"
        )


def list_cells(book: Book, listed: ListTie, uids: Sequence[str], masked: bool = True) -> dict[str, Filled | None]:
    """The cells of a list that are filled with these records, one in a row."""
    kind = _kind(book, listed)
    paths = [column_path(book, kind, path) for path in listed.columns.values()]
    fields = [book.cabinet.field(kind, path) for path in paths]
    # A cell of a table made by others may have any format: a day is written in words.
    tell = [
        partial(shown, field, masked=masked) if isinstance(field, DayField) else cell_of(field, masked)
        for field in fields
    ]
    cells: dict[str, Filled | None] = {}
    for number, row in enumerate(_values(book, kind, uids, paths), listed.row):
        if listed.number:
            cells[f"{listed.number}{number}"] = number - listed.row + 1
        for letters, told, value in zip(listed.columns, tell, row, strict=True):
            out = told(value)
            cells[f"{letters}{number}"] = out if isinstance(out, str | int | Decimal) else None
    return cells


def _values(book: Book, kind: Kind, uids: Sequence[str], paths: Sequence[str]) -> Iterator[tuple[Value, ...]]:
    for start in range(0, len(uids), CHUNK):
        some = uids[start : start + CHUNK]
        found = {row[0]: row[1:] for row in book.select(kind.name, ["uid", *paths], among("uid", *some))}
        yield from (found[uid] for uid in some)


def sensitive(book: Book, ties: Ties) -> bool:
    """Is anything in the lists masked unless a reason is given?"""
    return any(
        book.cabinet.field(_kind(book, one), column_path(book, _kind(book, one), path)).sensitive
        for one in ties.lists.values()
        for path in one.columns.values()
    )


def _note(book: Book, one: Tied, filling: Filling, reason: str, frame: Frame) -> None:
    """Whose numbers left the book is written down first."""
    what = f"填县里的表：{one.title}（{frame.period.label}）"
    for kind, uids in filling.rows:
        if not uids:
            continue
        if reason.strip():
            lift(book, kind, uids, what, reason, how=EXPORTED)
        else:
            note_if_it_can_be(book, Access(how=EXPORTED, what=what, rows=len(uids), of_kind=kind.label))
