"""A report as data: blocks of pieces, each figure with the way it was counted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from unionbook.ground.periods import Period
from unionbook.ground.wording import Wording
from unionbook.services.pdf.paper import Style
from unionbook.services.tally import Counted

WHOLE = -1
"""The section of what concerns the report as a whole."""


@dataclass(frozen=True)
class Piece:
    """A stretch of text; a figure's carries what was counted, and when, in its `counted`.

    rows: the rows it names, when it tells of a figure's rows and not how many there are.
    automatic, reason: what the count would have printed and why the clerk wrote something else, "" when nobody did.
    blank: a place still to be filled in.
    """

    text: str
    counted: Counted | None = None
    wording: Wording | None = None
    rows: tuple[str, ...] = ()
    automatic: str = ""
    reason: str = ""
    blank: bool = False

    @property
    def key(self) -> str:
        """The figure's key, "" for plain text."""
        return self.counted.key if self.counted else ""


@dataclass(frozen=True)
class Block:
    """One paragraph or heading. section: its place in `Report.sections`.  line: where it stands in the template's
    text (`template.place_of` gives the part)."""

    style: Style
    pieces: tuple[Piece, ...]
    section: int
    line: int = 0

    @property
    def text(self) -> str:
        """The paragraph's words."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True)
class Section:
    """A chapter of the report. title: its short name with its number; cut: the last day that counts in it.

    line: where it begins in the template's text, 0 when it has no line of its own.
    """

    title: str
    cut: date
    line: int = 0


@dataclass(frozen=True)
class Remark:
    """Something to look at before the report goes out: a sentence, and the section it concerns (or WHOLE)."""

    section: int
    sentence: str


@dataclass(frozen=True)
class Report:
    """What was composed. day: the date of the signature.

    notes: what was met while composing; `unionbook.services.report.remarks` adds what the figures themselves say.
    tables, charts: names of what is printed after the text.  attachments: the lines under 附件.
    """

    title: str
    template: str
    period: Period
    office: str
    day: date
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    notes: tuple[Remark, ...] = ()
    tables: tuple[str, ...] = ()
    charts: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The whole report, a paragraph a line."""
        return "\n".join(block.text for block in self.blocks)

    @property
    def blanks(self) -> list[Piece]:
        """The places still to be filled in; a report with any is not finished."""
        return [piece for block in self.blocks for piece in block.pieces if piece.blank]

    def figures(self, section: int | None = None) -> Iterator[tuple[int, Piece]]:
        """The figures of the report, or of one section, with their places among all of its figures.

        Stretches that name a figure's rows (`Piece.rows`) are among them.
        """
        place = 0
        for block in self.blocks:
            for piece in block.pieces:
                if piece.counted:
                    if section in (None, block.section):
                        yield place, piece
                    place += 1
