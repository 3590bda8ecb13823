"""The list: windows of rows, search, chips, sorting, columns that fit, and what is done with chosen rows."""

import time
from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_desk import Shell, dressed, focused, new_book, opened, press, settle, stand, stored, township, write
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from unionbook.ground.conditions import filled
from unionbook.records import CABINET
from unionbook.services.listing import looking_for
from unionbook.store.book import Book
from unionbook.ui import deeds, fitting
from unionbook.ui.columns import columns, due_pill
from unionbook.ui.ledger import LedgerPage
from unionbook.ui.rowmodel import KEPT, WINDOW
from unionbook.ui.rows import Asked, Rows
from unionbook.ui.subsets import ALL, DRAFTS, FIXED, tally
from unionbook.ui.table import RowTable

MEMBER, PERSON, GRIEVANCE = CABINET["member"], CABINET["person"], CABINET["grievance"]
MANY = 50_000


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with township(tmp_path_factory.mktemp("town"), members=30) as book:
        staff = [uid for (uid,) in book.select("staff", ["uid"], order=["name"])]
        for number in range(6):
            data = {"source": "本级接访", "received_on": f"2020-11-{20 + number}", "person.name": f"丁{'甲乙丙丁戊己'[number]}"}
            more = {"matter": "拖欠工资", "subject": f"第 {number} 件", "handler_a": staff[0]}
            stored(book, "grievance", {**data, **more})
        return book.path


@pytest.fixture
def book(town: Path, tmp_path: Path) -> Iterator[Book]:
    with opened(Path(copy(town, tmp_path / "台账.ubk"))) as found:
        yield found


@pytest.fixture
def shell(qapp: QApplication, book: Book) -> Iterator[Shell]:
    dressed()
    made = Shell(book)
    yield made
    made.let_go()


@pytest.fixture
def members(shell: Shell) -> LedgerPage:
    page = LedgerPage(shell, [MEMBER])
    stand(shell, page)
    return page


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """50 000 persons, many of one name."""
    with new_book(tmp_path_factory.mktemp("crowd")) as book:
        rows = [(f"第{number % 977:03}人", f"139{number:08}", None if number % 3 else "东村") for number in range(MANY)]
        with book.change("导入") as act:
            act.add_many("person", ["name", "phone", "address"], rows)
        yield book


def test_fifty_thousand_rows_are_shown_at_once_and_never_all_held(qapp: QApplication, crowd: Book) -> None:
    dressed()
    began = time.perf_counter()
    table = RowTable(crowd, PERSON)
    table.resize(900, 500)
    table.ask(Asked(order=PERSON.order))
    table.show()
    qapp.processEvents()
    assert time.perf_counter() - began < 2
    assert table.rows.count == MANY
    last = crowd.select("person", ["uid"], order=["-name", "-uid"], limit=1)[0][0]
    table.go_to(MANY - 1)
    assert table.current() == last
    for place in range(0, MANY, 1500):
        assert table.rows.text(place, 0).startswith("第")
    assert table.rows.held <= KEPT * WINDOW
    table.hide()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    keys=st.lists(st.sampled_from(["name", "address", "phone", "born"]), unique=True, max_size=3),
    down=st.lists(st.booleans(), min_size=3, max_size=3),
    place=st.integers(0, MANY - 1),
)
def test_a_row_is_found_again_at_its_place_in_any_order(
    crowd: Book, keys: list[str], down: list[bool], place: int
) -> None:
    order = tuple(f"-{key}" if falls else key for key, falls in zip(keys, down, strict=False))
    rows = Rows(crowd, PERSON, ["name"], Asked(order=order))
    (row,) = rows.window(place, 1)
    assert rows.place(str(row[0])) == place
    assert rows.uids(place, 2)[0] == row[0]


def test_exactly_the_rows_named_keep_the_order_of_the_list(crowd: Book) -> None:
    uids = [uid for (uid,) in crowd.select("person", ["uid"], limit=40_000)]
    rows = Rows(crowd, PERSON, ["name"], Asked(filled("address"), ("-name",), frozenset(uids)))
    names = [row[1] for row in rows.window(0, rows.count)]
    assert names == sorted(names, reverse=True)
    assert {row[0] for row in rows.window(0, rows.count)} < set(uids)
    assert rows.place(rows.uids(17, 1)[0]) == 17


def test_the_chips_count_what_the_book_holds(members: LedgerPage, book: Book) -> None:
    bar = members.drawer.filters.bar
    settle()
    counts = {chip.key: chip.count for chip in bar.chips}
    assert counts.pop(ALL) == book.count("member") == 30
    assert counts == {one.name: book.count("member", one.where) for one in MEMBER.subsets if one.chip}
    assert tally(book, MEMBER) == f"30 人 · 今年新入会 {counts['new']}"
    members.drawer.filters.take("migrants")
    assert members.drawer.table.rows.count == counts["migrants"]
    assert members.shell.said[0] == f"筛选出 {counts['migrants']} 条"  # type: ignore[attr-defined]


def test_chips_without_room_stand_in_the_menu(members: LedgerPage) -> None:
    bar = members.drawer.filters.bar
    bar.setFixedWidth(260)
    settle()
    shown = [chip.key for chip in bar.chips if not bar._buttons[chip.key].isHidden()]
    assert shown[0] == ALL and len(shown) < len(bar.chips) and not bar._more.isHidden()


def test_the_search_looks_also_at_what_is_being_composed(members: LedgerPage, book: Book) -> None:
    members.find()
    QApplication.sendEvent(focused(), QInputMethodEvent("赵", []))
    QTest.qWait(250)
    expected = book.count("member", looking_for(MEMBER, "赵"))
    assert 0 < members.drawer.table.rows.count == expected < 30
    QApplication.sendEvent(focused(), QInputMethodEvent("", []))
    QTest.qWait(250)
    assert members.drawer.table.rows.count == 30
    write("没有的人")
    press(Qt.Key.Key_Return)
    assert members.drawer.list.words.text() == "没有符合条件的会员。"
    members.drawer.list.button.click()
    assert members.drawer.table.rows.count == 30


def test_a_header_sorts_up_then_down_and_the_key_before_comes_second(members: LedgerPage) -> None:
    table = members.drawer.table
    paths = [column.path for column in table.rows.visible]
    name, joined = paths.index("person.name"), paths.index("joined_on")
    table.sort_by(joined)
    table.sort_by(name)
    assert table.rows.asked.order[:2] == ("person.name", "joined_on")
    shown = [(table.rows.text(place, name), table.rows.text(place, joined)) for place in range(30)]
    assert shown == sorted(shown)
    assert table.rows.heading(name) == "姓名 ▴"
    table.sort_by(name)
    assert table.rows.heading(name) == "姓名 ▾"
    assert table.rows.text(0, name) == shown[-1][0]


def test_narrow_lists_drop_columns_and_keep_the_names(qapp: QApplication, book: Book) -> None:
    dressed()
    every = columns(book, GRIEVANCE)
    wide = fitting.fitting(every, 3000, "stage")
    assert wide == every
    sizes = [[one.label for one in fitting.fitting(every, room, "stage")] for room in range(900, 200, -20)]
    for more, fewer in zip(sizes, sizes[1:], strict=False):
        assert set(fewer) <= set(more)
    assert sizes[-1] == ["登记号", "信访人", "期限"]
    for room in range(300, 900, 50):
        shown = fitting.fitting(every, room, "stage")
        if sum(map(fitting.least, shown)) <= room:
            assert sum(fitting.widths(shown, room)) <= room


def test_the_time_limit_is_a_pill_by_its_days(book: Book) -> None:
    rows = book.select("grievance", ["uid"], order=["received_on"])
    pills = [due_pill(GRIEVANCE, book.must("grievance", uid), book.today()) for (uid,) in rows]
    assert pills[0] == ("受理告知 超5天", "bad") and pills[5] == ("受理告知 今天到期", "bad")
    ended = {**book.must("grievance", rows[0][0]), "stage": "closed", "closed_on": "2020-12-09"}
    assert due_pill(GRIEVANCE, ended, book.today()) == ("已办结", "ok")


def test_rows_opened_from_a_figure_are_exactly_these_until_the_chip_is_closed(members: LedgerPage) -> None:
    table = members.drawer.table
    uids = [table.rows.uid(place) for place in (3, 8, 21)]
    members.show_rows(MEMBER, uids, "新入会 3人")
    assert sorted(table.rows.uids(0, 99)) == sorted(uids)
    chip = next(chip for chip in members.drawer.filters.bar.chips if chip.key == FIXED)
    assert chip.words == "新入会 3人  ×"
    members.drawer.filters.bar._buttons[FIXED].click()
    assert table.rows.count == 30
    assert FIXED not in [chip.key for chip in members.drawer.filters.bar.chips]


def test_chosen_rows_are_removed_after_nothing_but_a_way_back(members: LedgerPage, book: Book, shell: Shell) -> None:
    table = members.drawer.table
    table.go_to(4)
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    doomed = table.selected()
    assert len(doomed) == 2 and shell.said[1] == "已选 2 条"
    press(Qt.Key.Key_Delete)
    assert book.count("member") == 28 and table.rows.count == 28
    sentence, undo = shell.toasts[-1]
    assert sentence == "已删除 2 人" and undo is not None
    undo()
    assert table.rows.count == 30 and all(book.values("member", uid) for uid in doomed)


def test_a_record_that_others_need_is_not_removed(shell: Shell, book: Book) -> None:
    page = LedgerPage(shell, [CABINET["organisation"]])
    stand(shell, page)
    press(Qt.Key.Key_Delete)
    assert book.count("organisation") == 5
    assert "不能删除" in shell.refusals[-1]


def test_a_draft_is_listed_marked_and_given_up(members: LedgerPage, book: Book, shell: Shell) -> None:
    members.new()
    write("丁甲")
    assert members.leave()
    settle()
    members.drawer.filters.take(DRAFTS)
    table = members.drawer.table
    assert table.rows.count == 1 and table.rows.mark(0) == ("草稿", "warn")
    assert "草稿，" in str(table.rows.index(0, table.rows.marked).data(Qt.ItemDataRole.AccessibleTextRole))
    table.go_to(0)
    settle()
    table.setFocus()
    press(Qt.Key.Key_Delete)
    assert book.count("draft") == 0 and shell.toasts[-1][0] == "已删除 1 份草稿"
    assert members.drawer.filters.chip == ALL or (not settle() and members.drawer.filters.chip == ALL)


def test_rows_move_together_and_those_set_aside_are_named(shell: Shell, book: Book) -> None:
    page = LedgerPage(shell, [GRIEVANCE])
    stand(shell, page)
    table = page.drawer.table
    uids = table.rows.uids(0, 6)
    steps = {step.to: step for step in deeds.moves_of(shell, GRIEVANCE, uids)}
    assert set(steps) == {"accepted", "refused", "returned"}
    table.selectAll()
    page.drawer.move_rows(steps["refused"])
    assert not page.drawer.notice.isHidden()
    assert page.drawer.notice.words.text().startswith("6 件没有改为“不予受理”：")
    press(Qt.Key.Key_F8)
    assert {book.must("grievance", uid)["stage"] for uid in uids} == {"accepted"}
    assert shell.toasts[-1][0] == "受理：6 件"


def test_the_menu_of_a_row_offers_its_moves(shell: Shell) -> None:
    from unionbook.ui.rowmenu import row_menu

    page = LedgerPage(shell, [GRIEVANCE])
    stand(shell, page)
    menu = row_menu(page.drawer)
    assert [action.text() for action in menu.actions() if action.text()] == [
        "打开(&O)", "复制名称(&C)", "改状态(&S)", "历史(&H)", "删除(&D)"
    ]  # fmt: skip
    menu.actions()[1].trigger()
    assert QApplication.clipboard().text() == page.drawer.form.head.title.full


def test_keys_of_the_list(members: LedgerPage) -> None:
    table = members.drawer.table
    assert focused() is table
    press(Qt.Key.Key_End)
    assert table.place() == 29
    press(Qt.Key.Key_Home)
    assert table.place() == 0
    press(Qt.Key.Key_Down)
    settle()
    assert members.drawer.form.uid == table.current()
    press(Qt.Key.Key_Return)
    assert members.drawer.in_form()
    members.cycle()
    assert focused() is table
    press(Qt.Key.Key_F2)
    assert members.drawer.in_form()


def test_an_empty_list_teaches(qapp: QApplication, tmp_path: Path) -> None:
    dressed()
    with new_book(tmp_path) as book:
        shell = Shell(book)
        page = LedgerPage(shell, [GRIEVANCE])
        stand(shell, page)
        assert page.drawer.list.words.text() == "还没有信访记录。按 Ctrl+N 登记第一件，期限会自动计算。"
        assert page.drawer.list.button.text() == "登记信访" and page.drawer.form.isHidden()
        page.drawer.list.button.click()
        assert not page.drawer.form.isHidden() and page.drawer.in_form()
        shell.let_go()


def test_kinds_of_one_tab_are_switched(shell: Shell, book: Book) -> None:
    page = LedgerPage(shell, [CABINET["organisation"], CABINET["enterprise"]])
    stand(shell, page)
    assert page.header.title.text() == "组织" and page.drawer.kind.name == "organisation"
    press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert page.drawer.kind.name == "enterprise"
    (uid,) = book.select("organisation", ["uid"], limit=1)[0]
    page.show_record(CABINET["organisation"], uid)
    assert page.drawer.kind.name == "organisation" and page.drawer.form.uid == uid


@pytest.mark.parametrize("kinds", [["member"], ["grievance"], ["hardship", "application", "programme"]])
def test_the_page_fits_a_small_screen(shell: Shell, kinds: list[str]) -> None:
    page = LedgerPage(shell, [CABINET[name] for name in kinds])
    stand(shell, page, 820, 430)
    assert shell.minimumSizeHint().width() <= 820 and shell.minimumSizeHint().height() <= 430
    page.new()
    settle()
    shown = page.drawer.form.sections.page
    assert shown is not None and not shown.horizontalScrollBar().isVisible()
    right = page.drawer.form.foot.save.mapTo(shell, page.drawer.form.foot.save.rect().bottomRight())
    assert shell.rect().contains(right)
