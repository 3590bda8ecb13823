"""From a list to the page that brings tables in."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unionbook.ui.ledger.drawer import Drawer


def bring_in(drawer: "Drawer", text: str = "") -> None:
    """The import page for the list's kind. text: a pasted block to begin with."""
    from unionbook.ui.frame.desk import Desk
    from unionbook.ui.intake.joins import show_import

    if isinstance(desk := drawer.shell, Desk):
        show_import(desk, drawer.kind, text=text)
