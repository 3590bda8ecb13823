"""The menu of the rows chosen in a list, in the usual order."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from unionbook.ground.fields import LinkField
from unionbook.ground.kind import Kind
from unionbook.services.personpage import PERSON
from unionbook.services.successor import may_follow
from unionbook.store.book import Book
from unionbook.ui.batch.steps import open_moves, stages_of
from unionbook.ui.form.whose import persons_of
from unionbook.ui.ledger import deeds
from unionbook.ui.ledger.followon import follow_on
from unionbook.ui.ledger.onpaper import show_print
from unionbook.ui.look import theme

if TYPE_CHECKING:
    from unionbook.ui.ledger.drawer import Drawer


def besides(book: Book, kind: Kind, uid: str) -> list[tuple[Kind, Mapping[str, str]]]:
    """The registers a person of the row may be entered in next, each with what is known of the person already."""
    persons = list(persons_of(book, kind, uid))
    known = book.values(PERSON, persons[0]) if len(persons) == 1 else None
    if known is None or not known["id_number"]:
        return []
    found: list[tuple[Kind, Mapping[str, str]]] = []
    for other in book.cabinet.tabs():
        links = ((name, field) for name, field in other.fields.items() if isinstance(field, LinkField))
        own = next((name for name, field in links if field.kind == PERSON and "id_number" in field.embed), "")
        if own and other is not kind and not other.hidden:
            found.append((other, {f"{own}.{name}": str(known[name]) for name in ("name", "id_number")}))
    return found


def row_menu(drawer: "Drawer") -> QMenu:
    """The menu over the rows now chosen."""
    from unionbook.ui.outlet.exporting import show_export

    shell, kind, uids = drawer.shell, drawer.kind, drawer.table.chosen()
    menu = theme.soften(QMenu(drawer))
    menu.setAccessibleName(f"{kind.label}操作")
    menu.addAction(theme.icon("open"), "打开(&O)", drawer.into_form)
    if not drawer.deeds.cell.why_not():
        menu.addAction(theme.icon("edit"), "修改这一格(&E)\tF2", drawer.deeds.cell.edit)
    menu.addAction(theme.icon("copy"), "复制(&C)\tCtrl+C", drawer.deeds.clipboard.copy)
    if drawer.deeds.clipboard.sensitive:
        menu.addAction("复制（完整号码）…(&F)", drawer.deeds.clipboard.copy_full)
    menu.addAction("复制名称(&N)", lambda: deeds.copy(shell, kind, uids))
    if not kind.lasting:
        menu.addAction("粘贴为新记录(&V)\tCtrl+V", drawer.deeds.clipboard.paste)
    menu.addSeparator()
    if drawer.batch is not None and (steps := open_moves(kind, stages_of(shell.book, kind, uids))):
        inner = theme.soften(menu.addMenu("改状态(&S)"))
        for step in steps:
            inner.addAction(step.verb, partial(drawer.batch.ask, step, uids))
    if drawer.batch is not None and not kind.lasting and not shell.book.read_only:
        menu.addAction("批量修改…(&B)\tCtrl+M", partial(drawer.batch.edit, uids))
    if kind.forms or drawer.table.rows.count:
        menu.addAction(theme.icon("print"), "打印…(&P)\tCtrl+P", partial(show_print, drawer))
        menu.addAction(theme.icon("arrow_export"), "导出…(&X)\tCtrl+Shift+E", partial(show_export, drawer))
    if len(uids) == 1 and persons_of(shell.book, kind, uids[0]):
        menu.addAction(theme.icon("person"), "全部情况(&G)\tCtrl+G", drawer.show_person)
    if len(uids) == 1 and (others := besides(shell.book, kind, uids[0])):
        inner = theme.soften(menu.addMenu("为此人登记(&R)"))
        for other, given in others:
            inner.addAction(theme.icon(other.icon), other.enter or other.label, partial(shell.enter, other, given))
    if len(uids) == 1 and kind.successor is not None and may_follow(shell.book, kind, uids[0]):
        menu.addAction(theme.icon("arrow_sync"), f"{kind.successor.verb}(&W)", partial(follow_on, drawer, uids[0]))
    if len(uids) == 1:
        menu.addAction(theme.icon("history"), "历史(&H)", drawer.show_history)
    if not kind.lasting:
        menu.addSeparator()
        menu.addAction(theme.icon("delete"), "删除(&D)", drawer.remove)
    return menu
