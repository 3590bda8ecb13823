"""A ruled form as plain data: lines of labelled boxes, small tables inside, opinions with room to sign."""

from collections.abc import Sequence
from dataclasses import dataclass

UNITS = 12
"""The width of a form in units; the spans of a line's boxes add up to it."""


@dataclass(frozen=True)
class Box:
    """A label and what is written beside it. span: of both together in units.  label_span: of the label alone.

    text: "" leaves the room blank.  choices: printed as □ boxes, the chosen ones of them ticked.
    """

    label: str
    text: str = ""
    span: int = 6
    label_span: int = 2
    choices: Sequence[str] = ()
    chosen: Sequence[str] = ()


@dataclass(frozen=True)
class Line:
    """Boxes side by side. mm: least height."""

    boxes: tuple[Box, ...]
    mm: float = 9.0


@dataclass(frozen=True)
class Area:
    """A tall box over the whole width: its label at the left (set upright when narrow), words, and at its foot who
    signs. mm: least height; longer words make it grow, over a page's end if they must."""

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
    frame; otherwise under it in small print."""

    text: str
    ruled: bool = True


Part = Line | Area | Grid | Words


@dataclass(frozen=True)
class FormSheet:
    """One form. before: words over the frame, left and right (number, day).  notes: small print under the frame.

    new_page of parts is decided by the layout: no box is split but an Area's words.
    """

    title: str
    parts: tuple[Part, ...]
    before: tuple[str, str] = ("", "")
    notes: tuple[str, ...] = ()
    landscape: bool = False
    stamp: str = ""
