"""会员变动 in the window: the sum, every number with its rows, and everyone who keeps it from coming out."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from shell.hands import Key, choose, nameless, press, seen, worked, write

from unionbook.ground.conditions import among, every, is_
from unionbook.ground.periods import Period
from unionbook.records import CABINET
from unionbook.services.bridge import bridge
from unionbook.services.tally import frame_of
from unionbook.store.files import create_book
from unionbook.ui.aside.bridge import BridgePage, _Number
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.window import Window
from unionbook.ui.ledger.extras import show_bridge
from unionbook.ui.ledger.ledger import LedgerPage

MEMBER = CABINET["member"]


def opened(desk: Desk) -> BridgePage:
    """The page, by the menu of the members' page."""
    desk.show_list(MEMBER)
    assert isinstance(desk.page, LedgerPage)
    choose(desk.page.header.more, desk.page.header.menu, "会员变动…")
    return front(desk)


def front(desk: Desk) -> BridgePage:
    worked()
    assert isinstance(desk.page, BridgePage)
    return desk.page


def numbers(page: BridgePage) -> dict[str, int]:
    """The sum as it is shown, by words."""
    worked()
    shown = (one for one in page.findChildren(_Number) if one.isVisible())
    return {one.term.label: one.term.number for one in shown}


def break_it(desk: Desk, count: int = 2) -> list[str]:
    """Take away how some of the year's members came; their uids."""
    book = desk.book
    days = [f"2020-{month:02}-{day:02}" for month in range(3, 6) for day in range(1, 32)]
    asked = every(is_("sort", "join"), among("on", *days))
    found = book.select("member_event", ["uid", "member"], asked, limit=count)
    assert len(found) == count
    with book.change("练习") as act:
        for uid, _ in found:
            act.drop("member_event", uid)
    return [member for _, member in found]


def test_the_sum_of_the_year_comes_out(desk: Desk) -> None:
    page = opened(desk)
    shown = numbers(page)
    assert list(shown) == ["期初会员", "入会", "转入", "转出", "退会", "去世", "期末会员"]
    start, end = shown.pop("期初会员"), shown.pop("期末会员")
    signs = dict(zip(shown, (1, 1, -1, -1, -1), strict=True))
    assert start + sum(signs[label] * number for label, number in shown.items()) == end == 1286
    assert seen(page, "对得上：期初加减各项变动，正好是期末人数。")
    assert nameless(page) == []
    assert page.months.hasFocus()


def test_every_number_opens_exactly_its_members(desk: Desk) -> None:
    page = opened(desk)
    labels = [label for label, number in numbers(page).items() if number]
    assert len(labels) == 7
    for label in labels:
        page = front(desk)
        one = next(one for one in page.findChildren(_Number) if one.isVisible() and one.term.label == label)
        one.setFocus()
        press(desk, Key.Key_Return)
        assert isinstance(desk.page, LedgerPage)
        drawer = desk.page.drawer
        assert (label, drawer.kind.name, drawer.table.rows.count) == (label, "member", one.term.number)
        assert f"{label} {one.term.number:,} 人" in drawer.filters.bar.chips[0].label
        desk.back()


def test_a_month_is_opened_and_found_again_after_its_rows(desk: Desk) -> None:
    page = opened(desk)
    press(desk, Key.Key_Down)
    press(desk, Key.Key_Return)
    assert page.periods.currentText() == "2020年2月"
    want = bridge(desk.book, frame_of(desk.book, Period.parse("2020-02")))
    assert numbers(page)["入会"] == next(one.number for one in want.terms if one.name == "joined")
    page.open_term(want.opening)
    desk.back()
    assert front(desk).periods.currentText() == "2020年2月"


def test_one_union_is_counted_with_those_below_it(desk: Desk) -> None:
    page = opened(desk)
    (uid,) = desk.book.select("member", ["organisation"], limit=1)[0]
    name = desk.book.title("organisation", str(uid))
    page.unions.setFocus()
    write(name)
    press(desk, Key.Key_Return)
    want = bridge(desk.book, frame_of(desk.book, Period.parse("2020")), str(uid))
    assert numbers(page)["期末会员"] == want.closing.number < 1286
    page.unions.setFocus()
    page.unions.selectAll()
    write("没有这个工会")
    page.months.setFocus()
    assert page.unions.value_text() == name
    page.unions.setFocus()
    page.unions.selectAll()
    press(desk, Key.Key_Backspace)
    assert numbers(page)["期末会员"] == 1286


def test_everyone_who_keeps_it_from_closing_is_named_and_opened(desk: Desk) -> None:
    page = opened(desk)
    members = break_it(desk)
    worked()
    assert seen(page, "对不上：期末比加减出来的多 2 人。下面 2 人的日期和会籍变动不一致，请逐一打开核对。")
    named = {row.key: row.cells for row in page.faults.plain.rows}
    assert set(named) == set(members)
    assert all(cells[1] == "+1" and cells[2].endswith("。") for cells in named.values())
    assert {cells[0] for cells in named.values()} == {desk.book.title("member", uid) for uid in members}
    page.activated()
    assert page.faults.hasFocus()
    first = page.faults.current()
    assert first is not None
    press(desk, Key.Key_Return)
    assert isinstance(desk.page, LedgerPage)
    assert desk.page.drawer.form.uid == first.key
    desk.undo()
    desk.back()
    assert seen(front(desk), "对得上")


def test_a_change_told_twice_says_how_many_times_and_how_many_people(desk: Desk) -> None:
    (uid,) = desk.book.select("member_event", ["member"], is_("sort", "kept"), limit=1)[0]
    with desk.book.change("练习") as act:
        for day, sort in (("2020-12-01", "restored"), ("2020-12-02", "kept")):
            act.add("member_event", {"member": uid, "on": day, "sort": sort})
    page = opened(desk)
    assert page.bridge is not None
    term = next(one for one in page.bridge.terms if one.name == "kept")
    page.open_term(term)
    assert isinstance(desk.page, LedgerPage)
    chip = desk.page.drawer.filters.bar.chips[0].label
    assert chip.endswith(f"保留会籍 {term.number} 次，共 {term.number - 1} 人")
    assert desk.page.drawer.table.rows.count == term.number - 1


def test_escape_leads_back_from_every_part_of_it(desk: Desk) -> None:
    for part in ("months", "unions", "periods"):
        page = opened(desk)
        getattr(page, part).setFocus()
        press(desk, Key.Key_Escape)
        assert isinstance(desk.page, LedgerPage)


def test_an_empty_book_closes_with_nothing(window: Window, tmp_path: Path) -> None:
    create_book(tmp_path / "空.ubk", CABINET).close()
    window.open_book(tmp_path / "空.ubk")
    desk = window.desk
    assert desk is not None
    show_bridge(desk, MEMBER)
    page = front(desk)
    assert set(numbers(page).values()) == {0} and seen(page, "对得上")
    first = page.findChildren(_Number)[0]
    QTest.keyClick(first, Key.Key_Return)
    assert desk.page is page


@pytest.mark.parametrize("broken", [False, True])
def test_it_fits_the_smallest_window(window: Window, desk: Desk, broken: bool) -> None:
    if broken:
        break_it(desk)
    page = opened(desk)
    window.resize(1093, 534)
    worked()
    least = page.minimumSizeHint()
    assert least.width() <= page.width() and least.height() <= page.height()
