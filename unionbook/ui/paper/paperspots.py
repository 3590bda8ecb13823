"""The figures of a report where they stand on its paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QRectF

from unionbook.services.pdf.paper import Printed
from unionbook.services.report import Report
from unionbook.services.report.printing import FIGURE, SECTION


@dataclass(frozen=True)
class Spot:
    """A figure on the paper: (page, rectangle in points) of each of its lines, and what it is, in words."""

    name: str
    tip: str
    places: Sequence[tuple[int, QRectF]]


def spots_of(report: Report, printed: Printed) -> list[Spot]:
    """The figures where they stand on the paper."""
    places: dict[str, list[tuple[int, QRectF]]] = {}
    for place in printed.places:
        rect = QRectF(place.x, place.y, place.width, place.height)
        places.setdefault(place.mark, []).append((place.page, rect))
    found = []
    for number, piece in report.figures():
        assert piece.counted
        figure = piece.counted.figure
        tip = f"<b>{escape(figure.label)} {piece.text}</b><br>{escape(figure.definition)}<br>点一下，看这些记录。"
        found.append(Spot(f"{figure.label} {piece.text}，按 Enter 看记录", tip, places[f"{FIGURE}{number}"]))
    return found


def anchors_of(printed: Printed) -> dict[int, tuple[int, float]]:
    """Where each chapter begins."""
    found: dict[int, tuple[int, float]] = {0: (0, 0.0)}
    for place in printed.places:
        if place.mark.startswith(SECTION):
            found.setdefault(int(place.mark.removeprefix(SECTION)), (place.page, place.y))
    return found
