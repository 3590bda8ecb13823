"""The annex drawn on pages of the text area of GB/T 9704."""

from collections.abc import Sequence
from typing import BinaryIO

from unionbook.services.pdf import grid
from unionbook.services.pdf.annex.columns import deal, height
from unionbook.services.pdf.annex.model import Annex
from unionbook.services.pdf.annex.table import Cells, Table, row_height
from unionbook.services.pdf.file import PdfFile, Properties
from unionbook.services.pdf.fitting import Fitted, Setter, fit
from unionbook.services.pdf.fonts import Fonts, Role
from unionbook.services.pdf.grid import MM
from unionbook.services.pdf.paper import Printed
from unionbook.services.pdf.pen import Pen
from unionbook.services.pdf.qr import QUIET, encode
from unionbook.services.pdf.runs import Shaper
from unionbook.services.pdf.sheets import draw_number
from unionbook.services.pdf.signature import chinese_day

_TITLE = "附：数字代码表"
_HEADING = Setter(Role.HEI, (grid.BODY_SIZE,))
_AGAIN = Setter(Role.HEI, (10.5,))
_SMALL = Setter(Role.FANGSONG, (10.5,), justify=True)
_PITCH = 1.45
_GAP = 3 * MM
_USE = "在程序里输入代码即可看到组成该数字的记录。代码是报告编号加上表中的号，如 {example}。"
_CAPTION = (
    "左边的二维码里是一段普通文字：单位、编号、定稿日期、标题、主要数字和指纹。用手机扫一扫就能读出，不联网。"
    "扫出的文字与正文不一致的，这份纸就不是定稿。"
)
_FINGERPRINT = "指纹（SHA-256）："
_GROUP, _GROUPS = 4, 8  # digits in a group, groups in a line

Lines = list[Fitted]


def draw(annex: Annex, file: PdfFile, mirror: bool, fonts: Fonts | None) -> Printed:
    """Draw the annex on new pages of a file."""
    return _Printing(annex, file, mirror, Shaper(fonts or Fonts())).run()


def print_annex(annex: Annex, out: BinaryIO, mirror: bool = False, fonts: Fonts | None = None) -> Printed:
    """Write the annex as a PDF of its own."""
    file = PdfFile(out, Properties(annex.title))
    printed = draw(annex, file, mirror, fonts)
    file.close()
    return printed


class _Printing:
    """The annex being printed: everything is set first, and then drawn page by page."""

    def __init__(self, annex: Annex, file: PdfFile, mirror: bool, shaper: Shaper) -> None:
        self._annex, self._file, self._mirror, self._shaper = annex, file, mirror, shaper
        self._qr = encode(annex.code)
        self._above = [fit(_TITLE, _HEADING, grid.WIDTH, shaper), *self._words(_about(annex), grid.WIDTH)]
        self._again = [fit(f"{_TITLE}（续）", _AGAIN, grid.WIDTH, shaper)]
        self._beside = self._words(_caption(annex), grid.WIDTH - self._qr.side - _GAP)
        self._set(Table(1))
        if sum(map(row_height, self._rows)) + _GAP + self._code_height > self._room(self._above):
            self._set(Table(2))

    def _set(self, table: Table) -> None:
        self._table, self._head = table, table.head(self._shaper)
        self._rows = [table.cells(row, self._shaper) for row in self._annex.rows]

    def run(self) -> Printed:
        first_page = self._file.pages
        heights = [row_height(cells) for cells in self._rows]
        head = row_height(self._head)
        pages = deal(heights, self._room(self._above), self._room(self._again), self._table.columns)
        for number, columns in enumerate(pages):
            pen = self._begin()
            top = self._text(pen, self._again if number else self._above, 0.0) + _GAP
            self._columns(pen, columns, top)
            used = top + head + max(height(heights, column) for column in columns)
            if number + 1 == len(pages):
                pen, used = self._with_room(pen, used + _GAP)
                self._code(pen, used)
            self._end(pen)
        return Printed(self._file.pages - first_page, (), self._unshown())

    def _room(self, above: Sequence[Lines]) -> float:
        """The height left for the rows of a page under these words."""
        return grid.HEIGHT - _tall(above) - _GAP - row_height(self._head)

    @property
    def _code_height(self) -> float:
        return max(self._qr.side, _tall(self._beside))

    def _begin(self) -> Pen:
        return Pen(self._file, grid.PAGE_WIDTH, grid.PAGE_HEIGHT)

    def _end(self, pen: Pen) -> None:
        draw_number(pen, self._file.pages, self._mirror, self._shaper)
        pen.end_page()

    @property
    def _left(self) -> float:
        return grid.left(self._file.pages, self._mirror)

    def _with_room(self, pen: Pen, top: float) -> tuple[Pen, float]:
        """The page with the code: the one there is, or a new one."""
        if top + self._code_height <= grid.HEIGHT:
            return pen, top
        self._end(pen)
        pen = self._begin()
        return pen, self._text(pen, self._again, 0.0) + _GAP

    def _columns(self, pen: Pen, columns: Sequence[range], top: float) -> None:
        for number, column in enumerate(columns):
            if column or number == 0:
                rows: list[Cells] = [self._head, *self._rows[column.start : column.stop]]
                self._table.draw(pen, self._left + self._table.left(number), grid.TOP + top, rows)

    def _code(self, pen: Pen, top: float) -> None:
        """The QR code at the left, its white edge hanging out of the text area, and what it is at its right."""
        white = QUIET * self._qr.module
        self._qr.draw(pen, self._left - white, grid.TOP + top)
        down = max(white, (self._qr.side - _tall(self._beside)) / 2)
        self._text(pen, self._beside, top + down, self._qr.side - white + _GAP)

    def _text(self, pen: Pen, paragraphs: Sequence[Lines], top: float, right: float = 0.0) -> float:
        for line in (line for lines in paragraphs for line in lines):
            line.write(pen, self._left + right, grid.TOP + top + line.size * (_PITCH - 1) / 2)
            top += line.size * _PITCH
        return top

    def _words(self, texts: Sequence[str], room: float) -> list[Lines]:
        return [fit(text, _SMALL, room, self._shaper) for text in texts]

    def _unshown(self) -> tuple[str, ...]:
        texts = [*self._above, *self._beside, *(lines for cells in self._rows for lines in cells)]
        found = [glyph.char for lines in texts for line in lines for glyph in line.glyphs if glyph.unshown]
        return tuple(dict.fromkeys(found))


def _about(annex: Annex) -> list[str]:
    """Which report it is, and how the codes are used."""
    issue = f"编号：{annex.number}（第{annex.version}版）　定稿日期：{chinese_day(annex.day)}"
    example = f"{annex.number}-{annex.rows[0].code if annex.rows else '001'}"
    whose = "" if annex.title.startswith(annex.office) else f"{annex.office}　"
    return [f"{whose}{annex.title}", issue, _USE.format(example=example)]


def _caption(annex: Annex) -> list[str]:
    digits = annex.fingerprint
    groups = [digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP)]
    lines = [" ".join(groups[at : at + _GROUPS]) for at in range(0, len(groups), _GROUPS)]
    return [_CAPTION, _FINGERPRINT, *lines]


def _tall(paragraphs: Sequence[Lines]) -> float:
    return sum(line.size * _PITCH for lines in paragraphs for line in lines)
