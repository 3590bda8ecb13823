"""What only the printed pages show: characters without a glyph, crowded rows, headings and signatures left alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from unionbook.services.pdf.ledger.model import PrintedLedger
from unionbook.services.pdf.paper import Paper, Printed, Style
from unionbook.services.report.model import Report
from unionbook.services.report.printing import FIGURE, SECTION
from unionbook.services.report.proof.finding import Finding, Place, Severity, in_order, named
from unionbook.services.report.sheaf import PrintedSheaf
from unionbook.services.report.tables import Filled
from unionbook.services.report.whole import Whole

_HEADINGS = (Style.HEADING1, Style.HEADING2, Style.HEADING3, Style.HEADING4)
_AROUND = 5
"""Characters told on either side of one that cannot be shown."""
BLOCK, BLANK = "block:", "blank:"
"""Marks of a paragraph's other words, and of its places to fill."""


def proof_paper(whole: Whole, printed: PrintedSheaf) -> list[Finding]:
    """What is to be put right or looked at on the printed pages. It asks no book, so it may be made beside the window.

    printed: of a paper `marked` before it was printed; else nothing is told of where paragraphs end.
    """
    found = [*_unshown(whole.report, printed.text), *_headings(whole.report, printed.text)]
    if not encloses(whole):
        found += _signature(whole.report, printed.text)
    first = len(printed.tables) - len(whole.tables)  # behind the table of a correction
    for at, (filled, ledger) in enumerate(zip(whole.tables, printed.tables[first:], strict=True)):
        found += _table(at, filled, ledger)
    return in_order(found)


def marked(paper: Paper) -> Paper:
    """The paper with every word of its paragraphs marked, so that it is known on which pages they stand."""
    blocks = tuple(
        replace(block, spans=tuple(span if span.mark else replace(span, mark=f"{BLOCK}{at}") for span in block.spans))
        for at, block in enumerate(paper.blocks)
    )
    return replace(paper, blocks=blocks)


def _unshown(report: Report, printed: Printed) -> Iterator[Finding]:
    """The words with a character no font can show."""
    left = set(printed.unshown)
    for at, block in enumerate(report.blocks):
        if found := [char for char in printed.unshown if char in block.text]:
            left -= set(found)
            words = named((f"“{_near(block.text, char)}”" for char in found), 3, "处")
            yield _unprintable(found, words, Place(block.section, at, block.line))
    if left:
        yield _unprintable(sorted(left), "落款或附件名称", Place())


def _unprintable(chars: Sequence[str], words: str, place: Place) -> Finding:
    codes = "、".join(f"U+{ord(char):04X}" for char in chars)
    what = f"{words}里有字库没有的字（{codes}），纸上只印成“〓”"
    sentence = f"{what}。请核对是不是打错；确是生僻字的，请按证件用同音字或加注。"
    return Finding("unshown", sentence, Severity.STOP, place)


def _near(text: str, char: str) -> str:
    at = text.index(char)
    return text[max(0, at - _AROUND) : at + 1 + _AROUND]


def _table(at: int, filled: Filled, ledger: PrintedLedger) -> Iterator[Finding]:
    title = f"附表“{filled.form.title}”"
    left = set(ledger.unshown)
    for number, row in enumerate(filled.rows):
        for column, text in enumerate((row.words, *(cell.words for cell in row.cells)), -1):
            if found := [char for char in ledger.unshown if char in text]:
                left -= set(found)
                place = Place(table=at, row=number, column=column)
                yield _unprintable(found, f"{title}的“{text}”", place)
    if left:
        yield _unprintable(sorted(left), f"{title}的标题、表头或附注", Place(table=at))
    for number in ledger.crowded:
        label = filled.rows[number - 1].label if 0 < number <= len(filled.rows) else ""
        sentence = f"{title}第{number}行“{label}”的字太多，缩小了才印得下，可能看不清。请把这一行的内容写短些。"
        yield Finding("crowded", sentence, place=Place(table=at, row=number - 1))


def encloses(whole: Whole) -> bool:
    """Is anything told between text and signature?"""
    return bool(whole.report.attachments or whole.tables or whole.charts)


def _headings(report: Report, printed: Printed) -> Iterator[Finding]:
    """Headings cut off from their text."""
    pages = _pages_of(report, printed)
    for at, block in enumerate(report.blocks[:-1]):
        if block.style in _HEADINGS and at in pages and at + 1 in pages and pages[at][1] < pages[at + 1][0]:
            sentence = f"标题“{block.text[:16]}”印在页末，正文在下一页。请在它前面增删一两句，让标题和正文在一起。"
            yield Finding("foot", sentence, place=Place(block.section, at, block.line))


def _signature(report: Report, printed: Printed) -> Iterator[Finding]:
    """A signature without any text on its page."""
    pages, last = _pages_of(report, printed), len(report.blocks) - 1
    if printed.seal is not None and last in pages and pages[last][1] < printed.seal.page:
        block = report.blocks[last]
        sentence = "落款单独印在一页上，没有正文，容易被人套用。请增删几句，让落款和正文在一页。"
        yield Finding("alone", sentence, place=Place(block.section, last, block.line))


def _pages_of(report: Report, printed: Printed) -> Mapping[int, tuple[int, int]]:
    """The first and the last page of each paragraph; {} when not all of its words are marked."""
    by_mark: dict[str, list[int]] = {}
    for place in printed.places:
        by_mark.setdefault(place.mark, []).append(place.page)
    if not any(mark.startswith(BLOCK) for mark in by_mark):
        return {}
    found: dict[int, tuple[int, int]] = {}
    figure, begun = 0, {0}
    for at, block in enumerate(report.blocks):
        marks = [f"{BLOCK}{at}", f"{BLANK}{at}"]
        if block.section not in begun:
            begun.add(block.section)
            marks.append(f"{SECTION}{block.section}")
        for piece in block.pieces:
            if piece.counted:
                marks.append(f"{FIGURE}{figure}")
                figure += 1
        if pages := [page for mark in marks for page in by_mark.get(mark, [])]:
            found[at] = min(pages), max(pages)
    return found
