"""A ledger printed, row by row as they come: nothing of a sheet is kept once it is full."""

from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO

from unionbook.ground.errors import Refusal
from unionbook.services.pdf.file import PdfFile, Properties
from unionbook.services.pdf.fonts import Fonts
from unionbook.services.pdf.ledger.faces import Faces
from unionbook.services.pdf.ledger.heads import Above
from unionbook.services.pdf.ledger.laying import Laid, Laying, added
from unionbook.services.pdf.ledger.layout import share, sheet_of
from unionbook.services.pdf.ledger.model import Ledger, PrintedLedger
from unionbook.services.pdf.ledger.pages import Foot, Pages
from unionbook.services.pdf.ledger.tail import Piece, tail

if TYPE_CHECKING:
    from unionbook.services.check import Step

_WITH_THE_TOTAL = 3  # rows that go to the last sheet with the total, where it does not fit on the sheet before
_EPSILON = 1e-6


class Cancelled(Refusal):
    """The clerk has stopped the printing; what was written so far is no PDF."""

    def __init__(self) -> None:
        super().__init__("打印已取消，没有写出文件。")


def print_ledger(
    ledger: Ledger,
    out: BinaryIO,
    mirror: bool = False,
    fonts: Fonts | None = None,
    step: "Step | None" = None,
    made: datetime | None = None,
) -> PrintedLedger:
    """Write `ledger` to `out` as a PDF. Raises Cancelled when `step` says so; `out` is then to be thrown away.

    mirror: even pages have the binding at the right, for printing on both sides.  fonts, made: as of `print_paper`.
    step: told after each sheet how many rows are printed, of `ledger.length`.
    """
    file = PdfFile(out, Properties(ledger.title, made=made))
    printed = draw_ledger(ledger, file, mirror, fonts, step)
    file.close()
    return printed


def draw_ledger(
    ledger: Ledger,
    file: PdfFile,
    mirror: bool = False,
    fonts: Fonts | None = None,
    step: "Step | None" = None,
    document: bool = False,
) -> PrintedLedger:
    """Draw `ledger` on new pages of a file.

    document: it is bound with a text in the layout of GB/T 9704: same text area, page numbers that go on, a wide sheet
    turned.  Otherwise 第 1 页 共 5 页 counts all pages of the file.
    """
    return _Printing(ledger, file, mirror, fonts or Fonts(), step, document).run()


class _Printing:
    """The state of one printing: the rows of the sheet that is being filled, and the sums so far."""

    def __init__(
        self, ledger: Ledger, file: PdfFile, mirror: bool, fonts: Fonts, step: "Step | None", document: bool
    ) -> None:
        sheet = sheet_of(ledger, document)
        width, self._room = sheet.room
        size, edges = share(ledger, width)
        faces = Faces(file, fonts, size)
        foot = Foot(file, sheet, faces.shaper, ledger.stamp, document, mirror)
        self._ledger, self._file, self._step, self._faces = ledger, file, step, faces
        self._above = Above(ledger, ledger.title, edges, size, faces.shaper)
        self._later = Above(ledger, f"{ledger.title}（续）", edges, size, faces.shaper) if document else self._above
        self._pages = Pages(file, sheet, faces, foot, ledger.draft, mirror)
        self._tail = tail(ledger, width, faces.shaper)
        self._laying = Laying(ledger, faces, edges)
        none = [0] * len(ledger.sums)
        self._kept = self._laying.sums("本页小计", 0, none).height if ledger.page_sums else 0.0
        self._laying.limit(self._room - max(self._above.height, self._later.height) - self._kept)
        self._rows: list[Laid] = []
        self._used = self._above.height + self._kept
        self._sums, self._first = none, file.pages

    def run(self) -> PrintedLedger:
        for row in self._ledger.rows:
            self._add(self._laying.row(row))
        counted = self._laying.counted
        for _ in range(self._ledger.spare):
            self._add(self._laying.blank())
        self._finish(self._closing(counted))
        return PrintedLedger(
            pages=self._file.pages - self._first,
            rows=counted,
            sums=tuple(self._sums),
            unshown=tuple(self._faces.unshown),
            crowded=tuple(self._laying.crowded),
        )

    def _add(self, row: Laid) -> None:
        if self._used + row.height > self._room + _EPSILON and self._rows:
            self._end_sheet([], [])
        self._rows.append(row)
        self._used += row.height
        self._sums = added(self._sums, row.adds)

    def _closing(self, counted: int) -> list[Laid]:
        """The rows of the total."""
        rows = []
        if self._ledger.sums or self._ledger.page_sums:
            rows.append(self._laying.sums("合计", counted, self._sums))
        if self._ledger.in_words:
            rows.append(self._laying.across(self._ledger.in_words(self._sums)))
        return rows

    def _finish(self, closing: list[Laid]) -> None:
        """The last sheet; what does not fit under its rows goes to one more, and takes some of them along."""
        wanted = sum(row.height for row in closing) + sum(piece.height for piece in self._tail)
        if self._used + wanted > self._room + _EPSILON:
            moved = self._moved(wanted)
            stay, self._rows = self._rows[: len(self._rows) - moved], self._rows[len(self._rows) - moved :]
            if stay:
                moving, self._rows = self._rows, stay
                self._end_sheet([], [])
                self._rows = moving
                self._used += sum(row.height for row in moving)
        self._end_last(closing)

    def _moved(self, wanted: float) -> int:
        """How many of the sheet's rows go to the next with the total; all, where that does not help."""
        room = self._room - self._later.height - self._kept - wanted
        count = 0
        while count < min(_WITH_THE_TOTAL, len(self._rows) - 1) and self._rows[-count - 1].height <= room:
            count += 1
            room -= self._rows[-count].height
        return count or len(self._rows)

    def _end_last(self, closing: list[Laid]) -> None:
        """The rows, the total, and as much of what is under the table as there is room for; the rest goes on."""
        rows = sum(part.height for part in closing)
        if self._used + rows > self._room + _EPSILON and self._rows:
            self._end_sheet([], [])
        room = self._room - self._used - rows
        pieces = _fitting(self._tail, room)
        self._end_sheet(closing, pieces)
        rest = self._tail[len(pieces) :]
        while rest:
            pieces = _fitting(rest, self._room) or rest[:1]
            self._pages.draw(None, (), pieces)
            rest = rest[len(pieces) :]

    def _end_sheet(self, closing: list[Laid], pieces: list[Piece]) -> None:
        rows = self._rows
        if self._ledger.page_sums and rows:
            sums, count = [0] * len(self._ledger.sums), 0
            for row in rows:
                sums, count = added(sums, row.adds), count + row.counted
            rows = [*rows, self._laying.sums("本页小计", count, sums)]
        first = self._file.pages == self._first
        self._pages.draw(self._above if first else self._later, [*rows, *closing], pieces)
        self._rows = []
        self._used = self._later.height + self._kept
        if self._step is not None and not self._step(self._laying.counted, self._ledger.length):
            raise Cancelled


def _fitting(pieces: list[Piece], room: float) -> list[Piece]:
    """The first of the pieces, as many as there is room for."""
    taken: list[Piece] = []
    for piece in pieces:
        room -= piece.height
        if room < -_EPSILON:
            break
        taken.append(piece)
    return taken
