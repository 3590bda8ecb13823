"""No trace beside the book or in temporary folders: what is written while people are registered, looked up, printed,
exported, backed up and purged lies in the book, its journal and this PC's backups, nowhere else."""

import os
import re
import sys
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from purge_book import CHILD, HARDSHIP, NAME, NOON, NUMBER, WORDS, left

import unionbook
from unionbook.records import CABINET
from unionbook.services.entry import Entry
from unionbook.services.forms import Wanted
from unionbook.services.forms.printing import print_form
from unionbook.services.personpage import everything, to_paper
from unionbook.services.privacy.lifting import lift_masks
from unionbook.services.privacy.purge import purge
from unionbook.services.report import to_pdf
from unionbook.services.saving import drop_draft, save_draft
from unionbook.store.book import Book
from unionbook.store.files import create_book, open_book

WATCHED: list[Path] = []
ON = [False]


def _heard(event: str, args: tuple[object, ...]) -> None:
    if ON[0] and event == "open" and isinstance(args[1], str) and set(args[1]) & set("wax+"):
        WATCHED.append(Path(str(args[0])))


sys.addaudithook(_heard)


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Path, Path]]:
    """The stick, and the folder of temporary files; files opened for writing are watched."""
    stick, temp = tmp_path / "stick", tmp_path / "temp"
    stick.mkdir()
    temp.mkdir()
    monkeypatch.setenv("TMPDIR", str(temp))
    monkeypatch.setattr(tempfile, "tempdir", None)
    WATCHED.clear()
    ON[0] = True
    yield stick, temp
    ON[0] = False


def work_through(book: Book, beside: list[set[str]]) -> None:
    """A day's work with one person, looking what lies beside the book after every act."""
    book.committing.append(lambda act: beside.append(set(os.listdir(book.path.parent))))
    file, person = left(book, CHILD)
    entry = Entry(book, HARDSHIP, file)
    entry.type("needs", f"{NAME} {NUMBER}")
    save_draft(entry)
    drop_draft(book, HARDSHIP, file)
    lift_masks(Entry(book, HARDSHIP, file), "核对证件")
    out = BytesIO()
    print_form(book, HARDSHIP, HARDSHIP.forms[0], Wanted(rows=[file], unmasked=True, reason="核对"), out)
    assert to_pdf(to_paper(everything(book, person)))[0].startswith(b"%PDF") and out.getvalue()
    purge(book, [(HARDSHIP, file)])


def test_nothing_lies_beside_the_book_but_its_journal_and_nothing_in_temporary_folders(
    places: tuple[Path, Path], own_home: Path
) -> None:
    stick, temp = places
    path, beside = stick / "台账.ubk", list[set[str]]()
    create_book(path, CABINET, clock=lambda: NOON).close()
    with open_book(path, CABINET, clock=lambda: NOON) as book:
        work_through(book, beside)
    assert len(beside) >= 6 and set().union(*beside) <= {path.name, f"{path.name}-journal"}
    assert os.listdir(stick) == [path.name]
    written = {file.name for file in WATCHED if stick in file.parents}
    assert written <= {path.name, f"{path.name}.part", f"{path.name}-journal"}, "made, sealed, its journal scrubbed"
    assert list(temp.rglob("*")) == []
    held = [file for file in own_home.rglob("*") if file.is_file()]
    assert held and not [file for file in held if any(word.encode() in file.read_bytes() for word in WORDS)]


def test_no_part_of_the_program_speaks_to_a_network() -> None:
    words = re.compile(
        r"^\s*(?:import|from)\s+(?:socket|ssl|http|urllib\.request|ftplib|smtplib|xmlrpc|requests|PySide6\.QtNetwork"
        r"|PySide6\.QtWeb\w*)\b",
        re.MULTILINE,
    )
    root = Path(unionbook.__file__).parent
    files = list(root.rglob("*.py"))
    assert len(files) > 300
    assert [file for file in files if words.search(file.read_text(encoding="utf-8"))] == []
