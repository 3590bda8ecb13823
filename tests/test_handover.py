"""The hand-over booklet: what it tells is what the lists tell, numbers of people are not on it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from shutil import copy

import pytest
from practice_books import practice_file
from pypdf import PdfReader

from unionbook.ground.conditions import among
from unionbook.ground.errors import Refusal
from unionbook.ground.numerals import yuan
from unionbook.records import CABINET
from unionbook.services.backup.keeping import Backups, Why
from unionbook.services.due import due
from unionbook.services.handover import SOON, Between, Booklet, booklet, print_booklet
from unionbook.services.handover.printing import to_paper
from unionbook.services.pdf import grid
from unionbook.services.pdf.fonts import Fonts
from unionbook.services.pdf.pages import paginate
from unionbook.services.pdf.rows import rows_of
from unionbook.services.pdf.runs import Shaper
from unionbook.services.takeover import handled
from unionbook.services.worklists import worklists
from unionbook.store.book import Book
from unionbook.store.files import create_book, open_book

CASES, UNPAID, EXPIRING, WAITING, ISSUED, BACKUPS = range(6)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """A copy of a practice book with two applications sent back to be paid, and a certificate good for long."""
    path = Path(copy(practice_file(1), tmp_path_factory.mktemp("handover") / "交接.ubk"))
    with open_book(path, CABINET) as opened:
        found = [uid for (uid,) in opened.select("application", ["uid"], among("stage", "paid"), limit=2)]
        with opened.change("待发放") as act:
            for uid in found:
                act.set("application", uid, {"stage": "approved", "paid_on": None})
            union = str(opened.select("organisation", ["uid"], limit=1)[0][0])
            act.set("organisation", union, {"legal_renew_from": "2020-12-01", "legal_until": "2021-10-01"})
        yield opened


@pytest.fixture(scope="module")
def made(book: Book) -> Booklet:
    """The booklet of that book."""
    return booklet(book, Between("林小梅", "周建国", "何静", True))


def test_its_cases_are_those_the_lists_call_open(book: Book, made: Booklet) -> None:
    wanted = 0
    for kind in handled(book.cabinet):
        assert kind.stages is not None
        going = [stage.name for stage in kind.stages.stages if stage.open]
        wanted += book.count(kind.name, among(kind.stages.field, *going))
    assert len(made.parts[CASES].rows) == wanted > 0
    assert book.count("grievance", CABINET["grievance"].subset("open").where) == sum(
        row[0] == "信访" for row in made.parts[CASES].rows
    )


def test_its_clocks_are_those_of_the_first_page(book: Book, made: Booklet) -> None:
    cases = {kind.name for kind in handled(book.cabinet)}
    found = due(book, book.today())
    others = [one for one in found if one.kind.name not in cases]
    soon = [one for one in others if one.running.left <= SOON]
    part = made.parts[EXPIRING]
    assert [row[1] for row in part.rows] == [one.title for one in soon] and 0 < len(soon) < len(others)
    assert str(abs(soon[0].running.left)) in part.rows[0][4]
    assert f"更晚的还有 {len(others) - len(soon)} 项" in part.said


def test_unpaid_aid_is_the_list_of_it_and_its_sum(book: Book, made: Booklet) -> None:
    where = CABINET["application"].subset("unpaid").where
    granted = [int(found or 0) for (found,) in book.select("application", ["granted"], where)]
    assert len(made.parts[UNPAID].rows) == len(granted) == 2
    assert made.parts[UNPAID].said == f"合计 {yuan(sum(granted))} 元。"


def test_worklists_and_issues_are_told(book: Book, made: Booklet) -> None:
    assert [row[2] for row in made.parts[WAITING].rows] == [f"{one.rows} {one.kind.measure}" for one in worklists(book)]
    assert made.parts[ISSUED].rows == [] and "还没有定过稿" in made.parts[ISSUED].none


def test_backups_are_told_with_their_place(book: Book) -> None:
    Backups(book).make(Why.CLOSING, always=True)
    told = booklet(book, Between())
    assert [row[1] for row in told.parts[BACKUPS].rows] == [one.path.name for one in Backups(book).listed()]
    assert told.parts[BACKUPS].rows and str(Backups(book).own().folder) in told.backups


def test_it_is_printed_with_names_to_sign_and_no_number_of_anybody(book: Book, made: Booklet) -> None:
    pdf, pages = print_booklet(replace(made, encrypted=True))
    reader = PdfReader(BytesIO(pdf))
    text = "".join("".join(page.extract_text() for page in reader.pages).split())
    assert len(reader.pages) == pages >= 3
    assert all(name in text for name in ("移交人：林小梅", "接收人：周建国", "监交人：何静", "☑已移交"))
    for id_number, phone in book.select("person", ["id_number", "phone"]):
        assert not id_number or str(id_number) not in text
        assert not phone or str(phone) not in text


def test_signatures_stand_with_what_they_sign_and_a_path_ends_its_lines_at_separators(made: Booklet) -> None:
    """However much is told of the backups: not a page with nothing but signatures, no folder's name torn."""
    path = "C:\\Users\\Administrator\\AppData\\Local\\UnionBook\\backups\\713770654448c44ea50c6de07adc7f67"
    for times in range(1, 8):
        told = replace(made, backups=f"备份在“{path}”。" * times)
        rows = rows_of(to_paper(told).blocks, Shaper(Fonts(folders=())))
        lines = ["".join(glyph.shown for glyph in row.glyphs) for row in rows]
        torn = [line for line in lines if set(line) & {"\\"} and not re.search(r"[\\“。]$|7f67|备份在$", line)]
        assert torn == []
        first = next(at for at, line in enumerate(lines) if "口令和恢复单" in line)
        assert "签字" in lines[first + 2]
        pages = paginate([row.keep for row in rows], grid.LINES)
        assert any(first in page and len(rows) - 1 in page for page in pages)


def test_a_book_without_a_passphrase_has_no_recovery_sheet_to_hand_over(made: Booklet) -> None:
    text = "".join(span.text for block in to_paper(made).blocks for span in block.spans)
    assert "没有恢复单" in text and not any(word in text for word in ("已移交", "换口令"))


def test_a_book_without_an_office_is_refused(tmp_path: Path) -> None:
    with create_book(tmp_path / "空.ubk", CABINET) as empty, pytest.raises(Refusal, match="本单位"):
        booklet(empty, Between())


def test_an_empty_book_says_of_each_list_that_there_is_nothing(tmp_path: Path) -> None:
    with create_book(tmp_path / "新.ubk", CABINET) as new:
        with new.change("登记本单位") as act:
            act.add("office", {"name": "石桥镇总工会", "superior": "石桥县总工会"})
        told = booklet(new, Between())
    assert all(not part.rows for part in told.parts)
    assert print_booklet(told)[1] in (1, 2)
