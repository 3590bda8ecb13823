"""How the tables of the honours came to be."""

from sqlite_utils import Database, Migrations

migrations = Migrations("unionbook.honour")


@migrations()
def create_honour(db: Database) -> None:
    """The table of honours of the first version."""
    names = (
        "uid title category level year sort person venue organisation enterprise recipient post campaign stage"
        " nominated_on reported_on published_on publicity_ends awarded_on failed_on issuer document prize deeds note"
    )
    db.table("honour").create(
        {name: int if name in ("year", "prize") else str for name in names.split()},
        pk="uid",
        strict=True,
        foreign_keys=[(name, name, "uid") for name in ("person", "venue", "organisation", "enterprise")],
    )
    for column in ("person", "venue", "organisation", "enterprise", "nominated_on", "awarded_on"):
        db.table("honour").create_index([column])


@migrations()
def create_recommendation(db: Database) -> None:
    """The table of the chain of recommendation of the first version."""
    names = "uid honour step body given_on result opinion"
    db.table("recommendation").create(
        dict.fromkeys(names.split(), str), pk="uid", strict=True, foreign_keys=[("honour", "honour", "uid")]
    )
    db.table("recommendation").create_index(["honour"])
