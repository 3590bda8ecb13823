"""How the tables of the activities came to be."""

from sqlite_utils import Database, Migrations

migrations = Migrations("unionbook.activity")


@migrations()
def create_activity(db: Database) -> None:
    """The table of activities of the first version."""
    names = (
        "uid name held_on category aspect venue place host organiser co_host level festival edition contest topic"
        " meant_for sessions firms_due firms_in teams items persons person_times audience volunteers served cost"
        " cost_source summary stage"
    )
    whole = "edition sessions firms_due firms_in teams items persons person_times audience volunteers served cost"
    db.table("activity").create(
        {name: int if name in whole.split() else str for name in names.split()},
        pk="uid",
        strict=True,
        foreign_keys=[("venue", "venue", "uid")],
    )
    for column in ("held_on", "category", "stage", "venue"):
        db.table("activity").create_index([column])


@migrations()
def create_participant(db: Database) -> None:
    """The table of lists of persons of the first version."""
    names = "uid activity person outside_name unit role hours note"
    db.table("participant").create(
        {name: int if name == "hours" else str for name in names.split()},
        pk="uid",
        strict=True,
        foreign_keys=[("activity", "activity", "uid"), ("person", "person", "uid")],
    )
    for column in ("activity", "person"):
        db.table("participant").create_index([column])
