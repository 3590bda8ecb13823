"""What the tests of the dues registers share: the kinds, filling forms, what a form says."""

from datetime import date

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.conditions import Frame
from unionbook.ground.kind import Kind
from unionbook.ground.periods import Period
from unionbook.records.drawers import KINDS
from unionbook.records.dues import BATCH, FEE, PAYER, RECEIPT, RETURN, SHARE, SMALL_YEAR, SPLIT
from unionbook.services.entry import Entry
from unionbook.services.saving import errors, save
from unionbook.store.book import Book

DUES = (PAYER, RECEIPT, SMALL_YEAR, BATCH, RETURN, SPLIT, SHARE, FEE)
CABINET = Cabinet((*KINDS, *(kind for kind in DUES if kind not in KINDS)))
TODAY = date(2020, 12, 10)


def frame(text: str = "2020", as_of: date | None = None) -> Frame:
    """The frame of a period, up to a day."""
    return Frame(Period.parse(text, as_of), TODAY)


def typed(book: Book, kind: Kind, **texts: str) -> Entry:
    """A new form with texts typed into its fields."""
    entry = Entry(book, kind, today=TODAY)
    for path, text in texts.items():
        entry.type(path, text)
    return entry


def told(entry: Entry, warning: bool) -> set[str]:
    """The fields a form warns about, or (False) will not be saved for."""
    found = entry.examine()
    assert all(problem.sentence.endswith("。") for problem in found)
    return {problem.field for problem in found if problem.warning == warning}


def saved(entry: Entry) -> str:
    """The uid of the form's record, saved."""
    assert errors(save(entry)) == []
    return entry.uid


def payer(book: Book, name: str = "样板甲子电子厂", **texts: str) -> Entry:
    """A new payer's form."""
    return typed(book, PAYER, name=name, **texts)


def paying(parent: Entry, months: str, **texts: str) -> Entry:
    """A receipt added to a payer's form. months: one, or the first and last with a stroke between."""
    row = parent.new_child("dues_receipt")
    first, _, last = months.partition("/")
    for path, text in ({"period_from": first, "period_to": last or first} | texts).items():
        row.type(path, text)
    return row
