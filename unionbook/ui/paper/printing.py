"""A PDF on the printer, through the system's own dialog. The printer is remembered, the number of copies never."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRect, QSize
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from unionbook.ui.frame.settings import usual_file

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPrintSupport import QPrinter

MOST_DOTS = 600
"""Dots to the inch a page is drawn with at most: fine strokes of 仿宋 need them, more is only slower."""

STRIPS = 8
"""A page goes to the printer in so many strips, so that a whole one at 600 dots never lies in memory."""


def ask_and_print(document: "QPdfDocument", name: str, parent: QWidget, both_sides: bool = False) -> bool:
    """Ask for the printer and print; False when the clerk gives it up.

    both_sides: the margins are mirrored, so the dialog offers printing on both sides first.
    """
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if (remembered := _remembered()) in QPrinterInfo.availablePrinterNames():
        printer.setPrinterName(remembered)
    prepare(printer, name, lies(document, 0), both_sides)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, document.pageCount())
    dialog.setFromTo(1, document.pageCount())
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    _remember(printer.printerName())
    paint_pages(document, printer)
    return True


def prepare(printer: "QPrinter", name: str, landscape: bool = False, both_sides: bool = False) -> None:
    """A4, the whole sheet, so that every line stands where the PDF has it.

    Sheets are turned like the leaves of a book: over their left edge, which is the short one of a sheet that lies.
    """
    from PySide6.QtPrintSupport import QPrinter

    printer.setDocName(name)
    printer.setFullPage(True)
    printer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), _orientation(landscape), QMarginsF()))
    over = QPrinter.DuplexMode.DuplexShortSide if landscape else QPrinter.DuplexMode.DuplexLongSide
    printer.setDuplex(over if both_sides else QPrinter.DuplexMode.DuplexNone)


def lies(document: "QPdfDocument", page: int) -> bool:
    """Is a page wider than high?"""
    size = document.pagePointSize(page)
    return size.width() > size.height()


def _orientation(landscape: bool) -> QPageLayout.Orientation:
    return QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait


def paint_pages(document: "QPdfDocument", printer: "QPrinter") -> None:
    """Print the pages asked for in the dialog, as many times as asked for when the printer cannot count itself."""
    first = max(printer.fromPage(), 1)
    last = min(printer.toPage() or document.pageCount(), document.pageCount())
    times = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    printer.setPageOrientation(_orientation(lies(document, first - 1)))
    with QPainter(printer) as painter:
        begun = False
        for _ in range(times):
            for page in range(first - 1, last):
                if begun:
                    printer.setPageOrientation(_orientation(lies(document, page)))
                    printer.newPage()
                begun = True
                for target, picture in strips(document, page, printer.resolution()):
                    painter.drawImage(target, picture)


def strips(document: "QPdfDocument", page: int, dots: int) -> Iterator[tuple[QRect, QImage]]:
    """A page in strips from the top: the place of each in printer dots, and its picture in grey."""
    from PySide6.QtPdf import QPdfDocumentRenderOptions

    points = document.pagePointSize(page)
    drawn = min(dots, MOST_DOTS) / 72
    whole = QSize(round(points.width() * drawn), round(points.height() * drawn))
    grow = dots / 72 / drawn
    edges = [whole.height() * number // STRIPS for number in range(STRIPS + 1)]
    for top, bottom in pairwise(edges):
        options = QPdfDocumentRenderOptions()
        options.setScaledSize(whole)
        options.setScaledClipRect(QRect(0, top, whole.width(), bottom - top))
        picture = document.render(page, QSize(whole.width(), bottom - top), options)
        low, high = round(top * grow), round(bottom * grow)
        yield QRect(0, low, round(whole.width() * grow), high - low), _on_white(picture)


def _on_white(picture: QImage) -> QImage:
    ground = QImage(picture.size(), QImage.Format.Format_Grayscale8)
    ground.fill(255)
    with QPainter(ground) as painter:
        painter.drawImage(0, 0, picture)
    return ground


def _note() -> Path:
    return usual_file().with_name("printer.txt")


def _remembered() -> str:
    try:
        return _note().read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _remember(name: str) -> None:
    """Which printer was used on this PC; where that may not be written it is asked for anew."""
    try:
        _note().parent.mkdir(parents=True, exist_ok=True)
        _note().write_text(name, encoding="utf-8")
    except OSError:
        return
