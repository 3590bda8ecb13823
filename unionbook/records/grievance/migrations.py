"""How the tables of the grievance register came to be."""

from sqlite_utils import Database, Migrations

migrations = Migrations("unionbook.grievance")


@migrations()
def create_grievance(db: Database) -> None:
    """The case table of the first version."""
    text = (
        "uid number received_on source source_office transfer_number reply_due form person petitioner origin enterprise"
        " about nature matter subject request handler_a handler_b leader stage notified_on accepted_on refusal_reason"
        " extended_to extension_reason replied_on closed_on outcome satisfaction"
    )
    whole = "anonymous people amount recovered benefited typical"
    db.table("grievance").create(
        dict.fromkeys(text.split(), str) | dict.fromkeys(whole.split(), int),
        pk="uid",
        strict=True,
        foreign_keys=[
            ("person", "person", "uid"),
            ("enterprise", "enterprise", "uid"),
            ("handler_a", "staff", "uid"),
            ("handler_b", "staff", "uid"),
            ("leader", "staff", "uid"),
        ],
    )
    for column in ("received_on", "person", "stage"):
        db.table("grievance").create_index([column])


@migrations()
def create_grievance_step(db: Database) -> None:
    """The table of handling steps of the first version."""
    db.table("grievance_step").create(
        {"uid": str, "grievance": str, "done_on": str, "what": str, "actor": str, "document": str},
        pk="uid",
        strict=True,
        foreign_keys=[("grievance", "grievance", "uid")],
    )
    db.table("grievance_step").create_index(["grievance"])
