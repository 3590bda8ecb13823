"""How the table of inquiries came to be."""

from sqlite_utils import Database, Migrations

migrations = Migrations("tests.inquiry")


@migrations()
def create_inquiry(db: Database) -> None:
    """The only version."""
    names = (
        "uid subject stage delivered_on answered_on closed_on claimed_on extended_to paused_from paused_to answer_due"
        " answer_in_time close_due close_in_time"
    )
    flags = {"answer_in_time", "close_in_time"}
    columns = {name: int if name in flags else str for name in names.split()}
    db.table("inquiry").create(columns, pk="uid", strict=True)
