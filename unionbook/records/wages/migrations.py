"""How the tables of unpaid wages came to be."""

from sqlite_utils import Database, Migrations

migrations = Migrations("unionbook.wages")


def _create(db: Database, name: str, text: str, whole: str, links: dict[str, str], indexes: str) -> None:
    columns = dict.fromkeys(("uid", *text.split()), str) | dict.fromkeys(whole.split(), int)
    foreign = [(column, table, "uid") for column, table in links.items()]
    db.table(name).create(columns, pk="uid", strict=True, foreign_keys=foreign)
    for column in (*links, *indexes.split()):
        db.table(name).create_index([column])


@migrations()
def create_wage_case(db: Database) -> None:
    """The table of cases of the first version."""
    text = (
        "number received_on source site industry enterprise employer responsible person origins arrears_from arrears_to"
        " grievance handler_a handler_b stage coordinated_on agreed_on promised_on partial_on settled_on ended_on"
        " arbitration_on withdrawn_on note"
    )
    links = {
        "enterprise": "enterprise",
        "person": "person",
        "grievance": "grievance",
        "handler_a": "staff",
        "handler_b": "staff",
    }
    whole = "workers migrant_workers claimed recovered outstanding"
    _create(db, "wage_case", text, whole, links, "received_on settled_on stage")


@migrations()
def create_recovery(db: Database) -> None:
    """The table of payments of the first version."""
    text = "wage_case paid_on way body witness note"
    _create(db, "recovery", text, "amount workers", {"wage_case": "wage_case"}, "paid_on")


@migrations()
def create_helper_origin_and_step(db: Database) -> None:
    """The tables of helping bodies, origins and steps of the first version."""
    link = {"wage_case": "wage_case"}
    _create(db, "wage_helper", "wage_case body name joined_on what", "", link, "")
    _create(db, "wage_origin", "wage_case province", "people", link, "")
    _create(db, "wage_step", "wage_case done_on what actor document", "", link, "")
