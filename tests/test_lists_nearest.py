"""期限 as an order: exactly by the last day of what each row is waited for with, as the list shows it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from random_book import fill_randomly

from unionbook.ground.conditions import EVERY
from unionbook.ground.kind import Kind
from unionbook.records import CABINET
from unionbook.services.due import nearest
from unionbook.services.lists import leading as leading_module
from unionbook.services.lists.leading import leading
from unionbook.services.lists.ordering import ordered
from unionbook.store.book import Book
from unionbook.store.files import create_book
from unionbook.ui.ledger.columns import columns, due_pill
from unionbook.ui.ledger.rowmodel import RowModel

TODAY = date(2020, 3, 4)
KINDS = [CABINET[name] for name in ("grievance", "wage_case", "agreement", "organisation")]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    noon = int(datetime(2020, 3, 4, 4, tzinfo=UTC).timestamp() * 1000)
    with create_book(tmp_path_factory.mktemp("random") / "台账.ubk", CABINET, clock=lambda: noon) as made:
        fill_randomly(made, seed=7, most=300)
        yield made


def _days(book: Book, kind: Kind) -> dict[int, date | None]:
    """What the pill of every row counts down to."""
    found: dict[int, date | None] = {}
    for place, uid in list(book.places(kind.name, ["uid"])):
        row = book.must(kind.name, uid)
        one = nearest(kind, row, TODAY, book)
        shown = one is not None and due_pill(book, kind, row)[0].startswith(one.clock.label)
        found[place] = one.last if one is not None and shown else None
    return found


def _keys(days: list[date | None], falls: bool = False) -> list[tuple[bool, int]]:
    return [(day is None, 0 if day is None else -day.toordinal() if falls else day.toordinal()) for day in days]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_list_opens_with_the_nearest_last_day_and_its_column_sorts_by_it(book: Book, kind: Kind) -> None:
    days = _days(book, kind)
    assert 3 < sum(day is not None for day in days.values()) < len(days), "some are waited for, others not"
    opens = RowModel(book, kind).asked
    (column,) = (one for one in columns(book, kind) if one.clock)
    for asked in (opens, opens.sorted_as("uid").sorted_by(*column.sort), opens.sorted_by(*column.sort)):
        found = [days[place] for place in ordered(book, kind, EVERY, asked.order)]
        keys = _keys(found, falls=asked.order[0].startswith("-"))
        assert keys == sorted(keys), asked.order
        assert sorted(ordered(book, kind, EVERY, asked.order)) == sorted(days)
    rest = [place for place in ordered(book, kind, EVERY, opens.order) if days[place] is None]
    assert rest == [place for place in ordered(book, kind, EVERY, kind.order) if days[place] is None]


@pytest.mark.parametrize("falls", [False, True])
def test_the_first_of_very_many_cases_are_known_before_the_rest(
    book: Book, falls: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = CABINET["grievance"]
    monkeypatch.setattr(leading_module, "RARE", 1_000)
    (column,) = (one for one in columns(book, kind) if one.clock)
    order = [("-" if falls else "") + path for path in column.sort] + list(kind.order)
    head = leading(book, kind, EVERY, order, most=80)
    assert head is not None and len(head.places) == 80
    assert list(head.places) == list(ordered(book, kind, EVERY, order))[:80]
