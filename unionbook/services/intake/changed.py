"""A row of the book as a table would change it, held against the rules before anything is written."""

from collections.abc import Mapping

from unionbook.ground.errors import Problem
from unionbook.ground.fields import Value
from unionbook.services.entry import Entry
from unionbook.services.intake.fresh import Judge
from unionbook.services.intake.model import NEW_ROW, Judged, Reason
from unionbook.services.intake.reading import Reading
from unionbook.services.saving import errors
from unionbook.store.book import Book


def broken(book: Book, judge: Judge, cells: Reading, made: Judged, stored: Mapping[str, Value]) -> list[Reason]:
    """Why a row cannot be changed so. stored: its values, what it embeds by path.

    The form has the last word, for it knows the child rows; it is asked where a row alone would not pass.
    """
    changes = {path: value for path, value in made.changes.items() if value != NEW_ROW}
    if not changes or not any(not one.warning for one in _alone(judge, made.uid, {**stored, **changes})):
        return []
    entry = Entry(book, judge.kind, made.uid)
    for path, value in changes.items():
        entry.put(path, value)
    wrong = errors(entry.examine())
    return [cells.reason(made, one.field, cells.column_of(one.field), one.sentence, False) for one in wrong]


def _alone(judge: Judge, uid: str, values: Mapping[str, Value]) -> list[Problem]:
    own = {name: values.get(name) for name in judge.names}
    inner = {
        link: (str(values.get(link) or ""), {name: values.get(f"{link}.{name}") for name in one.names})
        for link, one in judge.inner.items()
    }
    return [*judge.judge(own, inner, me=uid).problems]
