"""Draws one page of a file: text, lines and areas, collected as PDF operators.

All measures are points; x runs from the page's left edge, y from its upper edge downwards.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from unionbook.services.pdf.file import PdfFile
from unionbook.services.pdf.runs import Glyph
from unionbook.services.pdf.syntax import number

HAIR = 0.5
"""Points: the lines of tables and forms."""
_SLIP = 0.004  # points: text nearer than this to its place is not moved


class Pen:
    """The operators of one page. Draw, then `end_page()`; or `content()` for a drawing that is placed."""

    def __init__(self, file: PdfFile, width: float, height: float) -> None:
        self.file, self.width, self.height = file, width, height
        self._parts: list[str] = []

    def write(
        self,
        glyphs: Sequence[Glyph],
        places: Sequence[float],
        x: float,
        baseline: float,
        size: float,
        grey: float = 0.0,
    ) -> None:
        """One line of text: the left edge of each glyph's cell stands `places` to the right of `x`.

        Text of the user's is written as codes of glyphs, so nothing in it is ever read as an operator.
        grey: 0 is black, 1 white.
        """
        drawn = [(glyph, place) for glyph, place in zip(glyphs, places, strict=False) if glyph.shown]
        if drawn:
            start = drawn[0][1] + drawn[0][0].shift * size
            at = f"1 0 0 1 {number(x + start)} {number(self.height - baseline)} Tm"
            ink = f"{number(grey)} g " if grey else ""
            black = " 0 g" if grey else ""
            self._parts.append(f"BT {ink}{at} {self._operators(drawn, start, size)}{black} ET")

    def words(self, glyphs: Sequence[Glyph], x: float, baseline: float, size: float, grey: float = 0.0) -> None:
        """One line of text, each glyph right behind the one before it."""
        places, at = [], 0.0
        for glyph in glyphs:
            places.append(at)
            at += glyph.width * size
        self.write(glyphs, places, x, baseline, size, grey)

    def line(
        self, x: float, y: float, to_x: float, to_y: float, width: float = HAIR, dash: Sequence[float] = ()
    ) -> None:
        """A black line. dash: lengths of stroke and gap in turn."""
        path = f"{number(x)} {self._up(y)} m {number(to_x)} {self._up(to_y)} l S"
        dashed = f"[{' '.join(map(number, dash))}] 0 d " if dash else ""
        self._parts.append(f"{number(width)} w {dashed}{path}{' [] 0 d' if dash else ''}")

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        stroke: float | None = HAIR,
        fill: float | None = None,
    ) -> None:
        """A rectangle by its upper left corner. stroke: the line's width; fill: a grey; None for none."""
        self._paint(f"{number(x)} {self._up(y + height)} {number(width)} {number(height)} re", stroke, fill)

    def shape(
        self, points: Sequence[tuple[float, float]], stroke: float | None = HAIR, fill: float | None = None
    ) -> None:
        """A closed outline through `points`."""
        path = " l ".join(f"{number(x)} {self._up(y)}" for x, y in points)
        first, _, rest = path.partition(" l ")
        self._paint(f"{first} m {rest} l h", stroke, fill)

    def path(self, points: Sequence[tuple[float, float]], width: float = HAIR, dash: Sequence[float] = ()) -> None:
        """An open line through `points`."""
        first, *rest = (f"{number(x)} {self._up(y)}" for x, y in points)
        dashed = f"[{' '.join(map(number, dash))}] 0 d " if dash else ""
        lines = " ".join(f"{point} l" for point in rest)
        self._parts.append(f"{number(width)} w {dashed}{first} m {lines} S{' [] 0 d' if dash else ''}")

    def place(self, drawing: str, x: float, y: float) -> None:
        """A drawing of `file.drawn_last`, its origin moved to x, y."""
        self._parts.append(f"q 1 0 0 1 {number(x)} {self._up(y)} cm {drawing} Do Q")

    def picture(self, body: bytes, x: float, y: float, width: float, height: float) -> None:
        """A JPEG as large as it goes into the room whose upper left corner is x, y, in the middle of it."""
        if (found := self.file.picture(body)) is None:
            return
        name, size = found
        scale = min(width / size.width, height / size.height)
        wide, tall = size.width * scale, size.height * scale
        left, down = x + (width - wide) / 2, self._up(y + (height + tall) / 2)
        self._parts.append(f"q {number(wide)} 0 0 {number(tall)} {number(left)} {down} cm {name} Do Q")

    @contextmanager
    def turned(self, x: float, y: float) -> Iterator[None]:
        """What is drawn inside is turned a quarter to the right about x, y, where its own 0, 0 then is."""
        self._parts.append(f"q 0 -1 1 0 {number(x - self.height)} {number(self.height - y)} cm")
        yield
        self._parts.append("Q")

    def raw(self, operators: str) -> None:
        """Operators made elsewhere, y from the page's lower edge; they leave the state as they found it."""
        self._parts.append(operators)

    def content(self) -> bytes:
        """All that was drawn."""
        return "\n".join(self._parts).encode("ascii")

    def end_page(self) -> None:
        """The page is finished: write it to the file."""
        self.file.page(self.width, self.height, self.content())
        self._parts.clear()

    def _up(self, y: float) -> str:
        return number(self.height - y)

    def _paint(self, path: str, stroke: float | None, fill: float | None) -> None:
        how = {(False, False): "n", (True, False): "S", (False, True): "f", (True, True): "B"}
        width = f"{number(stroke)} w " if stroke is not None else ""
        ink = f"{number(fill)} g " if fill is not None else ""
        black = " 0 g" if fill else ""
        self._parts.append(f"{width}{ink}{path} {how[stroke is not None, fill is not None]}{black}")

    def _operators(self, drawn: Sequence[tuple[Glyph, float]], start: float, size: float) -> str:
        """Text in runs of one font; a number in a run moves on to the left by thousandths of the size."""
        parts: list[str] = []
        font, pen = "", start
        for glyph, place in drawn:
            assert glyph.face is not None
            code = self.file.code(glyph.face, glyph.shown)
            if code.font != font:
                parts.append(f"{'>]TJ ' if font else ''}{code.font} {number(size)} Tf [<")
                font = code.font
            behind = pen - place - glyph.shift * size
            if behind > _SLIP or behind < -_SLIP:
                move = round(behind * 1000 / size, 1)
                parts.append(f">{move:g}<")
                pen -= move * size / 1000
            parts.append(code.digits)
            pen += code.advance * size
        return "".join([*parts, ">]TJ"])
