"""Some rows judged again after somebody answered, without asking again what is known of all others."""

from collections.abc import Container

from unionbook.services.intake.judging import Judging
from unionbook.services.intake.model import Judged, Verdict, Verdicts
from unionbook.store.book import Book

TAKEN = (Verdict.NEW, Verdict.UPDATE)


def again(book: Book, verdicts: Verdicts, numbers: Container[int]) -> Verdicts:
    """The verdicts with these rows (by number in the file, from 0) judged anew, and those that hang on another row."""
    judging = Judging(book, verdicts.plan)
    anew = [row.row.number in numbers or (row.verdict not in TAKEN and _hangs(row)) for row in verdicts.rows]
    for row, asked in zip(verdicts.rows, anew, strict=True):
        if not asked and row.verdict in TAKEN:
            judging.before.note(row)
    rows = zip(verdicts.rows, anew, strict=True)
    judged = [judging.one(row.row) if asked else row for row, asked in rows]
    return Verdicts(verdicts.plan, judged).settled()


def _hangs(row: Judged) -> bool:
    """Is it told of the row as a whole, as of one that repeats another?"""
    return any(not reason.path for reason in row.reasons)
