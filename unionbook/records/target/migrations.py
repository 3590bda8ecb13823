"""How the tables of the targets came to be."""

from sqlite_utils import Database, Migrations

migrations = Migrations("unionbook.target")


@migrations()
def create_target(db: Database) -> None:
    """The table of targets of the first version."""
    names = (
        "uid year indicator goal unit figure due_on issued_by issued_on document weight tier_by owner starts_on"
        " ends_on measures evidence note"
    )
    db.table("target").create(
        {name: int if name in ("year", "goal", "weight") else str for name in names.split()},
        pk="uid",
        strict=True,
        foreign_keys=[("owner", "staff", "uid")],
    )
    for column in ("year", "owner"):
        db.table("target").create_index([column])


@migrations()
def create_tier_and_progress(db: Database) -> None:
    """The tables of tiers of points and of typed progress of the first version."""
    db.table("target_tier").create(
        {"uid": str, "target": str, "threshold": int, "points": int},
        pk="uid",
        strict=True,
        foreign_keys=[("target", "target", "uid")],
    )
    db.table("target_progress").create(
        {"uid": str, "target": str, "noted_on": str, "done": int, "note": str},
        pk="uid",
        strict=True,
        foreign_keys=[("target", "target", "uid")],
    )
    for table in ("target_tier", "target_progress"):
        db.table(table).create_index(["target"])
