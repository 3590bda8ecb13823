"""What can be set before printing: columns and sheets, masks with their reason, and what is written down of it."""

from pathlib import Path

from pytestqt.qtbot import QtBot
from shell.hands import Alt, Key, press, seen, write
from shell.print_hands import drawer, front, opened, some_members, text

from unionbook.ground.conditions import is_
from unionbook.ui.frame.desk import Desk
from unionbook.ui.print.columnlist import OFF, ON


def test_columns_are_ticked_and_moved_by_keys(desk: Desk, qtbot: QtBot) -> None:
    some_members(desk)
    page = opened(desk, qtbot)
    columns = page.settings.columns
    columns.setFocus()
    columns.setCurrentRow(1)
    assert columns.item(1).text() == "性别" and "性别" in text(page)
    press(desk, Key.Key_Space)
    columns.setCurrentRow(2)
    moved = columns.item(2).text()
    press(desk, Key.Key_Up, Alt)
    press(desk, Key.Key_Up, Alt)
    page = front(desk, qtbot)
    qtbot.waitUntil(lambda: "性别" not in text(page))
    assert columns.item(0).text() == moved and page.wanted.columns[0] != "person.name"
    # What was set is there again next time, and can be taken back.
    press(desk, Key.Key_Escape)
    page = opened(desk, qtbot)
    assert page.wanted.columns and "性别" not in text(page)
    page.settings.usual.click()
    page = front(desk, qtbot)
    assert not page.wanted.columns and "性别" in text(page)
    assert [page.settings.columns.item(0).checkState(), page.settings.columns.item(1).checkState()] == [ON, ON]
    assert page.settings.columns.item(page.settings.columns.count() - 1).checkState() == OFF


def test_sheets_are_turned_and_rows_left_blank(desk: Desk, qtbot: QtBot) -> None:
    some_members(desk)
    page = opened(desk, qtbot)
    lie, spare = page.settings.lie, page.settings.spare
    lie.setCurrentIndex(lie.findData(False))
    spare.setCurrentIndex(spare.findData(20))
    page.settings.both.setChecked(True)
    page = front(desk, qtbot)
    first = page.view.pages.size(0)
    assert first.width() < first.height() and page.pages is not None and page.pages.mirror
    assert page.wanted.spare == 20 and "A4 纵向 · 双面" in desk.status.parts


def test_full_numbers_want_a_reason_and_are_written_down_once(desk: Desk, qtbot: QtBot, sent: list[Path]) -> None:
    members = some_members(desk)
    press(desk, Key.Key_Return)
    (number,) = desk.book.select("member", ["person.id_number"], is_("uid", members.form.uid))[0]
    page = opened(desk, qtbot)
    page.show_form(0)
    page = front(desk, qtbot)
    assert number and number not in text(page)
    page.settings.unmasking.full.setFocus()
    press(desk, Key.Key_Space)
    assert page.settings.unmasking.typed.hasFocus() and seen(page, "查阅登记")
    page.print()
    assert not sent and seen(page, "请写明用途")
    assert desk.book.count("disclosure") == 0
    write("办理会员卡")
    press(desk, Key.Key_Return)
    page = front(desk, qtbot)
    assert number in text(page) and "请妥善保管" in text(page)
    ((reason, rows, what, masked),) = desk.book.select("disclosure", ["reason", "rows", "what", "masked"])
    assert (reason, rows, what, masked) == ("办理会员卡", 1, page.form.label, 0)
    page.settings.both.toggle()
    page = front(desk, qtbot)
    assert desk.book.count("disclosure") == 1
    page.print()
    uid, name = members.form.uid, desk.book.title("member", members.form.uid)
    assert desk.book.select("disclosure", ["how", "masked", "record"]) == [("look", 0, uid), ("print", 0, uid)]
    assert len(sent) == 1 and name and name not in sent[0].name, "no name in the printer's queue"
    page.settings.unmasking.full.toggle()
    assert number not in text(front(desk, qtbot))


def test_a_list_that_goes_out_is_written_down_a_look_at_it_is_not(desk: Desk, qtbot: QtBot, sent: list[Path]) -> None:
    some_members(desk)
    page = opened(desk, qtbot)
    assert desk.book.count("disclosure") == 0
    press(desk, Key.Key_Return)
    ((rows, masked, what),) = desk.book.select("disclosure", ["rows", "masked", "what"])
    assert page.pages is not None and sent
    assert (rows, masked, what) == (page.pages.made.rows, 1, "工会会员名册")


def test_a_list_that_hangs_out_is_never_full(desk: Desk, qtbot: QtBot) -> None:
    drawer(desk, "hardship")
    page = opened(desk, qtbot)
    page.show_form(next(at for at, form in enumerate(page.kind.forms) if form.name == "public"))
    front(desk, qtbot)
    assert page.settings.unmasking.isHidden() and not page.settings.veil.isHidden()
