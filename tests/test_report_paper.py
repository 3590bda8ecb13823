"""The paper on screen and on the printer: its size, its tints, its strips."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, QPointF, QSizeF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from report_window import SmallWindow, report_window

from unionbook.ui.paper.papergrid import Fit
from unionbook.ui.paper.printing import paint_pages, prepare, strips


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[SmallWindow]:
    with report_window(qapp, qtbot, tmp_path) as made:
        yield made


def test_the_size_of_the_pages(window: SmallWindow) -> None:
    view = window.page.body.view
    wide = view.grid.page(0)
    assert view.viewport().width() - 40 < wide.width() < view.viewport().width()
    view.fit(Fit.PAGE)
    assert view.grid.page(0).height() <= view.viewport().height()
    before = view.grid.zoom
    down = QWheelEvent(QPointF(50, 50), QPointF(50, 50), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
                       Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
    QApplication.sendEvent(view.viewport(), down)
    assert view.grid.zoom > before and view.grid.fit is Fit.FREE
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.verticalScrollBar().value() > 0


def test_the_tint_is_on_screen_and_the_picture_sharp(window: SmallWindow) -> None:
    view = window.page.body.view
    view.go_to_spot(0)
    view.clearFocus()
    ratio = view.devicePixelRatioF()
    shown = view.viewport().grab().toImage()
    corner = view.rects(0)[0].topLeft() * ratio
    ground = shown.pixelColor(corner.toPoint())
    assert ground.blue() - ground.red() > 20
    sheet = view.grid.page(0).size() * ratio
    assert view.pages.picture(0, round(sheet.width()), round(sheet.height())).width() == round(sheet.width())


def test_printing_is_the_pdf_in_its_own_size(window: SmallWindow, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "印.pdf"))
    prepare(printer, "总结")
    paint_pages(window.page.body.view.pages.document, printer)
    pages = PdfReader(tmp_path / "印.pdf").pages
    assert len(pages) == window.page.body.view.grid.count
    assert float(pages[0].mediabox.width) == pytest.approx(595.3, abs=1)


def test_strips_join_to_the_whole_page(window: SmallWindow) -> None:
    document = window.page.body.view.pages.document
    parts = list(strips(document, 0, 150))
    assert [first.bottom() + 1 for first, _ in parts[:-1]] == [second.top() for second, _ in parts[1:]]
    size = QSizeF(document.pagePointSize(0)) * 150 / 72
    assert parts[-1][0].bottom() + 1 == round(size.height()) and parts[0][0].width() == round(size.width())
    dark = [row for rect, picture in parts for row in range(picture.height()) if _has_ink(picture, row)]
    assert len(dark) > 300


def _has_ink(picture: QImage, row: int) -> bool:
    return any(picture.pixelColor(column, row).lightness() < 128 for column in range(0, picture.width(), 3))
