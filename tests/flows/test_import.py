"""Flow 3.2: 300 members from a messy roster, by keys alone; the same table next month; taken back, also tomorrow."""

import pytest
from flows.keys import Ctrl, Key, Keys
from flows.roster import page_of, row, unions, write
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from unionbook.ground.conditions import is_
from unionbook.services.check import check as check_up
from unionbook.services.intake.model import Verdict
from unionbook.store.book import Book
from unionbook.ui.aside.acts import ActsPage
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.window import Window
from unionbook.ui.intake.course import Step
from unionbook.ui.ledger.ledger import LedgerPage


def counts(book: Book) -> dict[str, int]:
    kept = {"table_layout"}
    return {kind.name: book.count(kind.name) for kind in book.cabinet if kind.name not in kept}


def members(desk: Desk) -> LedgerPage:
    desk.show_list(desk.book.cabinet["member"])
    QApplication.processEvents()
    assert isinstance(desk.page, LedgerPage)
    return desk.page


def test_flow_3_2_three_hundred_members_take_eight_keys_and_the_next_table_three(desk: Desk) -> None:
    names, before, faults = unions(desk), counts(desk.book), check_up(desk.book)
    rows = [row(n, names[n % len(names)]) for n in range(300)]
    rows[11], rows[57] = row(11, names[0], C=1.10101196001020e17), row(57, names[1], C="1.10101E+17")
    folder = desk.book.path.parent
    first = write(folder / "花名册.xlsx", rows)
    members(desk)
    with Keys(desk, most=8) as keys:
        keys.press(Key.Key_I, Ctrl)
        assert page_of(desk).files.table.hasFocus()
        keys.enter()
        page = page_of(desk)
        assert page.course.step is Step.COLUMNS and page.course.plan is not None
        assert page.course.plan.columns.by_path.keys() >= {"person.name", "person.id_number", "organisation"}
        keys.enter()
        page = page_of(desk)
        assert page.course.step is Step.ROWS and [line.row.number for line in page.rows.lines] == [15, 61]
        keys.enter()
        assert page_of(desk).foot.next.hasFocus() and "298" in page.foot.next.text(), "wrong rows: the button first"
        keys.enter()
        page = page_of(desk)
        assert page.course.step is Step.DONE and page.result.counts.text() == "新增 298 · 未导入 2"
        keys.enter()
    assert keys.count == 5 + 1
    listed = desk.page
    assert isinstance(listed, LedgerPage) and listed.drawer.table.rows.count == 298
    assert desk.book.count("member") == before["member"] + 298 and check_up(desk.book) == faults

    first.unlink()
    write(folder / "下月.xlsx", [row(n, names[0]) for n in (400, 401, 402)])
    with Keys(desk, most=3) as keys:
        keys.press(Key.Key_I, Ctrl)
        page_of(desk)
        keys.enter()
        page = page_of(desk)
        assert page.course.step is Step.ROWS and page.course.plan is not None and page.course.plan.columns.remembered
        keys.enter()
    assert page_of(desk).course.step is Step.DONE and desk.book.count("member") == before["member"] + 301


def test_what_was_taken_in_is_taken_back_on_the_page_and_tomorrow_in_the_history(
    window: Window, desk: Desk
) -> None:
    path, names, before = desk.book.path, unions(desk), counts(desk.book)
    faults = check_up(desk.book)
    file = write(path.with_name("表.xlsx"), [row(n, names[0]) for n in range(5)])
    members(desk)
    for taken_back_here in (True, False):
        desk.menus.of("导入").trigger()
        page_of(desk).read(file)
        page = page_of(desk)
        while page.course.step is not Step.DONE:
            page.go_on()
            page = page_of(desk)
        assert desk.book.count("member") == before["member"] + 5
        if taken_back_here:
            page.result.undo.click()
            assert page_of(desk).course.undone and counts(desk.book) == before
            assert page.result.title.text() == "已撤销，台账恢复原样"
    window.close_book()
    window.open_book(path)
    assert window.desk is not None
    tomorrow = window.desk
    tomorrow.menus.of("操作记录").trigger()
    QApplication.processEvents()
    acts = tomorrow.page
    assert isinstance(acts, ActsPage)
    assert acts.table.plain.rows[0].cells[1].startswith("导入会员 新增 5")
    acts.table.go_to(0)
    acts.take_back()
    assert counts(tomorrow.book) == before and check_up(tomorrow.book) == faults


@pytest.mark.parametrize(
    ("column", "text", "typed", "path", "stored"),
    [("E", "去年", "2020.5.1", "joined_on", "2020-05-01"), ("D", "", "样板", "organisation", "")],
)
def test_a_cell_is_mended_in_its_place_and_the_same_for_all_alike(
    desk: Desk, column: str, text: str, typed: str, path: str, stored: str
) -> None:
    names = unions(desk)
    file = write(desk.book.path.with_name("表.xlsx"), [row(n, names[0], **{column: text}) for n in range(4)])
    members(desk)
    desk.menus.of("导入").trigger()
    page_of(desk).read(file)
    page_of(desk).go_on()
    page = page_of(desk)
    assert page.course.count(Verdict.WRONG) == 4 and page.rows.table.hasFocus()
    with Keys(desk, most=14) as keys:
        keys.press(Key.Key_F2)
        keys.write(typed)
        keys.enter()
        page_of(desk)
        assert page.course.count(Verdict.WRONG) == 3
        assert page.rows.card.all.text().startswith("另 3 行都按此处理")
        keys.press(Key.Key_Return, Ctrl)
        page_of(desk)
        assert page.course.count(Verdict.NEW) == 4 and page.rows.table.hasFocus()
        keys.enter()
    page_of(desk)
    taken = page.course.taken
    assert taken is not None and taken.new == 4
    kept = {desk.book.must("member", uid)[path] for uid in taken.uids}
    assert len(kept) == 1 and (not stored or kept == {stored})


def test_a_name_that_is_near_is_chosen_by_a_digit_for_all_rows(desk: Desk) -> None:
    names = unions(desk)
    file = write(desk.book.path.with_name("表.xlsx"), [row(n, f"{names[0]}（筹）") for n in range(3)])
    members(desk)
    desk.menus.of("导入").trigger()
    page_of(desk).read(file)
    page_of(desk).go_on()
    page = page_of(desk)
    line = page.rows.current()
    assert page.course.count(Verdict.WRONG) == 3 and line is not None and line.reason is not None
    assert names[0] in [words for _, words in line.reason.choices]
    at = [words for _, words in line.reason.choices].index(names[0]) + 1
    with Keys(desk, most=2) as keys:
        keys.press(Key(Key.Key_0 + at))
        assert page_of(desk).course.count(Verdict.NEW) == 3
        keys.press(Key.Key_Return)
    assert page_of(desk).course.step is Step.DONE


def test_a_row_is_left_out_and_taken_in_again(desk: Desk) -> None:
    file = write(desk.book.path.with_name("表.xlsx"), [row(0, unions(desk)[0], E="去年"), row(1, unions(desk)[0])])
    members(desk)
    desk.menus.of("导入").trigger()
    page_of(desk).read(file)
    page_of(desk).go_on()
    page = page_of(desk)
    with Keys(desk, most=3) as keys:
        keys.press(Key.Key_Delete)
        assert page_of(desk).course.count(Verdict.LEFT) == 1 and page.course.count(Verdict.WRONG) == 0
        page.tiles.tiles[Verdict.LEFT].click()
        page.rows.take_keys()
        keys.press(Key.Key_Delete)
        assert page_of(desk).course.count(Verdict.WRONG) == 1


def test_an_answer_is_taken_back_by_a_key_and_nothing_that_was_written(desk: Desk) -> None:
    generation = desk.book.facts["generation"]
    file = write(desk.book.path.with_name("表.xlsx"), [row(0, unions(desk)[0], E="去年"), row(1, unions(desk)[0])])
    members(desk)
    desk.menus.of("导入").trigger()
    page_of(desk).read(file)
    page_of(desk).go_on()
    page = page_of(desk)
    with Keys(desk, most=11) as keys:
        keys.press(Key.Key_F2)
        keys.write("2020.3.8")
        keys.enter()
        assert page_of(desk).course.count(Verdict.WRONG) == 0 and page.course.ready == 2
        page.tiles.choose(None)
        keys.press(Key.Key_Z, Ctrl)
        page = page_of(desk)
    assert page.course.count(Verdict.WRONG) == 1 and page.course.ready == 1 and not page.course.answered
    assert desk.book.facts["generation"] == generation


def test_flow_3_2_by_the_mouse_alone_takes_six_clicks(desk: Desk) -> None:
    """Two in the menu, then these four."""
    write(desk.book.path.with_name("花名册.xlsx"), [row(n, unions(desk)[0]) for n in range(3)])
    members(desk)
    desk.menus.of("导入").trigger()
    page = page_of(desk)
    files, left = page.files.table, Qt.MouseButton.LeftButton
    QTest.mouseClick(files.viewport(), left, pos=files.visualRect(files.plain.index(0, 0)).center())
    QTest.mouseDClick(files.viewport(), left, pos=files.visualRect(files.plain.index(0, 0)).center())
    assert page_of(desk).course.step is Step.COLUMNS
    QTest.mouseClick(page.foot.next, left)
    assert page_of(desk).course.step is Step.ROWS
    QTest.mouseClick(page.foot.next, left)
    assert page_of(desk).course.step is Step.DONE and page.result.counts.text() == "新增 3"


def test_another_person_is_said_to_be_another_by_keys(desk: Desk) -> None:
    name, number = "冯春梅", row(88, "")[2]
    with desk.book.change("无号码的人") as act:
        born = f"{str(number)[6:10]}-{str(number)[10:12]}-{str(number)[12:14]}"
        old = act.add("person", {"name": name, "born": born})
    file = write(desk.book.path.with_name("表.xlsx"), [row(88, unions(desk)[0], B=name)])
    members(desk)
    desk.menus.of("导入").trigger()
    page_of(desk).read(file)
    page_of(desk).go_on()
    page = page_of(desk)
    line = page.rows.current()
    assert line is not None and line.reason is not None and line.reason.choices[-1][1].startswith("是另一人")
    with Keys(desk, most=2) as keys:
        keys.press(Key(Key.Key_0 + len(line.reason.choices)))
        assert page_of(desk).course.count(Verdict.NEW) == 1
        keys.enter()
    assert page_of(desk).course.step is Step.DONE
    assert [other for (other,) in desk.book.select("person_distinct", ["other"])] == [old]


def test_which_of_two_rows_holds_is_chosen_by_a_digit(desk: Desk) -> None:
    union = unions(desk)[0]
    file = write(desk.book.path.with_name("表.xlsx"), [row(88, union), row(88, union, F="13900009999")])
    members(desk)
    desk.menus.of("导入").trigger()
    page_of(desk).read(file)
    page_of(desk).go_on()
    line = page_of(desk).rows.current()
    assert line is not None and line.field == "手机号码 F5" and "与第 4 行重复" in line.sentence
    with Keys(desk, most=2) as keys:
        keys.press(Key.Key_2)
        assert page_of(desk).course.count(Verdict.WRONG) == 0
        keys.enter()
    assert page_of(desk).course.step is Step.DONE
    assert desk.book.select("person", ["name"], is_("phone", "13900009999")) == [(row(88, union)[1],)]
