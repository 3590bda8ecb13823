"""How the table of the county's tables came to be."""

from sqlite_utils import Database, Migrations

migrations = Migrations("unionbook.county")


@migrations()
def create_tied_table(db: Database) -> None:
    """The table of the first version."""
    names = ("uid", "title", "shape", "ties", "blank")
    db.table("tied_table").create(dict.fromkeys(names, str), pk="uid", strict=True)
