"""How the tables of legal services came to be."""

from sqlite_utils import Database, Migrations

migrations = Migrations("unionbook.legal")


def _create(db: Database, name: str, text: str, whole: str, links: dict[str, str], indexes: str) -> None:
    columns = dict.fromkeys(("uid", *text.split()), str) | dict.fromkeys(whole.split(), int)
    foreign = [(column, table, "uid") for column, table in links.items()]
    db.table(name).create(columns, pk="uid", strict=True, foreign_keys=foreign)
    for column in (*links, *indexes.split()):
        db.table(name).create_index([column])


_CASE = {
    "person": "person",
    "enterprise": "enterprise",
    "grievance": "grievance",
    "handler_a": "staff",
    "handler_b": "staff",
}


@migrations()
def create_consultation_case(db: Database) -> None:
    """The table of legal aid and advice of the first version."""
    text = (
        "number received_on service channel person petitioner enterprise about matter subject content answer handler_a"
        " handler_b grievance stage lawyer assigned_on forum closed_on result refused_on refusal_reason note"
    )
    _create(db, "consultation_case", text, "people claimed recovered fee", _CASE, "received_on closed_on")


@migrations()
def create_mediation(db: Database) -> None:
    """The table of mediations of the first version."""
    text = (
        "number applied_on person applicant enterprise about matter subject request committee mediators handler_a"
        " handler_b grievance stage accepted_on refused_on refusal_reason met_on agreed_on failed_on withdrawn_on"
        " ended_on end_due document terms confirmed confirmed_on perform_by performed_on arbitration_on note"
    )
    _create(db, "mediation", text, "people claimed ended_in_time amount", _CASE, "applied_on ended_on")


@migrations()
def create_supervision(db: Database) -> None:
    """The table of labour-law supervision of the first version."""
    text = (
        "number found_on clue person grievance enterprise unit matter subject supervisor_a supervisor_b others stage"
        " refused_on told_on told_due investigated_on findings talked_on prompted_on opinion_number delivered_on"
        " answer_due answered_on answer proposal_number proposed_on case_due case_opened_on closed_on result"
        " corrected_on note"
    )
    links = {
        "person": "person",
        "grievance": "grievance",
        "enterprise": "enterprise",
        "supervisor_a": "staff",
        "supervisor_b": "staff",
    }
    _create(db, "supervision", text, "people answer_in_time amount benefited", links, "found_on delivered_on")
