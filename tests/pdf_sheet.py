"""Papers printed for tests, and their pages read back."""

import io
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from unionbook.services.pdf.fonts import Fonts
from unionbook.services.pdf.gongwen import print_paper
from unionbook.services.pdf.paper import Block, Paper, Printed, Signature, Span, Style

MM = 72 / 25.4
LEFT, TOP, WIDTH, HEIGHT = 28 * MM, 37 * MM, 156 * MM, 225 * MM
CELL, PITCH = WIDTH / 28, HEIGHT / 22

SHIPPED = Fonts(folders=())

needs_poppler = pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="poppler-utils is not installed")
"""pdftotext alone may be another maker's: git for Windows brings one."""


@dataclass(frozen=True)
class Text:
    """One row of a page as pypdf finds it: x and the baseline in points from the page's top left."""

    text: str
    x: float
    baseline: float


def block(style: Style, *parts: str | Span) -> Block:
    return Block(style, tuple(part if isinstance(part, Span) else Span(part) for part in parts))


def body(*parts: str | Span) -> Block:
    return block(Style.BODY, *parts)


def paper(*blocks: Block, signature: Signature | None = None, draft: bool = False) -> Paper:
    return Paper("工作总结", blocks, signature, "青山镇总工会", "年度工作总结", draft)


def print_it(asked: Paper, **options: Any) -> tuple[Printed, bytes]:
    out = io.BytesIO()
    printed = print_paper(asked, out, fonts=SHIPPED, **options)
    return printed, out.getvalue()


def rows(pdf: bytes, page: int = 0) -> list[Text]:
    """The rows of a page from top to bottom, its number last."""
    found: dict[tuple[float, float], str] = {}

    def visit(text: str, _cm: Any, matrix: list[float], _font: Any, _size: Any) -> None:
        if text.strip("\n"):
            key = matrix[4], matrix[5]
            found[key] = found.get(key, "") + text.strip("\n")

    sheet = PdfReader(io.BytesIO(pdf)).pages[page]
    sheet.extract_text(visitor_text=visit)
    lines = [Text(text, x, float(sheet.mediabox.height) - y) for (x, y), text in found.items()]
    return sorted(lines, key=lambda line: line.baseline)


def poppler(tool: str, pdf: bytes, *options: str, tmp: Path) -> bytes:
    """What a poppler tool says of the file (or writes, if it is given an output name)."""
    (tmp / "paper.pdf").write_bytes(pdf)
    done = subprocess.run([tool, *options[:-1], "paper.pdf", options[-1]], cwd=tmp, capture_output=True, check=True)
    return done.stdout
