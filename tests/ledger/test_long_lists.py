"""Lists so long that they are put into order behind the window: first rows, ticks of all, who goes first."""

from threading import Event

import pytest
from ledger_desk import arrived, dressed, read
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from unionbook.ground.conditions import filled
from unionbook.records import CABINET
from unionbook.services.lists.leading import FIRST
from unionbook.store.book import Book
from unionbook.ui.frame.behind import behind
from unionbook.ui.ledger import status
from unionbook.ui.ledger.rows import Asked, Rows
from unionbook.ui.ledger.table import RowTable

PERSON = CABINET["person"]


@pytest.fixture
def table(qapp: QApplication, crowd: Book) -> RowTable:
    """The persons in the order of their ID numbers."""
    dressed()
    made = RowTable(crowd, PERSON)
    made.resize(900, 500)
    made.ask(Asked(order=("id_number",)))
    made.show()
    arrived(made)
    return made


@pytest.mark.parametrize(
    "asked", [Asked(order=("-name",)), Asked(order=("born", "phone")), Asked(filled("address"), ("name",))], ids=str
)
def test_the_first_rows_are_there_before_all_are_known(table: RowTable, crowd: Book, asked: Asked) -> None:
    seen: list[tuple[bool, int, str]] = []

    def note() -> None:
        assert isinstance(table.rows.source, Rows)
        seen.append((table.rows.source.places is None, table.rows.count, table.rows.uid(FIRST - 1)))

    table.rows.modelReset.connect(note)
    table.ask(asked)
    assert table.pending and table.rows.asked != asked
    arrived(table)
    head = next(one for one in seen if table.rows.asked == asked)
    assert head == (True, crowd.count("person", asked.condition), table.rows.uid(FIRST - 1))
    assert table.rows.uids(0, 3) == Rows(crowd, PERSON, [], asked, asked.places(crowd, PERSON)).uids(0, 3)
    table.hide()


def test_all_of_many_rows_are_ticked_behind_the_window(table: RowTable, crowd: Book) -> None:
    assert table.ticks is not None and table.all is not None
    table.ask(Asked(filled("address"), ("phone",)))
    arrived(table)
    table.tick_all()
    assert not len(table.ticks)
    read()
    assert table.ticks.uids == table.rows.uids(0, table.rows.count)
    assert table.all.checkState() is Qt.CheckState.Checked
    table.ticks.toggle([table.rows.uid(4)])
    assert table.all.checkState() is Qt.CheckState.PartiallyChecked
    table.tick(0, table.rows.count, on=False)
    read()
    assert not len(table.ticks) and table.all.checkState() is Qt.CheckState.Unchecked
    table.hide()


def test_what_is_looked_at_is_read_before_what_is_counted(qapp: QApplication, crowd: Book) -> None:
    done: list[str] = []
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"

    put_off = Event()

    def count(book: Book) -> str:
        started.append("count")
        if len(started) == 1:
            # The worst moment: it is told to stop while no statement runs.
            put_off.wait(20)
            book.rows(endless)
        return "count"

    started: list[str] = []
    behind(crowd).ask("count", count, done.append)
    while not started:
        qapp.processEvents()
    behind(crowd).ask("later", lambda book: "later", done.append)
    behind(crowd).ask("list", lambda book: "list", done.append, first=True)
    put_off.set()
    while len(done) < 3:
        qapp.processEvents()
    assert done == ["list", "later", "count"] and len(started) == 2


def test_many_chosen_rows_are_added_up_behind_the_window(table: RowTable) -> None:
    told: list[list[str]] = []
    table.selectAll()
    assert table.selected_count() > status.FEW
    status.tell(table, narrowed=False, say=told.append)
    read()
    assert told and told[0][-1].startswith("已选 24,000")
    table.hide()
