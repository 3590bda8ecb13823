"""How the table of settled findings came to be."""

from sqlite_utils import Database, Migrations

migrations = Migrations("unionbook.settled")


@migrations()
def create_settled(db: Database) -> None:
    """The table of the first version."""
    columns: dict[str, type] = dict.fromkeys(["uid", "finding", "of_kind", "target", "settled_on"], str)
    db.table("settled").create(columns, pk="uid", strict=True)
    db.table("settled").create_index(["finding", "target"])
