"""What is done before a picture of an import is taken: a messy roster of invented people, step by step."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import xlsxwriter

from scenes import desk_of, quiet, wait
from unionbook.ground.identity import check_digit
from unionbook.ui.frame import work
from unionbook.ui.frame.behind import behind
from unionbook.ui.frame.window import Window
from unionbook.ui.intake.course import Step
from unionbook.ui.intake.page import ImportPage

SURNAMES, NAMES = "王陈刘李张赵孙周吴郑", ("秀兰", "志强", "桂英", "建国", "丽", "海燕", "德明", "小红", "国庆", "春梅")
HEAD = ("序号", "姓 名", "身份证号码(18位)", "性别", "所属工会", "入会时间", "联系方式", "是否农民工", "车间", "备注")


def identity(number: int) -> str:
    """An invented number with a right check digit."""
    born = date(1962, 1, 1) + timedelta(days=41 * number % 14000)
    body = f"330726{born:%Y%m%d}{500 + number:03}"
    return body + check_digit(body)


def roster(path: Path, unions: list[str], rows: int = 300) -> Path:
    """A roster as it comes: title rows, a head in row 3, three ways of writing dates, hurt numbers, a sum below."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Sheet1")
        sheet.merge_range("A1:J1", "张马村会员花名册")
        sheet.write("A2", "填报时间：2020年11月")
        for place, word in enumerate(HEAD):
            sheet.write(2, place, word)
        odd = {5: f"{unions[0]}（筹）", 32: f"{unions[0]}（筹）", 33: "汇源厂"}
        days = ("2019.3.8", "2019年3月", 43532)
        for number in range(rows):
            name = SURNAMES[number % 10] + NAMES[number // 10 % 10]
            name = f"{name[0]}  {name[1]}" if len(name) == 2 else name
            hurt = number in (11, 57)
            told = [
                number + 1, name, 3.3072619850314402e17 if hurt else identity(number),
                "男" if int(identity(number)[16]) % 2 else "女",
                odd.get(number, unions[number % len(unions)]),
                "去年" if number == 80 else days[number % 3], f"1360000{number:04}" if number % 9 else "",
                ("是", "否", "√")[number % 3], ("一车间", "包装")[number % 2], "",
            ]  # fmt: skip
            for place, cell in enumerate(told):
                sheet.write(number + 3, place, cell)
        sheet.write(rows + 3, 0, "合计")
        sheet.write(rows + 3, 1, f"{rows}人")
    return path


def settled(window: Window) -> ImportPage:
    """The page, once nothing goes on any more."""
    page = desk_of(window).page
    assert isinstance(page, ImportPage)
    for _ in range(600):
        wait(20)
        if not work.busy() and behind(page.book).idle and not page.work.busy:
            break
    quiet(window)
    return page


def import_file(window: Window) -> None:
    """Choosing the file."""
    desk = desk_of(window)
    _write(window)
    desk.show_list(desk.book.cabinet["member"])
    desk.menus.of("导入").trigger()
    settled(window)


def _write(window: Window) -> Path:
    book = desk_of(window).book
    unions = [str(name) for (name,) in book.select("organisation", ["name"], order=["name"], limit=3)]
    return roster(book.path.with_name("张马村会员花名册(最新)(1).xlsx"), unions)


def import_refused(window: Window) -> None:
    """A file that is no table."""
    import_file(window)
    page = settled(window)
    bad = page.book.path.with_name("会员照片.xlsx")
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))
    page.read(bad)
    settled(window)
    bad.unlink()


def import_columns(window: Window) -> None:
    """Which column is which field."""
    import_file(window)
    page = settled(window)
    page.read(_write(window))
    settled(window)


def import_choosing(window: Window) -> None:
    """The list of fields over a column."""
    import_columns(window)
    page = settled(window)
    page.columns.table.go_to(6)
    page.columns.ask("")
    quiet(window)


def import_rows(window: Window) -> None:
    """The rows somebody should look at."""
    import_columns(window)
    page = settled(window)
    page.go_on()
    settled(window)


def import_asked(window: Window) -> None:
    """A row with choices."""
    import_rows(window)
    page = settled(window)
    place = next((at for at, line in enumerate(page.rows.lines) if line.reason and line.reason.choices), 0)
    page.rows.table.go_to(place)
    quiet(window)


def import_otherwise(window: Window) -> None:
    """Two rows that tell of one person and say otherwise of them, and a second table in the file."""
    import_columns(window)
    page = settled(window)
    path = page.book.path.with_name("互助报名两遍.xlsx")
    with xlsxwriter.Workbook(str(path)) as book:
        for name in ("一季度", "二季度"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, HEAD)
            for at, phone in enumerate(("13600000001", "13600000002", "13600000003")):
                who = min(at, 1)
                whom = [at + 1, SURNAMES[who] + "秀兰", identity(who + 400), ""]
                sheet.write_row(at + 1, 0, [*whom, _union(window), "2019.3.8", phone, "是", "包装", ""])
    page.read(path)
    settled(window)
    page.go_on()
    settled(window)
    place = next((at for at, line in enumerate(page.rows.lines) if line.reason and line.reason.choices), 0)
    page.rows.table.go_to(place)
    quiet(window)
    path.unlink()


def _union(window: Window) -> str:
    ((name,),) = desk_of(window).book.select("organisation", ["name"], order=["name"], limit=1)
    return str(name)


def import_editing(window: Window) -> None:
    """A cell being mended."""
    import_rows(window)
    page = settled(window)
    page.rows.table.go_to(0)
    page.rows.edit("")
    quiet(window)


def import_done(window: Window) -> None:
    """What came of it."""
    import_rows(window)
    page = settled(window)
    page.foot.next.setFocus()
    page.go_on()
    settled(window)
    assert page.course.step is Step.DONE


SCENES = (
    *(import_file, import_refused, import_columns, import_choosing),
    *(import_rows, import_asked, import_otherwise, import_editing, import_done),
)
