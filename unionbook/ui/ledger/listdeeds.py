"""What the clerk can do in a list itself: menus of rows and columns, F2, copying and pasting, views."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from unionbook.ui.ledger.bringing import bring_in
from unionbook.ui.ledger.celledit import CellEdit
from unionbook.ui.ledger.clipboard import Clipboard
from unionbook.ui.ledger.columns import ListColumn
from unionbook.ui.ledger.headmenu import HeadMenu

if TYPE_CHECKING:
    from unionbook.ui.ledger.drawer import Drawer


class ListDeeds:
    """Of one drawer's list."""

    def __init__(self, drawer: "Drawer") -> None:
        self.drawer = drawer
        table, filters = drawer.table, drawer.filters
        self.cell, self.clipboard = CellEdit(drawer), Clipboard(drawer)
        table.headed.connect(self.open_head)
        table.cleared.connect(filters.unpick)
        table.frozen.narrow.connect(lambda: drawer.shell.toast("窗口太窄，这几列暂时不冻结；窗口变宽后自动恢复。"))
        table.customContextMenuRequested.connect(self._open_rows)
        filters.tools.table = table
        filters.viewed.connect(table.arranging.take)
        drawer.list.table_button.clicked.connect(lambda: bring_in(drawer))

    def above(self) -> str | None:
        """The uid of the record above the one in the form, "" for the first; None when the list does not show it."""
        rows, uid = self.drawer.table.rows, self.drawer.form.uid
        place = rows.place(uid) if self.drawer.form.stored and rows.source is not None else None
        if place is None:
            return None
        return rows.uid(place - 1) if place else ""

    def open_head(self, column: ListColumn, place: QPoint) -> None:
        """The menu of a column."""
        HeadMenu(self.drawer, column, place).open_at(place)

    def _open_rows(self, place: QPoint) -> None:
        from unionbook.ui.ledger.rowmenu import row_menu

        table = self.drawer.table
        if table.selected_count():
            row_menu(self.drawer).exec(table.viewport().mapToGlobal(place))
