"""How the table of attachments came to be."""

from sqlite_utils import Database, Migrations

migrations = Migrations("unionbook.attachment")


@migrations()
def create_attachment(db: Database) -> None:
    """The table of the first version."""
    db.table("attachment").create(
        {
            "uid": str,
            "of_kind": str,
            "target": str,
            "name": str,
            "sort": str,
            "added_on": str,
            "size": int,
            "file": str,
        },
        pk="uid",
        strict=True,
    )
    db.table("attachment").create_index(["target"])
    db.table("attachment").create_index(["added_on"])
