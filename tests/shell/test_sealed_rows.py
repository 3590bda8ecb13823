"""A number that counts sealed cases and the list it opens always agree; the list names none of them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from shell.hands import Ctrl, Key, compose, press, settle, worked

from unionbook.ground.conditions import among, is_
from unionbook.ground.kind import SEALED
from unionbook.ground.periods import Period
from unionbook.records import CABINET
from unionbook.services.tally import count_all, frame_of, rows_behind
from unionbook.ui.frame.desk import Desk
from unionbook.ui.ledger.drawer import Drawer
from unionbook.ui.ledger.ledger import LedgerPage

GRIEVANCE = CABINET["grievance"]


@pytest.fixture
def sealed(desk: Desk) -> list[str]:
    """Every ninth case of the practice book, sealed."""
    found = [uid for (uid,) in desk.book.select("grievance", ["uid"], order=["number"])][::9]
    with desk.book.change("设为保密件") as act:
        for uid in found:
            act.set("grievance", uid, {"sealed": 1})
    assert len(found) > 3
    return found


def drawer(desk: Desk) -> Drawer:
    """The list in front, as it stands when its timers have run."""
    worked()
    assert isinstance(desk.page, LedgerPage)
    return desk.page.drawer


def listed(desk: Desk) -> set[str]:
    """The uids of the list in front."""
    table = drawer(desk).table
    assert table.rows.rowCount() == table.rows.count
    return set(table.rows.uids(0, table.rows.count))


def spoken(desk: Desk, uid: str) -> list[str]:
    """What is heard of the cells of a row."""
    rows = drawer(desk).table.rows
    place = rows.place(uid)
    assert place is not None
    return [
        rows.data(rows.index(place, column), role)
        for column in range(rows.columnCount())
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
    ]


def test_a_tile_opens_the_sealed_cases_it_counts(desk: Desk, sealed: list[str]) -> None:
    page = settle(desk)
    tile = next(one for one in page.numbers.figures.tiles if one.counted.key == "grievance.received")
    tile.setFocus()
    press(desk, Key.Key_Space)
    assert set(sealed) & listed(desk)
    assert len(listed(desk)) == tile.counted.value


def test_every_figure_opens_exactly_its_rows(desk: Desk, sealed: list[str]) -> None:
    frame = frame_of(desk.book, Period.parse("2020"))
    told = 0
    for counted in count_all(desk.book, frame):
        if not counted.kind.sealed or not counted.value:
            continue
        behind = rows_behind(desk.book, counted.key, frame)
        uids = {uid for uid, _, _ in behind.rows}
        told += bool(uids & set(sealed))
        desk.open_rows(behind.kind, list(uids), counted.figure.label)
        assert (counted.key, listed(desk)) == (counted.key, uids)
    assert told > 5


def test_the_list_of_a_number_names_no_sealed_case(desk: Desk, sealed: list[str]) -> None:
    desk.open_rows(GRIEVANCE, sealed[:2], "收到信访事件 2宗")
    (name, subject, number) = desk.book.select(
        "grievance", ["person.name", "subject", "number"], is_("uid", sealed[1])
    )[0]
    heard = spoken(desk, sealed[1])
    assert SEALED in heard
    assert not [words for words in heard if words and (str(name) in words or str(subject) in words)]
    assert number not in heard
    desk.show_list(GRIEVANCE)
    drawer(desk).filters.take("sealed")
    assert subject in spoken(desk, sealed[1])


def test_copied_rows_of_a_number_have_no_sealed_case(desk: Desk, sealed: list[str]) -> None:
    plain = next(uid for (uid,) in desk.book.select("grievance", ["uid"], order=["number"]) if uid not in sealed)
    desk.open_rows(GRIEVANCE, [*sealed[:2], plain], "收到信访事件 3宗")
    table = drawer(desk).table
    table.setFocus()
    press(desk, Key.Key_A, Ctrl)
    press(desk, Key.Key_C, Ctrl)
    copied = QApplication.clipboard().text()
    told = desk.book.select("grievance", ["number"], among("uid", *sealed[:2], plain), order=["number"])
    assert [number for (number,) in told if str(number) in copied] == [
        number for (number,) in desk.book.select("grievance", ["number"], is_("uid", plain))
    ]


def test_a_search_among_the_rows_of_a_number_does_not_find_a_sealed_case(desk: Desk, sealed: list[str]) -> None:
    desk.open_rows(GRIEVANCE, sealed, "收到信访事件")
    (subject,) = desk.book.select("grievance", ["subject"], is_("uid", sealed[0]))[0]
    press(desk, Key.Key_F, Ctrl)
    compose(drawer(desk).filters.search, str(subject))
    worked()
    assert listed(desk) == set()
    press(desk, Key.Key_Escape)
    worked()
    assert listed(desk) == set(sealed)


def test_the_usual_list_leaves_them_out_and_its_count_too(desk: Desk, sealed: list[str]) -> None:
    desk.show_list(GRIEVANCE)
    shown = drawer(desk)
    assert listed(desk).isdisjoint(sealed)
    worked()
    bar = {chip.key: chip.count for chip in shown.filters.bar.chips}
    assert bar["sealed"] == len(sealed)
    for chip in GRIEVANCE.subsets:
        if chip.name in bar:
            shown.filters.take(chip.name)
            assert (chip.name, len(listed(desk))) == (chip.name, bar[chip.name])


def test_a_sealed_case_opened_by_its_time_limit_stands_in_the_list(desk: Desk, sealed: list[str]) -> None:
    desk.open_record(GRIEVANCE, sealed[0])
    assert drawer(desk).form.uid == sealed[0]
    assert sealed[0] in listed(desk)
    chip = next(one for one in drawer(desk).filters.bar.chips if one.closes)
    assert chip.label == "保密件"
