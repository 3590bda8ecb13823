"""The rows of a list: read in windows, found again at their place, in columns that fit."""

import time
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_desk import dressed
from PySide6.QtWidgets import QApplication

from unionbook.ground.conditions import filled
from unionbook.records import CABINET
from unionbook.store.book import Book
from unionbook.ui.ledger import fitting
from unionbook.ui.ledger.columns import columns, due_pill
from unionbook.ui.ledger.rowmodel import KEPT, WINDOW
from unionbook.ui.ledger.rows import Asked, Rows
from unionbook.ui.ledger.table import RowTable

PERSON, GRIEVANCE = CABINET["person"], CABINET["grievance"]
MANY = 50_000


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
    names = [str(row[1]) for row in rows.window(0, rows.count)]
    assert names == sorted(names, reverse=True)
    assert {row[0] for row in rows.window(0, rows.count)} < set(uids)
    assert rows.place(rows.uids(17, 1)[0]) == 17


def test_narrow_lists_drop_columns_and_keep_the_names(qapp: QApplication, book: Book) -> None:
    dressed()
    every = columns(book, GRIEVANCE)
    wide = fitting.fitting(every, 3000, "stage")
    assert wide == every
    sizes = [[one.label for one in fitting.fitting(every, room, "stage")] for room in range(900, 200, -20)]
    for more, fewer in pairwise(sizes):
        assert set(fewer) <= set(more)
    assert sizes[-1] == ["登记号", "信访人", "期限"]
    for room in range(300, 900, 50):
        shown = fitting.fitting(every, room, "stage")
        if sum(map(fitting.least, shown)) <= room:
            assert sum(fitting.widths(shown, room)) <= room


def test_the_time_limit_is_a_pill_by_its_days(book: Book) -> None:
    rows = book.select("grievance", ["uid"], order=["received_on"])
    pills = [due_pill(book, GRIEVANCE, book.must("grievance", uid)) for (uid,) in rows]
    assert pills[0] == ("受理告知 超5天", "bad") and pills[5] == ("受理告知 今天到期", "bad")
    ended = {**book.must("grievance", rows[0][0]), "stage": "closed", "closed_on": "2020-12-09"}
    assert due_pill(book, GRIEVANCE, ended) == ("已办结", "ok")
