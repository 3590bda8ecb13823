"""Books a stranger might hand over: altered so that opening them would run, hang, swell or mislead."""

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

Spoil = Callable[[sqlite.Connection], object]

ENDLESS = "WITH RECURSIVE t(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM t) SELECT"
STATEMENTS: dict[str, str] = {
    "endless view": f"CREATE VIEW v AS {ENDLESS} count(*) FROM t",
    "swelling view": "CREATE VIEW v AS SELECT zeroblob(900000000)",
    "view for a table": f"DROP TABLE draft; CREATE VIEW draft AS {ENDLESS} x AS uid FROM t",
    "trigger on insert": "CREATE TRIGGER t AFTER INSERT ON person BEGIN DELETE FROM change; END",
    "trigger on update": "CREATE TRIGGER t AFTER UPDATE ON book BEGIN DELETE FROM person; END",
    "trigger on delete": "CREATE TRIGGER t BEFORE DELETE ON person BEGIN SELECT raise(ABORT, 'x'); END",
    "trigger instead": "CREATE VIEW v AS SELECT * FROM book;"
    " CREATE TRIGGER t INSTEAD OF INSERT ON v BEGIN DELETE FROM act; END",
    "fts table": "CREATE VIRTUAL TABLE f USING fts5(a)",
    "rtree table": "CREATE VIRTUAL TABLE r USING rtree(id, a, b)",
    "foreign table": "CREATE TABLE secrets (x)",
    "foreign table with rows": "CREATE TABLE mine (a TEXT, b INTEGER); INSERT INTO mine VALUES ('x', 1)",
    "table that computes": "CREATE TABLE g (uid TEXT, b TEXT GENERATED ALWAYS AS (upper(uid)) VIRTUAL) STRICT",
    "table that checks": "CREATE TABLE g (uid TEXT PRIMARY KEY CHECK (length(uid) < 9)) STRICT",
    "table with a default that runs": "CREATE TABLE g (uid TEXT PRIMARY KEY, a TEXT DEFAULT (random())) STRICT",
    "table without rowid": "CREATE TABLE g (uid TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
    "extra index": "CREATE INDEX mine ON person (name)",
    "extra index named like ours": "CREATE INDEX idx_person_bank ON person (bank)",
    "extra unique index": "CREATE UNIQUE INDEX idx_person_one ON person (name)",
    "index on an expression": "CREATE INDEX idx_person_up ON person (upper(name))",
    "partial index": "CREATE INDEX idx_person_some ON person (name) WHERE born IS NULL",
    "index with a collation": "CREATE INDEX idx_person_nocase ON person (name COLLATE NOCASE)",
    "descending index": "CREATE INDEX idx_person_down ON person (name DESC)",
    "column that checks": "ALTER TABLE person ADD COLUMN extra TEXT CHECK (extra <> 'x')",
    "column that computes": "ALTER TABLE person ADD COLUMN extra TEXT AS (name || 'x')",
    "column more": "ALTER TABLE person ADD COLUMN extra TEXT",
    "column less": "ALTER TABLE person DROP COLUMN bank",
    "column renamed": "ALTER TABLE person RENAME COLUMN bank TO banque",
    "table renamed": "ALTER TABLE blob RENAME TO blob2",
    "table gone": "DROP TABLE blob",
    "index gone": "DROP INDEX idx_change_act",
    "statistics": "ANALYZE",
    "counter": "CREATE TABLE g (uid INTEGER PRIMARY KEY AUTOINCREMENT)",
}
"""What another program would do to a book, by its name."""

_BITS = (
    ("TEXT", "BLOB"),
    ("INTEGER", "REAL"),
    ("STRICT", ""),
    ("PRIMARY KEY", ""),
    ("REFERENCES", "CHECK"),
    ("CREATE TABLE", "CREATE TEMP TABLE"),
    ("CREATE INDEX", "CREATE UNIQUE INDEX"),
    (")", ", CHECK (random()))"),
    (")", ", x TEXT DEFAULT (randomblob(900000000)))"),
    (")", ", x TEXT AS (printf('%.999999999d', 1)))"),
    (",", " COLLATE NOCASE,"),
    (",", " NOT NULL DEFAULT (SELECT 1),"),
    ('"', "'"),
    (" ", " /* */ "),
    ("(", "(((((("),
    ("CREATE", "DROP"),
)


def altered_rows(seed: int) -> Iterator[tuple[str, Spoil]]:
    """Endless (name, alteration) of single lines of what a file says of itself, written past SQLite's own checks."""
    chance = random.Random(seed)
    while True:
        old, new = chance.choice(_BITS)
        column, value = chance.choice(
            [("sql", None)] * 6
            + [
                ("type", "view"),
                ("type", "trigger"),
                ("type", "x" * 1000),
                ("name", "sqlite_x"),
                ("name", ""),
                ("tbl_name", "person"),
                ("rootpage", 0),
                ("rootpage", 1),
                ("rootpage", 2),
                ("rootpage", 4_000_000_000),
                ("rootpage", "x"),
                ("sql", ""),
                ("sql", 5),
                ("sql", b"\xff\xfe\x00"),
                ("sql", f"CREATE VIEW v AS {ENDLESS} x FROM t"),
                ("sql", "CREATE TABLE t (x TEXT) -- " + "x" * 3_000_000),
            ]
        )
        at = chance.random()
        said = repr((old, new) if value is None else value)[:60]
        yield f"{column} {said} at {at:.3f}", _row(at, column, value, old, new)


def _row(at: float, column: str, value: object, old: str, new: str) -> Spoil:
    def spoil(connection: sqlite.Connection) -> None:
        rows = connection.execute("SELECT rowid, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
        rowid, sql = rows[int(at * len(rows))]
        written = sql.replace(old, new, 1) if value is None else value
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(f"UPDATE sqlite_master SET {column} = ? WHERE rowid = ?", (written, rowid))

    return spoil


def spoilt(good: Path, target: Path, spoil: Spoil) -> bool:
    """A copy of a good book, altered; did anything change?"""
    shutil.copy(good, target)
    connection = sqlite.connect(str(target), isolation_level=None)
    try:
        spoil(connection)
    finally:
        connection.close()
    return target.read_bytes() != good.read_bytes()
