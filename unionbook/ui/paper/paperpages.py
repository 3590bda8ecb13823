"""The pages of a PDF as pictures, drawn by QtPdf and kept while they are in use."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, QSizeF
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument

KEPT = 6
"""How many drawn pages are kept."""


class PaperPages:
    """A PDF in memory. QtPdf is loaded with the first one."""

    def __init__(self) -> None:
        self._document: QPdfDocument | None = None
        self._buffer = QBuffer()
        self._drawn: dict[tuple[int, int, int], QImage] = {}

    @property
    def document(self) -> "QPdfDocument":
        """The PDF for printing. There must be one."""
        assert self._document is not None
        return self._document

    def load(self, pdf: bytes) -> None:
        """Take another PDF."""
        from PySide6.QtPdf import QPdfDocument

        document, buffer = QPdfDocument(), QBuffer()
        buffer.setData(QByteArray(pdf))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document.load(buffer)
        # The document reads from the buffer as long as it lives; the old pair goes together.
        self._document, self._buffer = document, buffer
        self._drawn.clear()

    @property
    def count(self) -> int:
        """How many pages there are, 0 before the first PDF."""
        return self._document.pageCount() if self._document else 0

    def size(self, page: int) -> QSizeF:
        """The size of a page in points."""
        return self.document.pagePointSize(page)

    def picture(self, page: int, width: int, height: int) -> QImage:
        """A page on a transparent ground, so many device pixels large."""
        key = page, width, height
        if key not in self._drawn:
            while len(self._drawn) >= KEPT:
                del self._drawn[next(iter(self._drawn))]
            self._drawn[key] = self.document.render(page, QSize(width, height))
        return self._drawn[key]
