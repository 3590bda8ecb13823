"""How the tables of the campaigns came to be."""

from sqlite_utils import Database, Migrations

migrations = Migrations("unionbook.donation")


@migrations()
def create_campaign(db: Database) -> None:
    """The table of campaigns of the first version."""
    names = (
        "uid name category appeal_on initiator person hardship beneficiary reason goal stage closed_on published_on"
        " publicity_ends settled_on note"
    )
    db.table("campaign").create(
        {name: int if name == "goal" else str for name in names.split()},
        pk="uid",
        strict=True,
        foreign_keys=[("person", "person", "uid"), ("hardship", "hardship", "uid")],
    )
    for column in ("person", "hardship", "appeal_on"):
        db.table("campaign").create_index([column])


@migrations()
def create_donation_and_handover(db: Database) -> None:
    """The tables of what was given and what was handed over, of the first version."""
    names = "uid campaign given_on organisation enterprise person donor people method amount books goods worth receipt"
    db.table("donation").create(
        {name: int if name in ("people", "amount", "books", "worth") else str for name in names.split()},
        pk="uid",
        strict=True,
        foreign_keys=[(name, name, "uid") for name in ("campaign", "organisation", "enterprise", "person")],
    )
    for column in ("campaign", "organisation", "enterprise", "person", "given_on"):
        db.table("donation").create_index([column])
    names = "uid campaign handed_on fund payer recipient amount goods signed handler voucher"
    db.table("handover").create(
        {name: int if name in ("amount", "signed") else str for name in names.split()},
        pk="uid",
        strict=True,
        foreign_keys=[("campaign", "campaign", "uid"), ("handler", "staff", "uid")],
    )
    for column in ("campaign", "handler", "handed_on"):
        db.table("handover").create_index([column])
