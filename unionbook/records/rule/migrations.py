"""How the table of local rules came to be."""

from sqlite_utils import Database, Migrations

migrations = Migrations("unionbook.rule")


@migrations()
def create_local_rule(db: Database) -> None:
    """The table of the first version."""
    names = "uid key value unit since article source note"
    db.table("local_rule").create(dict.fromkeys(names.split(), str), pk="uid", strict=True)
    db.table("local_rule").create_index(["key", "since"])
