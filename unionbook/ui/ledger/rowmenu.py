"""The menu of the rows chosen in a list, in the usual order."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from unionbook.ui.batch.steps import open_moves, stages_of
from unionbook.ui.form.whose import persons_of
from unionbook.ui.ledger import deeds
from unionbook.ui.ledger.onpaper import show_print
from unionbook.ui.look import theme

if TYPE_CHECKING:
    from unionbook.ui.ledger.drawer import Drawer


def row_menu(drawer: "Drawer") -> QMenu:
    """The menu over the rows now chosen."""
    shell, kind, uids = drawer.shell, drawer.kind, drawer.table.chosen()
    menu = theme.soften(QMenu(drawer))
    menu.setAccessibleName(f"{kind.label}操作")
    menu.addAction(theme.icon("open"), "打开(&O)", drawer.into_form)
    menu.addAction(theme.icon("copy"), "复制名称(&C)", lambda: deeds.copy(shell, kind, uids))
    if drawer.batch is not None and (steps := open_moves(kind, stages_of(shell.book, kind, uids))):
        inner = theme.soften(menu.addMenu("改状态(&S)"))
        for step in steps:
            inner.addAction(step.verb, partial(drawer.batch.ask, step, uids))
    if kind.forms:
        menu.addAction(theme.icon("print"), "打印…(&P)\tCtrl+P", partial(show_print, drawer))
    if len(uids) == 1 and persons_of(shell.book, kind, uids[0]):
        menu.addAction(theme.icon("person"), "全部情况(&I)\tCtrl+I", drawer.show_person)
    if len(uids) == 1:
        menu.addAction(theme.icon("history"), "历史(&H)", drawer.show_history)
    if not kind.lasting:
        menu.addSeparator()
        menu.addAction(theme.icon("delete"), "删除(&D)", drawer.remove)
    return menu
