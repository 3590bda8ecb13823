"""The copy that needs no program: masked, whole, written when something changed, never of an encrypted book."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import openpyxl
import pypdf
import pytest
from intake.intake_book import identity, judged, small_book
from stick import contents

from unionbook.ground.errors import Refusal
from unionbook.services.backup.settings import home_of
from unionbook.services.intake.writing import take_in
from unionbook.services.outlet.readable import FOLDER, FULL, MASKED, OFF, due, want, write_readable
from unionbook.store.book import Book


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with small_book(tmp_path / "账.ubk") as made:
        take_in(made, judged(made, [1, "王芳", identity(1), "甲厂工会", "甲厂", "13800000001", "2021-03-08"]))
        yield made


def test_every_list_twice_and_the_roster_masked_and_only_when_something_changed(book: Book) -> None:
    assert not due(book)
    want(book, MASKED)
    assert due(book)
    folder = write_readable(book)
    assert folder is not None and folder.parent == home_of(book.facts["file_id"])
    names = {one.name for one in folder.iterdir()}
    assert {"会员.xlsx", "会员.csv", "会员名册.pdf", "说明.txt"} <= names
    sheet = openpyxl.load_workbook(folder / "会员.xlsx").active
    assert sheet is not None and "王芳" in [cell.value for cell in sheet[2]]
    text = (folder / "会员.csv").read_text(encoding="utf-8-sig")
    assert "王芳" in text and identity(1) not in text
    assert len(pypdf.PdfReader(folder / "会员名册.pdf").pages) == 1
    assert not due(book) and [one.name for one in folder.parent.iterdir() if one.name.endswith(".part")] == []
    with book.change("改") as act:
        act.set("enterprise", book.select("enterprise", ["uid"])[0][0], {"name": "新厂"})
    assert due(book)
    assert write_readable(book, lambda done, of: False) is None and due(book)
    assert "会员.csv" in {one.name for one in folder.iterdir()}
    want(book, OFF)
    assert not folder.exists()


def test_a_copy_that_is_open_in_another_program_stays_whole(book: Book) -> None:
    """Only Windows lets nobody take away what is open."""
    want(book, MASKED)
    folder = write_readable(book)
    assert folder is not None
    before = contents(folder)
    with (folder / "会员.xlsx").open("rb"), suppress(Refusal):
        write_readable(book)
    assert contents(folder).keys() == before.keys()
    assert write_readable(book) == folder and {one.name for one in folder.parent.iterdir() if one.is_dir()} == {FOLDER}


def test_full_numbers_want_a_reason_that_is_written_down(book: Book) -> None:
    with pytest.raises(Refusal, match="用途"):
        want(book, FULL)
    assert not due(book)
    want(book, FULL, "县里要求留纸质可查的底")
    folder = write_readable(book)
    assert folder is not None and identity(1) in (folder / "会员.csv").read_text(encoding="utf-8-sig")
    assert book.select("disclosure", ["how", "masked", "reason"]) == [("export", 0, "县里要求留纸质可查的底")]
