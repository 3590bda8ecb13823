"""The menu of the rows chosen in a list, in the usual order."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from unionbook.ui.ledger import deeds
from unionbook.ui.look import theme

if TYPE_CHECKING:
    from unionbook.ui.ledger.drawer import Drawer


def row_menu(drawer: "Drawer") -> QMenu:
    """The menu over the rows now chosen."""
    shell, kind, uids = drawer.shell, drawer.kind, drawer.table.selected()
    menu = theme.soften(QMenu(drawer))
    menu.setAccessibleName(f"{kind.label}操作")
    menu.addAction(theme.icon("open"), "打开(&O)", drawer.into_form)
    menu.addAction(theme.icon("copy"), "复制名称(&C)", lambda: deeds.copy(shell, kind, uids))
    if steps := deeds.moves_of(shell, kind, uids):
        inner = theme.soften(menu.addMenu("改状态(&S)"))
        for step in steps:
            inner.addAction(step.verb, partial(drawer.move_rows, step))
    if len(uids) == 1:
        menu.addAction(theme.icon("history"), "历史(&H)", drawer.show_history)
    menu.addSeparator()
    menu.addAction(theme.icon("delete"), "删除(&D)", drawer.remove)
    return menu
