"""Rows of a program for tables pasted into a list: their columns are those the list shows, unless they are named."""

from collections.abc import Sequence

from unionbook.ground.errors import Refusal
from unionbook.ground.kind import Kind
from unionbook.services.intake.judging import check
from unionbook.services.intake.mapping import knows
from unionbook.services.intake.model import Verdict, Verdicts
from unionbook.services.intake.table import plans
from unionbook.services.sheets.read import read_paste
from unionbook.store.book import Book

MOST = 2_000
"""Rows that may be pasted; more of them are a file to be imported."""

TOLD = 30
"""Rows of which it is said what is wrong."""


def judged(book: Book, kind: Kind, text: str, heads: Sequence[str]) -> Verdicts:
    """What would become of each pasted row. heads: of the list's columns, in order.  Raises Refusal."""
    lines = text.rstrip("\r\n").splitlines()
    if len(lines) > MOST:
        raise Refusal(f"粘贴了 {len(lines):,} 行，一次最多 {MOST:,} 行，没有写入。更多的行请存成文件，再用“导入”。")
    if lines and not _named(book, kind, lines[0]):
        text = "\t".join(heads) + "\n" + text
    found = plans(book, kind, read_paste(text))
    return check(book, found[0])


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
