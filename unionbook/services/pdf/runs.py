"""Text turned into glyphs: which font draws each character, how wide its cell is, where in it it stands."""

import unicodedata
from dataclasses import dataclass

from unionbook.services.pdf.fonts import Face, Fonts, Role
from unionbook.services.pdf.kinsoku import CLOSING, OPENING

MISSING = "〓"
_FULL = CLOSING | OPENING | frozenset("…")
_QUOTES = frozenset("“”‘’")
_WESTERN = 0.8  # a mark drawn narrower than this was not made for a Chinese line
_SPACES = frozenset("\t\n\r\v\f\x85\u00a0\u2002\u2003\u2009\u200a\u202f\u2028\u2029")


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character as it is drawn.

    char: as it stands in the document; shown: what is drawn for it, "" for an invisible character and
    〓 for one no font has. width: of its cell, 1.0 for a Chinese character; shift: how far right in the
    cell the drawing starts, in parts of the size.
    """

    char: str
    shown: str
    face: Face | None
    width: float
    shift: float

    @property
    def unshown(self) -> bool:
        return self.shown == MISSING != self.char


class Shaper:
    """Makes glyphs of text, remembering each character it has met."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts
        self._known: dict[tuple[Role, str], Glyph] = {}

    def shape(self, text: str, role: Role) -> list[Glyph]:
        """One glyph for each character of `text`, in order."""
        return [self._known.get((role, char)) or self._meet(role, char) for char in text]

    def _meet(self, role: Role, char: str) -> Glyph:
        self._known[role, char] = glyph = self._make(role, char)
        return glyph

    def _make(self, role: Role, char: str) -> Glyph:
        shown = " " if char in _SPACES else char
        if _invisible(shown):
            return Glyph(char, "", None, 0.0, 0.0)
        face = self._fonts.face(self._role(role, shown), shown)
        if face is None:
            shown, face = MISSING, self._fonts.face(role, MISSING)
        if face is None:
            raise FileNotFoundError("no usable font: the shipped fonts are missing")
        own = face.width(shown)
        if not _is_full(shown):
            return Glyph(char, shown, face, own, 0.0)
        return Glyph(char, shown, face, 1.0, _shift(shown, 1.0 - own))

    def _role(self, role: Role, char: str) -> Role:
        """Many fonts have Western quotation marks only, a third of a cell wide: then 仿宋's are taken."""
        face = self._fonts.face(role, char) if char in _QUOTES else None
        return Role.FANGSONG if face and face.width(char) < _WESTERN else role


def _is_full(char: str) -> bool:
    """Whether a character takes a whole cell, however narrow a font drew it."""
    return char in _FULL or ord(char) >= 0x20000 or unicodedata.east_asian_width(char) in "WF"


def _shift(char: str, spare: float) -> float:
    if char in CLOSING:
        return 0.0
    return spare if char in OPENING else spare / 2


def _invisible(char: str) -> bool:
    """Control characters, joiners, variation selectors: nothing is lost when they are not drawn."""
    selector = "\ufe00" <= char <= "\ufe0f" or "\U000e0000" <= char <= "\U000e0fff"
    return selector or unicodedata.category(char) in ("Cc", "Cf")
