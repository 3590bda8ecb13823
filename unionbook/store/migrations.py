"""How the book's own tables came to be: the change set that every drawer's table is folded from."""

from sqlite_utils import Database, Migrations

migrations = Migrations("unionbook.store")


@migrations()
def create_change_set(db: Database) -> None:
    """The tables of the first version.

    session: one opening that wrote; sid is random, so that a restored backup never reuses one.
    act: what a person did in one go.  change: one field of one row (field "*": a new row, "_del": removal).
    bulk: many new or removed rows of one kind in one change; body is compressed JSON.
    """
    db.table("book").create({"key": str, "value": str}, pk="key", strict=True)
    db.table("session").create(
        {
            "id": int,
            "sid": bytes,
            "device": str,
            "user": str,
            "version": str,
            "started": int,
            "doubt": int,
            "parents": bytes,
        },
        pk="id",
        strict=True,
    )
    db.table("session").create_index(["sid"], unique=True)
    db.table("act").create(
        {"id": int, "session": int, "n": int, "at": int, "hlc": int, "label": str, "undoes": str},
        pk="id",
        strict=True,
        foreign_keys=[("session", "session", "id")],
    )
    db.execute(
        "CREATE TABLE change (id INTEGER PRIMARY KEY, cid BLOB NOT NULL, act INTEGER NOT NULL REFERENCES act(id),"
        " seq INTEGER NOT NULL, kind TEXT NOT NULL, uid TEXT NOT NULL, field TEXT NOT NULL, value ANY,"
        " seen BLOB NOT NULL) STRICT"
    )
    db.table("change").create_index(["uid", "field"])
    db.table("change").create_index(["act"])
    db.table("bulk").create(
        {
            "id": int,
            "cid": bytes,
            "act": int,
            "seq": int,
            "kind": str,
            "what": str,
            "first": str,
            "last": str,
            "rows": int,
            "seen": bytes,
            "body": bytes,
        },
        pk="id",
        strict=True,
        foreign_keys=[("act", "act", "id")],
    )
    db.table("bulk").create_index(["kind", "first"])
    db.table("bulk").create_index(["act"])


@migrations()
def create_stub(db: Database) -> None:
    """The addresses of acts from whose labels a name was purged."""
    db.execute("CREATE TABLE stub (act INTEGER PRIMARY KEY REFERENCES act(id), digest BLOB NOT NULL) STRICT")


@migrations()
def create_blob(db: Database) -> None:
    """Whole files by the hash of their bytes."""
    db.execute("CREATE TABLE blob (id INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, body BLOB NOT NULL) STRICT")


@migrations()
def create_search(db: Database) -> None:
    """What rows are found by (see unionbook.ground.search.sql)."""
    db.execute(
        "CREATE TABLE search (place INTEGER NOT NULL, term TEXT NOT NULL, row INTEGER NOT NULL, d INTEGER NOT NULL,"
        " PRIMARY KEY (place, term, row)) STRICT, WITHOUT ROWID"
    )
