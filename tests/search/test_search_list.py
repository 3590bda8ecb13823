"""A list that looks for a text: the best finds at once, all when they are known, in the clerk's order if asked."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from unionbook.records import CABINET
from unionbook.services.search import FIRST
from unionbook.store.book import Book
from unionbook.store.files import create_book
from unionbook.store.search import several
from unionbook.ui.frame.behind import behind
from unionbook.ui.ledger.filters import Filters
from unionbook.ui.ledger.status import words
from unionbook.ui.ledger.table import RowTable

MANY = 450


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """450 persons called 王, one called 小王, one called 李."""
    with create_book(tmp_path_factory.mktemp("words") / "镇.ubk", CABINET) as made:
        with made.change("登记") as act:
            names = ["小王", "李一", *(f"王{chr(0x4E00 + at)}" for at in range(MANY))]
            act.add_many(
                "person", ["name", "born"], [[name, f"19{60 + at % 40}-01-01"] for at, name in enumerate(names)]
            )
        yield made


@pytest.fixture
def seen(book: Book, qtbot: QtBot) -> tuple[Filters, RowTable]:
    """The box and the list."""
    kind = CABINET["person"]
    filters, table = Filters(book, kind), RowTable(book, kind)
    qtbot.addWidget(filters)
    qtbot.addWidget(table)
    filters.changed.connect(lambda: filters.apply(table))
    return filters, table


def look(filters: Filters, text: str) -> None:
    filters.search.setText(text)
    filters.search.textEdited.emit(text)


def _counted(table: RowTable) -> bool:
    return table.hits is not None and not table.hits.more


def names(table: RowTable) -> list[str]:
    place = table.rows.paths.index("name")
    return [str(list(table.rows.values(row).values())[place]) for row in range(table.rows.count)]


def test_the_best_at_once_and_all_when_they_are_known(seen: tuple[Filters, RowTable], qtbot: QtBot) -> None:
    filters, table = seen
    told: list[tuple[str, list[str]]] = []
    table.moved.connect(lambda: told.append((words(table, True)[0], names(table))) if _counted(table) else None)
    look(filters, "王")
    qtbot.waitUntil(lambda: bool(told) and not table.pending)
    (sentence, best), *_ = told
    assert sentence == f"筛选出 {MANY + 1} 条" and len(best) == FIRST, "counted while the best are shown"
    every = names(table)
    assert len(every) == MANY + 1 and every[:FIRST] == best and every[-1] == "小王"
    assert words(table, True)[0] == f"筛选出 {MANY + 1} 条"


def test_a_head_puts_the_finds_into_its_own_order(seen: tuple[Filters, RowTable], qtbot: QtBot) -> None:
    filters, table = seen
    look(filters, "xiaowang")
    qtbot.waitUntil(lambda: names(table) == ["小王"])
    look(filters, "王")
    qtbot.waitUntil(lambda: table.rows.count == MANY + 1)
    table.ask(table.asked.sorted_by("born"))
    qtbot.waitUntil(lambda: not table.pending and names(table)[0] != names(table)[-1])
    born: dict[str, str] = dict(filters.book.select("person", ["name", "born"]))
    days = [born[name] for name in names(table)]
    assert days == sorted(days) and len(days) == MANY + 1
    look(filters, "")
    qtbot.waitUntil(lambda: behind(filters.book).idle and table.rows.count == MANY + 2)


def test_nothing_is_looked_for_by_signs_alone(seen: tuple[Filters, RowTable], qtbot: QtBot) -> None:
    filters, table = seen
    look(filters, " - ")
    qtbot.waitUntil(lambda: table.rows.count == MANY + 2)
    look(filters, "李")
    qtbot.waitUntil(lambda: names(table) == ["李一"])


@pytest.mark.parametrize("enough", [-1, 99])
def test_what_two_frequent_words_find_comes_when_it_is_known(
    seen: tuple[Filters, RowTable], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, enough: int
) -> None:
    filters, table = seen
    for limit, least in (("FEW", 1), ("LOOKED", 0), ("ENOUGH", enough)):
        monkeypatch.setattr(several, limit, least)
    look(filters, "李 l")
    qtbot.waitUntil(lambda: names(table) == ["李一"])
    look(filters, "王 w")
    qtbot.waitUntil(lambda: table.rows.count == MANY and not table.pending)
    assert "小王" not in names(table) and table.hits is None
