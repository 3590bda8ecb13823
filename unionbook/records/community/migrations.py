"""How the table of communities came to be."""

from sqlite_utils import Database, Migrations

migrations = Migrations("unionbook.community")


@migrations()
def create_community(db: Database) -> None:
    """The table of the first version."""
    names = "uid name sort stage planned_on surveyed_on advanced_on covered_on head phone units workers note"
    db.table("community").create(
        {name: int if name in ("units", "workers") else str for name in names.split()}, pk="uid", strict=True
    )
    for column in ("name", "covered_on"):
        db.table("community").create_index([column])
