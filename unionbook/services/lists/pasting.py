"""Rows of a program for tables pasted into a list: their columns are those the list shows, unless they are named."""

from collections.abc import Sequence

from unionbook.ground.kind import Kind
from unionbook.services.intake.checking import check
from unionbook.services.intake.mapping import knows
from unionbook.services.intake.model import Verdict, Verdicts
from unionbook.services.intake.table import plans
from unionbook.services.sheets.read import read_paste
from unionbook.store.book import Book

MOST = 2_000
"""Rows that are shown at once; more of them are brought in as a file is."""

TITLES = 4
"""Lines of a pasted block among which its column names are looked for."""

TOLD = 30
"""Rows of which it is said what is wrong."""


def judged(book: Book, kind: Kind, text: str, heads: Sequence[str]) -> Verdicts:
    """What would become of each pasted row. heads: of the list's columns, in order.  Raises Refusal."""
    found = plans(book, kind, read_paste(headed(book, kind, text, heads)))
    return check(book, found[0])


def many(text: str) -> bool:
    """Are these more rows than are shown at once? They are for the import page."""
    return len(text.rstrip("\r\n").splitlines()) > MOST


def headed(book: Book, kind: Kind, text: str, heads: Sequence[str]) -> str:
    """The pasted rows under a line of column names: their own, or those of the list."""
    lines = text.rstrip("\r\n").splitlines()
    named = any(_named(book, kind, line) for line in lines[:TITLES])
    return text if named or not lines else "\t".join(heads) + "\n" + text


def _named(book: Book, kind: Kind, line: str) -> bool:
    """Is it a line of column names?"""
    known = knows(book.cabinet, kind)
    cells = [cell.strip() for cell in line.split("\t") if cell.strip()]
    return bool(cells) and sum(map(known, cells)) * 2 >= len(cells)


def wrong(verdicts: Verdicts) -> list[str]:
    """What keeps rows from being taken, a sentence for each."""
    rows = [row for row in verdicts.rows if row.verdict is Verdict.WRONG]
    found = []
    for row in rows[:TOLD]:
        told = "；".join(reason.sentence.rstrip("。") for reason in row.reasons if not reason.warning)
        found.append(f"第 {row.number - 1} 行：{told}。")
    return found + ([f"另有 {len(rows) - TOLD} 行有误。"] if len(rows) > TOLD else [])
