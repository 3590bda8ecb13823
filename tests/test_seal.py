"""The seal behind a closed book: every changed bit is seen, nothing is ever called damaged that is not."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from report_book import empty_book

from unionbook.records import CABINET
from unionbook.store.files import open_book
from unionbook.store.seal import SIZE, Head, Sealed, examine, seal


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("seal") / "台账.ubk"
    with empty_book(path) as book, book.change("登记") as act:
        for n in range(200):
            act.add("enterprise", {"name": f"青山{n}厂", "workers": n})
    seal(path)
    return path.read_bytes()


def verdict(folder: Path, body: bytes) -> Sealed:
    path = folder / "试.ubk"
    path.write_bytes(body)
    return examine(path)


def length(body: bytes) -> int:
    head = Head.read(body)
    assert head is not None
    return head.length


def test_a_sealed_book_is_sound_and_opens(sealed: bytes, tmp_path: Path) -> None:
    assert len(sealed) == length(sealed) + SIZE
    assert verdict(tmp_path, sealed) is Sealed.SOUND
    with open_book(tmp_path / "试.ubk", CABINET) as book:
        assert book.count("enterprise") == 200
        assert book.rows("PRAGMA integrity_check") == [("ok",)]
    assert examine(tmp_path / "试.ubk") is Sealed.SOUND, "looking at a book leaves it sealed"


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_flipped_bit_is_never_called_sound(sealed: bytes, tmp_path: Path, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(sealed) - 1))
    hurt = bytearray(sealed)
    hurt[at] ^= 1 << data.draw(st.integers(0, 7))
    found = verdict(tmp_path, bytes(hurt))
    assert found is not Sealed.SOUND
    if 100 <= at < length(sealed):
        assert found is Sealed.BROKEN


@pytest.mark.parametrize("cut", [1, SIZE - 1, SIZE, SIZE + 1, 5000])
def test_a_file_cut_short_is_never_called_sound(sealed: bytes, tmp_path: Path, cut: int) -> None:
    assert verdict(tmp_path, sealed[:-cut]) is Sealed.NONE


def test_a_write_makes_the_seal_old_and_closing_makes_it_new(sealed: bytes, tmp_path: Path) -> None:
    path = tmp_path / "试.ubk"
    path.write_bytes(sealed)
    for names in (["新厂"], [f"另{n}厂" for n in range(3000)]):
        with open_book(path, CABINET) as book:
            with book.change("改") as act:
                for name in names:
                    act.add("enterprise", {"name": name})
            # A second handle in this process would drop SQLite's lock: what is on the disk is looked at as a copy.
            copying = "import shutil, sys; shutil.copyfile(*sys.argv[1:])"
            subprocess.run([sys.executable, "-c", copying, str(path), str(tmp_path / "此刻.ubk")], check=True)
            assert examine(tmp_path / "此刻.ubk") is Sealed.NONE
        assert examine(path) is Sealed.SOUND
        with open_book(path, CABINET) as book:
            assert not book.notices and not book.read_only


def test_what_is_no_book_has_no_seal(tmp_path: Path) -> None:
    for body in (b"", b"x" * 50, b"x" * 5000, b"SQLite format 3\x00"):
        path = tmp_path / "别的.txt"
        path.write_bytes(body)
        seal(path)
        assert path.read_bytes() == body and examine(path) is Sealed.NONE
