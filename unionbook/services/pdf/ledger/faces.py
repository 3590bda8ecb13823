"""The typefaces of one table in one file, and how a line of words is put into a row."""

from unionbook.services.pdf.file import PdfFile
from unionbook.services.pdf.fonts import Fonts, Role
from unionbook.services.pdf.ledger.script import Script, Typeface
from unionbook.services.pdf.runs import Shaper
from unionbook.services.pdf.syntax import number

BODY = Role.SONG
MIDDLE = 0.38
"""Of the size: the baseline under the middle of a character's square."""


class Faces:
    """size: of the table's words in points.  unshown: the characters no font has, in the order they were met."""

    def __init__(self, file: PdfFile, fonts: Fonts, size: float) -> None:
        self.file, self.size = file, size
        self.shaper = Shaper(fonts)
        self.unshown: dict[str, None] = {}
        self._known: dict[Role, Typeface] = {}
        self.body = self.script(BODY, size)

    def script(self, role: Role, size: float) -> Script:
        """A typeface at a size."""
        if role not in self._known:
            self._known[role] = Typeface(self.file, self.shaper, role, self.unshown)
        return self._known[role].at(size)

    def line(self, script: Script, shown: str, right: float, up: float = 0.0) -> str:
        """One line of words in a row. right: of the row's left edge, not negative.  up: of the row's middle.

        The text stands on the baseline of the row's middle line and is left there, with the body's script chosen.
        """
        before, there, after, back = script.moves.get(up) or self._move(script, up)
        x = f"{right:.2f}"
        return f"{before}{x}{there}{shown}{after}-{x}{back}"

    def _move(self, script: Script, up: float) -> tuple[str, str, str, str]:
        """What stands between the parts of a line: script, way there, script of the body, way back."""
        rise = number(up + MIDDLE * (self.size - script.size))
        fall = number(-up - MIDDLE * (self.size - script.size))
        plain = script.typeface is self.body.typeface and script.size == self.body.size
        before, after = ("", " ") if plain else (script.select(), f" {self.body.select()}")
        move = script.moves[up] = before, f" {rise} Td", after, f" {fall} Td "
        return move
