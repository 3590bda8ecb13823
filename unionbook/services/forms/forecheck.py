"""What is to be known of a register before it goes to the printer: how many, how much, and whether the book agrees."""

from collections.abc import Sequence
from dataclasses import dataclass

from unionbook.ground.conditions import Condition, among, empty, every
from unionbook.ground.fields import Field
from unionbook.ground.forms import Register
from unionbook.ground.formtext import parts
from unionbook.ground.kind import Kind
from unionbook.services.forms.making import Document
from unionbook.services.forms.model import Wanted
from unionbook.services.listing import asked
from unionbook.services.pdf.ledger.model import Ledger
from unionbook.store.book import Book

CHUNK = 500
"""Keys in one question."""


@dataclass(frozen=True)
class Forecheck:
    """good: the book agrees (None: there is nothing to hold it against).  sentence: in words."""

    good: bool | None
    sentence: str


def forecheck(book: Book, kind: Kind, form: Register, wanted: Wanted, document: Document) -> Forecheck:
    """Hold the sums of a register made ready against the amounts that were approved for its rows."""
    measure = form.counting or kind.measure
    told = f"{document.rows:,} {measure}"
    ledgers = [page for page in document.pages if isinstance(page, Ledger)]
    path, field = _summed(book, kind, form, wanted)
    if field is None or len(ledgers) != 1 or not ledgers[0].sums:
        return Forecheck(None, told)
    amounts = [row.adds[0] for row in ledgers[0].rows]
    printed, without = sum(amounts), amounts.count(0)
    told = f"{told}、{_shown(field, printed)}"
    if without:
        return Forecheck(False, f"{told}；其中 {without:,} {measure}没有金额，请先填{field.label}。")
    approved, lacking = _approved(book, kind, form, wanted, path)
    if lacking:
        return Forecheck(False, f"{told}；其中 {lacking:,} {measure}还没有{field.label}，印的是报的数。")
    if approved != printed:
        return Forecheck(False, f"{told}；{field.label}合计是{_shown(field, approved)}，对不上，请先核对。")
    return Forecheck(True, f"{told}，与{field.label}一致。{_left_out(book, kind, form, wanted, measure)}")


def _summed(book: Book, kind: Kind, form: Register, wanted: Wanted) -> tuple[str, Field | None]:
    """The amount that decides: the first alternative of the first column added up."""
    if form.of is not None or wanted.blank or wanted.columns:
        return "", None
    for head in form.columns:
        if head.sum and head.value and not (first := parts(head.value)[0][0]).of:
            return first.path, book.cabinet.field(kind, first.path)
    return "", None


def _own(kind: Kind, form: Register) -> Condition:
    """The rows the form is for when none are named."""
    meant = [among(form.only.path, *form.only.values)] if form.only else []
    return asked(kind, form.subset, more=[form.where, *meant])


def _approved(book: Book, kind: Kind, form: Register, wanted: Wanted, path: str) -> tuple[int, int]:
    """What the rows add up to in the book, and how many have no such amount."""
    if wanted.rows is None:
        parts_of = [(asked(kind, wanted.subset) if wanted.subset else _own(kind, form))]
    else:
        parts_of = [among("uid", *some) for some in _chunks(list(wanted.rows))]
    amount = lacking = 0
    for part in parts_of:
        amount += book.aggregate(kind.name, "sum", path, part, wanted.frame) or 0
        lacking += book.count(kind.name, every(part, empty(path)), wanted.frame)
    return amount, lacking


def _left_out(book: Book, kind: Kind, form: Register, wanted: Wanted, measure: str) -> str:
    """How many of those the form is for are not on it."""
    if wanted.rows is None or not form.subset:
        return ""
    own = _own(kind, form)
    mine = sum(book.count(kind.name, every(own, among("uid", *some))) for some in _chunks(list(wanted.rows)))
    missing = book.count(kind.name, own) - mine
    named = kind.subset(form.subset).label
    return f"{named}的还有 {missing:,} {measure}不在这张表上。" if missing > 0 else ""


def _chunks(uids: Sequence[str]) -> list[Sequence[str]]:
    return [uids[start : start + CHUNK] for start in range(0, len(uids), CHUNK)]


def _shown(field: Field, amount: int) -> str:
    return f"{field.show(amount)} {field.unit}".rstrip()
