"""How the table of disclosures came to be."""

from sqlite_utils import Database, Migrations

migrations = Migrations("unionbook.disclosure")


@migrations()
def create_disclosure(db: Database) -> None:
    """The table of the first version."""
    columns: dict[str, type] = dict.fromkeys(["uid", "disclosed_on", "who", "what", "of_kind", "rows", "reason"], str)
    db.table("disclosure").create(columns | {"rows": int}, pk="uid", strict=True)
    db.table("disclosure").create_index(["disclosed_on"])


@migrations()
def tell_how(db: Database) -> None:
    """Screens, lists and refusals too: when, where, how, of which record, what was shown in full."""
    for name in ("at", "device", "how", "record", "columns"):
        db.table("disclosure").add_column(name, str)
    db.table("disclosure").add_column("masked", int)
    db.table("disclosure").create_index(["record"])
