"""Every name in a table must be one the book knows, and every cell one that can be counted."""

from collections.abc import Iterator
from contextlib import contextmanager

from unionbook.ground.conditions import All, Compare, Condition, Op
from unionbook.ground.errors import Refusal
from unionbook.ground.fields import CodeField, DayField, Field, FlagField, LinkField, NoteField
from unionbook.ground.figures import Figure, Ratio
from unionbook.services.report.tables.model import MONTHS, FigureRow, Group, TableColumn, TableForm, View, WholeRow
from unionbook.services.report.tables.reading import BadTable, wrong
from unionbook.services.tally import declared
from unionbook.store.book import Book


def know(form: TableForm, book: Book) -> None:
    """Raises Refusal naming the line of a fault."""
    for key, line in form.named():
        with _at(form, line):
            declared(book, key)
    for carry in form.carries:
        with _at(form, carry.line):
            declared(book, carry.opening)
            declared(book, carry.closing)
    for row in form.lines:
        if isinstance(row, FigureRow) and form.grouped:
            raise wrong(form.name, row.line, "列里已经写明数字，行里不能再写；请用“分：”或“合计：”。")
        if isinstance(row, WholeRow | Group) and not form.grouped:
            word = "合计" if isinstance(row, WholeRow) else "分"
            raise wrong(
                form.name, row.line, f"“{word}：”要求列里写明数字，请写成“列：收到 = grievance.received”的样子。"
            )
    for column in form.columns:
        with _at(form, column.line):
            _column(form, column, book)
    for level in (level for group in form.groups for level in group.levels):
        with _at(form, level.line):
            _level(form, level, book)


@contextmanager
def _at(form: TableForm, line: int) -> Iterator[None]:
    """A fault found in here is one of that line."""
    try:
        yield
    except BadTable as bad:
        raise wrong(form.name, line, f"{bad}。") from None
    except Refusal as refusal:
        raise wrong(form.name, line, refusal.sentence) from None


def _column(form: TableForm, column: TableColumn, book: Book) -> None:
    if column.view is View.FIELD:
        _field(form, column, book)
    elif column.view is View.MEASURE:
        if form.grouped:
            raise BadTable("列里写明数字的表，计量单位印在列名里，不用“计量”列")
    elif form.grouped and not column.key:
        raise BadTable(f"“{column.label}”没有写数字，请写成“列：收到 = grievance.received”的样子")
    elif column.key and column.view is View.RATE and isinstance(declared(book, column.key).figure, Ratio):
        raise BadTable("比例同上年相比只能用“增减”，按个百分点印")


def _field(form: TableForm, column: TableColumn, book: Book) -> None:
    kinds = {kind for group in form.groups if (kind := linked_kind(form, group, book))}
    fields = [field for kind in kinds if (field := book.cabinet[kind].fields.get(column.field))]
    if not kinds:
        raise BadTable("“栏”只能用在按另一条记录分行的表里")
    if not fields:
        raise BadTable(f"没有“{column.field}”这个栏目")
    for field in fields:
        if field.sensitive:
            raise BadTable(f"“{field.label}”是不公开的栏目，不能印在附表里")


def linked_kind(form: TableForm, group: Group, book: Book) -> str:
    """The kind of the records the rows of a group stand for, "" when they stand for none."""
    first = next((column for column in form.columns if column.key), None)
    if first is None or group.path == MONTHS:
        return ""
    try:
        field = book.cabinet.field(declared(book, first.key).kind, first.path(group))
    except KeyError:
        return ""
    return field.kind if isinstance(field, LinkField) else ""


def _level(form: TableForm, level: Group, book: Book) -> None:
    for column in form.columns:
        if column.key:
            _parted(column, level, book)


def _parted(column: TableColumn, level: Group, book: Book) -> None:
    asked, path = declared(book, column.key), column.path(level)
    months = level.path == MONTHS
    if not path:
        raise BadTable(f"“{column.label}”没有写按哪个日期分月，请在它的行末加“按 日期栏目”")
    try:
        field = book.cabinet.field(asked.kind, path)
    except KeyError:
        hint = "" if months else "；在别的记录里的，列后加“经 栏目”"
        raise BadTable(f"{asked.kind.label}里没有“{path}”这个栏目，“{column.label}”不能这样分{hint}") from None
    if months and not isinstance(field, DayField):
        raise BadTable(f"“{field.label}”不是日期，不能按它分月")
    if months and isinstance(asked.figure, Figure) and not _within(asked.figure.where, path):
        raise BadTable(f"“{asked.figure.label}”不是按“{field.label}”统计的，不能按它分月")
    if not months and not _tells(field, bool(asked.kind.sealed)):
        raise BadTable(f"“{field.label}”不能用来分行")


def _tells(field: Field, sealed: bool) -> bool:
    """May rows be told apart by the field? Where some are sealed, only by what names nobody."""
    if sealed:
        return isinstance(field, CodeField | FlagField)
    return not (field.sensitive or isinstance(field, NoteField))


def _within(condition: Condition, path: str) -> bool:
    """Does the condition hold only for rows whose date at the path is in the period?"""
    match condition:
        case Compare(here, Op.DURING):
            return here == path
        case All(parts):
            return any(_within(part, path) for part in parts)
        case _:
            return False
