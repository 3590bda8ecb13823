"""The last pages of an issued report: the table of its figures' codes, and a QR code of plain words."""

from typing import TYPE_CHECKING

from unionbook.services.pdf.annex.model import Annex, AnnexRow

if TYPE_CHECKING:
    from unionbook.services.pdf.file import PdfFile
    from unionbook.services.pdf.fonts import Fonts
    from unionbook.services.pdf.paper import Printed

__all__ = ["Annex", "AnnexRow", "draw_annex"]


def draw_annex(annex: Annex, file: "PdfFile", mirror: bool = False, fonts: "Fonts | None" = None) -> "Printed":
    """Draw the annex on new pages of a file, numbered on. Refused when its words are too many for a QR code."""
    # The data above is used where nothing is printed; the library that draws is loaded only here.
    from unionbook.services.pdf.annex.printing import draw

    return draw(annex, file, mirror, fonts)
