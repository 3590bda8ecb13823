"""The open points of a report as the window walks them: a sentence, and where on the paper it leads."""

from dataclasses import dataclass

from unionbook.services.report.document import Document
from unionbook.services.report.model import WHOLE
from unionbook.services.report.proof import Finding, Severity, proof, proof_paper
from unionbook.services.report.sheaf import PrintedSheaf
from unionbook.services.report.whole import Whole
from unionbook.store.book import Book

MOVED = "moved"
"""The rule that finds what has moved."""


@dataclass(frozen=True)
class Point:
    """Something to look at. forbids: the report cannot be issued while it stands.

    chapter: its place among the sections and, after them, the tables; WHOLE for the report as a whole.  block: a
    paragraph, figure: one of the figures, -1 for none.  kind, uids: records that belong to it.
    moved: it tells of a figure that has moved since the text was read.
    """

    sentence: str
    chapter: int = WHOLE
    forbids: bool = False
    block: int = -1
    figure: int = -1
    kind: str = ""
    uids: tuple[str, ...] = ()
    moved: bool = False

    @property
    def leads(self) -> bool:
        """Is there a place to go to?"""
        return self.chapter != WHOLE or self.block >= 0 or self.figure >= 0


def points_of(book: Book, whole: Whole, printed: PrintedSheaf, document: Document | None) -> list[Point]:
    """The open points of a report, those of the whole first."""
    sections = len(whole.report.sections)
    return [_point(one, sections) for one in (*proof(book, whole, document), *proof_paper(whole, printed))]


def _point(finding: Finding, sections: int) -> Point:
    place = finding.place
    return Point(
        sentence=finding.sentence,
        chapter=sections + place.table if place.table >= 0 else place.section,
        forbids=finding.severity is Severity.STOP,
        block=place.block,
        figure=place.figure,
        kind=finding.kind,
        uids=finding.uids,
        moved=finding.rule == MOVED,
    )
