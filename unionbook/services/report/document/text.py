"""The parts of a document put together: one text, one template, one report."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from unionbook.ground.conditions import is_
from unionbook.ground.errors import Refusal
from unionbook.ground.periods import Period
from unionbook.records import report as drawer
from unionbook.services.report.compose import compose
from unionbook.services.report.model import Report
from unionbook.services.report.template import Template, join, parse, place_of, split
from unionbook.store.book import Book

REPORT, PART = drawer.KIND.name, drawer.PART.name


@dataclass(frozen=True)
class DocumentPart:
    """One part. place: its order.  text, origin: as it is, as it came from the template ("" for one added here)."""

    uid: str
    place: int
    text: str
    origin: str

    @property
    def edited(self) -> bool:
        """Does it say anything else than the template did?"""
        return self.text != self.origin


@dataclass(frozen=True)
class Document:
    """A report's record and its parts, as they are in the book."""

    uid: str
    record: drawer.Report
    parts: tuple[DocumentPart, ...]

    @property
    def period(self) -> Period:
        """Its period, counted up to its own as-of day."""
        as_of = date.fromisoformat(self.record.as_of[:10]) if self.record.as_of else None
        return Period.parse(self.record.period or "", as_of)

    @property
    def text(self) -> str:
        """All parts in the language of the templates."""
        return join(part.text for part in self.parts)

    def template(self, book: Book) -> Template:
        """Its text as a template. Raises Refusal naming the line that is wrong."""
        return parse(self.record.template or "", self.text, book)

    def compose(self, book: Book) -> Report:
        """The report as the book is now. Raises Refusal."""
        return compose(book, self.period, self.template(book))

    def part_at(self, line: int) -> DocumentPart | None:
        """The part that a line of the text stands in."""
        at = place_of(split(self.text), line)
        return self.parts[at] if 0 <= at < len(self.parts) else None

    def part(self, uid: str) -> DocumentPart:
        """Raises Refusal when it is gone."""
        found = next((part for part in self.parts if part.uid == uid), None)
        if found is None:
            raise Refusal("这一段已经被删除，没有改动。可以按“撤销”找回。")
        return found


def open_document(book: Book, uid: str) -> Document:
    """A report of the book. Raises Refusal when there is none."""
    record = book.get(REPORT, uid)
    if not isinstance(record, drawer.Report):
        raise Refusal("这份报告已被删除，没有打开。可在回收站中恢复。")
    rows = book.select(PART, ["uid", "place", "text", "origin"], is_("report", uid), order=["place"])
    parts = tuple(DocumentPart(key, place, text, origin or "") for key, place, text, origin in rows)
    return Document(uid, record, parts)


def texts(parts: Sequence[DocumentPart]) -> list[str]:
    """What the parts say, in order."""
    return [part.text for part in parts]
