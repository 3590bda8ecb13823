"""How the table of firms came to be."""

from sqlite_utils import Database, Migrations

migrations = Migrations("unionbook.enterprise")


@migrations()
def create_enterprise(db: Database) -> None:
    """The table of the first version."""
    names = (
        "uid name credit_code former_name registration industry opened_on community address"
        " legal_representative contact phone workers women_workers migrant_workers dispatched_workers"
        " non_public f500 over_thousand state closed_on union_status organisation tax_workers"
        " union_workers tax_office survey surveyor surveyed_on source source_row note"
    )
    whole = (
        "workers women_workers migrant_workers dispatched_workers non_public f500 over_thousand"
        " tax_workers union_workers"
    )
    db.table("enterprise").create(
        {name: int if name in whole.split() else str for name in names.split()},
        pk="uid",
        strict=True,
        foreign_keys=[("organisation", "organisation", "uid"), ("community", "community", "uid")],
    )
    for column in ("name", "credit_code", "organisation", "community"):
        db.table("enterprise").create_index([column])
