"""A list exported, edited and brought back in the window: emptied cells empty the book when the clerk ticks it."""

from pathlib import Path

import openpyxl
from flows.keys import Key, Keys
from flows.roster import page_of

from unionbook.services.intake.model import Policy, Verdict
from unionbook.services.outlet.listed import Listed, complete, table
from unionbook.services.outlet.writer import write_xlsx
from unionbook.ui.frame.desk import Desk
from unionbook.ui.intake.course import Step
from unionbook.ui.intake.joins import show_import


def edited(desk: Desk, uids: list[str], path: Path) -> Path:
    """These members with all fields, the cells of 手机号码 emptied since."""
    kind = desk.book.cabinet["member"]
    write_xlsx(path, table(desk.book, Listed(kind, complete(desk.book, kind), uids, kind.label, "核对")))
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert sheet is not None
    column = next(cell.column for cell in sheet[1] if cell.value == "手机号码")
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, column).value = None
    book.save(path)
    return path


def phones(desk: Desk, uids: list[str]) -> list[object]:
    rows: dict[str, object] = dict(desk.book.select("member", ["uid", "person.phone"]))
    return [rows[uid] for uid in uids]


def test_cells_emptied_since_the_export_empty_the_book_when_that_is_ticked(desk: Desk, tmp_path: Path) -> None:
    uids = [uid for (uid,) in desk.book.select("member", ["uid"], limit=3)]
    before = phones(desk, uids)
    assert all(before)
    show_import(desk, desk.book.cabinet["member"], edited(desk, uids, tmp_path / "会员.xlsx"))
    page = page_of(desk)
    while page.course.step is not Step.ROWS:
        page.go_on()
        page = page_of(desk)
    assert page.course.plan is not None and page.course.plan.policy is Policy.UPDATE
    ticked = page.foot.empties
    assert ticked.isVisible() and not ticked.isChecked() and ticked.text() == "表里清空的 3 格，台账也清空"
    assert page.course.count(Verdict.SAME) == 3 and not page.course.ready
    ticked.setFocus()
    with Keys(desk, most=2) as keys:
        keys.press(Key.Key_Space)
        page = page_of(desk)
        assert ticked.isChecked() and page.course.count(Verdict.UPDATE) == 3 and page.course.ready == 3
        assert phones(desk, uids) == before, "nothing is written before it is said"
        page.foot.next.setFocus()
        keys.press(Key.Key_Space)
    assert page_of(desk).course.step is Step.DONE and phones(desk, uids) == [None] * 3
    page.result.undo.click()
    assert page_of(desk).course.undone and phones(desk, uids) == before
