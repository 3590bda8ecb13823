"""How the tables of the aid programmes came to be."""

from sqlite_utils import Database, Migrations

migrations = Migrations("unionbook.aid")


@migrations()
def create_programme(db: Database) -> None:
    """The table of programmes of the first version."""
    names = "uid name year category fund level starts_on ends_on standard quota criteria note"
    whole = "year standard quota"
    db.table("programme").create(
        {name: int if name in whole.split() else str for name in names.split()}, pk="uid", strict=True
    )
    for column in ("category", "year", "starts_on"):
        db.table("programme").create_index([column])


@migrations()
def create_application(db: Database) -> None:
    """The table of applications of the first version."""
    names = (
        "uid programme applied_on person hardship organisation asked complete missing student school"
        " school_stage grade course certificate stage screened_on submitted_on reviewed_on approved_on"
        " granted paid_on rejected_on reject_reason opinion handler"
    )
    whole = "asked complete granted"
    db.table("application").create(
        {name: int if name in whole.split() else str for name in names.split()},
        pk="uid",
        strict=True,
        foreign_keys=[
            ("programme", "programme", "uid"),
            ("person", "person", "uid"),
            ("hardship", "hardship", "uid"),
            ("organisation", "organisation", "uid"),
            ("student", "person", "uid"),
            ("handler", "staff", "uid"),
        ],
    )
    links = ("programme", "person", "hardship", "organisation", "student", "stage")
    dates = (
        "applied_on",
        "screened_on",
        "submitted_on",
        "reviewed_on",
        "approved_on",
        "paid_on",
        "rejected_on",
    )
    for column in (*links, *dates):
        db.table("application").create_index([column])


@migrations()
def create_payment(db: Database) -> None:
    """The table of payments of the first version."""
    names = (
        "uid application paid_on amount goods method account payee proxy relation signed voucher"
        " handler_a handler_b called_on"
    )
    db.table("payment").create(
        {name: int if name in ("amount", "signed") else str for name in names.split()},
        pk="uid",
        strict=True,
        foreign_keys=[
            ("application", "application", "uid"),
            ("handler_a", "staff", "uid"),
            ("handler_b", "staff", "uid"),
        ],
    )
    for column in ("application", "paid_on"):
        db.table("payment").create_index([column])
