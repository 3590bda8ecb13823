"""The manual, the key card and the hand-over booklet out of the window: to a printer or into a file."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog
from shiboken6 import isValid

from unionbook.ground.errors import Refusal
from unionbook.services.report.printing import PAPER_SUFFIX, save_pdf
from unionbook.ui.frame import work

if TYPE_CHECKING:
    from unionbook.ui.frame.desk import Desk

Made = Callable[[], tuple[bytes, int]]
"""Makes a PDF beside the window; how many pages it has."""


def to_printer(desk: "Desk", title: str, make: Made) -> None:
    """Print through the system's dialog."""

    def printed(result: tuple[bytes, int]) -> None:
        from unionbook.ui.paper.paperpages import PaperPages
        from unionbook.ui.paper.printing import ask_and_print

        if not isValid(desk):
            return
        pages = PaperPages()
        pages.load(result[0])
        if ask_and_print(pages.document, title, desk):
            desk.toast(f"已送往打印机：{title}，{result[1]} 页。")

    work.run(desk, lambda step: make(), printed, "正在排版，请稍候")


def to_file(desk: "Desk", title: str, make: Made) -> None:
    """Ask for a file and write it there."""
    usual = desk.book.path.parent / f"{title}{PAPER_SUFFIX}"
    chosen, _ = QFileDialog.getSaveFileName(desk, "存成 PDF", str(usual), f"PDF 文件 (*{PAPER_SUFFIX})")
    if chosen:
        write_to(desk, Path(chosen), make)


def write_to(desk: "Desk", out: Path, make: Made) -> None:
    """Write it to a file."""

    def written(result: tuple[bytes, int]) -> None:
        try:
            save_pdf(result[0], out)
        except Refusal as refusal:
            desk.refuse(refusal)
        else:
            desk.toast(f"已存成“{out.name}”，{result[1]} 页。")

    work.run(desk, lambda step: make(), written, "正在排版，请稍候")


def print_manual_of(desk: "Desk") -> None:
    """The manual to a printer."""
    from unionbook.services.help.manual import TITLE, print_manual

    to_printer(desk, TITLE, print_manual)


def save_manual_of(desk: "Desk") -> None:
    """The manual into a file."""
    from unionbook.services.help.manual import TITLE, print_manual

    to_file(desk, TITLE, print_manual)


def print_card_of(desk: "Desk") -> None:
    """The key card to a printer."""
    from unionbook.services.help.manual import CARD, print_card

    to_printer(desk, CARD, print_card)
