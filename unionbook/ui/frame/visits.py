"""Pages without a tab that are reached from menus and from the search box; each is loaded when it is first wanted."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unionbook.ground.kind import Kind
    from unionbook.ui.frame.desk import Desk
    from unionbook.ui.frame.everywhere import Hit


def open_hit(desk: "Desk", hit: "Hit") -> None:
    """What was searched for: a record, or the rows of a figure of an issued report."""
    if not hit.code:
        desk.open_record(hit.kind, hit.uid)
        return
    from unionbook.ui.aside.frozenrows import FrozenRows

    desk.visit(lambda: FrozenRows.of_code(desk, hit.code))


def show_own_figures(desk: "Desk") -> None:
    """The numbers the office made of its filters."""
    from unionbook.ui.aside.ownfigures import OwnFigures

    desk.visit(lambda: OwnFigures(desk))


def show_templates(desk: "Desk") -> None:
    """How reports are written, and the office's own way of it."""
    from unionbook.ui.aside.templates import TemplatesPage

    desk.visit(lambda: TemplatesPage(desk))


def go_on(desk: "Desk", kind: "Kind", uid: str) -> None:
    """The form of a record with what was typed in it and not saved."""
    from unionbook.ui.ledger.ledger import LedgerPage

    if kind.single:
        desk.show_single(kind)
        return
    desk.show_list(kind)
    if isinstance(page := desk.page, LedgerPage):
        page.show_record(kind, uid if desk.book.values(kind.name, uid) is not None else "")
        page.drawer.form.safe.take_up(uid)


def show_acts(desk: "Desk") -> None:
    """Everything that was done to the book."""
    from unionbook.ui.aside.acts import ActsPage

    desk.visit(lambda: ActsPage(desk))


def show_messages(desk: "Desk") -> None:
    """What the window said since the book was opened."""
    from unionbook.ui.aside.messages import MessagesPage

    desk.visit(lambda: MessagesPage(desk))


def show_health(desk: "Desk") -> None:
    """What is missing, old or there twice in the registers."""
    from unionbook.ui.aside.health import HealthPage

    desk.visit(lambda: HealthPage(desk))


def show_doubles(desk: "Desk", kind: "Kind") -> None:
    """Rows of a kind that may be one and the same."""
    from unionbook.ui.aside.doubles import DoublesPage

    desk.visit(lambda: DoublesPage(desk, kind))


def show_file_check(desk: "Desk") -> None:
    """Is every page and every link of the file's history sound?"""
    from unionbook.ui.aside.filecheck import FileCheckPage

    desk.visit(lambda: FileCheckPage(desk))


def show_verify(desk: "Desk") -> None:
    """Is a PDF or a paper what was issued?"""
    from unionbook.ui.aside.verifying import VerifyPage

    desk.visit(lambda: VerifyPage(desk))


def show_import(desk: "Desk") -> None:
    """A table of Excel or WPS into the register in front, or into the one it is like."""
    from unionbook.ui.intake.joins import show_import

    show_import(desk)


def show_keys(desk: "Desk") -> None:
    """The sheet of all keys."""
    from unionbook.ui.aside.help import KeySheet

    KeySheet(desk).open()


def show_page(desk: "Desk", name: str) -> None:
    """A page of the help by its name."""
    from unionbook.ui.help.sheet import HelpBook

    book = HelpBook(desk, desk.book.cabinet)
    book.show_page(name)
    book.open()


def show_handover(desk: "Desk") -> None:
    """Ask who hands over to whom, for the booklet."""
    from unionbook.ui.aside.handover import HandoverSheet

    HandoverSheet(desk).open()


def print_paper(desk: "Desk", which: str) -> None:
    """The manual to a printer ("manual") or into a file ("file"), the key card to a printer ("card")."""
    from unionbook.ui.help import paper

    {"manual": paper.print_manual_of, "file": paper.save_manual_of, "card": paper.print_card_of}[which](desk)
