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
