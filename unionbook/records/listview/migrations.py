"""How the table of views came to be."""

from sqlite_utils import Database, Migrations

migrations = Migrations("unionbook.listview")


@migrations()
def create_list_view(db: Database) -> None:
    """The table of the first version."""
    names = ("uid", "label", "of_kind", "condition", "order", "columns")
    db.table("list_view").create(dict.fromkeys(names, str), pk="uid", strict=True)
