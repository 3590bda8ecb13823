"""Damage: every hurt byte of a plain book is seen or harmless, nothing crashes, and every whole row is got back."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from stick import SMALL, contents

from unionbook.ground.errors import Refusal
from unionbook.services.check import check
from unionbook.store.blobs import fetch
from unionbook.store.book import Book
from unionbook.store.files import create_book, look_at, open_book
from unionbook.store.notice import Hurt, Topic
from unionbook.store.salvage.rescue import salvage, survey

PAGE = 4096
Rows = dict[str, dict[str, tuple[object, ...]]]


def person(n: int) -> dict[str, str | int | None]:
    """A person whose record begins and ends with words of their own."""
    return {"name": f"人{n:05}", "address": "某街某号" * (n % 40), "bank": f"末{n:05}完"}


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("good") / "台账.ubk"
    with create_book(path, SMALL) as book:
        uids = []
        for start in range(0, 200, 20):
            with book.change("登记") as act:
                uids += [act.add("person", person(n)) for n in range(start, start + 20)]
        with book.change("导入") as act:
            rows = [person(n) for n in range(200, 500)]
            act.add_many("person", list(rows[0]), [list(row.values()) for row in rows])
        with book.change("更正") as act:
            for uid in uids[::7]:
                act.set("person", uid, {"phone": "13600000000"})
            for uid in uids[::31]:
                act.drop("person", uid)
            act.add("draft", {"of_kind": "person", "target": "new", "title": "草稿", "typed": "{}" + " " * 20_000})
            act.keep(bytes(range(256)) * 100)
        # What stands between the rows of a page must not be taken for rows.
        book.connection.execute("VACUUM")
    return path


def rows_of(book: Book) -> Rows:
    return {
        kind.name: {row[0]: row[1:] for row in book.rows(f'SELECT * FROM "{kind.name}"')} for kind in book.cabinet
    }


def rows_in(path: Path) -> Rows:
    with open_book(path, SMALL) as book:
        return rows_of(book)


def hurt_copies(good: Path, folder: Path, count: int, seed: int) -> Iterator[Path]:
    """Copies with one bit flipped, each at a random place."""
    body, chance = good.read_bytes(), random.Random(seed)
    for _ in range(count):
        data = bytearray(body)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path = folder / "台账.ubk"
        path.write_bytes(data)
        yield path


def seen_or_harmless(path: Path, wanted: Rows, thoroughly: bool = False) -> bool:
    """Open a hurt file; was the damage seen? If it was not, every row is as it was."""
    before = contents(path.parent)
    try:
        with open_book(path, SMALL) as book:
            seen = Topic.DAMAGED in [one.topic for one in book.notices]
            assert bool(book.read_only) == seen
            if not seen:
                assert rows_of(book) == wanted and not (thoroughly and check(book))
    except Refusal as refusal:
        assert refusal.sentence.endswith("。")
        seen = True
    assert contents(path.parent) == before
    return seen


def got_back(path: Path, folder: Path, thoroughly: bool = False) -> tuple[Rows, list[str]]:
    """What salvage gets out of a file, and what of it is doubtful."""
    before, target = path.read_bytes(), folder / "新.ubk"
    target.unlink(missing_ok=True)
    result = salvage(path, target, SMALL)
    assert path.read_bytes() == before
    with open_book(target, SMALL) as book:
        assert not book.read_only and (not thoroughly or not [one for one in check(book) if one.hurt])
        return rows_of(book), result.doubtful


def assert_whole(got: tuple[Rows, list[str]], wanted: Rows) -> None:
    """Everything is there as it was; what is there beside it (a removal was lost) is named."""
    rows, doubtful = got
    for kind, before in wanted.items():
        assert {uid: row for uid, row in rows[kind].items() if uid in before} == before
    more = sum(len(rows[kind]) - len(before) for kind, before in wanted.items())
    assert more <= len(doubtful)


def flips(good: Path, folder: Path, count: int, seed: int) -> int:
    wanted, seen = rows_in(good), 0
    (folder / "新").mkdir()
    for turn, path in enumerate(hurt_copies(good, folder, count, seed)):
        seen += seen_or_harmless(path, wanted, turn % 20 == 0)
        assert_whole(got_back(path, folder / "新", turn % 20 == 0), wanted)
    return seen


def test_a_flipped_bit_is_seen_and_every_row_got_back(good: Path, tmp_path: Path) -> None:
    assert flips(good, tmp_path, 25, seed=1) >= 23


@pytest.mark.slow
def test_two_thousand_flipped_bits_are_seen_and_every_row_got_back(good: Path, tmp_path: Path) -> None:
    assert flips(good, tmp_path, 2000, seed=2) >= 1990


def whole_in(body: bytes, wanted: Rows) -> set[str]:
    """The names of the people of whom a whole record stands in these bytes."""
    return {str(row[0]) for row in wanted["person"].values() if str(row[-1]).encode() in body}


def cuts(good: Path, folder: Path, count: int, seed: int) -> None:
    wanted, body, chance = rows_in(good), good.read_bytes(), random.Random(seed)
    (folder / "新").mkdir()
    path = folder / "台账.ubk"
    for _ in range(count):
        path.write_bytes(body[: chance.randrange(1, len(body))])
        seen_or_harmless(path, wanted)
        whole = whole_in(path.read_bytes(), wanted)
        try:
            got, _ = got_back(path, folder / "新")
        except Refusal:
            assert not whole
            continue
        assert whole <= {str(row[0]) for row in got["person"].values()}
        for uid, row in got["person"].items():
            # A later change may be what was cut off: the record is then an earlier one, and named as doubtful.
            before = wanted["person"].get(uid, row)
            assert (row[0], row[-1]) == (before[0], before[-1])


def test_a_file_cut_short_gives_back_what_it_has(good: Path, tmp_path: Path) -> None:
    cuts(good, tmp_path, 15, seed=3)


@pytest.mark.slow
def test_two_thousand_cuts_give_back_what_they_have(good: Path, tmp_path: Path) -> None:
    cuts(good, tmp_path, 2000, seed=4)


def sectors(good: Path, folder: Path, count: int, seed: int) -> None:
    """A sector of zeros, of rubbish, or of another page."""
    wanted, body, chance = rows_in(good), good.read_bytes(), random.Random(seed)
    (folder / "新").mkdir()
    path = folder / "台账.ubk"
    for turn in range(count):
        data = bytearray(body)
        at, size = chance.randrange(len(data) // 512) * 512, (512, PAGE)[turn % 2]
        end = min(at + size, len(data))
        other = chance.randrange(len(data) - size)
        fill = (bytes(size), chance.randbytes(size), bytes(body[other : other + size]))[turn % 3]
        data[at:end] = fill[: end - at]
        path.write_bytes(data)
        assert seen_or_harmless(path, wanted) or bytes(data) == body
        whole = whole_in(bytes(data), wanted)
        assert whole <= {str(row[0]) for row in got_back(path, folder / "新")[0]["person"].values()}


def test_a_lost_sector_is_seen_and_costs_only_itself(good: Path, tmp_path: Path) -> None:
    sectors(good, tmp_path, 12, seed=5)


@pytest.mark.slow
def test_five_hundred_lost_sectors_cost_only_themselves(good: Path, tmp_path: Path) -> None:
    sectors(good, tmp_path, 500, seed=6)


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
    body = bytes(range(256)) * 100
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
    path.write_bytes(good.read_bytes()[: 40 * PAGE])
    with pytest.raises(Hurt, match="抢救"):
        open_book(path, SMALL)
