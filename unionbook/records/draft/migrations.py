"""How the table of drafts came to be."""

from sqlite_utils import Database, Migrations

migrations = Migrations("unionbook.draft")


@migrations()
def create_draft(db: Database) -> None:
    """The table of the first version."""
    db.table("draft").create(
        {"uid": str, "of_kind": str, "target": str, "title": str, "typed": str, "problems": int},
        pk="uid",
        strict=True,
    )
    db.table("draft").create_index(["of_kind", "target"])
