"""The way to the import page: from the menu, with a file dropped on the window, with a block pasted into a list."""

from pathlib import Path
from typing import TYPE_CHECKING

from unionbook.ground.errors import Refusal
from unionbook.ground.kind import Kind

if TYPE_CHECKING:
    from unionbook.ui.frame.desk import Desk
    from unionbook.ui.intake.page import ImportPage


def show_import(desk: "Desk", kind: Kind | None = None, path: Path | None = None, text: str = "") -> None:
    """The page that brings tables in. kind: into which register; by default that of the list in front.
    path: the file to begin with.  text: a pasted block to begin with."""
    from unionbook.ui.intake.course import Course
    from unionbook.ui.intake.page import ImportPage

    if desk.book.read_only:
        desk.refuse(Refusal(desk.book.read_only))
        return
    page = desk.page
    if not isinstance(page, ImportPage):
        course = Course(kind or _in_front(desk))
        if not desk.visit(lambda: ImportPage(desk, course)):
            return
        page = desk.page
    elif path or text:
        page.begin_again()
    assert isinstance(page, ImportPage)
    _begin(page, path, text)


def _begin(page: "ImportPage", path: Path | None, text: str) -> None:
    if path is not None:
        page.read(path)
    elif text:
        page.read_text(text)


def _in_front(desk: "Desk") -> Kind | None:
    """The kind of the list in front, if tables can be taken into it."""
    from unionbook.services.intake.guessing import importable
    from unionbook.ui.ledger.ledger import LedgerPage

    kind = desk.page.drawer.kind if isinstance(desk.page, LedgerPage) else None
    return kind if kind in importable(desk.book.cabinet) else None
