"""How the table of the office's own figures came to be."""

from sqlite_utils import Database, Migrations

migrations = Migrations("unionbook.ownfigure")


@migrations()
def create_own_figure(db: Database) -> None:
    """The table of the first version."""
    names = ("uid", "label", "of_kind", "condition", "what", "path", "measure", "wording", "definition")
    columns: dict[str, type] = dict.fromkeys(names, str) | {"money": int}
    db.table("own_figure").create(columns, pk="uid", strict=True)
