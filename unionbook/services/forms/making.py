"""From a declared form to what is to be drawn: ledgers, sheets or papers as plain data."""

from dataclasses import dataclass
from typing import TypeAlias

from unionbook.ground.errors import Refusal
from unionbook.ground.forms import Form, Notice, Register, Single, Worked
from unionbook.ground.kind import Kind
from unionbook.services.forms.asshown import AS_SHOWN
from unionbook.services.forms.changes import member_changes
from unionbook.services.forms.model import Wanted
from unionbook.services.forms.notices import notices
from unionbook.services.forms.registers import registers
from unionbook.services.forms.singles import singles
from unionbook.services.pdf.formsheet.model import FormSheet
from unionbook.services.pdf.ledger.model import Ledger
from unionbook.services.pdf.paper import Paper
from unionbook.store.book import Book

Page: TypeAlias = Ledger | FormSheet | Paper

TABLES = {"member_changes": member_changes}
"""Tables worked out as a whole, by the name a form gives as its source."""


@dataclass(frozen=True)
class Document:
    """A form made ready to be drawn. rows: how many records stand on it, 0 for a blank one.

    each: so many of the pages belong to one record and go to one hand: printed on both sides, the next begins on a
    sheet of its own; 0 where that does not matter.
    """

    title: str
    pages: tuple[Page, ...]
    rows: int
    each: int = 0


def form_of(kind: Kind, name: str) -> Form:
    """A kind's form by name, code or label. Raises Refusal."""
    for form in kind.forms:
        if name in (form.name, form.code, form.label):
            return form
    known = "、".join(f"{form.name}（{form.label}）" for form in kind.forms) or "没有"
    raise Refusal(f"{kind.label}没有“{name}”这种表，没有打印。可以用：{known}。")


def make(book: Book, kind: Kind, form: Form, wanted: Wanted) -> Document:
    """The form of the rows wanted. Raises Refusal, with what is missing; the book is only read."""
    _check(kind, form, wanted)
    pages: tuple[Page, ...]
    each = 0
    match form:
        case Register():
            listed = registers(book, kind, form, wanted)
            pages, rows = listed.ledgers, listed.rows
        case Single():
            sheets, rows = singles(book, kind, form, wanted)
            pages, each = tuple(sheets), len(form.sheets)
        case Notice():
            papers, rows = notices(book, kind, form, wanted)
            pages, each = tuple(papers), 1
        case Worked():
            table, rows = TABLES[form.source](book, form, wanted)
            pages = (table,)
        case _:
            raise TypeError(f"no such form: {type(form).__name__}")
    if not rows and not wanted.blank:
        raise Refusal(f"没有可以印在{form.label}上的记录，没有打印。请另选记录或时段，也可以打印空白表。")
    return Document(form.label, pages, rows, each)


def _check(kind: Kind, form: Form, wanted: Wanted) -> None:
    if form not in kind.forms and form.name != AS_SHOWN:
        raise Refusal(f"{kind.label}没有{form.label}，没有打印。")
    if wanted.unmasked and not wanted.reason.strip():
        raise Refusal("印出完整的证件号码、电话、账号要写明用途，没有打印。请填写用途，或按遮盖的样子打印。")
    if wanted.unmasked and isinstance(form, Register) and form.public:
        raise Refusal(f"{form.label}是张贴出去的，不能印完整的证件号码和电话，没有打印。")
    if wanted.columns and not isinstance(form, Register):
        raise Refusal(f"{form.label}不是名册，不能选取列，没有打印。")
