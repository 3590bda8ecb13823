"""What stands in the menus of an open book."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from unionbook.ui.frame.focus import redo_in, undo_in
from unionbook.ui.frame.menus import Command, Entry
from unionbook.ui.frame.support import show_log
from unionbook.ui.frame.visits import (
    print_paper,
    show_acts,
    show_doubles,
    show_file_check,
    show_handover,
    show_health,
    show_import,
    show_keys,
    show_messages,
    show_own_figures,
    show_page,
    show_templates,
    show_verify,
)
from unionbook.ui.look import theme
from unionbook.ui.look.tokens import SCALES
from unionbook.ui.outlet.joins import show_county

if TYPE_CHECKING:
    from unionbook.ui.frame.desk import Desk
    from unionbook.ui.frame.window import Window


def menus(desk: "Desk", window: "Window") -> list[tuple[str, list[Entry]]]:
    """The menus with their commands, in order."""
    return [
        ("文件(&F)", _file(desk, window)),
        ("编辑(&E)", _edit(desk)),
        ("查看(&V)", _view(desk, window)),
        ("数据(&D)", _data(desk)),
        ("报告(&R)", _report(desk)),
        ("帮助(&H)", _help(desk, window)),
    ]


def _file(desk: "Desk", window: "Window") -> list[Entry]:
    single: list[Entry] = [
        Command(f"{kind.label}信息(&U)", partial(desk.show_single, kind), icon=kind.icon)
        for kind in desk.book.cabinet
        if kind.single
    ]
    return [
        Command("新建台账…(&N)", window.ask_new, icon="document_add"),
        Command("打开台账…(&O)", window.ask_open, ("Ctrl+O",), icon="folder_open"),
        Command("打开示例(&D)", window.open_practice, icon="book_open"),
        None,
        *single,
        None,
        Command("导入 Excel 表格…(&M)", partial(show_import, desk), ("Ctrl+I",), icon="arrow_import"),
        None,
        Command("备份和恢复(&B)", desk.show_backups, icon="shield_checkmark"),
        Command("核对台账文件(&I)", partial(show_file_check, desk)),
        Command("另存为…(&A)", window.copies.save_as, ("F12", "Ctrl+Shift+S"), icon="save_copy"),
        Command("复制到 U 盘(&K)", window.copies.to_stick, icon="usb_stick"),
        Command("交接册…(&H)", partial(show_handover, desk), icon="document_signature"),
        None,
        Command("设置…(&S)", desk.show_settings, icon="settings"),
        Command("锁定(&L)", window.locking.lock, ("Ctrl+L",), icon="lock_closed"),
        None,
        Command("打印(&P)", _of_page(desk, "print"), ("Ctrl+P",), icon="print", needs="print"),
        None,
        Command("关闭台账(&C)", window.close_book),
        Command("安全退出(&E)", window.copies.leave_safely, icon="shield_checkmark"),
        Command("退出(&X)", window.close, ("Ctrl+Q",), icon="sign_out"),
    ]


def _edit(desk: "Desk") -> list[Entry]:
    return [
        Command("撤销(&U)", partial(_here, undo_in, desk.undo), ("Ctrl+Z",), icon="arrow_undo"),
        Command("重做(&R)", partial(_here, redo_in, desk.redo), ("Ctrl+Y", "Ctrl+Shift+Z"), icon="arrow_redo"),
        None,
        Command("登记新记录(&N)", _of_page(desk, "new"), ("Ctrl+N",), icon="add", needs="new"),
        Command("保存(&S)", desk.guarding.save, ("Ctrl+S",), icon="save"),
        Command("保存并新建(&A)", _of_page(desk, "save_and_new"), ("Ctrl+Return", "Ctrl+Enter"), needs="save_and_new"),
        Command("放弃修改(&G)", _of_page(desk, "discard"), icon="arrow_reset", needs="discard"),
        Command("删除(&D)", _of_page(desk, "remove"), icon="delete", needs="remove"),
        None,
        Command("在本页查找(&F)", _of_page(desk, "find"), ("Ctrl+F", "Ctrl+E"), icon="search", needs="find"),
        Command("全局搜索(&K)", lambda: desk.row.search.setFocus(), ("Ctrl+K",)),
    ]


def _view(desk: "Desk", window: "Window") -> list[Entry]:
    tabs: list[Entry] = [
        Command(f"{tab.label}(&{number})", partial(desk.go, number - 1), (f"Ctrl+{number}",), icon=tab.icon)
        for number, tab in enumerate(desk.tabs[:9], 1)
    ]
    sizes = [
        Command(name, partial(window.set_size, name), on=window.settings.size == name) for name in SCALES
    ]
    return [
        *tabs,
        Command("下一页(&T)", partial(_step_tab, desk, 1), ("Ctrl+Tab",)),
        Command("返回(&H)", desk.back, ("Alt+Left",), icon="arrow_left"),
        Command("上一页(&B)", partial(_step_tab, desk, -1), ("Ctrl+Shift+Tab",)),
        None,
        ("文字大小(&S)", sizes),
        Command("放大文字(&I)", lambda: window.step_size(1), ("Ctrl++", "Ctrl+="), icon="zoom_in"),
        Command("缩小文字(&M)", lambda: window.step_size(-1), ("Ctrl+-",), icon="zoom_out"),
        Command("标准文字(&0)", lambda: window.set_size(next(iter(SCALES))), ("Ctrl+0",)),
        Command("访客模式(&V)", window.locking.turn_visitor, ("F9",), icon="eye_off", on=window.locking.veiled),
        Command("深色背景(&K)", lambda: window.set_dark(not theme.TOKENS.dark), on=theme.TOKENS.dark),
        None,
        Command("刷新(&R)", _of_page(desk, "refresh"), ("F5",), icon="arrow_sync", needs="refresh"),
        Command("换到另一栏(&P)", _of_page(desk, "cycle"), ("F6",), needs="cycle"),
        Command("到页签栏(&L)", lambda: desk.nav.bar.setFocus(), ("Shift+F6",)),
    ]


def _data(desk: "Desk") -> list[Entry]:
    lists: list[Entry] = [
        Command(kind.label, partial(desk.show_list, kind), icon=kind.icon)
        for kind in desk.book.cabinet
        if not (kind.tab or kind.parent or kind.hidden or kind.single)
    ]
    counting = Command("把筛选做成数字…(&C)", _of_page(desk, "make_figure"), icon="calculator", needs="make_figure")
    acts = Command("操作记录(&H)", partial(show_acts, desk), icon="history")
    health = Command("数据体检(&T)", partial(show_health, desk), icon="clipboard_checkmark")
    kinds = [kind for kind in desk.book.cabinet if kind.upkeep.alike is not None]
    doubles = [Command(f"查重：{kind.label}", partial(show_doubles, desk, kind), icon=kind.icon) for kind in kinds]
    bin_ = Command("回收站(&R)", desk.show_bin, icon="delete")
    return [*lists, None, counting, health, ("查重(&D)", doubles), None, acts, bin_]


def _report(desk: "Desk") -> list[Entry]:
    return [
        Command("本周周报(&W)", _on_report(desk, "show_weekly"), ("Ctrl+R",), icon="calendar_ltr"),
        Command("年度总结(&Y)", _on_report(desk, "show_year"), icon="document_data"),
        Command("新建报告…(&N)", _on_report(desk, "new"), icon="document_add"),
        None,
        Command("编辑文字(&E)", _of_page(desk, "edit_text"), ("F2",), icon="edit", needs="edit_text"),
        Command("下一处待核对(&D)", _of_page(desk, "next_point"), ("F3",), icon="warning", needs="next_point"),
        Command("上一处待核对(&U)", _of_page(desk, "previous_point"), ("Shift+F3",), needs="previous_point"),
        Command("标为已读(&M)", _of_page(desk, "mark_read"), icon="checkmark", needs="mark_read"),
        None,
        Command("复制为文字(&C)", _of_page(desk, "copy_text"), icon="copy", needs="copy_text"),
        Command("导出 PDF…(&X)", _of_page(desk, "export"), icon="arrow_export", needs="export"),
        Command("自定数字(&O)", partial(show_own_figures, desk), icon="calculator"),
        Command("县里的表…(&L)", partial(show_county, desk), icon="table"),
        Command("报告样式(&T)", partial(show_templates, desk), icon="document"),
        Command("核对报告原件…(&V)", partial(show_verify, desk), icon="shield_checkmark"),
        None,
        Command("定稿…(&F)", _of_page(desk, "ask_issue"), icon="lock_closed", needs="ask_issue"),
    ]


def _on_report(desk: "Desk", name: str) -> Callable[[], None]:
    """Hand the command to the report page, wherever the clerk is."""

    def act() -> None:
        if desk.go(len(desk.tabs) - 1) and desk.page is not None:
            getattr(desk.page, name)()

    return act


def _help(desk: "Desk", window: "Window") -> list[Entry]:
    return [
        Command("本页帮助(&H)", desk.show_help, ("F1",), icon="question_circle"),
        Command("怎么办…(&Q)", partial(show_page, desk, "帮助"), icon="lightbulb"),
        Command("消息记录(&M)", partial(show_messages, desk), icon="history"),
        Command("快捷键一览(&K)", partial(show_keys, desk), ("Ctrl+/",), icon="keyboard"),
        None,
        Command("打印使用手册…(&P)", partial(print_paper, desk, "manual"), icon="print"),
        Command("使用手册存成 PDF…(&S)", partial(print_paper, desk, "file"), icon="document_pdf"),
        Command("打印快捷键卡…(&C)", partial(print_paper, desk, "card"), icon="print"),
        None,
        Command("故障记录(&F)", partial(show_log, window), icon="document"),
        Command("关于工会台账(&A)", window.tell_about, icon="info"),
    ]


def _step_tab(desk: "Desk", by: int) -> None:
    """The next tab, or the one before, round and round."""
    desk.go((desk.nav.bar.currentIndex() + by) % len(desk.tabs))


def _here(in_field: Callable[[QWidget | None], bool], else_: Callable[[], None]) -> None:
    """What was typed in the field in focus comes first."""
    if not in_field(QApplication.focusWidget()):
        else_()


def _of_page(desk: "Desk", name: str) -> Callable[[], None]:
    """Hand the command to the page in front."""

    def act() -> None:
        if desk.page is not None:
            getattr(desk.page, name)()

    return act
