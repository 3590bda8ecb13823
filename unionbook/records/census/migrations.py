"""How the tables of censuses came to be."""

from sqlite_utils import Database, Migrations

migrations = Migrations("unionbook.census")


@migrations()
def create_census(db: Database) -> None:
    """The campaigns."""
    names = (
        "uid name stage from_on until_on completed_on issued_by listed target target_unions target_members"
        " group head trained_on trained plan note"
    )
    whole = "listed target target_unions target_members trained"
    db.table("census").create(
        {name: int if name in whole.split() else str for name in names.split()}, pk="uid", strict=True
    )


@migrations()
def create_census_unit(db: Database) -> None:
    """The units of their lists."""
    names = (
        "uid census name credit_code address community contact phone workers source_row stage result verified_on"
        " verifier true_name true_address true_workers organising_on enterprise note"
    )
    db.table("census_unit").create(
        {name: int if name in ("workers", "true_workers") else str for name in names.split()},
        pk="uid",
        strict=True,
        foreign_keys=[
            ("census", "census", "uid"),
            ("community", "community", "uid"),
            ("enterprise", "enterprise", "uid"),
        ],
    )
    for column in ("census", "name", "credit_code", "community", "enterprise"):
        db.table("census_unit").create_index([column])
