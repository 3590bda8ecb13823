"""salvage: what the window offers of a damaged book, in words and as JSON."""

import shutil
from pathlib import Path

from cli.support import Run, one_sentence

from unionbook.records import CABINET
from unionbook.store.files import open_book


def test_records_of_a_damaged_book_are_written_into_a_new_one(cli: Run, practice_copy: Path, tmp_path: Path) -> None:
    with open_book(practice_copy, CABINET) as book:
        people = book.count("person")
        (label,) = book.rows("SELECT label FROM act ORDER BY id LIMIT 1")[0]
    body = bytearray(practice_copy.read_bytes())
    at = body.index(label.encode()) // 4096 * 4096
    body[at : at + 4096] = bytes(4096)
    practice_copy.write_bytes(body)
    said = cli("salvage", practice_copy, tmp_path / "新.ubk", "--json")
    assert said.code == 0 and said.data["kept"]["person"] == people and said.data["damaged"]
    assert practice_copy.read_bytes() == body
    with open_book(tmp_path / "新.ubk", CABINET) as book:
        assert book.count("person") == people and not book.read_only
    told = cli("salvage", practice_copy, tmp_path / "又一本.ubk")
    assert told.code == 0 and "已取出" in told.out and "损坏：" in told.out


def test_nothing_is_written_over_and_nothing_out_of_nothing(cli: Run, practice_copy: Path, tmp_path: Path) -> None:
    there = Path(shutil.copy(practice_copy, tmp_path / "已有.ubk"))
    before = there.read_bytes()
    assert one_sentence(cli("salvage", practice_copy, there)) and there.read_bytes() == before
    (tmp_path / "坏.ubk").write_bytes(b"SQLite format 3\0" + bytes(40_000))
    assert one_sentence(cli("salvage", tmp_path / "坏.ubk", tmp_path / "新.ubk"))
    assert not (tmp_path / "新.ubk").exists()
