"""What stands on a report's paper: its figures, its places to fill, its paragraphs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape

from PySide6.QtCore import QRectF

from unionbook.services.pdf.paper import Paper, Printed, Span
from unionbook.services.report import Piece, Report
from unionbook.services.report.document import mark_of
from unionbook.services.report.printing import FIGURE, SECTION
from unionbook.services.report.proof.onpaper import BLANK, BLOCK
from unionbook.ui.paper.tints import Tint

Places = Sequence[tuple[int, QRectF]]
"""(page, rectangle in points) of each line."""


@dataclass(frozen=True)
class Spot:
    """A figure on the paper: where, and what it is, in words. moved: not what it was when the text was read."""

    name: str
    tip: str
    places: Places
    tint: Tint = Tint.AUTO
    moved: bool = False


@dataclass(frozen=True)
class Layout:
    """All that is known of where things stand. spots: the figures in order.  blocks: each paragraph's lines.

    anchors: section → the page and height (points) where it begins.  block_of: figure → its paragraph.
    """

    spots: Sequence[Spot] = ()
    blanks: Sequence[Places] = ()
    blocks: Mapping[int, Places] = field(default_factory=dict)
    anchors: Mapping[int, tuple[int, float]] = field(default_factory=dict)
    block_of: Mapping[int, int] = field(default_factory=dict)


def with_marks(paper: Paper, report: Report) -> Paper:
    """The paper with every word of its text marked, so that paragraphs are known on screen."""
    blocks = list(paper.blocks)
    for number, block in enumerate(report.blocks[: len(blocks)]):
        kept = block.pieces
        spans = blocks[number].spans
        if len(kept) == len(spans):
            marked = tuple(_marked(span, piece, number) for span, piece in zip(spans, kept, strict=True))
            blocks[number] = replace(blocks[number], spans=marked)
    return replace(paper, blocks=tuple(blocks))


def _marked(span: Span, piece: Piece, block: int) -> Span:
    if span.mark:
        return span
    return replace(span, mark=f"{BLANK if piece.blank else BLOCK}{block}")


def layout_of(report: Report, printed: Printed, moved: set[str]) -> Layout:
    """Where everything stands. moved: the marks of the figures that are not what they were."""
    places: dict[str, list[tuple[int, QRectF]]] = {}
    for place in printed.places:
        rect = QRectF(place.x, place.y, place.width, place.height)
        places.setdefault(place.mark, []).append((place.page, rect))
    spots, block_of, blocks = [], {}, {}
    figure = 0
    for number, block in enumerate(report.blocks):
        lines = [*places.get(f"{BLOCK}{number}", []), *places.get(f"{BLANK}{number}", [])]
        for piece in block.pieces:
            if piece.counted:
                own = places.get(f"{FIGURE}{figure}", [])
                spots.append(_spot(piece, own, moved))
                block_of[figure] = number
                lines += own
                figure += 1
        lines += places.get(f"{SECTION}{block.section}", []) if _begins(report, number) else []
        if lines:
            blocks[number] = _lines(lines)
    blanks = [found for mark, found in places.items() if mark.startswith(BLANK)]
    return Layout(spots, blanks, blocks, anchors_of(printed), block_of)


def _begins(report: Report, number: int) -> bool:
    """Is it the first paragraph of its section?"""
    return number == 0 or report.blocks[number - 1].section != report.blocks[number].section


def _lines(rects: Sequence[tuple[int, QRectF]]) -> Places:
    """One rectangle for each page a paragraph runs over."""
    pages: dict[int, QRectF] = {}
    for page, rect in rects:
        pages[page] = pages[page].united(rect) if page in pages else QRectF(rect)
    return sorted(pages.items(), key=lambda pair: pair[0])


def _spot(piece: Piece, places: Places, moved: set[str]) -> Spot:
    assert piece.counted
    figure = piece.counted.figure
    has_moved = mark_of(piece.counted) in moved
    told = [f"<b>{escape(figure.label)} {escape(piece.text)}</b>", escape(figure.definition)]
    named = f"{figure.label} {piece.text}"
    if piece.automatic:
        told.insert(1, f"手工改为 {escape(piece.text)}（自动 {escape(piece.automatic)}）：{escape(piece.reason)}")
        named += f"，手工改过，自动 {piece.automatic}"
    if has_moved:
        told.insert(1, "上次核对以后，这个数字或它的记录有变动。")
        named += "，上次核对以后有变动"
    told.append("点一下，看这些记录。")
    tint = Tint.HAND if piece.automatic else Tint.AUTO
    return Spot(f"{named}，按 Enter 看记录", "<br>".join(told), places, tint, has_moved)


def anchors_of(printed: Printed) -> dict[int, tuple[int, float]]:
    """Where each chapter begins."""
    found: dict[int, tuple[int, float]] = {0: (0, 0.0)}
    for place in printed.places:
        if place.mark.startswith(SECTION):
            found.setdefault(int(place.mark.removeprefix(SECTION)), (place.page, place.y))
    return found
