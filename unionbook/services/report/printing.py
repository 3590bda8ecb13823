"""A report on paper: made into a PDF in memory, or written to a file that is whole or not there."""

import errno
from collections.abc import Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import Path

from unionbook.ground.errors import Refusal
from unionbook.ground.periods import Period
from unionbook.services.pdf import paper
from unionbook.services.pdf.paper import Paper, Printed, Signature, Span
from unionbook.services.report.compose import compose
from unionbook.services.report.model import Report
from unionbook.store.book import Book
from unionbook.store.sync import put_in_place, sync

PAPER_SUFFIX = ".pdf"
FIGURE, SECTION = "figure:", "section:"
"""Marks on paper: a figure by its place among the report's figures, a section's heading by the section's place."""


def to_paper(report: Report, enclosed: Sequence[str] = (), draft: bool = True) -> Paper:
    """The report as a paper; figures and headings of sections marked. Until it is issued it is a draft."""
    blocks, figure, begun = [], 0, {0}
    for block in report.blocks:
        spans = []
        for piece in block.pieces:
            mark = ""
            if piece.counted:
                mark, figure = f"{FIGURE}{figure}", figure + 1
            elif block.section not in begun:
                mark = f"{SECTION}{block.section}"
                begun.add(block.section)
            spans.append(Span(piece.text, mark))
        blocks.append(paper.Block(block.style, tuple(spans)))
    return Paper(
        title=report.title,
        blocks=tuple(blocks),
        signature=Signature(report.office, report.day) if report.office else None,
        author=report.office,
        subject=report.period.label,
        draft=draft,
        enclosed=tuple(enclosed),
    )


def to_pdf(printable: Paper) -> tuple[bytes, Printed]:
    """The paper's PDF and where its marks came to stand. It needs no book, so it may be made beside the window."""
    from unionbook.services.pdf.gongwen import print_paper

    out = BytesIO()
    printed = print_paper(printable, out)
    return out.getvalue(), printed


def print_report(book: Book, period: Period, out: Path, template: str | None = None) -> Printed:
    """Compose a report and write its PDF to a file. Raises Refusal, the file as it was."""
    pdf, printed = to_pdf(to_paper(compose(book, period, template)))
    save_pdf(pdf, out)
    return printed


def save_pdf(pdf: bytes, out: Path) -> None:
    """Write a PDF under its name in one go. Raises Refusal, what stood there before untouched."""
    if not out.parent.is_dir():
        raise Refusal(f"找不到文件夹“{out.parent}”，PDF 没有写出。请换一个位置。")
    part = out.with_name(out.name + ".part")
    try:
        part.write_bytes(pdf)
        sync(part)
        put_in_place(part, out)
    except OSError as fault:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        why = "。它可能在别的程序里打开着，或那里不允许写入，请关掉它或换一个位置。"
        if fault.errno in (errno.ENOSPC, errno.EDQUOT):
            why = "：磁盘已满。请清出空间，或换一个位置。"
        raise Refusal(f"“{out.name}”写不进去{why}") from None
