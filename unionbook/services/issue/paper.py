"""The paper of an issue: its report without 草稿, the table of a correction, the annex of codes, the files attached."""

from collections.abc import Iterator, Sequence
from datetime import date

from unionbook.services.issue.correction import Difference
from unionbook.services.issue.frozen import Frozen, FrozenPlace
from unionbook.services.issue.sheets import workbook
from unionbook.services.issue.slip import slip_of
from unionbook.services.issue.verify import FIGURES, SHEETS
from unionbook.services.pdf.annex import Annex, AnnexRow
from unionbook.services.pdf.ledger.model import Ledger, LedgerColumn, LedgerRow
from unionbook.services.pdf.qr import fits
from unionbook.services.report.printing import FIGURE
from unionbook.services.report.sheaf import Attached, PrintedSheaf, print_sheaf, to_sheaf
from unionbook.services.report.whole import Whole

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def print_issue(
    whole: Whole, kept: Frozen, changed: Sequence[Difference], reason: str
) -> tuple[bytes, PrintedSheaf, tuple[FrozenPlace, ...]]:
    """The PDF as it is kept for ever, what came out, and where its figures stand. changed, reason: of a correction."""
    before = (correction_table(kept, changed, reason),) if reason else ()
    attached = (
        Attached(FIGURES, "application/json", kept.public(), "报告中的全部数字"),
        Attached(SHEETS, _XLSX, workbook(kept), "报告中的全部数字和附表"),
    )
    pdf, printed = print_sheaf(to_sheaf(whole, False, before, annex_of(whole, kept), attached))
    return pdf, printed, tuple(_places(whole, printed, len(before)))


def _places(whole: Whole, printed: PrintedSheaf, before: int) -> Iterator[FrozenPlace]:
    """Each figure of the text line by line; of a table the sheet it begins on. before: tables ahead of its own."""
    for place in printed.text.places:
        if place.mark.startswith(FIGURE):
            code = int(place.mark.removeprefix(FIGURE)) + 1
            yield code, place.page, place.x, place.y, place.width, place.height
    code = 1 + sum(1 for block in whole.report.blocks for piece in block.pieces if piece.counted)
    page = printed.text.pages + sum(table.pages for table in printed.tables[:before])
    for filled, table in zip(whole.tables, printed.tables[before:], strict=True):
        yield code, page, 0.0, 0.0, 0.0, 0.0
        code += sum(1 for _ in filled.counted())
        page += table.pages


def correction_table(kept: Frozen, changed: Sequence[Difference], reason: str) -> Ledger:
    """附表1 of a correction: what was printed, what is right, which records made the difference and why."""
    rows = [
        LedgerRow((str(at), one.place, one.label, one.old, one.new, one.words or "文字改动"))
        for at, one in enumerate(changed, 1)
    ]
    return Ledger(
        title=f"附表1　更正情况表（第{kept.head['version']}版）",
        columns=(
            LedgerColumn("序号", 3),
            LedgerColumn("位置", 9),
            LedgerColumn("数字", 10),
            LedgerColumn("原为", 6),
            LedgerColumn("更正为", 6),
            LedgerColumn("涉及的记录和原因", 24),
        ),
        rows=rows or [LedgerRow(("1", "正文", "文字", "", "", "数字没有变动，只改了文字。"))],
        notes=(f"更正原因：{reason}",),
        landscape=True,
        length=len(rows),
    )


def annex_of(whole: Whole, kept: Frozen) -> Annex:
    """The last page: each figure's code, and the words of the QR code."""
    texts = sum(1 for block in whole.report.blocks for piece in block.pieces if piece.counted)
    told = [(figure.place, figure.label, figure.printed) for figure in kept.figures[:texts]]
    return Annex(
        title=kept.head["title"],
        number=kept.head["number"],
        version=int(kept.head["version"]),
        office=kept.head["office"],
        day=date.fromisoformat(kept.head["issued_on"]),
        rows=tuple(
            AnnexRow(f"{figure.code:03}", figure.label, figure.printed, figure.place) for figure in kept.figures[:texts]
        ),
        code=slip_of(kept.head, told, kept.fingerprint, fits).text(),
        fingerprint=kept.fingerprint,
    )
