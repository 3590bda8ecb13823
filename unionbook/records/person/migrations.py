"""How the table of persons came to be."""

from sqlite_utils import Database, Migrations

migrations = Migrations("unionbook.person")


@migrations()
def create_person(db: Database) -> None:
    """The table of the first version."""
    db.table("person").create(
        {
            "uid": str,
            "name": str,
            "id_type": str,
            "id_number": str,
            "sex": str,
            "born": str,
            "phone": str,
            "ethnic": str,
            "political": str,
            "education": str,
            "marital": str,
            "health": str,
            "native_place": str,
            "household": str,
            "address": str,
            "bank_account": str,
            "bank": str,
        },
        pk="uid",
        strict=True,
    )
    db.table("person").create_index(["id_number"])
    db.table("person").create_index(["name"])


@migrations()
def create_person_distinct(db: Database) -> None:
    """The table of persons found to be different ones."""
    db.table("person_distinct").create(
        {"uid": str, "person": str, "other": str, "noted_on": str, "reason": str},
        pk="uid",
        strict=True,
        foreign_keys=[("person", "person", "uid"), ("other", "person", "uid")],
    )
    db.table("person_distinct").create_index(["person"])
    db.table("person_distinct").create_index(["other"])
