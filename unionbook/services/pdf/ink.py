"""Glyphs put on a reportlab canvas, each exactly where it was placed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from unionbook.services.pdf.fonts import Face
from unionbook.services.pdf.runs import Glyph

_SLIP = 0.004  # points: a pen nearer than this to its place is not moved


@dataclass(frozen=True, slots=True)
class _Code:
    """A character in a subset of an embedded font: resource name, byte, advance in parts of the size."""

    font: str
    byte: str
    advance: float


class Ink:
    """Draws text by the PDF operators themselves: text of the user's is written as numbers of glyphs, so
    nothing in it is ever read as markup, and every glyph stands to a hundredth of a point."""

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas
        self._codes: dict[tuple[Face | None, str], _Code] = {}

    def write(self, glyphs: Sequence[Glyph], places: Sequence[float], x: float, baseline: float, size: float) -> None:
        """One line of text: `places` are right of `x`, `baseline` above the sheet's lower edge (points)."""
        drawn = [(glyph, place) for glyph, place in zip(glyphs, places, strict=False) if glyph.shown]
        if drawn:
            start = drawn[0][1] + drawn[0][0].shift * size
            operators = self._operators(drawn, start, size)
            self._canvas.addLiteral(f"BT 1 0 0 1 {_number(x + start)} {_number(baseline)} Tm {operators} ET")

    def _operators(self, drawn: Sequence[tuple[Glyph, float]], start: float, size: float) -> str:
        """Text in runs of one font; a number in a run moves the pen left by thousandths of the size."""
        parts: list[str] = []
        font, pen = "", start
        for glyph, place in drawn:
            code = self._codes.get((glyph.face, glyph.shown)) or self._code(glyph)
            if code.font != font:
                parts.append(f"{'>]TJ ' if font else ''}{code.font} {_number(size)} Tf [<")
                font = code.font
            behind = pen - place - glyph.shift * size
            if behind > _SLIP or behind < -_SLIP:
                move = round(behind * 1000 / size, 1)
                parts.append(f">{move:g}<")
                pen -= move * size / 1000
            parts.append(code.byte)
            pen += code.advance * size
        return "".join([*parts, ">]TJ"])

    def _code(self, glyph: Glyph) -> _Code:
        face = glyph.face
        assert face is not None
        doc = self._canvas._doc
        [(subset, byte)] = face.font.splitString(glyph.shown, doc)
        name = face.font.getSubsetInternalName(subset, doc)
        code = _Code(name, byte.hex(), face.width(glyph.shown))
        self._codes[face, glyph.shown] = code
        return code


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")
