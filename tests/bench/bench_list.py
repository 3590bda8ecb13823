"""How fast a list of a million members is shown, sorted and scrolled, beside a bare table in the same run (CPU time).

    python -m pytest -m bench -s tests/bench/bench_list.py      measure and judge
    python tests/bench/bench_list.py [BOOK]                     measure and print

The floor is a plain QTableView of as many rows, whose values are in memory already, painted by Qt's own delegate, and
the bare SQL of the same rows. First rows are this thread's own time where they are there at once, the process's where
they are found behind the window. Memory is that of a process of its own beside one that shows the bare table.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if __name__ == "__main__":
    sys.path[:0] = map(str, Path(__file__).resolve().parents[1:3])

import pytest
from bench.memory import peak_mb
from bench.stopwatch import Measured, known, ms, now, own_ms, painted, until
from PySide6.QtCore import QAbstractTableModel, QEventLoop, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtWidgets import QApplication, QTableView

from unionbook.ground.conditions import EVERY, is_
from unionbook.records import CABINET
from unionbook.services.lists.ordering import ordered
from unionbook.store.book import Book
from unionbook.store.files import open_book
from unionbook.ui.frame.behind import behind
from unionbook.ui.ledger.cells import row_height
from unionbook.ui.ledger.rows import Asked
from unionbook.ui.ledger.subsets import counted
from unionbook.ui.ledger.table import RowTable
from unionbook.ui.look import theme

MEMBER = CABINET["member"]
COLUMNS = ["number", "person.name", "person.sex", "organisation.name", "joined_on", "stage"]
SIZE = (900, 560)
PAGES, ROUNDS = 120, 5
SHOW, JUMP, INDEXED, OTHER, PAGE, GAP, MEMORY = 100, 40, 50, 600, 16, 100, 80
"""ms, and MB more than the bare window; what is asked for."""

Index = QModelIndex | QPersistentModelIndex


class Bare(QAbstractTableModel):
    """Rows in memory: the same few again and again, as many as the list has."""

    def __init__(self, rows: list[tuple[object, ...]], count: int) -> None:
        super().__init__()
        self.rows, self.count = rows, count

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else self.count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return str(self.rows[index.row() % len(self.rows)][index.column()])


def bare_table(book: Book) -> QTableView:
    view = QTableView()
    rows = book.select("member", COLUMNS, limit=5_000)
    view.setModel(Bare(rows, book.count("member")))
    view.model().setParent(view)
    view.verticalHeader().setDefaultSectionSize(row_height())
    view.resize(*SIZE)
    return view


def _show_bare(book: Book) -> None:
    view = bare_table(book)
    view.show()
    painted(view)


def scrolled(view: QTableView, start: int) -> list[float]:
    """ms of each page of many."""
    rows = max(view.viewport().height() // max(view.rowHeight(0), 1), 1)
    by_rows = view.verticalScrollMode() is QTableView.ScrollMode.ScrollPerItem
    first, step = (start, rows) if by_rows else (start * view.rowHeight(0), view.viewport().height())

    def turn(place: int) -> None:
        view.verticalScrollBar().setValue(place)
        painted(view)

    return sorted(ms(partial(turn, first + page * step)) for page in range(PAGES))


def bare_sql(book: Book, order: str, offset: int) -> float:
    """ms of one page by plain SQL."""
    text = (
        "SELECT m.number, p.name, p.sex, o.name, m.joined_on, m.stage FROM (SELECT rowid r FROM member"
        f" ORDER BY {order} LIMIT 60 OFFSET {offset}) JOIN member m ON m.rowid = r"
        " LEFT JOIN person p ON p.uid = m.person LEFT JOIN organisation o ON o.uid = m.organisation"
    )
    return median(ms(lambda: book.connection.execute(text).fetchall()) for _ in range(3))


def gap_while(work: Callable[[], bool]) -> float:
    """The longest ms that this thread computed between two rounds of the window, until the work says it is done."""
    loop, last, worst = QEventLoop(), time.thread_time(), 0.0
    timer = QTimer(interval=1)

    def tick() -> None:
        nonlocal last, worst
        now = time.thread_time()
        worst, last = max(worst, 1000 * (now - last)), now
        if work():
            loop.quit()

    timer.timeout.connect(tick)
    timer.start()
    loop.exec()
    return worst


def measure(path: Path) -> Measured:
    """Everything but memory."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app, 1.0, dark=False)
    found = Measured()
    with open_book(path, CABINET) as book:
        count = book.count("member")
        floor_show = median(ms(partial(_show_bare, book)) for _ in range(ROUNDS))
        view = bare_table(book)
        view.show()
        floor_pages = scrolled(view, 0)
        _shows(book, found, floor_show)
        table = RowTable(book, MEMBER)
        table.resize(*SIZE)
        table.ask(table.asked)
        table.show()
        known(table)
        _jumps(book, table, count, found)
        pages = scrolled(table, count // 3)
        found.add("a page of scrolling, median", median(pages), median(floor_pages))
        found.add("a page of scrolling, p95", pages[int(len(pages) * 0.95)], floor_pages[int(PAGES * 0.95)], PAGE)
        _sorts(book, table, found)
        _counts(book, found)
    return found


def _shows(book: Book, found: Measured, floor: float) -> None:
    firsts, whole = [], []
    for _ in range(ROUNDS):
        table = RowTable(book, MEMBER)
        table.resize(*SIZE)
        start = now()
        firsts.append(own_ms(partial(_show, table)))
        known(table)
        whole.append(1000 * (now() - start))
        table.hide()
        table.deleteLater()
    found.add("first show", median(firsts), floor, SHOW)
    found.add("until the place of every row is known", median(whole))


def _show(table: RowTable) -> None:
    table.ask(Asked(order=MEMBER.order))
    table.show()
    painted(table)


def _jumps(book: Book, table: RowTable, count: int, found: Measured) -> None:
    for what, place in (("jump to the middle", count // 2), ("jump to the end", count - 1)):
        times = []
        for shift in range(ROUNDS):
            table.go_to(0)
            painted(table)
            times.append(ms(partial(_go, table, place - 400 * shift)))
        found.add(what, median(times), bare_sql(book, "joined_on DESC, number DESC", min(place, count - 60)), JUMP)


def _go(table: RowTable, place: int) -> None:
    table.go_to(place)
    painted(table)


def _sorts(book: Book, table: RowTable, found: Measured) -> None:
    asked = Asked(order=MEMBER.order)
    for what, key, most in (
        ("sort by 会员号 (index)", "number", INDEXED),
        ("sort by 入会日期 (index)", "joined_on", INDEXED),
        ("sort by 用工形式 (no index)", "employment", OTHER),
        ("sort by 工会, words (no index)", "organisation.name", OTHER),
        ("sort by 姓名, 拼音 (no index)", "person.name", OTHER),
    ):
        times, whole = [], []
        for _ in range(3):
            table.ask(asked)
            known(table)
            start, own = now(), own_ms(partial(_ask, table, key))
            if table.rows.asked.order != (key,):
                until(lambda key=key: table.rows.asked.order == (key,))  # type: ignore[misc]
                painted(table)
                own = 1000 * (now() - start)
            times.append(own)
            known(table)
            whole.append(1000 * (now() - start))
        column = {"organisation.name": "organisation", "person.name": "person"}.get(key, key)
        floor = bare_sql(book, f'"{column}"', 0)
        found.add(what, median(times), floor, most)
        found.add("    until every place is known", median(whole))
    found.add("the same places, in one go", ms(lambda: ordered(book, MEMBER, EVERY, ("-joined_on", "-number"))))


def _ask(table: RowTable, key: str) -> None:
    table.ask(Asked(order=(key,)))
    painted(table)


def _counts(book: Book, found: Measured) -> None:
    """How long the window stands still while chips are counted and a filter is asked for."""
    done: list[object] = []
    start = time.perf_counter()
    behind(book).ask("bench", lambda glass: counted(glass, MEMBER), done.append)
    found.add("longest standstill while chips are counted", gap_while(lambda: bool(done)), 0, GAP)
    found.add("chips counted after", 1000 * (time.perf_counter() - start))
    table = RowTable(book, MEMBER)
    table.resize(*SIZE)
    table.ask(Asked(order=MEMBER.order))
    table.show()
    known(table)
    asked = Asked(is_("migrant", 1), MEMBER.order)
    start = time.perf_counter()
    table.ask(asked)
    found.add("longest standstill while a filter is asked for", gap_while(lambda: not table.pending), 0, GAP)
    found.add("rows of a filter without an index", 1000 * (time.perf_counter() - start))


def memory(path: Path, listing: bool) -> float:
    """MB of a process that shows the bare table, or the list after jumps and a sort."""
    how = "--memory" if listing else "--bare"
    done = subprocess.run([sys.executable, __file__, how, str(path)], capture_output=True)
    return float(done.stdout.split()[-1])


def _alone(path: Path, listing: bool) -> None:
    app = QApplication([])
    theme.apply(app, 1.0, dark=False)
    with open_book(path, CABINET) as book:
        if listing:
            table = RowTable(book, MEMBER)
            table.resize(*SIZE)
            table.ask(table.asked)
            table.show()
            known(table)
            for place in range(0, table.rows.count, max(table.rows.count // 50, 1)):
                table.go_to(place)
                painted(table)
            table.ask(Asked(order=("number",)))
            known(table)
        else:
            view = bare_table(book)
            view.show()
            painted(view)
        print(peak_mb())


def everything(path: Path) -> Measured:
    found = measure(path)
    floor = memory(path, listing=False)
    found.add("memory at its most, MB", memory(path, listing=True), floor, floor + MEMORY)
    return found


@pytest.mark.bench
def test_a_list_of_a_million_is_as_quick_as_asked() -> None:
    from bench.county import county

    found = everything(county())
    late = [what for what, value, _, most in found.lines if most and value > most]
    assert not late, late


if __name__ == "__main__":
    words = sys.argv[1:]
    if words[:1] in (["--memory"], ["--bare"]):
        _alone(Path(words[1]), words[0] == "--memory")
    else:
        from bench.county import county

        print(f"{'':46}{'measured':>10}{'floor':>10}{'most':>8}")
        everything(Path(words[0]) if words else county())
