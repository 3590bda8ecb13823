"""How the tables of the work log came to be."""

from sqlite_utils import Database, Migrations

migrations = Migrations("unionbook.worklog")


@migrations()
def create_work(db: Database) -> None:
    """The table of the work log of the first version."""
    names = (
        "uid done_on category title topic by channel place units people copies pieces person attendants handler"
        " result remark sent_to adopted posted filed ends_on document"
    )
    whole = "units people copies pieces adopted posted filed"
    db.table("work").create(
        {name: int if name in whole.split() else str for name in names.split()},
        pk="uid",
        strict=True,
        foreign_keys=[("person", "person", "uid"), ("handler", "staff", "uid")],
    )
    for column in ("done_on", "category", "person", "handler"):
        db.table("work").create_index([column])


@migrations()
def create_work_unit(db: Database) -> None:
    """The table of the units concerned of the first version."""
    names = "uid work enterprise organisation name result"
    db.table("work_unit").create(
        dict.fromkeys(names.split(), str),
        pk="uid",
        strict=True,
        foreign_keys=[(name, name, "uid") for name in ("work", "enterprise", "organisation")],
    )
    for column in ("work", "enterprise", "organisation"):
        db.table("work_unit").create_index([column])
