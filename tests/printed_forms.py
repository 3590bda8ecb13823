"""Forms printed for tests and read back: their words, their fonts, and rows of the practice books to print."""

import io
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pdf_sheet import SHIPPED
from practice_books import practice_book

from unionbook.ground.errors import Refusal
from unionbook.ground.forms import Form, Notice, Register, Single
from unionbook.ground.kind import Kind
from unionbook.records import CABINET
from unionbook.services.forms import Document, Wanted, draw, make
from unionbook.store.book import Book

EVERY = [(kind, form) for kind in CABINET for form in kind.forms]
TAKEN = 40
"""Records of one kind that are tried, or printed on one list."""


@dataclass(frozen=True)
class Sheet:
    """A form printed. text: all its words without blanks and line ends."""

    document: Document
    pages: int
    pdf: bytes
    text: str
    lines: str


def of(kind: str, form: str) -> tuple[Kind, Form]:
    return CABINET[kind], CABINET[kind].form(form)


def printed(book: Book, kind: Kind, form: Form, tmp: Path, **wanted: Any) -> Sheet:
    return drawn(make(book, kind, form, Wanted(**wanted)), tmp)


def drawn(document: Document, tmp: Path, mirror: bool = False) -> Sheet:
    out = io.BytesIO()
    made = draw(document, out, mirror, SHIPPED)
    (tmp / "form.pdf").write_bytes(out.getvalue())
    command = ["pdftotext", "-layout", str(tmp / "form.pdf"), "-"]
    lines = subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")
    return Sheet(document, made.pages, out.getvalue(), bare(lines), lines)


def bare(text: str) -> str:
    return "".join(text.split())


def fonts(tmp: Path) -> list[list[str]]:
    """Of each font of the PDF just printed: is it embedded, is it a subset."""
    said = subprocess.run(["pdffonts", str(tmp / "form.pdf")], capture_output=True, check=True).stdout.decode()
    return [line.split()[-5:-3] for line in said.splitlines()[2:]]


def rows_to_print(book: Book, kind: Kind, form: Form) -> list[str]:
    """Records of a book the form can be printed for; [] for none."""
    uids = [uid for (uid,) in book.select(kind.name, ["uid"], order=kind.order, limit=4 * TAKEN)]
    alone = isinstance(form, Single | Notice) or (isinstance(form, Register) and form.of is not None)
    if not alone:
        return _meant(book, kind, form, uids[:TAKEN])
    return next(([uid] for uid in uids if _meant(book, kind, form, [uid])), [])


def _meant(book: Book, kind: Kind, form: Form, uids: list[str]) -> list[str]:
    try:
        document = make(book, kind, form, Wanted(rows=uids))
    except Refusal:
        return []
    return uids if document.rows else []


def from_practice(kind: Kind, form: Form) -> Iterator[tuple[Book, list[str]]]:
    """The first practice book with rows for the form, and these rows."""
    for summary in range(1, 6):
        book = practice_book(summary)
        if uids := rows_to_print(book, kind, form):
            yield book, uids
            return


def with_forms(kind: Kind, *forms: Form) -> Kind:
    return replace(kind, forms=forms)
