"""How soon a typed word shows its rows, plain and encrypted, at 50,000 and 1,000,000 members.

    python -m pytest -m bench -s tests/bench/bench_search.py     measure and judge
    python tests/bench/bench_search.py [MEMBERS …]               measure and print

Store part: the best rows found at once, and the columns of the first 40 of them. Beside: their count, stopped at 10,001
(of several words all places), which is made behind the window. Bare: the same index and table asked by hand on the same
connection, one statement for the count and one for 40 rows. Scan: LIKE over the values.
Key: from the key to the painted rows, in a real list; bare: the same rows put into the same list without a search.
"""

import os
import random
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, thread_time

import pytest

if __name__ == "__main__":
    sys.path[:0] = map(str, Path(__file__).resolve().parents[1:3])
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from bench.county import KEY, MEMBERS, county, opened

from unionbook.ground.conditions import EVERY, Compare, Op, among, either
from unionbook.ground.pinyin import readings
from unionbook.ground.search.plan import plan_of
from unionbook.ground.search.sql import END
from unionbook.services.search import Search
from unionbook.store.book import Book

KIND, SHOWN, ASKED, ROUNDS = "member", 40, 40, 3
COLUMNS = ["uid", "person.name", "organisation.name", "joined_on", "stage"]
STORE, PAINTED, GROWTH = 8.0, 16.0, 3.0
"""ms at most for 95 of 100 searches and keys; growth from the small to the large book."""
SMALL = 50_000


@dataclass
class Measured:
    """ms of each search of one sort: the store's part, what is done beside, bare SQL's, and a scan's."""

    store: list[float] = field(default_factory=list)
    beside: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)
    scan: list[float] = field(default_factory=list)

    def line(self, sort: str) -> str:
        """The figures of a sort."""
        scan = f"{median(self.scan):9.0f}" if self.scan else ""
        parts = (part for one in (self.store, self.beside, self.bare) for part in (median(one), p95(one)))
        return f"{sort:16}{''.join(f'{part:8.2f}' for part in parts)}{scan}"


def p95(times: Sequence[float]) -> float:
    """95 of 100 are not above."""
    return quantiles(times, n=20)[-1]


def sorts(book: Book, chance: random.Random) -> dict[str, list[str]]:
    """The searches of each sort, after members of the book."""
    ((most,),) = book.rows('SELECT max("rowid") FROM person')
    rows = [chance.randrange(1, most + 1) for _ in range(ASKED * 2)]
    people = book.select("person", ["name", "id_number", "phone"], among("rowid", *rows))[:ASKED]
    firms = [name for (name,) in book.select("enterprise", ["name"], limit=ASKED)]
    names = [name for name, _, _ in people]
    spelled = [[readings(sign)[0] for sign in name] for name in names]
    return {
        "1 character": [name[0] for name in names[: ASKED // 2]] + [name[-1] for name in names[ASKED // 2 :]],
        "2 characters": [name[:2] for name in names],
        "3 characters": [name[:3] for name in names],
        "first letter": [way[0][0] for way in spelled],
        "initials": ["".join(part[0] for part in way) for way in spelled],
        "full pinyin": ["".join(way) for way in spelled],
        "full, initials": [way[0] + "".join(part[0] for part in way[1:]) for way in spelled],
        "initial, full": [way[0][0] + "".join(way[1:]) for way in spelled],
        "first digits": [number[: 1 + at % 6] for at, (_, number, _) in enumerate(people)],
        "last 4 of ID": [number[-4:] for _, number, _ in people],
        "last 4 of phone": [phone[-4:] for _, _, phone in people],
        "whole ID": [number for _, number, _ in people],
        "employer": [name[2 * (at % 2) : 2 * (at % 2) + 2] for at, name in enumerate(firms)],
        "character letter": [f"{name[0]} {way[-1][0]}" for name, way in zip(names, spelled, strict=True)],
        "character digits": [f"{name[0]} {phone[:3]}" for name, _, phone in people],
        "letter employer": [f"{way[0][0]} {firm[:2]}" for way, firm in zip(spelled, firms, strict=True)],
        "number in groups": [f"{phone[:3]} {phone[3:7]} {phone[7:]}" for _, _, phone in people],
        "nothing found": [f"{name[0]}龘{at}" for at, name in enumerate(names)],
    }


def once(act: Callable[[], object]) -> float:
    """ms of this thread's own work an act takes, the best of some rounds: nothing is waited for but the file, which is
    in memory."""
    found = []
    for _ in range(ROUNDS):
        start = thread_time()
        act()
        found.append((thread_time() - start) * 1000)
    return min(found)


def by_store(book: Book, text: str) -> None:
    """What a list asks when a key is pressed."""
    search = Search(book, book.cabinet[KIND], text)
    book.select(KIND, ["rowid", *COLUMNS], among("rowid", *search.soon(SHOWN)[0]))


def beside(book: Book, text: str) -> None:
    """What is asked behind the window then."""
    search = Search(book, book.cabinet[KIND], text)
    _ = search.count() if search.plain else search.places()


def by_hand(book: Book, text: str) -> None:
    """The same by the shortest statements."""
    own = plan_of(book.cabinet).ways[KIND].own
    assert own is not None
    places = ", ".join(map(str, (*own.places(False), *own.places(True))))
    values = (text, text + END, len(text))
    where = f"FROM search WHERE place IN ({places}) AND term >= ? AND term < ? AND d < ?"
    book.connection.execute(f"SELECT count(*) FROM (SELECT 1 {where} LIMIT 10001)", values).fetchall()
    book.connection.execute(
        "SELECT m.rowid, m.uid, p.name, o.name, m.joined_on, m.stage FROM"
        f' (SELECT "row" {where} LIMIT {SHOWN}) AS found JOIN member m ON m.rowid = found."row"'
        " JOIN person p ON p.uid = m.person JOIN organisation o ON o.uid = m.organisation",
        values,
    ).fetchall()


def by_scan(book: Book, text: str) -> None:
    """A look at every value."""
    kind = book.cabinet[KIND]
    book.count(KIND, either(*(Compare(path, Op.CONTAINS, text) for path in kind.search)))


def store_part(path: Path, key: bytes | None, scan: bool = True) -> dict[str, Measured]:
    """Every sort of search, warm."""
    found: dict[str, Measured] = {}
    with opened(path, key) as book:
        for sort, texts in sorts(book, random.Random(7)).items():
            measured = found[sort] = Measured()
            for at, text in enumerate(texts):
                by_store(book, text)
                measured.store.append(once(lambda text=text: by_store(book, text)))  # type: ignore[misc]
                measured.beside.append(once(lambda text=text: beside(book, text)))  # type: ignore[misc]
                measured.bare.append(once(lambda text=text: by_hand(book, text)))  # type: ignore[misc]
                if scan and at == 0:
                    measured.scan.append(once(lambda text=text: by_scan(book, text)))  # type: ignore[misc]
    return found


def typed(book: Book, chance: random.Random) -> Iterator[str]:
    """What stands in the box after each key, while people are looked for."""
    for sort in ("3 characters", "initials", "full pinyin", "last 4 of ID", "whole ID", "employer"):
        for text in sorts(book, chance)[sort][:8]:
            for at in range(len(text)):
                yield text[: at + 1]


def key_to_paint(path: Path, key: bytes | None) -> tuple[list[float], list[float], list[float]]:
    """ms from each key to the painted rows; to paint the same rows without a search; the former by the clock."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

    from unionbook.ui.frame.behind import behind
    from unionbook.ui.ledger.filters import Filters
    from unionbook.ui.ledger.rows import Asked
    from unionbook.ui.ledger.table import RowTable

    app = QApplication.instance() or QApplication([])
    keys: list[float] = []
    waited: list[float] = []
    bare: list[float] = []
    with opened(path, key) as book:
        kind = book.cabinet[KIND]
        window = QWidget()
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, False)
        column = QVBoxLayout(window)
        filters, table = Filters(book, kind), RowTable(book, kind)
        filters.changed.connect(lambda: filters.apply(table))
        column.addWidget(filters)
        column.addWidget(table)
        window.resize(1366, 688)
        window.show()
        app.processEvents()
        for text in typed(book, random.Random(11)):
            start, spent = perf_counter(), thread_time()
            filters.search.setText(text)
            filters.search._tell()
            table.viewport().repaint()
            waited.append((perf_counter() - start) * 1000)
            keys.append((thread_time() - spent) * 1000)
            places = Search(book, kind, text).places() if len(text) > 2 else table.rows.source.places  # type: ignore[union-attr]
            start = thread_time()
            table._reset(lambda places=places: table.rows.ask(Asked(EVERY), places), "")  # type: ignore[misc]
            table.viewport().repaint()
            bare.append((thread_time() - start) * 1000)
            behind(book).drop(table)
            app.processEvents()
        window.close()
        behind(book).close()
    return keys, bare, waited


def told(members: int, key: bytes | None) -> tuple[dict[str, Measured], list[float]]:
    """Measure one book and print it."""
    path = county(members, key)
    found = store_part(path, key, scan=key is None)
    print(f"\n{members:,} members, {'encrypted' if key else 'plain'}; ms, p50 and p95: store, beside, bare; scan")
    print(*(one.line(sort) for sort, one in found.items()), sep="\n", flush=True)
    keys, bare, waited = key_to_paint(path, key)
    print(f"key to painted rows, {len(keys)} keys: p50 {median(keys):.1f} p95 {p95(keys):.1f} max {max(keys):.1f}")
    print(f"by the clock, whatever else the machine did: p50 {median(waited):.1f} p95 {p95(waited):.1f}")
    print(f"the same rows without a search: p50 {median(bare):.1f} p95 {p95(bare):.1f}")
    return found, keys


@pytest.mark.bench
@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])
def test_a_search_is_there_before_the_next_key(key: bytes | None) -> None:
    small, _ = told(SMALL, key)
    large, keys = told(MEMBERS, key)
    for sort, one in large.items():
        assert p95(one.store) <= STORE, sort
        assert median(one.store) <= GROWTH * max(median(small[sort].store), 0.3), sort
    assert p95(keys) <= PAINTED


if __name__ == "__main__":
    os.environ["UNIONBOOK_HOME"] = tempfile.mkdtemp()
    for size in [int(text) for text in sys.argv[1:]] or [SMALL, MEMBERS]:
        told(size, None)
        told(size, KEY)
