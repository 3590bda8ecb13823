"""A QR code of plain text: its modules, how large they must be for a phone, and its drawing."""

from dataclasses import dataclass
from itertools import groupby

from reportlab.graphics.barcode import qrencoder

from unionbook.ground.errors import Refusal
from unionbook.services.pdf.grid import MM
from unionbook.services.pdf.pen import Pen
from unionbook.services.pdf.syntax import number

QUIET = 4
"""Modules left white around the code, as its standard asks."""
_WHOLE = 45 * MM  # at most, with the white around it
# Whole dots of a 300 or 600 dpi printer, so that all modules come out alike: 0.51 mm, or 0.42 mm for long texts.
_MODULES = (6 * 72 / 300, 5 * 72 / 300)


@dataclass(frozen=True)
class QrCode:
    """rows: the modules, True for a black one. module: the side of one, in points."""

    rows: tuple[tuple[bool, ...], ...]
    module: float

    @property
    def side(self) -> float:
        """Of the whole, with the white around it, in points."""
        return (len(self.rows) + 2 * QUIET) * self.module

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw it with the upper left corner of its white edge at x, y (points). It is one area: no hairline of
        white can open between its modules."""
        left, top = x + QUIET * self.module, pen.height - y - QUIET * self.module
        bars = []
        for row, modules in enumerate(self.rows, 1):
            at = 0
            for black, run in groupby(modules):
                count = len(list(run))
                if black:
                    edges = (left + at * self.module, top - row * self.module, count * self.module, self.module)
                    bars.append(f"{' '.join(map(number, edges))} re")
                at += count
        pen.raw(" ".join([*bars, "f"]))


def encode(text: str) -> QrCode:
    """The code of a text in UTF-8 with error correction M: it is read with a seventh of it spoilt.

    A text whose code a phone could not read at the size there is for it is refused.
    """
    code = _code(text)
    module = _module(code)
    if module is None:
        raise Refusal(
            f"二维码的文字太长（{len(text)} 字），手机认不出，没有打印；请减少其中的数字或缩短名称，最多约 220 字。"
        )
    code.make()
    return QrCode(tuple(tuple(map(bool, row)) for row in code.modules), module)


def fits(text: str) -> bool:
    """Whether `encode` takes the text, so that whoever writes it can leave something out."""
    return _module(_code(text)) is not None


def _code(text: str) -> qrencoder.QRCode:
    code = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.M)
    code.addData(qrencoder.QR8bitByte(text.encode("utf-8")))
    return code


def _module(code: qrencoder.QRCode) -> float | None:
    """The largest module with which the whole is not too large."""
    whole = code.calculate_version() * 4 + 17 + 2 * QUIET
    return next((size for size in _MODULES if whole * size <= _WHOLE), None)
