"""The typefaces of one table in one file, and how a line of words is put into a row."""

from unionbook.services.pdf.file import PdfFile
from unionbook.services.pdf.fonts import Fonts, Role
from unionbook.services.pdf.ledger.script import Script, Typeface
from unionbook.services.pdf.runs import Shaper

BODY = Role.SONG


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

    def line(self, script: Script, shown: str, right: float, up: float) -> str:
        """One line of text, begun so far right of and above where the text stands, which ends where it was; the body's
        script is chosen before and after."""
        there, back = f"{right:.2f} {up:.2f} Td", f"{-right:.2f} {-up:.2f} Td "
        if script is self.body:
            return f"{there}{shown} {back}"
        return f"{script.select()}{there}{shown} {self.body.select()}{back}"
