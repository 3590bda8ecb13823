"""A new book laid out by statements is the one its migrations make, and is made by them where none are known."""

import json
from pathlib import Path

import pytest

from unionbook.records import CABINET
from unionbook.store.connection import connect
from unionbook.store.files import create_book
from unionbook.store.opening.declared import remembered, statements
from unionbook.store.pc.folder import folder
from unionbook.store.tables import fingerprint, lay_out, migrate, pending, steps

TOLD = (
    "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name",
    'SELECT migration_set, name FROM "_sqlite_migrations" ORDER BY id',
    'SELECT key, value FROM "book" ORDER BY key',
    'SELECT * FROM "search"',
    "PRAGMA user_version",
)


def test_both_ways_make_one_book(tmp_path: Path) -> None:
    found = []
    known = statements(CABINET)
    assert known is not None
    for name in ("laid out", "migrated"):
        connection = connect(tmp_path / name)
        if name == "migrated":
            migrate(connection, CABINET)
        else:
            lay_out(connection, CABINET, known)
        assert not pending(connection, CABINET)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        found.append([connection.execute(sql).fetchall() for sql in TOLD])
        connection.close()
    assert found[0] == found[1] and len(found[0][1]) == len(steps(CABINET)) > 80


@pytest.mark.parametrize("spoil", [lambda told: told.pop("steps"), lambda told: told["steps"].pop()])
def test_a_shape_of_other_migrations_is_not_laid_out(tmp_path: Path, spoil: object) -> None:
    place = folder("shapes") / f"{fingerprint(CABINET)}.json"
    told = json.loads(place.read_text(encoding="utf-8"))
    spoil(told)  # type: ignore[operator]
    place.write_text(json.dumps(told), encoding="utf-8")
    remembered.cache_clear()
    try:
        assert statements(CABINET) is None
        with create_book(tmp_path / "新.ubk", CABINET) as book:
            assert not pending(book.connection, CABINET)
            assert book.rows('SELECT count(*) FROM "_sqlite_migrations"') == [(len(steps(CABINET)),)]
    finally:
        remembered.cache_clear()
