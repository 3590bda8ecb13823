"""The booklet on paper: a page that tells how much there is and is signed, then every list."""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from unionbook.ground.dates import print_date
from unionbook.ground.numerals import chinese
from unionbook.services.handover.model import Booklet, Part
from unionbook.services.pdf.ledger.model import Ledger, LedgerColumn, LedgerRow
from unionbook.services.pdf.paper import Block, Paper, Span, Style

if TYPE_CHECKING:
    from unionbook.services.pdf.fonts import Fonts

TITLE = "工作交接册"
BLANK = "＿＿＿＿＿＿"


def to_paper(made: Booklet) -> Paper:
    """The first page: what is handed over, the recovery sheet, who signs."""
    blocks = [
        Block(Style.TITLE, (Span(made.office),)),
        Block(Style.TITLE, (Span(TITLE),)),
        Block(Style.SUBTITLE, (Span(f"（{print_date(made.day.isoformat())}）"),)),
    ]
    for number, part in enumerate(made.parts, 1):
        blocks.append(Block(Style.HEADING1, (Span(f"{chinese(number)}、{part.title}"),)))
        blocks.append(Block(Style.BODY, (Span(_told(part)),)))
    blocks += _ending(made, len(made.parts))
    return Paper(title=f"{made.office}{TITLE}", blocks=tuple(blocks), author=made.office, subject=TITLE)


def _told(part: Part) -> str:
    if not part.rows:
        return f"{part.none}{part.said}"
    return f"共 {len(part.rows)} {part.measure}，见后面的表。{part.said}"


def _ending(made: Booklet, number: int) -> Iterator[Block]:
    yield Block(Style.BODY, (Span(made.backups),))
    yield Block(Style.HEADING1, (Span(f"{chinese(number + 1)}、口令和恢复单"),))
    sealed = "台账设了口令。" if made.encrypted else "台账没有设口令。"
    ticks = {True: "☑ 已移交　□ 未移交", False: "□ 已移交　☑ 未移交", None: "□ 已移交　□ 未移交"}[made.between.slip]
    yield Block(Style.BODY, (Span(f"{sealed}恢复单：{ticks}。接收人应当换口令，补印恢复单。"),))
    yield Block(Style.HEADING1, (Span(f"{chinese(number + 2)}、签字"),))
    between = made.between
    for word, name in (("移交人", between.giver), ("接收人", between.taker), ("监交人", between.witness)):
        yield Block(Style.BODY, (Span(f"{word}：{name or BLANK}　　签字：{BLANK}"),))
    yield Block(Style.BODY, (Span("　　　　年　　　月　　　日"),))


def to_ledger(part: Part, number: int) -> Ledger:
    """One list as a table."""
    columns = tuple(LedgerColumn(label, chars) for label, chars in part.columns)
    rows = [LedgerRow(row) for row in part.rows]
    return Ledger(
        f"{chinese(number)}、{part.title}",
        columns,
        rows,
        landscape=False,
        numbered=True,
        length=len(rows),
        before=("", f"共 {len(rows)} {part.measure}"),
        notes=(part.said,) if part.said else (),
    )


def print_booklet(made: Booklet, fonts: "Fonts | None" = None) -> tuple[bytes, int]:
    """The PDF and its pages. It needs no book, so it may be made beside the window."""
    from unionbook.services.pdf.file import PdfFile
    from unionbook.services.pdf.fonts import Fonts
    from unionbook.services.pdf.gongwen import draw_paper, properties
    from unionbook.services.pdf.ledger.printing import draw_ledger

    out, fonts, paper = BytesIO(), fonts or Fonts(), to_paper(made)
    file = PdfFile(out, properties(paper))
    draw_paper(paper, file, fonts=fonts)
    for number, part in enumerate(made.parts, 1):
        if part.rows:
            draw_ledger(to_ledger(part, number), file, fonts=fonts, document=True)
    file.close()
    return out.getvalue(), file.pages
