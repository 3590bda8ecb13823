"""What is done before a picture of an export or of the county's table is taken."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from scenes import desk_of, quiet
from unionbook.ui.form.unmasking import Reason
from unionbook.ui.frame import work
from unionbook.ui.frame.window import Window
from unionbook.ui.ledger.ledger import LedgerPage
from unionbook.ui.outlet.county import CountyPage
from unionbook.ui.outlet.joins import show_county
from unionbook.ui.outlet.sheet import ExportSheet


def export(window: Window) -> ExportSheet:
    """The sheet over the members."""
    desk = desk_of(window)
    desk.show_list(desk.book.cabinet["member"])
    quiet(window)
    assert isinstance(desk.page, LedgerPage)
    desk.page.export_list()
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


def county(window: Window) -> None:
    """A table of the county's, two cells tied."""
    import xlsxwriter

    desk = desk_of(window)
    path = desk.book.path.with_name("县总工会季度统计表.xlsx")
    with xlsxwriter.Workbook(str(path)) as made:
        sheet, bold = made.add_worksheet("统计表"), made.add_format({"bold": True, "align": "center"})
        sheet.merge_range("A1:E1", "基层工会工作情况统计表", bold)
        sheet.write_row("A2", ["填报单位", "", "", "填报时间", ""])
        sheet.write_row("A3", ["项目", "单位", "本期", "上年同期", "备注"])
        for row, word in enumerate(("会员人数", "其中：女会员", "新入会会员", "受理信访", "帮扶人次", "合计"), 3):
            sheet.write_row(row, 0, [word, "人" if row != 6 else "件"])
        sheet.write_formula("C9", "=SUM(C4:C8)")
        names = made.add_worksheet("名册")
        names.merge_range("A1:F1", "工会会员花名册", bold)
        names.write_row("A2", ["序号", "姓名", "身份证号码", "所属基层工会", "入会日期", "备注"])
    show_county(desk)
    quiet(window)
    page = desk.page
    assert isinstance(page, CountyPage)
    page.open(path)
    while page.package is None or work.busy():
        QTest.qWait(10)
    for cell, key in (("C4", "member.members"), ("C7", "grievance.received")):
        page.grid.go(cell)
        page.side.single.figures.choose(key)
        page.tie()


def county_list(window: Window) -> None:
    """Its second sheet, a roster: three columns tied, one of them with numbers, the fourth in question."""
    county(window)
    page = desk_of(window).page
    assert isinstance(page, CountyPage)
    page.side.sheets.setCurrentIndex(1)
    page.grid.go("A3")
    page.grid.headed.emit()
    for key in ("#", "person.name", "person.id_number"):
        page.side.many.fields.choose(key)
        page.tie()


def county_full(window: Window) -> None:
    """The same with full numbers wanted, the reason missing."""
    county_list(window)
    page = desk_of(window).page
    assert isinstance(page, CountyPage)
    page.side.full.setChecked(True)
    page.save()
    page.findChildren(Reason)[-1].typed.clearEditText()
    page.findChildren(Reason)[-1].take()


SCENES = (export, export_full, export_told, county, county_list, county_full)
