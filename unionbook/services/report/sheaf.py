"""Everything of a report that goes on paper, as plain data: its text, 附表, 附图, the annex, the files attached."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from unionbook.services.pdf.annex import Annex
from unionbook.services.pdf.chart.model import Chart
from unionbook.services.pdf.ledger.model import Ledger, PrintedLedger
from unionbook.services.pdf.paper import Paper, Printed
from unionbook.services.report.printing import to_paper
from unionbook.services.report.tables.charting import to_chart
from unionbook.services.report.tables.ledger import title_of, to_ledger
from unionbook.services.report.whole import Whole

if TYPE_CHECKING:
    from unionbook.services.pdf.fonts import Fonts


@dataclass(frozen=True)
class Attached:
    """A file put into the PDF."""

    name: str
    mime: str
    body: bytes
    description: str


@dataclass(frozen=True)
class Sheaf:
    """What is printed, in this order; nothing of it asks the book any more."""

    paper: Paper
    tables: tuple[Ledger, ...] = ()
    charts: tuple[Chart, ...] = ()
    annex: Annex | None = None
    attached: tuple[Attached, ...] = ()


@dataclass(frozen=True)
class PrintedSheaf:
    """What came out: the text with its places, the tables, all pages."""

    text: Printed
    tables: tuple[PrintedLedger, ...]
    pages: int


def to_sheaf(
    whole: Whole,
    draft: bool = True,
    before: Sequence[Ledger] = (),
    annex: Annex | None = None,
    attached: Sequence[Attached] = (),
) -> Sheaf:
    """A report made ready for printing. before: tables that come before its own (those of a correction)."""
    report = whole.report
    first = len(before) + 1
    tables = [to_ledger(filled, at, report.office, draft=draft) for at, filled in enumerate(whole.tables, first)]
    names = [*(ledger.title.partition("　")[2] for ledger in before), *(title_of(filled) for filled in whole.tables)]
    charts = tuple(to_chart(filled, at) for at, filled in enumerate(whole.charts, 1))
    if charts:
        names.append(f"附图（{len(charts)} 幅）" if len(charts) > 1 else charts[0].title)
    paper = to_paper(report, (*report.attachments, *names), draft)
    return Sheaf(paper, (*before, *tables), charts, annex, tuple(attached))


def print_sheaf(sheaf: Sheaf, mirror: bool = False, fonts: "Fonts | None" = None) -> tuple[bytes, PrintedSheaf]:
    """The PDF of a sheaf, and where the marks of its text came to stand. It needs no book, so it may be made beside
    the window. mirror: for printing on both sides."""
    from unionbook.services.pdf.annex import draw_annex
    from unionbook.services.pdf.chart.printing import draw_charts
    from unionbook.services.pdf.file import PdfFile
    from unionbook.services.pdf.fonts import Fonts
    from unionbook.services.pdf.gongwen import draw_paper, properties
    from unionbook.services.pdf.ledger.printing import draw_ledger

    out, fonts = BytesIO(), fonts or Fonts()
    file = PdfFile(out, properties(sheaf.paper))
    text = draw_paper(sheaf.paper, file, mirror, fonts)
    tables = tuple(draw_ledger(ledger, file, mirror, fonts, document=True) for ledger in sheaf.tables)
    if sheaf.charts:
        draw_charts(sheaf.charts, file, mirror, fonts, sheaf.paper.draft)
    if sheaf.annex:
        draw_annex(sheaf.annex, file, mirror, fonts)
    for one in sheaf.attached:
        file.attach(one.name, one.mime, one.body, one.description)
    file.close()
    return out.getvalue(), PrintedSheaf(text, tables, file.pages)
