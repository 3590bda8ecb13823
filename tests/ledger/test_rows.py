"""The rows of a list: read in windows, found again at their place, in columns that fit."""

import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_desk import arrived, dressed
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from unionbook.ground.conditions import filled
from unionbook.records import CABINET
from unionbook.services.lists.ordering import walkable
from unionbook.store.book import Book
from unionbook.ui.ledger import fitting
from unionbook.ui.ledger.columns import columns, due_pill
from unionbook.ui.ledger.rowmodel import KEPT, WINDOW
from unionbook.ui.ledger.rows import NEAR, Asked, Rows
from unionbook.ui.ledger.table import RowTable
from unionbook.ui.look import theme

PERSON, GRIEVANCE, MEMBER = CABINET["person"], CABINET["grievance"], CABINET["member"]
MANY = 24_000


def test_many_rows_are_shown_at_once_and_never_all_held(qapp: QApplication, crowd: Book) -> None:
    dressed()
    began = time.perf_counter()
    table = RowTable(crowd, PERSON)
    table.resize(900, 500)
    table.ask(Asked(order=PERSON.order))
    table.show()
    arrived(table)
    assert time.perf_counter() - began < 5
    assert table.rows.count == MANY
    last = crowd.select("person", ["uid"], order=["-name", "-uid"], limit=1)[0][0]
    table.go_to(MANY - 1)
    assert table.current() == last
    for place in range(0, MANY, 1500):
        assert table.rows.text(place, 0).startswith("第")
    assert table.rows.held <= KEPT * WINDOW
    table.hide()


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    keys=st.lists(st.sampled_from(["name", "address", "phone", "born"]), unique=True, max_size=3),
    down=st.lists(st.booleans(), min_size=3, max_size=3),
    place=st.integers(0, MANY - 1),
)
def test_a_row_is_found_again_at_its_place_in_any_order(
    crowd: Book, keys: list[str], down: list[bool], place: int
) -> None:
    asked = Asked(order=tuple(f"-{key}" if falls else key for key, falls in zip(keys, down, strict=False)))
    rows = Rows(crowd, PERSON, ["name"], asked, asked.places(crowd, PERSON))
    (row,) = rows.window(place, 1) or []
    assert rows.place(str(row[0])) == place
    assert rows.uids(place, 2)[0] == row[0]


@pytest.mark.parametrize("order", [(), ("id_number",), ("-id_number",)])
def test_the_first_and_last_rows_are_there_before_all_places_are_known(crowd: Book, order: tuple[str, ...]) -> None:
    asked = Asked(order=order)
    assert walkable(crowd, PERSON, asked.condition, asked.order)
    walked, known = (Rows(crowd, PERSON, ["name"], asked, places) for places in (None, asked.places(crowd, PERSON)))
    assert walked.count == known.count == MANY
    for start in (0, 1, NEAR, MANY - NEAR - 5, MANY - 3):
        assert walked.window(start, 5) == known.window(start, 5)
    assert walked.window(MANY // 2, 5) is None
    assert walked.uids(MANY // 2, 3) == known.uids(MANY // 2, 3)


def test_a_long_list_is_put_into_order_behind_the_window(qapp: QApplication, crowd: Book) -> None:
    dressed()
    table = RowTable(crowd, PERSON)
    table.resize(900, 500)
    table.ask(Asked(order=("id_number",)))
    table.show()
    assert table.pending and table.rows.count == MANY and table.rows.text(0, 0)
    arrived(table)
    table.go_to(9)
    chosen = table.current()
    table.ask(Asked(filled("address"), ("-address", "phone")))
    assert table.rows.count == MANY and table.current() == chosen
    arrived(table)
    assert table.rows.count == crowd.count("person", filled("address"))
    # The list asked for last is the one that comes.
    for order in ("phone", "born", "-phone"):
        table.ask(Asked(order=(order,)))
    arrived(table)
    assert table.current() == chosen and table.rows.asked.order == ("-phone",)
    table.hide()


def test_exactly_the_rows_named_keep_the_order_of_the_list(crowd: Book) -> None:
    uids = [uid for (uid,) in crowd.select("person", ["uid"], limit=15_000)]
    asked = Asked(filled("address"), ("-name",), frozenset(uids))
    rows = Rows(crowd, PERSON, ["name"], asked, asked.places(crowd, PERSON))
    shown = rows.window(0, rows.count) or []
    names = [str(row[1]) for row in shown]
    assert names == sorted(names, reverse=True)
    assert {row[0] for row in shown} < set(uids)
    assert rows.place(rows.uids(17, 1)[0]) == 17


def test_narrow_lists_drop_columns_and_keep_the_names(qapp: QApplication, book: Book) -> None:
    dressed()
    every = columns(book, GRIEVANCE)
    wide = fitting.fitting(every, 3000, "stage")
    assert wide == every
    sizes = [[one.label for one in fitting.fitting(every, room, "stage")] for room in range(900, 200, -20)]
    for more, fewer in pairwise(sizes):
        assert set(fewer) <= set(more)
    assert ["登记号", "信访人", "期限"] in sizes and sizes[-1] == ["信访人", "期限"]
    assert sum(fitting.widths(fitting.fitting(every, 230, "stage"), 230)) <= 230, "no list is moved from side to side"
    for room in range(300, 900, 50):
        shown = fitting.fitting(every, room, "stage")
        if sum(map(fitting.least, shown)) <= room:
            assert sum(fitting.widths(shown, room)) <= room


def test_no_name_is_cut_beside_an_empty_space(qapp: QApplication, book: Book) -> None:
    dressed()
    every = columns(book, MEMBER)
    place = next(at for at, column in enumerate(every) if column.label == "所属基层工会")
    name = QFontMetrics(theme.font(14)).horizontalAdvance("样板镇丙丁电子科技有限公司工会委员会")
    narrow, wide = (fitting.widths(every, room)[place] for room in (480, 1100))
    assert narrow < name <= wide
    assert sum(fitting.widths(every, 600)) == 600


def test_the_time_limit_is_a_pill_by_its_days(book: Book) -> None:
    rows = book.select("grievance", ["uid"], order=["received_on"])
    pills = [due_pill(book, GRIEVANCE, book.must("grievance", uid)) for (uid,) in rows]
    assert pills[0] == ("受理告知 超5天", "bad") and pills[5] == ("受理告知 今天到期", "bad")
    ended = {**book.must("grievance", rows[0][0]), "stage": "closed", "closed_on": "2020-12-09"}
    assert due_pill(book, GRIEVANCE, ended) == ("已办结", "ok")
