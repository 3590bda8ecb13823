"""Books that are hurt on purpose, plain and encrypted: how they are made, what opening and salvage may say of them."""

import random
from collections.abc import Iterator
from pathlib import Path

from oracle import SLOWEST, outcome
from stick import SMALL

from unionbook.ground.errors import Refusal
from unionbook.services.check import check
from unionbook.store.book import Book
from unionbook.store.files import create_book, open_book
from unionbook.store.salvage.rescue import salvage

PAGE = 4096
KEY = bytes(range(100, 148))
"""The raw key and salt of the encrypted ones."""

Rows = dict[str, dict[str, tuple[object, ...]]]


def person(n: int) -> dict[str, str | int | None]:
    """A person whose record begins and ends with words of their own."""
    return {"name": f"人{n:05}", "address": "某街某号" * (n % 40), "bank": f"末{n:05}完"}


def good_book(path: Path, key: bytes | None = None) -> Path:
    """A sound book with records made singly, imported, changed and removed, a long one, and a file kept in it."""
    with create_book(path, SMALL, key) as book:
        uids = []
        for start in range(0, 80, 20):
            with book.change("登记") as act:
                uids += [act.add("person", person(n)) for n in range(start, start + 20)]
        with book.change("导入") as act:
            rows = [person(n) for n in range(80, 200)]
            act.add_many("person", list(rows[0]), [list(row.values()) for row in rows])
        with book.change("更正") as act:
            for uid in uids[::7]:
                act.set("person", uid, {"phone": "13600000000"})
            for uid in uids[::31]:
                act.drop("person", uid)
            act.add("draft", {"of_kind": "person", "target": "new", "title": "草稿", "typed": "{}" + " " * 20_000})
            act.keep(bytes(range(256)) * 60)
        # What stands between the rows of a page must not be taken for rows.
        book.connection.execute("VACUUM")
    return path


def rows_of(book: Book) -> Rows:
    """Every record: kind → uid → its values."""
    return {
        kind.name: {row[0]: row[1:] for row in book.rows(f'SELECT * FROM "{kind.name}"')} for kind in book.cabinet
    }


def rows_in(path: Path, key: bytes | None = None) -> Rows:
    """The same of a closed book."""
    with open_book(path, SMALL, key) as book:
        return rows_of(book)


def flipped(body: bytes, chance: random.Random) -> bytes:
    """One bit is another."""
    data = bytearray(body)
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


def cut(body: bytes, chance: random.Random) -> bytes:
    """The end is gone."""
    return body[: chance.randrange(1, len(body))]


def lost_sector(body: bytes, chance: random.Random) -> bytes:
    """A sector or page of zeros, of rubbish, or of another place of the file."""
    data, size = bytearray(body), chance.choice((512, PAGE))
    at, other = chance.randrange(len(data) // 512) * 512, chance.randrange(len(data) - size)
    fill = chance.choice((bytes(size), chance.randbytes(size), bytes(body[other : other + size])))
    end = min(at + size, len(data))
    data[at:end] = fill[: end - at]
    return bytes(data)


def hurt_copies(body: bytes, how: object, folder: Path, count: int, seed: int) -> Iterator[Path]:
    """So many copies, each hurt in one place."""
    chance, path = random.Random(seed), folder / "台账.ubk"
    for _ in range(count):
        path.write_bytes(how(body, chance))  # type: ignore[operator]
        yield path


def seen_or_harmless(path: Path, wanted: Rows, key: bytes | None = None, thoroughly: bool = False) -> bool:
    """Open a hurt file; was the damage seen? If it was not, every row is as it was."""
    with outcome(path.parent, seconds=SLOWEST) as told, open_book(path, SMALL, key) as book:
        if not book.read_only:
            assert rows_of(book) == wanted and not (thoroughly and check(book))
        told.sentence = book.read_only
    return bool(told.sentence)


def got_back(path: Path, folder: Path, key: bytes | None = None, thoroughly: bool = False) -> tuple[Rows, list[str]]:
    """What salvage gets out of a file, and what of it is doubtful. Raises Refusal."""
    before, target = path.read_bytes(), folder / "新.ubk"
    target.unlink(missing_ok=True)
    result = salvage(path, target, SMALL, key, key)
    assert path.read_bytes() == before
    with open_book(target, SMALL, key) as book:
        assert not book.read_only and (not thoroughly or not [one for one in check(book) if one.hurt])
        return rows_of(book), result.doubtful


def assert_whole(got: tuple[Rows, list[str]], wanted: Rows) -> None:
    """Everything is there as it was; what is there beside it (a removal was lost) is named."""
    rows, doubtful = got
    for kind, before in wanted.items():
        assert {uid: row for uid, row in rows[kind].items() if uid in before} == before
    more = sum(len(rows[kind]) - len(before) for kind, before in wanted.items())
    assert more <= len(doubtful)


def salvaged(path: Path, folder: Path, key: bytes | None = None) -> Rows | None:
    """What salvage gets out, None when it says that there is nothing."""
    try:
        return got_back(path, folder, key)[0]
    except Refusal as refusal:
        assert refusal.sentence.endswith("。")
        return None
