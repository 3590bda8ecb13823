"""How the tables of the venues came to be."""

from sqlite_utils import Database, Migrations

migrations = Migrations("unionbook.venue")


@migrations()
def create_venue(db: Database) -> None:
    """The table of venues of the first version."""
    names = (
        "uid name type stage enterprise organisation host community address level area funder cost head phone"
        " applied_on chosen_on opened_on accepted_on named_on named_by model standard closed_on selection"
        " services note"
    )
    db.table("venue").create(
        {name: int if name in ("area", "cost", "model") else str for name in names.split()},
        pk="uid",
        strict=True,
        foreign_keys=[("enterprise", "enterprise", "uid"), ("organisation", "organisation", "uid")],
    )
    for column in ("type", "enterprise", "organisation", "opened_on", "stage"):
        db.table("venue").create_index([column])


@migrations()
def create_what_a_venue_holds(db: Database) -> None:
    """The tables of rooms, stock counts and facilities of the first version."""
    tables = {
        "room": ("uid venue name set_up_on status opened_on closed_on note", ""),
        "stock_count": (
            "uid venue counted_on books periodicals discs computers counted_by note",
            "books periodicals discs computers",
        ),
        "facility": ("uid venue sort name quantity placed_on removed_on funder cost", "quantity cost"),
    }
    for table, (names, whole) in tables.items():
        db.table(table).create(
            {name: int if name in whole.split() else str for name in names.split()},
            pk="uid",
            strict=True,
            foreign_keys=[("venue", "venue", "uid")],
        )
        db.table(table).create_index(["venue"])
    db.table("stock_count").create_index(["counted_on"])


@migrations()
def create_who_serves_at_a_venue(db: Database) -> None:
    """The tables of social workers and voluntary work of the first version."""
    db.table("social_worker").create(
        dict.fromkeys(("uid", "venue", "name", "employer", "phone", "certificate", "since", "left_on"), str),
        pk="uid",
        strict=True,
        foreign_keys=[("venue", "venue", "uid")],
    )
    db.table("social_worker").create_index(["venue"])
    db.table("volunteering").create(
        {"uid": str, "venue": str, "served_on": str, "person": str, "hours": int, "what": str},
        pk="uid",
        strict=True,
        foreign_keys=[("venue", "venue", "uid"), ("person", "person", "uid")],
    )
    for column in ("venue", "person", "served_on"):
        db.table("volunteering").create_index([column])
