"""The printed manual and the key card, made of the help's own texts by the paper engine."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import chain, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from unionbook import __version__
from unionbook.ground import resources
from unionbook.ground.numerals import chinese
from unionbook.services.help.contents import Column, Entry, draw_contents
from unionbook.services.help.keys import groups
from unionbook.services.help.pages import HelpPage, Line, Sort, library
from unionbook.services.pdf import grid
from unionbook.services.pdf.ledger.model import Ledger, LedgerColumn, LedgerRow
from unionbook.services.pdf.paper import Block, Paper, Span, Style

if TYPE_CHECKING:
    from unionbook.services.pdf.fonts import Fonts

TITLE, CARD = "工会台账使用手册", "快捷键卡"
MOST = 24
"""Pages of the manual, at most."""

CARD_SIZE = 12.0
"""Points of the words on the card: read without glasses, all alike."""

_ONE_ROW = grid.CHARACTERS + 4
"""A paragraph of no more characters may be one row: Western letters are narrow."""


def chapters() -> list[HelpPage]:
    """The pages of the manual, in order."""
    return sorted((page for page in library().values() if page.place), key=lambda page: page.place)


def to_paper() -> Paper:
    """The text of the manual, its headings marked with the names of their pages."""
    blocks = [block for number, page in enumerate(chapters(), 1) for block in _chapter(number, page)]
    return Paper(title=TITLE, blocks=tuple(blocks), author="UnionBook", subject="使用手册")


def contents() -> tuple[Column, Column]:
    """The two columns of the table of contents: the screens; the questions and the card."""
    pages = chapters()
    entries = [Entry(_number(at), page.title, page.name) for at, page in enumerate(pages, 1)]
    # The first day, which begins the manual, is written as a question, too.
    daily = 1 + sum(not page.question for page in pages)
    return ("平常怎么用", entries[:daily]), ("遇到事怎么办", [*entries[daily:], Entry("", CARD, CARD)])


def _number(number: int) -> str:
    return f"{chinese(number)}、"


def _chapter(number: int, page: HelpPage) -> Iterator[Block]:
    yield Block(Style.HEADING1, (Span(f"{_number(number)}{page.title}", page.name),))
    step = 0
    for at, line in enumerate(page.lines):
        keep = _goes_on(page.lines, at)
        match line.sort:
            case Sort.STEP:
                step += 1
                yield Block(Style.BODY, (Span(f"{step}. {line.text}"),), keep=keep)
            case Sort.HEAD:
                step = 0
                yield Block(Style.HEADING2, (Span(line.text),))
            case Sort.REMARK:
                yield Block(Style.BODY, (Span("留心：", style=Style.HEADING1), Span(line.text)), keep=keep)
            case Sort.PICTURE:
                name, _, words = line.text.partition("｜")
                yield Block(Style.CAPTION, (Span(words),), picture(name).read_bytes())
            case _:
                yield Block(Style.BODY, (Span(line.text),), keep=keep)


def _goes_on(lines: Sequence[Line], at: int) -> bool:
    """Whether a page may not end behind a line: one row under its heading, or only one row left of the chapter."""
    heading = at == 0 and len(lines[at].text) <= _ONE_ROW
    ending = at == len(lines) - 2 and len(lines[-1].text) <= _ONE_ROW
    return heading or ending


def picture(name: str) -> Path:
    """A picture of the manual, by the name the help has for it (build_scripts/pictures.py takes them)."""
    return resources.path("help", "pictures", f"{name}.jpg")


def to_card() -> Ledger:
    """Every key on one sheet, in two columns side by side; no group is torn."""
    parts = [[(f"【{title}】", ""), *keys] for title, keys in groups().items()]
    ways = [(list(chain(*parts[:at])), list(chain(*parts[at:]))) for at in range(1, len(parts))]
    pair = min(ways, key=lambda way: max(map(len, way)))
    columns = [LedgerColumn("做什么", 11.1), LedgerColumn("按什么", 8.3)] * len(pair)
    rows = [LedgerRow([*left, *right]) for left, right in zip_longest(*pair, fillvalue=("", ""))]
    return Ledger(CARD, tuple(columns), rows, landscape=False, largest=CARD_SIZE, row_mm=6.0)


def print_manual(fonts: "Fonts | None" = None) -> tuple[bytes, int]:
    """The manual's PDF, its table of contents first and the key card as its last page, and how many pages it has."""
    from unionbook.services.pdf.file import PdfFile
    from unionbook.services.pdf.fonts import Fonts
    from unionbook.services.pdf.gongwen import draw_paper, properties
    from unionbook.services.pdf.ledger.printing import draw_ledger

    out, fonts, paper = BytesIO(), fonts or Fonts(), to_paper()
    file, pages = PdfFile(out, properties(paper)), dict[str, int]()
    draw_contents(file, fonts, (TITLE, f"（UnionBook {__version__}，不联网，离线使用）"), contents(), pages)
    for place in draw_paper(paper, file, fonts=fonts).places:
        pages.setdefault(place.mark, place.page + 1)
    pages[CARD] = file.pages + 1
    # The card is taken out and laid on the desk: a sheet of its own, with margins of its own.
    draw_ledger(to_card(), file, fonts=fonts)
    file.close()
    return out.getvalue(), file.pages


def print_card(fonts: "Fonts | None" = None) -> tuple[bytes, int]:
    """The key card alone."""
    from unionbook.services.pdf.ledger.printing import print_ledger

    out = BytesIO()
    printed = print_ledger(to_card(), out, fonts=fonts)
    return out.getvalue(), printed.pages
