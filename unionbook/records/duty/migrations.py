"""How the tables of the duty roster came to be."""

from sqlite_utils import Database, Migrations

migrations = Migrations("unionbook.duty")


def _create(db: Database, name: str, text: str, whole: str, links: dict[str, str], indexes: str) -> None:
    columns = dict.fromkeys(("uid", *text.split()), str) | dict.fromkeys(whole.split(), int)
    foreign = [(column, table, "uid") for column, table in links.items()]
    db.table(name).create(columns, pk="uid", strict=True, foreign_keys=foreign)
    for column in indexes.split():
        db.table(name).create_index([column])


@migrations()
def create_duty(db: Database) -> None:
    """The table of rosters of the first version."""
    links = dict.fromkeys(("staff_a", "staff_b", "leader"), "staff")
    _create(db, "duty", "sort staff_a staff_b leader from_on to_on reason note", "", links, "from_on staff_a staff_b")


@migrations()
def create_absence(db: Database) -> None:
    """The table of absences of the first version."""
    links = {"duty": "duty", "staff": "staff", "cover": "staff"}
    _create(db, "absence", "duty staff reason from_on to_on cover approved_by note", "", links, "duty staff")


@migrations()
def create_takeover(db: Database) -> None:
    """The table of takings over of the first version."""
    links = dict.fromkeys(("staff_from", "staff_to"), "staff")
    _create(db, "takeover", "taken_on staff_from staff_to reason what note", "cases", links, "taken_on")
