"""A font inside one file: the codes its characters are written with, and the part of it that goes into the file."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import groupby
from typing import Protocol

from unionbook.services.pdf.fonts import Face
from unionbook.services.pdf.syntax import reference
from unionbook.services.pdf.tounicode import to_unicode

MOST = 30_000
"""Characters in one embedded font; the subsetter writes their number twice over into sixteen bits."""
_COMMON_WIDTH = 1000


class Store(Protocol):
    """Where the objects go."""

    def object(self, body: str) -> int:
        """Write an object and give its number."""

    def stream(self, entries: str, body: bytes) -> int:
        """Write a stream, compressed, and give its number."""


class Embedding:
    """Codes run from 0001 on in the order the characters were first drawn; 0000 is the missing glyph, never drawn."""

    def __init__(self, face: Face, name: str) -> None:
        self.name = name
        self.chars: list[str] = []
        self._face = face

    def add(self, char: str) -> str:
        """The code of one more character, as four hexadecimal digits."""
        self.chars.append(char)
        return f"{len(self.chars):04X}"

    @property
    def full(self) -> bool:
        return len(self.chars) >= MOST

    def write(self, store: Store) -> int:
        """The objects of the font; gives the number of the one a page names."""
        table, points = self._face.table, [ord(char) for char in self.chars]
        program = table.makeSubset(points)
        name = f"{_tag(program)}+{self._face.postscript_name}"
        embedded = store.stream(f"/Length1 {len(program)}", program)
        box = " ".join(f"{edge:g}" for edge in table.bbox)
        descriptor = store.object(
            f"<</Type/FontDescriptor/FontName/{name}/Flags {table.flags}/FontBBox[{box}]"
            f"/ItalicAngle {table.italicAngle:g}/Ascent {table.ascent:g}/Descent {table.descent:g}"
            f"/CapHeight {table.capHeight:g}/StemV {table.stemV}/FontFile2 {reference(embedded)}>>"
        )
        descendant = store.object(
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/FontDescriptor {reference(descriptor)}"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            f"/DW {_COMMON_WIDTH}/W[{_widths([table.charWidths[point] for point in points])}]"
            f"/CIDToGIDMap{self._glyphs(store)}>>"
        )
        unicode = store.stream("", to_unicode(self.chars).encode("ascii"))
        return store.object(
            f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H"
            f"/DescendantFonts[{reference(descendant)}]/ToUnicode {reference(unicode)}>>"
        )

    def _glyphs(self, store: Store) -> str:
        """Code → glyph of the subset. Characters that share a glyph of the font share it there too."""
        places: dict[int, int] = {0: 0}
        glyphs = [0]
        for char in self.chars:
            glyph = self._face.table.charToGlyph[ord(char)]
            glyphs.append(places.setdefault(glyph, len(places)))
        if glyphs == list(range(len(glyphs))):
            return "/Identity"
        body = b"".join(glyph.to_bytes(2, "big") for glyph in glyphs)
        return f" {reference(store.stream('', body))}"


def _tag(program: bytes) -> str:
    """Six letters that follow from what is embedded: two different parts of a font never bear one name."""
    return "".join(chr(ord("A") + byte % 26) for byte in sha256(program).digest()[:6])


def _widths(widths: Sequence[float]) -> str:
    return "".join(_runs(widths))


def _runs(widths: Sequence[float]) -> Iterator[str]:
    code = 1
    for common, run in groupby(widths, key=lambda width: width == _COMMON_WIDTH):
        part = list(run)
        if not common:
            yield f"{code}[{' '.join(f'{width:g}' for width in part)}]"
        code += len(part)
