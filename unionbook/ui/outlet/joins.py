"""Where the window leads to from its menus."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unionbook.ui.frame.desk import Desk


def show_county(desk: "Desk") -> None:
    """The county's own tables, filled with the book's figures."""
    from unionbook.ui.outlet.county import CountyPage

    desk.visit(lambda: CountyPage(desk))
