"""Pages without a tab that are reached from menus and from the search box; each is loaded when it is first wanted."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
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


def show_verify(desk: "Desk") -> None:
    """Is a PDF or a paper what was issued?"""
    from unionbook.ui.aside.verifying import VerifyPage

    desk.visit(lambda: VerifyPage(desk))
