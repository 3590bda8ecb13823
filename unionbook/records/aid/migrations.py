"""How the tables of the aid programmes came to be."""

from sqlite_utils import Database, Migrations

migrations = Migrations("unionbook.aid")


@migrations()
def create_programme(db: Database) -> None:
    """The table of programmes of the first version."""
    names = (
        "uid name year round category fund review second_review level starts_on ends_on standard quota filed_only"
        " per_head_most criteria note"
    )
    whole = "year round standard quota filed_only per_head_most"
    db.table("programme").create(
        {name: int if name in whole.split() else str for name in names.split()}, pk="uid", strict=True
    )
    for column in ("category", "year", "starts_on"):
        db.table("programme").create_index([column])


@migrations()
def create_application(db: Database) -> None:
    """The table of applications of the first version."""
    names = (
        "uid programme applied_on person hardship organisation asked complete missing consent_on guardian student"
        " school school_stage grade course certificate stage screened_on proposed opinion published_on published_until"
        " payable_from submitted_on reviewed_on reviewed_amount review_opinion confirmed_on confirmed_amount"
        " confirm_opinion approved_on granted approve_opinion rejected_on rejected_by reject_reason paid_on handler"
    )
    whole = "asked complete proposed reviewed_amount confirmed_amount granted"
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
        "confirmed_on",
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
        "uid application paid_on amount goods method account payee proxy relation signed fingerprint photo voucher"
        " handler_a handler_b called_on caller called"
    )
    whole = "amount signed fingerprint photo"
    db.table("payment").create(
        {name: int if name in whole.split() else str for name in names.split()},
        pk="uid",
        strict=True,
        foreign_keys=[
            ("application", "application", "uid"),
            ("handler_a", "staff", "uid"),
            ("handler_b", "staff", "uid"),
            ("caller", "staff", "uid"),
        ],
    )
    for column in ("application", "paid_on", "called_on"):
        db.table("payment").create_index([column])
