"""How the table of purges came to be."""

from sqlite_utils import Database, Migrations

migrations = Migrations("unionbook.purge")


@migrations()
def create_purge(db: Database) -> None:
    """The table of the first version."""
    names = "uid purged_on who device what rule reason kept stubs"
    db.table("purge").create(dict.fromkeys(names.split(), str), pk="uid", strict=True)
