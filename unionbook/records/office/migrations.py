"""How the tables of the book's own settings came to be."""

from sqlite_utils import Database, Migrations

migrations = Migrations("unionbook.office")


@migrations()
def create_office(db: Database) -> None:
    """The settings of the first version."""
    text = (
        "uid name short_name body credit_code place_word place superior superior_short superior_level"
        " lead_body contact phone address postcode template"
    )
    flags = "count_first_day roll_to_working"
    db.table("office").create(
        dict.fromkeys(text.split(), str) | dict.fromkeys(flags.split(), int), pk="uid", strict=True
    )


@migrations()
def create_staff(db: Database) -> None:
    """The table of staff of the first version."""
    db.table("staff").create(
        {
            "uid": str,
            "office": str,
            "name": str,
            "post": str,
            "full_time": int,
            "phone": str,
            "duty": str,
            "takes_grievances": int,
            "since": str,
            "left_on": str,
        },
        pk="uid",
        strict=True,
        foreign_keys=[("office", "office", "uid")],
    )
    db.table("staff").create_index(["office"])
    db.table("staff").create_index(["name"])
