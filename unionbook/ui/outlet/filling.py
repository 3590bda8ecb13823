"""A county's table filled beside the window and put where the clerk wants it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from unionbook.ground.conditions import Frame
from unionbook.ground.errors import Refusal
from unionbook.services.outlet.county.package import Package
from unionbook.services.outlet.county.tied import Filling, Tied, gathered, hand_out
from unionbook.store.book import Book
from unionbook.ui.form.unmasking import Asking, Reason
from unionbook.ui.frame import beside
from unionbook.ui.frame.page import Shell
from unionbook.ui.outlet.exporting import tell_file

if TYPE_CHECKING:
    from unionbook.services.check import Step

ASKING = Asking(
    "填完整号码",
    "名单里的证件号码、电话、账号会完整填进县里的表。"
    "这次填表会记入“查阅登记”：谁、何时、哪台电脑、填什么表、多少条、做什么用。",
    "填好另存…",
    "arrow_export",
)


def ask_reason(parent: QWidget, go_on: Callable[[str], None]) -> None:
    """Ask what full numbers in the table are for, and go on with that."""
    dialog = Reason(parent, ASKING)
    dialog.accepted.connect(lambda: go_on(dialog.reason))
    dialog.open()


def fill(shell: Shell, one: Tied, package: Package, frame: Frame, out: Path, reason: str) -> None:
    """Write the table filled for a period. reason: what full numbers are for, "" for masked ones."""
    def made(book: Book, step: "Step") -> tuple[Filling, bytes]:
        filling = gathered(book, one, package, frame, not reason)
        return filling, package.filled(filling.values)

    def done(found: tuple[Filling, bytes]) -> None:
        filling, body = found
        try:
            hand_out(shell.book, one, filling, body, frame, out, reason)
        except Refusal as refusal:
            shell.refuse(refusal)
        else:
            tell_file(shell, f"已填好 {filling.cells:,} 格，存到“{out.name}”", out.parent)

    beside.read(shell, made, done, "正在填表，可以照常工作")
