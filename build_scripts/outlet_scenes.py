"""What is done before a picture of an export or of the county's table is taken."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from scenes import desk_of, quiet
from unionbook.ui.frame.window import Window
from unionbook.ui.ledger.ledger import LedgerPage
from unionbook.ui.outlet.sheet import ExportSheet


def export(window: Window) -> ExportSheet:
    """The sheet over the members."""
    desk = desk_of(window)
    desk.show_list(desk.book.cabinet["member"])
    quiet(window)
    assert isinstance(desk.page, LedgerPage)
    desk.page.export()
    quiet(window)
    return desk.page.drawer.findChildren(ExportSheet)[-1]


def export_full(window: Window) -> None:
    """Full numbers wanted, the reason missing."""
    sheet = export(window)
    sheet.full.setChecked(True)
    QTest.keyClick(sheet, Qt.Key.Key_Return)


def export_told(window: Window) -> None:
    """A file was made."""
    from unionbook.ui.outlet.exporting import tell_file

    desk = desk_of(window)
    desk.show_list(desk.book.cabinet["member"])
    quiet(window)
    tell_file(desk, "已导出 1,286 人到“会员名单 2026-11-28.xlsx”，证件号码、电话、账号是遮住的", desk.book.path.parent)


SCENES = (export, export_full, export_told)
