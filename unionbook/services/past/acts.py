"""The acts of a book, searched, the newest first."""

from dataclasses import dataclass

from unionbook.ground.fields import Value
from unionbook.store.book import Book
from unionbook.store.history import ACTS, ActLine, line_of
from unionbook.store.undo import standing

_FOUND = (
    "instr(lower(act.label || ' ' || session.user || ' ' || session.device"
    " || strftime(' %Y-%m-%d %H:%M', act.at / 1000, 'unixepoch', 'localtime')), lower(?)) > 0"
)


@dataclass(frozen=True)
class Done:
    """An act. gone: it is taken back now."""

    line: ActLine
    gone: bool


def acts_found(book: Book, text: str = "", limit: int = 200, offset: int = 0) -> list[Done]:
    """The acts whose words, person, PC or time hold every word of the text."""
    words = text.split()
    where = " AND ".join([_FOUND] * len(words)) or "1"
    values: list[Value] = [*words, limit, offset]
    rows = book.rows(f"{ACTS} WHERE {where} ORDER BY act.hlc DESC LIMIT ? OFFSET ?", values)
    backs = [line_of(row) for row in book.rows(f"{ACTS} WHERE undoes IS NOT NULL ORDER BY act.hlc DESC")]
    gone, _ = standing(backs)
    return [Done(line, line.key in gone) for line in map(line_of, rows)]
