"""Some rows judged again after somebody answered, without asking again what is known of all others."""

from collections.abc import Collection, Container, Iterator, Sequence
from contextlib import closing
from itertools import chain

from unionbook.services.intake.before import ROW
from unionbook.services.intake.fresh import ANY, Held
from unionbook.services.intake.judging import Judging
from unionbook.services.intake.model import Judged, Verdict, Verdicts
from unionbook.store.book import Book

TAKEN = (Verdict.NEW, Verdict.UPDATE)


def again(book: Book, verdicts: Verdicts, numbers: Container[int]) -> Verdicts:
    """The verdicts with these rows (by number in the file, from 0) judged anew, and those that hang on another row."""
    anew = [row.row.number in numbers or (row.verdict not in TAKEN and _hangs(row)) for row in verdicts.rows]
    moved = {row.row.number for row, asked in zip(verdicts.rows, anew, strict=True) if asked}
    anew = [asked or _because_of(row, moved) for row, asked in zip(verdicts.rows, anew, strict=True)]
    _with_same_people(verdicts.rows, anew)
    with closing(Judging(book, verdicts.plan)) as judging:
        for row, asked in zip(verdicts.rows, anew, strict=True):
            if not asked and row.verdict in TAKEN:
                judging.before.note(row)
        rows = zip(verdicts.rows, anew, strict=True)
        judged = [judging.one(row.row) if asked else row for row, asked in rows]
    return Verdicts(verdicts.plan, judged).settled()


def _hangs(row: Judged) -> bool:
    """Is it told of the row as a whole, or that a row before says otherwise, or asked whether it speaks of whom one
    does?"""
    return any(not one.path or one.beside or any(to.startswith(ROW) for to, _ in one.choices) for one in row.reasons)


def _because_of(row: Judged, moved: Container[int]) -> bool:
    """Is anything said of it because of one of these rows?"""
    return any(number in moved or number == ANY for one in row.reasons for number, *_ in one.beside)


def _with_same_people(rows: Sequence[Judged], anew: list[bool]) -> None:
    """Who speaks of somebody a row that is judged anew speaks of is judged anew, too: one builds on the other."""
    several = {one.uid for row in rows if row.fresh for one in row.fresh.inner.values() if one.exists}
    several.update(uid for row in rows if row.apart for uid in _apart(row))
    left = [at for at, asked in enumerate(anew) if asked]
    if not any(one.uid in several for at in left for one in _people(rows[at])):
        return
    whose: dict[str, list[int]] = {}
    for at, row in enumerate(rows):
        for uid in (*_apart(row), *(one.uid for one in _people(row))):
            if uid in several:
                whose.setdefault(uid, []).append(at)
    while left:
        met = {other for one in _people(rows[left.pop()]) for other in whose.pop(one.uid, ())}
        left += (at for at in met if not anew[at])
        for at in met:
            anew[at] = True


def _people(row: Judged) -> Collection[Held]:
    return row.fresh.inner.values() if row.fresh is not None else ()


def _apart(row: Judged) -> Iterator[str]:
    """Whom it was said not to speak of."""
    return chain.from_iterable(row.apart.values())
