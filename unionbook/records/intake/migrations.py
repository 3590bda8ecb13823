"""How the table of table layouts came to be."""

from sqlite_utils import Database, Migrations

migrations = Migrations("unionbook.intake")


@migrations()
def create_table_layout(db: Database) -> None:
    """The table of the first version."""
    names = "uid of_kind title head columns policy"
    db.table("table_layout").create(dict.fromkeys(names.split(), str), pk="uid", strict=True)
