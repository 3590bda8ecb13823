"""Damage: every hurt byte of a book is seen or harmless, nothing crashes, and every whole row is got back.

The slow ones are the proof: they go on for minutes, each in parts that several processes may share (-n 2).
"""

import random
from pathlib import Path

import pytest
from hurt_book import (
    KEY,
    PAGE,
    Rows,
    assert_whole,
    cut,
    flipped,
    good_book,
    got_back,
    hurt_copies,
    lost_sector,
    rows_in,
    salvaged,
    seen_or_harmless,
)
from stick import SMALL

from unionbook.ground.errors import Refusal
from unionbook.store.blobs import fetch
from unionbook.store.files import look_at, open_book
from unionbook.store.notice import Hurt, Topic
from unionbook.store.salvage.rescue import salvage, survey
from unionbook.store.salvage.roots import leaves
from unionbook.store.secrecy.blanking import blank

PARTS = [pytest.param(part, marks=pytest.mark.slow) for part in range(1, 9)]
"""The parts of a proof; part 0 is the sample of every run."""


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return good_book(tmp_path_factory.mktemp("good") / "台账.ubk")


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return good_book(tmp_path_factory.mktemp("sealed") / "台账.ubk", KEY)


def flips(good: Path, folder: Path, key: bytes | None, count: int, seed: int) -> None:
    wanted, new = rows_in(good, key), folder / "新"
    new.mkdir()
    seen = 0
    for turn, path in enumerate(hurt_copies(good.read_bytes(), flipped, folder, count, seed)):
        seen += seen_or_harmless(path, wanted, key, turn % 20 == 0)
        assert_whole(got_back(path, new, key, turn % 20 == 0), wanted)
    # The bytes behind the last page of a plain book, and some of its head, say nothing of its rows.
    assert seen >= count - max(2, count // 100)


@pytest.mark.parametrize("part", [0, *PARTS])
def test_a_flipped_bit_is_seen_and_every_row_got_back(good: Path, tmp_path: Path, part: int) -> None:
    flips(good, tmp_path, None, 250 if part else 8, part)


@pytest.mark.parametrize("part", [0, *PARTS])
def test_a_flipped_bit_of_an_encrypted_book_is_seen_and_every_row_got_back(
    sealed: Path, tmp_path: Path, part: int
) -> None:
    flips(sealed, tmp_path, KEY, 150 if part else 6, part)


def whole_in(body: bytes, wanted: Rows) -> set[str]:
    """The names of the people of whom a whole record stands in these bytes."""
    return {str(row[0]) for row in wanted["person"].values() if str(row[-1]).encode() in body}


def losses(good: Path, folder: Path, how: object, count: int, seed: int) -> None:
    """Every person whose record still stands whole in a plain file is got back, as it was or named as doubtful."""
    wanted, new = rows_in(good), folder / "新"
    new.mkdir()
    for path in hurt_copies(good.read_bytes(), how, folder, count, seed):
        assert seen_or_harmless(path, wanted) or path.read_bytes() == good.read_bytes()
        whole, got = whole_in(path.read_bytes(), wanted), salvaged(path, new)
        assert whole <= {str(row[0]) for row in got["person"].values()} if got else not whole
        _as_they_were(got, wanted)


def _as_they_were(got: Rows | None, wanted: Rows) -> None:
    """A later change may be what was lost; name and bank, which nobody changed, are the person's own."""
    for uid, row in (got or {"person": {}})["person"].items():
        before = wanted["person"].get(uid, row)
        assert (row[0], row[-1]) == (before[0], before[-1])


@pytest.mark.parametrize("part", [0, *PARTS])
def test_a_file_cut_short_gives_back_what_it_has(good: Path, tmp_path: Path, part: int) -> None:
    losses(good, tmp_path, cut, 250 if part else 6, part)


@pytest.mark.parametrize("part", [0, *PARTS])
def test_a_lost_sector_is_seen_and_costs_only_itself(good: Path, tmp_path: Path, part: int) -> None:
    losses(good, tmp_path, lost_sector, 65 if part else 6, part)


def pages_of(path: Path) -> dict[str, int]:
    """Person → the page their record stands in, of a sound encrypted book. (Pages that lead to others show more.)"""
    found: dict[str, tuple[int, int]] = {}
    for number, rows, _ in leaves(path, KEY, 80):
        for _, row in rows:
            if str(row[1] or "").startswith("人"):
                found[str(row[1])] = min(found.get(str(row[1]), (1 << 30, 0)), (len(rows), number))
    return {name: number for name, (_, number) in found.items()}


def sealed_losses(sealed: Path, folder: Path, how: object, count: int, seed: int) -> None:
    """The same of an encrypted file: of every page that is untouched, all people."""
    wanted, new, body = rows_in(sealed, KEY), folder / "新", sealed.read_bytes()
    new.mkdir()
    at = pages_of(sealed)
    assert set(at) == {str(row[0]) for row in wanted["person"].values()}
    for path in hurt_copies(body, how, folder, count, seed):
        hurt = path.read_bytes()
        assert seen_or_harmless(path, wanted, KEY) or hurt == body
        same = [hurt[one : one + PAGE] == body[one : one + PAGE] for one in range(0, len(body), PAGE)]
        whole = {name for name, page in at.items() if same[page - 1]}
        got = salvaged(path, new, KEY)
        assert whole <= {str(row[0]) for row in got["person"].values()} if got else not whole
        _as_they_were(got, wanted)


@pytest.mark.parametrize("part", [0, *PARTS])
def test_an_encrypted_file_cut_short_gives_back_every_whole_page(sealed: Path, tmp_path: Path, part: int) -> None:
    sealed_losses(sealed, tmp_path, cut, 150 if part else 4, part)


@pytest.mark.parametrize("part", [0, *PARTS])
def test_a_lost_sector_of_an_encrypted_book_costs_only_its_page(sealed: Path, tmp_path: Path, part: int) -> None:
    sealed_losses(sealed, tmp_path, lost_sector, 40 if part else 4, part)


# --- what is told ----------------------------------------------------------------------------------------------------


def test_a_damaged_book_is_shown_and_says_what_is_hurt(good: Path, tmp_path: Path) -> None:
    path = tmp_path / "台账.ubk"
    data = bytearray(good.read_bytes())
    at = data.find("末00033完".encode(), PAGE)
    data[at + 2] ^= 1
    path.write_bytes(data)
    with open_book(path, SMALL) as book:
        (notice,) = book.notices
        assert notice.topic is Topic.DAMAGED and "抢救" in book.read_only and "备份" in book.read_only
        with pytest.raises(Refusal, match="损坏"), book.change("试"):
            pass
    assert survey(path, SMALL) and survey(good, SMALL) == []
    with look_at(path, SMALL) as book:
        assert Topic.DAMAGED in [one.topic for one in book.notices]


def test_the_window_need_not_wait_for_the_seal(good: Path, tmp_path: Path) -> None:
    path = tmp_path / "台账.ubk"
    data = bytearray(good.read_bytes())
    data[-3000] ^= 1
    path.write_bytes(data)
    with open_book(path, SMALL, patience=0.0) as book:
        with pytest.raises(Refusal, match="损坏"), book.change("试"):
            pass
        assert book.settle() and [one.topic for one in book.notices] == [Topic.DAMAGED]


def test_files_in_the_book_are_got_back_or_named(good: Path, tmp_path: Path) -> None:
    body = bytes(range(256)) * 60
    result = salvage(good, tmp_path / "新.ubk", SMALL)
    assert not result.hurt and not result.lost and result.kept["person"] == len(rows_in(good)["person"])
    with open_book(tmp_path / "新.ubk", SMALL) as book:
        (digest,) = [row[0].hex() for row in book.rows("SELECT hash FROM blob")]
        assert fetch(book, digest) == body
        assert book.facts["salvaged_from"] and book.facts["salvaged_from"] != book.facts["file_id"]
    data = good.read_bytes()
    at = data.find(body[:2000])
    (tmp_path / "坏.ubk").write_bytes(data[:at] + b"\xff" + data[at + 1 :])
    result = salvage(tmp_path / "坏.ubk", tmp_path / "新2.ubk", SMALL)
    assert any(digest[:8] in one for one in result.hurt)


def test_a_file_of_nothing_gives_nothing(tmp_path: Path) -> None:
    for body in (b"", b"SQLite format 3\x00" + bytes(50_000), random.Random(1).randbytes(40_000)):
        (tmp_path / "坏.ubk").write_bytes(body)
        with pytest.raises(Refusal):
            salvage(tmp_path / "坏.ubk", tmp_path / "新.ubk", SMALL)
        assert not (tmp_path / "新.ubk").exists()
    with pytest.raises(Refusal, match="找不到"):
        survey(tmp_path / "没有.ubk", SMALL)


def test_what_cannot_be_opened_says_that_rows_can_be_got_out(good: Path, tmp_path: Path) -> None:
    path = tmp_path / "台账.ubk"
    path.write_bytes(good.read_bytes()[: 20 * PAGE])
    with pytest.raises(Hurt, match="抢救"):
        open_book(path, SMALL)


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])
def test_what_was_purged_stays_purged(good: Path, sealed: Path, tmp_path: Path, key: bytes | None) -> None:
    path = tmp_path / "台账.ubk"
    path.write_bytes((sealed if key else good).read_bytes())
    with open_book(path, SMALL, key) as book, book.change("清除") as act:
        (uid,) = book.rows("SELECT uid FROM person WHERE name = '人00033'")[0]
        blank(act, [("person", uid)], lambda kind, name, value: None if name == "bank" else value, {"登记": "某事"})
    for turn, hurt in enumerate(hurt_copies(path.read_bytes(), flipped, tmp_path, 4, 7)):
        rows, doubtful = got_back(hurt, tmp_path, key)
        assert rows["person"][uid][0] == "人00033" and "末00033完" not in rows["person"][uid]
        assert len(rows["person"]) == 200 - 3 + sum("后来删除" in one for one in doubtful), turn


def test_what_stands_at_the_target_is_never_touched(good: Path, tmp_path: Path) -> None:
    (tmp_path / "新.ubk").write_bytes(b"mine")
    with pytest.raises(Refusal, match="已经存在"):
        salvage(good, tmp_path / "新.ubk", SMALL)
    assert (tmp_path / "新.ubk").read_bytes() == b"mine"
