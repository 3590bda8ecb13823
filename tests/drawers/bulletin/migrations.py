"""How the table of bulletins came to be."""

from sqlite_utils import Database, Migrations

migrations = Migrations("tests.bulletin")


@migrations()
def create_bulletin(db: Database) -> None:
    """The only version."""
    db.table("bulletin").create(
        {"uid": str, "title": str, "sent_on": str, "used": int, "copies": int}, pk="uid", strict=True
    )
