"""A ruled form as plain data: lines of labelled boxes, small tables inside, opinions with room to sign."""

from collections.abc import Sequence
from dataclasses import dataclass, field

UNITS = 12
"""The width of a form in units; the spans of a line's boxes add up to it."""


@dataclass(frozen=True)
class Box:
    """A label and what is written beside it. span: of both together in units.  label_span: of the label alone.

    text: "" leaves the room blank.  choices: printed as □ boxes, the chosen ones of them ticked; a chosen word that is
    no choice is added, ticked; a text stands after the choices.  Without a label the whole span is for the text, and
    without room beside the label (label_span = span) the label is a head over the boxes of the lines below.
    picture: a JPEG that fills the box instead.
    """

    label: str
    text: str = ""
    span: int = 6
    label_span: int = 2
    choices: Sequence[str] = ()
    chosen: Sequence[str] = ()
    picture: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class Line:
    """Boxes side by side. mm: least height."""

    boxes: tuple[Box, ...]
    mm: float = 9.0


@dataclass(frozen=True)
class Area:
    """A tall box over the whole width: its label at the left (set upright when narrow; "" for none), words, and at its
    foot who signs. mm: least height, a quarter less where that saves a page; longer words make it grow, over a page's
    end if they must, and on a sheet with room to spare it is printed taller.

    signs: one line each at the lower right with room for a name, and for the day behind the last: 负责人签字 is printed
    as 负责人签字：……　年　月　日, （盖章） without the colon, and words with a 日 of their own as they are.
    """

    label: str
    text: str = ""
    mm: float = 30.0
    signs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Grid:
    """A small table inside the form. widths: of the columns in units, adding up to UNITS (less one when labelled).

    least: rows printed at least, blank ones after those there are.
    """

    label: str
    heads: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    least: int = 3
    mm: float = 8.0


@dataclass(frozen=True)
class Words:
    """A paragraph over the whole width, without a label (a pledge, a remark on how to fill in). ruled: inside the
    frame; otherwise in small print between two frames or under the last."""

    text: str
    ruled: bool = True


Part = Line | Area | Grid | Words


@dataclass(frozen=True)
class FormSheet:
    """One form. before: words over the frame, left and right (number, day).  notes: small print under the frame.

    stamp: words at the right of each page's foot (printed on …).  Where pages end is decided by the layout: nothing is
    split but an Area's words, and what is taller than a page.
    """

    title: str
    parts: tuple[Part, ...]
    before: tuple[str, str] = ("", "")
    notes: tuple[str, ...] = ()
    landscape: bool = False
    stamp: str = ""
