"""How the table of the office's own days off came to be."""

from sqlite_utils import Database, Migrations

migrations = Migrations("unionbook.calendar")


@migrations()
def create_day_off(db: Database) -> None:
    """The table of the first version."""
    db.table("day_off").create(dict.fromkeys(["uid", "day", "sort", "name", "source"], str), pk="uid", strict=True)
    db.table("day_off").create_index(["day"])
