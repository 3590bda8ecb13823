"""Words of one face made into operators in bulk: a register has a million of them."""

from collections.abc import Sequence
from functools import cached_property

from unionbook.services.pdf.file import PdfFile
from unionbook.services.pdf.fonts import Role
from unionbook.services.pdf.runs import Glyph, Shaper
from unionbook.services.pdf.syntax import number

_MOST_SIZES = 40  # kept at a time: a number too long for its cell may have a size of its own
_SLIP = 0.0004  # of the size: text nearer than this to its place is not moved


class _Widths(dict[str, float]):
    """Character → width of its cell, as a part of the size."""

    def __init__(self, typeface: "Typeface") -> None:
        self._typeface = typeface

    def __missing__(self, char: str) -> float:
        width = self[char] = self._typeface.glyph(char).width
        return width


class Typeface:
    """One role's characters in one file. unshown: those met that no font has, in order."""

    def __init__(self, file: PdfFile, shaper: Shaper, role: Role, unshown: dict[str, None]) -> None:
        self.file = file
        self._shaper, self._role, self._unshown = shaper, role, unshown
        self._width_of = _Widths(self).__getitem__
        self._scripts: dict[float, Script] = {}

    @cached_property
    def font(self) -> str:
        """The resource name of the font most of its words are in."""
        face = self.glyph("一").face
        assert face is not None
        return self.file.code(face, "一").font

    def glyph(self, char: str) -> Glyph:
        """How a character is drawn."""
        [glyph] = self._shaper.shape(char, self._role)
        if glyph.unshown:
            self._unshown[char] = None
        return glyph

    def width(self, words: str) -> float:
        """Of the words in one line, as a part of the size."""
        return sum(map(self._width_of, words))

    def widths(self, words: str) -> list[float]:
        """Of each character in turn."""
        return list(map(self._width_of, words))

    def at(self, size: float) -> "Script":
        """The typeface at a size in points."""
        if size not in self._scripts:
            if len(self._scripts) >= _MOST_SIZES:
                self._scripts.clear()
            self._scripts[size] = Script(self, size)
        return self._scripts[size]


class Script(dict[int, str]):
    """A typeface at one size, as the table by which words are translated into what stands inside [< >]TJ.

    Characters of the main font are their codes alone; others bring the change of font along with them.
    moves: what stands around a line of words that is so far above its row's middle.
    """

    def __init__(self, typeface: Typeface, size: float) -> None:
        self.typeface, self.size = typeface, size
        self.moves: dict[float, tuple[str, str, str, str]] = {}

    def show(self, words: str) -> str:
        """The operator that shows the words from where the text stands; `select` comes before it."""
        return f"[<{words.translate(self)}>]TJ"

    def select(self) -> str:
        """The operator that chooses the main font."""
        return f"{self.typeface.font} {number(self.size)} Tf "

    def placed(self, words: str, places: Sequence[float]) -> str:
        """Like `show`, each character at its place (in parts of the size, one more for the end)."""
        widths = self.typeface.widths(words)
        parts = []
        for at, char in enumerate(words):
            parts.append(self[ord(char)])
            behind = widths[at] - places[at + 1] + places[at]
            if abs(behind) > _SLIP:
                parts.append(f">{behind * 1000:.1f}<")
        return f"[<{''.join(parts)}>]TJ"

    def __missing__(self, point: int) -> str:
        drawn = self[point] = self._operators(self.typeface.glyph(chr(point)))
        return drawn

    def _operators(self, glyph: Glyph) -> str:
        if glyph.face is None:
            return ""
        code = self.typeface.file.code(glyph.face, glyph.shown)
        own = self.typeface.font
        before, after = glyph.shift, glyph.width - code.advance - glyph.shift
        head = f">{-before * 1000:.1f}<" if abs(before) > _SLIP else ""
        tail = f">{-after * 1000:.1f}<" if abs(after) > _SLIP else ""
        if code.font == own:
            return f"{head}{code.digits}{tail}"
        size = number(self.size)
        return f"{head}>]TJ {code.font} {size} Tf[<{code.digits}>]TJ {own} {size} Tf[<{tail}"
