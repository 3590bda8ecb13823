"""The printed manual and the key card, made of the help's own texts by the paper engine."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from unionbook import __version__
from unionbook.ground import resources
from unionbook.ground.numerals import chinese
from unionbook.services.help.keys import groups
from unionbook.services.help.pages import HelpPage, Sort, library
from unionbook.services.pdf.ledger.model import Ledger, LedgerColumn, LedgerRow
from unionbook.services.pdf.paper import Block, Paper, Span, Style

if TYPE_CHECKING:
    from unionbook.services.pdf.fonts import Fonts

TITLE, CARD = "工会台账使用手册", "快捷键卡"
MOST = 24
"""Pages of the manual, at most."""

PAIRS = 3
"""What is done and by which key, so many times side by side on the card."""


def chapters() -> list[HelpPage]:
    """The pages of the manual, in order."""
    return sorted((page for page in library().values() if page.place), key=lambda page: page.place)


def to_paper() -> Paper:
    """The text of the manual."""
    blocks = [
        Block(Style.TITLE, (Span(TITLE),)),
        Block(Style.SUBTITLE, (Span(f"（UnionBook {__version__}，不联网，离线使用）"),)),
    ]
    for number, page in enumerate(chapters(), 1):
        blocks += _chapter(number, page)
    return Paper(title=TITLE, blocks=tuple(blocks), author="UnionBook", subject="使用手册")


def _chapter(number: int, page: HelpPage) -> Iterator[Block]:
    yield Block(Style.HEADING1, (Span(f"{chinese(number)}、{page.title}"),))
    step = 0
    for line in page.lines:
        match line.sort:
            case Sort.STEP:
                step += 1
                yield Block(Style.BODY, (Span(f"{step}. {line.text}"),))
            case Sort.HEAD:
                step = 0
                yield Block(Style.HEADING2, (Span(line.text),))
            case Sort.REMARK:
                yield Block(Style.BODY, (Span("留心：", style=Style.HEADING1), Span(line.text)))
            case Sort.PICTURE:
                name, _, words = line.text.partition("｜")
                yield Block(Style.CAPTION, (Span(words),), picture(name).read_bytes())
            case _:
                yield Block(Style.BODY, (Span(line.text),))


def picture(name: str) -> Path:
    """A picture of the manual, by the name the help has for it (build_scripts/pictures.py takes them)."""
    return resources.path("help", "pictures", f"{name}.jpg")


def to_card() -> Ledger:
    """Every key on one sheet, in columns side by side."""
    lines: list[tuple[str, str]] = []
    for title, keys in groups().items():
        lines += [(f"【{title}】", ""), *keys]
    tall = -(-len(lines) // PAIRS)
    lines += [("", "")] * (PAIRS * tall - len(lines))
    columns = [LedgerColumn("做什么", 12, shrink=True), LedgerColumn("按什么", 8, shrink=True)] * PAIRS
    rows = [LedgerRow([words for line in lines[at::tall] for words in line]) for at in range(tall)]
    return Ledger(CARD, tuple(columns), rows, row_mm=5.2, notes=("在任何一页按 F1，就是那一页的帮助。",))


def print_manual(fonts: "Fonts | None" = None) -> tuple[bytes, int]:
    """The manual's PDF with the key card as its last page, and how many pages it has."""
    from unionbook.services.pdf.file import PdfFile
    from unionbook.services.pdf.fonts import Fonts
    from unionbook.services.pdf.gongwen import draw_paper, properties
    from unionbook.services.pdf.ledger.printing import draw_ledger

    out, fonts, paper = BytesIO(), fonts or Fonts(), to_paper()
    file = PdfFile(out, properties(paper))
    draw_paper(paper, file, fonts=fonts)
    draw_ledger(to_card(), file, fonts=fonts, document=True)
    file.close()
    return out.getvalue(), file.pages


def print_card(fonts: "Fonts | None" = None) -> tuple[bytes, int]:
    """The key card alone."""
    from unionbook.services.pdf.ledger.printing import print_ledger

    out = BytesIO()
    printed = print_ledger(to_card(), out, fonts=fonts)
    return out.getvalue(), printed.pages
