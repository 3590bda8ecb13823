"""The booklet on paper: a page that tells how much there is and is signed, then every list."""

import re
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
SLIP = ((True, "已移交"), (False, "未移交"))
HELD, PARTED = "\u2060", "\u200b"
"""Word joiner and zero-width space."""


def to_paper(made: Booklet) -> Paper:
    """The first page: what is handed over, the recovery sheet, who signs."""
    blocks = [
        Block(Style.TITLE, (Span(made.office),)),
        Block(Style.TITLE, (Span(TITLE),)),
        Block(Style.SUBTITLE, (Span(f"（{print_date(made.day.isoformat())}）"),)),
    ]
    blocks += [_item(number, part.title, _told(part)) for number, part in enumerate(made.parts, 1)]
    blocks += _ending(made, len(made.parts))
    return Paper(title=f"{made.office}{TITLE}", blocks=tuple(blocks), author=made.office, subject=TITLE)


def _item(number: int, title: str, words: str, keep: bool = False) -> Block:
    """One line of the page with its heading run in: all that is signed stands before the signers' eyes."""
    return Block(Style.BODY, (Span(f"{chinese(number)}、{title}。", style=Style.HEADING1), Span(words)), keep=keep)


def _told(part: Part) -> str:
    if not part.rows:
        return f"{part.none}{part.said}"
    return f"共 {len(part.rows)} {part.measure}，见后面的表。{part.said}"


def _keys(made: Booklet) -> str:
    """What opens the book, and whether it changed hands."""
    if not made.encrypted:
        return "台账没有设口令，没有恢复单。接收人可以在“设置—隐私和口令”里设口令。"
    ticked = "".join(f"{'☑' if made.between.slip is told else '☐'}{word}　" for told, word in SLIP).rstrip()
    return f"台账设了口令。恢复单：{ticked}。接收人应当换口令，补印恢复单。"


def _ending(made: Booklet, number: int) -> Iterator[Block]:
    """Where the backups are, and the signatures on the page of what stands right before them."""
    yield Block(Style.BODY, (Span(parted(made.backups)),))
    yield _item(number + 1, "口令和恢复单", _keys(made), keep=True)
    yield Block(Style.HEADING1, (Span(f"{chinese(number + 2)}、签字"),))
    between = made.between
    for word, name in (("移交人", between.giver), ("接收人", between.taker), ("监交人", between.witness)):
        yield Block(Style.BODY, (Span(f"{word}：{name or BLANK:　<6}　　签字：{BLANK}"),), keep=True)
    yield Block(Style.BODY, (Span("　　　　年　　　月　　　日"),))


def parted(words: str) -> str:
    """The words with places (never seen) behind the separators of their paths, where a line may end."""
    return re.sub(r"([\\/]+)(?=[^\\/”])", f"{HELD}\\1{PARTED}", words)


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
