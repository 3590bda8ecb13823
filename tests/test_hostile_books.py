"""A book from a stranger: nothing in it is run, nothing hangs, and what is refused is refused by name."""

import itertools
import os
import random
import shutil
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hostile import STATEMENTS, altered_rows, spoilt
from sqlcipher3 import dbapi2 as sqlite
from stick import SMALL, add, contents, names, new_book

from unionbook.ground.errors import Refusal
from unionbook.records import CABINET
from unionbook.store.files import create_book, look_at, open_book
from unionbook.store.secrecy.blanking import blank

LONGEST = 5.0
"""Seconds."""


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return new_book(tmp_path_factory.mktemp("good") / "台账.ubk", "赵甲子", "钱乙丑")


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with a row in every table."""
    path = new_book(tmp_path_factory.mktemp("full") / "台账.ubk", "赵甲子", "钱乙丑")
    with open_book(path, SMALL) as book, book.change("导入") as act:
        one, other = (uid for (uid,) in book.rows("SELECT uid FROM person"))
        names_of = ["of_kind", "target", "title", "typed"]
        act.add_many("draft", names_of, [["person", f"n{n}", "草稿", "{}"] for n in "ab"])
        act.add("person_distinct", {"person": one, "other": other, "noted_on": "2026-01-01", "reason": "问过"})
        act.keep(b"x" * 9000)
        blank(act, [("person", one)], lambda kind, name, value: value, {"登记": "某事"})
    return path


def judged(path: Path) -> str:
    """Open a file as a stranger's; the sentence when it is refused or shown for reading alone, "" when it is fine."""
    before, began = contents(path.parent), time.monotonic()
    try:
        with open_book(path, SMALL) as book:
            sentence = book.read_only
            if not sentence:
                assert names(book) == ["赵甲子", "钱乙丑"]
    except Refusal as refusal:
        sentence = refusal.sentence
    assert time.monotonic() - began < LONGEST
    # A sound book of another shape may be noted to have this one.
    assert contents(path.parent) == before or not sentence
    assert not sentence or sentence.endswith("。")
    return sentence


@pytest.mark.parametrize("name", STATEMENTS)
def test_what_the_program_never_makes_is_refused_by_name(good: Path, tmp_path: Path, name: str) -> None:
    target = tmp_path / "来历不明.ubk"
    assert spoilt(good, target, lambda connection: connection.executescript(STATEMENTS[name]))
    sentence = judged(target)
    assert "没有做过的东西" in sentence and "没有打开" in sentence
    with pytest.raises(Refusal):
        look_at(target, SMALL)


def test_the_part_is_named(good: Path, tmp_path: Path) -> None:
    for statement, words in (
        ("CREATE VIEW v AS SELECT 1", "视图“v”"),
        ("CREATE TRIGGER t AFTER INSERT ON person BEGIN SELECT 1; END", "触发器“t”"),
        ("CREATE TABLE secrets (x)", "表“secrets”"),
        ("CREATE INDEX idx_person_bank ON person (bank)", "索引“idx_person_bank”"),
        ("DROP INDEX idx_change_act", "缺少索引“idx_change_act”"),
        ("ALTER TABLE person ADD COLUMN extra TEXT", "表“person”的写法"),
    ):
        target = tmp_path / "来历不明.ubk"
        spoilt(good, target, lambda connection, made=statement: connection.execute(made))  # type: ignore[misc]
        assert words in judged(target)


def schemas(good: Path, folder: Path, count: int, seed: int) -> int:
    """So many altered lines; how many of them were refused or shown for reading alone."""
    refused = 0
    made = altered_rows(seed)
    for name, spoil in itertools.islice(made, count):
        target = folder / "来历不明.ubk"
        try:
            changed = spoilt(good, target, spoil)
        except sqlite.Error:
            continue
        sentence = judged(target)
        assert sentence or not changed or "/*" in name or "\"'" in name, name
        refused += bool(sentence)
    return refused


def test_altered_descriptions_are_refused(good: Path, tmp_path: Path) -> None:
    assert schemas(good, tmp_path, 40, seed=1) >= 25


@pytest.mark.slow
def test_hundreds_of_altered_descriptions_are_refused(good: Path, tmp_path: Path) -> None:
    assert schemas(good, tmp_path, 600, seed=2) >= 400


def mutated(body: bytes, chance: random.Random) -> bytes:
    """A file with something wrong in it."""
    data = bytearray(body)
    at = chance.randrange(len(data))
    match chance.randrange(7):
        case 0:
            data[at] ^= 1 << chance.randrange(8)
        case 1:
            data[at : at + 512] = bytes(512)
        case 2:
            data[at : at + 512] = chance.randbytes(512)
        case 3:
            del data[at:]
        case 4:
            page, other = (chance.randrange(len(data) // 4096) * 4096 for _ in range(2))
            data[page : page + 4096], data[other : other + 4096] = data[other : other + 4096], data[page : page + 4096]
        case 5:
            data[chance.randrange(100)] = chance.randrange(256)
        case _:
            for _ in range(20):
                data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def files(good: Path, folder: Path, count: int, seed: int) -> None:
    chance, body = random.Random(seed), good.read_bytes()
    target = folder / "坏.ubk"
    for _ in range(count):
        target.write_bytes(mutated(body, chance))
        judged(target)


def test_mutated_files_neither_hang_nor_crash(good: Path, tmp_path: Path) -> None:
    files(good, tmp_path, 60, seed=3)


@pytest.mark.slow
def test_fifteen_hundred_mutated_files_neither_hang_nor_crash(good: Path, tmp_path: Path) -> None:
    files(good, tmp_path, 1500, seed=4)


# --- what rows may hold ----------------------------------------------------------------------------------------------


def in_rows(connection: sqlite.Connection, table: str, column: str, value: object) -> None:
    """Put a value of any sort into a table, past its types."""
    (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    connection.execute("PRAGMA writable_schema = ON")
    loose = sql.removesuffix("STRICT").rstrip().replace(" TEXT", "").replace(" INTEGER,", ",").replace(" BLOB", "")
    connection.execute("UPDATE sqlite_master SET sql = ? WHERE name = ?", (loose, table))
    connection.execute("PRAGMA writable_schema = RESET")
    connection.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE rowid = 1', (value,))
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("UPDATE sqlite_master SET sql = ? WHERE name = ?", (sql, table))


DERIVED = ("_sqlite_migrations", "search")
"""Tables that are no part of what is kept: how tables came to be, and the index that is made of the rest."""
NUMBERS = {"stub": "act"}
BYTES = ("cid", "sid", "seen", "parents", "body", "hash", "digest")


@pytest.mark.parametrize("every", [False, pytest.param(True, marks=pytest.mark.slow)], ids=["one value", "every value"])
def test_wrong_types_in_every_column_are_seen(full: Path, tmp_path: Path, every: bool) -> None:
    with open_book(full, SMALL) as book:
        columns = {
            table: [row[1] for row in book.rows(f'PRAGMA table_info("{table}")')]
            for (table,) in book.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
            if table not in DERIVED
        }
    for table, named in columns.items():
        for place, column in enumerate(named):
            if (table, column) == ("change", "value") or column == NUMBERS.get(table, "id"):
                continue
            values: list[object] = [3.5, *([b"\xff\x00"] if column not in BYTES else [])]
            for value in values if every else values[place % len(values) :][:1]:
                target = tmp_path / "来历不明.ubk"
                spoilt(full, target, lambda c, t=table, n=column, v=value: in_rows(c, t, n, v))  # type: ignore[misc]
                assert judged(target), (table, column, value)


def test_values_of_any_size_are_not_swallowed(good: Path, tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows tells no peak of memory here")
    import resource

    body = zlib.compress(b"[" * 300_000_000, 1)
    cases: list[Callable[[sqlite.Connection], object]] = [
        lambda c: c.execute("UPDATE person SET name = CAST(zeroblob(200000000) AS TEXT)"),
        lambda c: c.execute("UPDATE change SET value = ?", ("[" * 200_000,)),
        lambda c: c.execute(
            "INSERT INTO bulk (cid, act, seq, kind, what, first, last, rows, seen, body)"
            " SELECT x'00', max(id), 9, 'person', 'add', 'a', 'b', 1, x'', ? FROM act",
            (body,),
        ),
    ]
    for number, spoil in enumerate(cases):
        target = tmp_path / "来历不明.ubk"
        spoilt(good, target, spoil)
        used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        with pytest.raises(Refusal, match=r"大得不正常|修改记录"), open_book(target, SMALL) as book:
            raise Refusal(book.read_only)
        assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - used < 400_000, number
        target.unlink()


# --- what is no book at all ------------------------------------------------------------------------------------------


def wal_mode(path: Path) -> None:
    connection = sqlite.connect(str(path))
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()


def of_another_program(path: Path) -> None:
    path.unlink()
    connection = sqlite.connect(str(path))
    connection.execute("CREATE TABLE t (x)")
    connection.close()


NO_BOOKS: dict[str, tuple[Callable[[Path], object], str]] = {
    "WAL": (wal_mode, "WAL"),
    "0 bytes": (lambda path: path.write_bytes(b""), "不是工会台账"),
    "jpg": (lambda path: path.write_bytes(b"\xff\xd8\xff\xe0" * 20_001), "不是工会台账"),
    "zip": (lambda path: path.write_bytes(b"PK\x03\x04" * 999), "不是工会台账"),
    "another program's": (of_another_program, "不是工会台账"),
    "one page": (lambda path: path.write_bytes(path.read_bytes()[:4096]), "不完整"),
}


@pytest.mark.parametrize("name", NO_BOOKS)
def test_what_is_no_book_is_refused_and_left_alone(good: Path, tmp_path: Path, name: str) -> None:
    target = tmp_path / "来历不明.ubk"
    shutil.copy(good, target)
    spoil, words = NO_BOOKS[name]
    spoil(target)
    assert words in judged(target)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes with names here")
    os.mkfifo(tmp_path / "管道.ubk")
    began = time.monotonic()
    with pytest.raises(Refusal):
        open_book(tmp_path / "管道.ubk", SMALL)
    assert time.monotonic() - began < 1


# --- versions --------------------------------------------------------------------------------------------------------


def newer(path: Path, *statements: str) -> None:
    connection = sqlite.connect(str(path), isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.execute("UPDATE book SET value = 'another' WHERE key = 'shape'")
    connection.execute("PRAGMA user_version = 99")
    connection.close()


def test_a_newer_book_is_refused_and_may_be_looked_at(good: Path, tmp_path: Path) -> None:
    target = tmp_path / "新版.ubk"
    shutil.copy(good, target)
    newer(target, "ALTER TABLE person ADD COLUMN nickname TEXT", 'CREATE TABLE "club" ("uid" TEXT PRIMARY KEY) STRICT')
    before = contents(tmp_path)
    with pytest.raises(Refusal, match="新版程序"):
        open_book(target, SMALL)
    with look_at(target, SMALL) as book:
        assert names(book) == ["赵甲子", "钱乙丑"] and "更新版本" in book.read_only
        with pytest.raises(Refusal, match="更新版本"):
            add(book, "孙丙寅")
    assert contents(tmp_path) == before


def test_a_newer_book_whose_tables_are_no_longer_ours_is_refused(good: Path, tmp_path: Path) -> None:
    target = tmp_path / "新版.ubk"
    shutil.copy(good, target)
    newer(target, "ALTER TABLE person DROP COLUMN bank")
    with pytest.raises(Refusal, match="bank"):
        look_at(target, SMALL)


def test_every_declared_table_passes(tmp_path: Path) -> None:
    create_book(tmp_path / "全.ubk", CABINET).close()
    with open_book(tmp_path / "全.ubk", CABINET) as book:
        assert not book.read_only
