"""The practice books: rows behind every figure, rows no check objects to, one content, told of on the way."""

from pathlib import Path

import pytest
from practice_books import practice_book

from unionbook.ground.conditions import Frame
from unionbook.ground.errors import Refusal
from unionbook.ground.figures import Ratio
from unionbook.ground.kind import Kind
from unionbook.ground.periods import Period
from unionbook.records import CABINET
from unionbook.services.check import check
from unionbook.services.demo import write_demo
from unionbook.services.demo.books import PRACTICES
from unionbook.services.entry import Entry
from unionbook.services.saving import errors
from unionbook.services.tally import count, rows_behind
from unionbook.store.book import Book
from unionbook.store.history import acts

BOOKS = pytest.mark.parametrize("summary", PRACTICES)
LARGE = (1, 5)
"""They have most rows: what takes seconds with them is done with `-m slow`."""
ALSO_LARGE = pytest.mark.parametrize(
    "summary", [pytest.param(one, marks=pytest.mark.slow) if one in LARGE else one for one in PRACTICES]
)
KINDS = pytest.mark.parametrize("kind", list(CABINET), ids=lambda kind: kind.name)


def frames(book: Book) -> list[Frame]:
    """The practice year whole and up to a day in it, and the year before."""
    today = book.today()
    year, before = Period.parse(str(today.year)), Period.parse(str(today.year - 1))
    part = Period.parse(str(today.year), today.replace(month=4, day=30))
    return [Frame(period, today) for period in (year, part, before)]


def test_there_is_a_book_for_each_summary() -> None:
    assert list(PRACTICES) == [1, 2, 3, 4, 5]
    assert len({practice.label for practice in PRACTICES.values()}) == 5


@BOOKS
@KINDS
def test_the_rows_behind_a_figure_add_up_to_it(summary: int, kind: Kind) -> None:
    book = practice_book(summary)
    for frame in frames(book):
        for figure in kind.figures:
            counted = count(book, f"{kind.name}.{figure.name}", frame)
            rows = rows_behind(book, counted.key, frame).rows
            if isinstance(figure, Ratio):
                upper = count(book, f"{kind.name}.{figure.upper}", frame)
                assert sum(adds for _, _, adds in rows) == upper.value, counted.key
                continue
            assert sum(adds for _, _, adds in rows) == (counted.value or 0), counted.key
            assert len({uid for uid, _, _ in rows}) == len(rows), counted.key
            if figure.what == "count":
                assert len(rows) == counted.value, counted.key


@BOOKS
@KINDS
def test_no_check_objects_to_a_row(summary: int, kind: Kind) -> None:
    book = practice_book(summary)
    for (uid,) in book.select(kind.name, ["uid"]):
        entry = Entry(book, kind, uid)
        assert errors(entry.examine()) == [], entry.values
        # Rows written in bulk hold what the form would have derived.
        assert entry.changed() == set(), entry.values


@ALSO_LARGE
def test_a_book_is_sound_and_stands_still_at_its_day(summary: int) -> None:
    book = practice_book(summary)
    assert check(book) == []
    assert book.today() == book.practice_day == PRACTICES[summary].day
    assert acts(book)[-1].label == "写入练习台账"


def content(book: Book) -> dict[str, list[tuple[object, ...]]]:
    found = {kind.name: book.select(kind.name, ["uid", *kind.fields]) for kind in CABINET}
    return found | {"acts": book.rows("SELECT label, at, hlc FROM act ORDER BY id")}


@ALSO_LARGE
def test_two_books_have_one_content_and_tell_how_far_they_are(summary: int, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    def step(done: int, of: int) -> bool:
        told.append((done, of))
        return True

    again = write_demo(tmp_path / "再写.ubk", CABINET, step=step, summary=summary)
    assert again is not None
    book = practice_book(summary)
    with again:
        assert content(again) == content(book)
        assert again.facts["file_id"] != book.facts["file_id"]
    parts = PRACTICES[summary].parts
    assert told == [(done, parts) for done in range(1, parts + 1)]


@pytest.mark.parametrize("summary", [0, 6, -1])
def test_there_is_no_book_for_another_summary(summary: int, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=f"没有第 {summary} 份总结"):
        write_demo(tmp_path / "无.ubk", CABINET, summary=summary)
    assert list(tmp_path.iterdir()) == []
