"""How the tables of the mutual medical aid came to be."""

from sqlite_utils import Database, Migrations

migrations = Migrations("unionbook.mutual")


@migrations()
def create_mutual_period(db: Database) -> None:
    """The table of periods of the first version."""
    names = "uid number name organiser starts_on ends_on lapses_on fee base enrolled shares amount note"
    whole = "number fee base enrolled shares amount"
    db.table("mutual_period").create(
        {name: int if name in whole.split() else str for name in names.split()}, pk="uid", strict=True
    )
    for column in ("number", "starts_on"):
        db.table("mutual_period").create_index([column])


@migrations()
def create_mutual_enrolment(db: Database) -> None:
    """The table of enrolled unions of the first version."""
    names = "uid period organisation workers enrolled shares amount paid_on note"
    whole = "workers enrolled shares amount"
    db.table("mutual_enrolment").create(
        {name: int if name in whole.split() else str for name in names.split()},
        pk="uid",
        strict=True,
        foreign_keys=[("period", "mutual_period", "uid"), ("organisation", "organisation", "uid")],
    )
    for column in ("period", "organisation"):
        db.table("mutual_enrolment").create_index([column])


@migrations()
def create_mutual_claim(db: Database) -> None:
    """The table of claims of the first version."""
    names = (
        "uid period person organisation applied_on hospital illness admitted_on discharged_on bill insured"
        " stage submitted_on paid paid_on refused_on refuse_reason note"
    )
    whole = "bill insured paid"
    db.table("mutual_claim").create(
        {name: int if name in whole.split() else str for name in names.split()},
        pk="uid",
        strict=True,
        foreign_keys=[
            ("period", "mutual_period", "uid"),
            ("person", "person", "uid"),
            ("organisation", "organisation", "uid"),
        ],
    )
    for column in ("period", "person", "organisation", "applied_on", "paid_on", "stage"):
        db.table("mutual_claim").create_index([column])


@migrations()
def ask_consent(db: Database) -> None:
    """Illness and account are sensitive: when the person, or a guardian, agreed."""
    for name in ("consent_on", "guardian"):
        db.table("mutual_claim").add_column(name, str)
