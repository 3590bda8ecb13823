"""Tables as offices really keep them, kept under files/: the verdict on every row, and nothing but the right ones
taken in."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from blank_book import copy_of
from intake.intake_book import by_itself, small_book, wholly

from unionbook.records import CABINET
from unionbook.services.check import check as check_up
from unionbook.services.intake.checking import check
from unionbook.services.intake.leftover import write_leftover
from unionbook.services.intake.model import Verdict, Verdicts
from unionbook.services.intake.table import plans
from unionbook.services.intake.writing import take_in
from unionbook.services.sheets.model import Sheet, cell_name
from unionbook.services.sheets.read import read_workbook
from unionbook.store.book import Book

FILES = Path(__file__).parent / "files"
EXPECTED: dict[str, dict[str, Any]] = json.loads((FILES / "expected.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tables") / "台账.ubk"
    small_book(path).close()
    return path


@pytest.fixture
def book(whole: Path) -> Iterator[Book]:
    with copy_of(whole, CABINET) as made:
        yield made


def verdicts_on(book: Book, name: str) -> list[Verdicts]:
    kind = CABINET[EXPECTED[name].get("kind", "member")]
    workbook = read_workbook(FILES / name)
    found = [check(book, plan) for plan in plans(book, kind, workbook)]
    for sheet in workbook.sheets:
        here = [one for one in found if one.plan.block.sheet == sheet.name]
        assert not (here and unseen(sheet, here)), "cells that are dropped without a word"
    return found


def handed_back(book: Book, found: Verdicts, path: Path) -> None:
    """The rows that are wrong mean the same in the table that hands them back."""
    wrong = [row for row in found.rows if row.verdict is Verdict.WRONG]
    assert write_leftover(CABINET, found, path) == len(wrong)
    (plan,) = plans(book, found.plan.kind, read_workbook(path))
    for row, again in zip(wrong, check(book, plan).rows, strict=True):
        known = {name: value for name, value in row.values.items() if name != "person"}
        assert {name: again.values.get(name) for name in known} == known


def unseen(sheet: Sheet, found: list[Verdicts]) -> list[str]:
    """The filled cells that are in no head, no line left out, and no column of a row."""
    seen = set[tuple[int, int]]()
    for block in (one.plan.block for one in found):
        lines = {*range(block.first, block.first + block.depth), *(one.number for one in block.left)}
        seen |= {(row, column) for row in lines for column in range(sheet.width)}
        rows = [number for row in block.rows for number in (row.number, *row.joined)]
        seen |= {(row, head.column) for row in rows for head in block.head}
    filled = ((at, n) for at, row in enumerate(sheet.rows) for n, cell in enumerate(row) if cell is not None)
    return [cell_name(*place) for place in filled if place not in seen]


def test_there_are_enough_of_them_and_every_file_is_expected() -> None:
    files = {path.name for path in FILES.iterdir()} - {"expected.json"}
    assert len(files) >= 30 and files == EXPECTED.keys()


@pytest.mark.parametrize("name", EXPECTED)
def test_every_row_has_its_verdict(name: str, book: Book) -> None:
    expected = EXPECTED[name]
    found = verdicts_on(book, name)
    for one in found:
        assert [wholly(row) for row in one.rows] == by_itself(book, one.plan), "judged together as each by itself"
    rows = {row.number: row for one in found for row in one.rows}
    wanted = {int(number): told for number, told in expected["rows"].items()}
    assert {number: row.verdict.value for number, row in rows.items()} == {
        number: told if isinstance(told, str) else told[0] for number, told in wanted.items()
    }, {number: [one.sentence for one in row.reasons] for number, row in rows.items()}
    for number, told in wanted.items():
        if not isinstance(told, str) and told[1]:
            assert {one.cell for one in rows[number].reasons if not one.warning} == set(told[1])
    for number, cells in expected.get("remarks", {}).items():
        assert {one.cell for one in rows[int(number)].reasons if one.warning} == set(cells)
    for number, values in expected.get("values", {}).items():
        assert {path: rows[int(number)].values.get(path) for path in values} == values
    if "left" in expected:
        assert len({one.number for each in found for one in each.plan.block.left}) == expected["left"]


@pytest.mark.parametrize("name", EXPECTED)
def test_the_right_rows_are_taken_and_the_book_stays_sound(name: str, book: Book, tmp_path: Path) -> None:
    found = verdicts_on(book, name)[0]
    if found.count(Verdict.WRONG):
        handed_back(book, found, tmp_path / "没有导入的行.xlsx")
    kind = found.plan.kind.name
    before = book.count(kind)
    new = found.count(Verdict.NEW)
    if new:
        assert take_in(book, found).new == new
    assert book.count(kind) == before + new and check_up(book) == []
