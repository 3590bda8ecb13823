"""How the tables of collective agreements came to be."""

from sqlite_utils import Database, Migrations

migrations = Migrations("unionbook.agreement")


@migrations()
def create_agreement(db: Database) -> None:
    """The table of agreements of the first version."""
    names = (
        "uid number registered_on kind scope enterprise name community organisation employer_side"
        " employer_chief employer_delegates union_chief union_delegates occasion round_number previous stage"
        " invited_on answer_due answered_on negotiated_on drafted_on congress_on congress_term"
        " congress_meeting delegates_due delegates_present votes signed_on submitted_on received_on"
        " reviewed_on objected_on objection resubmitted_on effective_on published_on term_from term_to"
        " lapses_on renew_from renewal_on terminated_on termination_reason firms workers women_workers"
        " migrant_workers raise_from raise_to minimum_wage has_text has_explanation has_wages has_proofs"
        " has_resolution has_delegates has_minutes handler note"
    )
    whole = (
        "employer_delegates union_delegates round_number congress_term congress_meeting delegates_due"
        " delegates_present votes firms workers women_workers migrant_workers raise_from raise_to"
        " minimum_wage has_text has_explanation has_wages has_proofs has_resolution has_delegates has_minutes"
    )
    db.table("agreement").create(
        {name: int if name in whole.split() else str for name in names.split()},
        pk="uid",
        strict=True,
        foreign_keys=[
            ("enterprise", "enterprise", "uid"),
            ("organisation", "organisation", "uid"),
            ("previous", "agreement", "uid"),
            ("handler", "staff", "uid"),
        ],
    )
    for column in ("registered_on", "enterprise", "organisation", "previous", "signed_on", "term_to", "stage"):
        db.table("agreement").create_index([column])


@migrations()
def create_agreement_enterprise(db: Database) -> None:
    """The table of firms under shared agreements of the first version."""
    db.table("agreement_enterprise").create(
        {"uid": str, "agreement": str, "enterprise": str, "workers": int, "note": str},
        pk="uid",
        strict=True,
        foreign_keys=[("agreement", "agreement", "uid"), ("enterprise", "enterprise", "uid")],
    )
    for column in ("agreement", "enterprise"):
        db.table("agreement_enterprise").create_index([column])


@migrations()
def create_negotiation_round(db: Database) -> None:
    """The table of negotiation meetings of the first version."""
    names = "uid agreement held_on place present attendees result record"
    db.table("negotiation_round").create(
        {name: int if name == "present" else str for name in names.split()},
        pk="uid",
        strict=True,
        foreign_keys=[("agreement", "agreement", "uid")],
    )
    for column in ("agreement", "held_on"):
        db.table("negotiation_round").create_index([column])


@migrations()
def create_survey(db: Database) -> None:
    """The table of satisfaction surveys of the first version."""
    names = "uid name started_on ends_on required_rate invited answered note"
    whole = "required_rate invited answered"
    db.table("survey").create(
        {name: int if name in whole.split() else str for name in names.split()}, pk="uid", strict=True
    )
    db.table("survey").create_index(["started_on"])


@migrations()
def create_survey_answer(db: Database) -> None:
    """The table of the firms asked of the first version."""
    db.table("survey_answer").create(
        {
            "uid": str,
            "survey": str,
            "enterprise": str,
            "answered_on": str,
            "score": int,
            "people": int,
            "satisfied": int,
        },
        pk="uid",
        strict=True,
        foreign_keys=[("survey", "survey", "uid"), ("enterprise", "enterprise", "uid")],
    )
    for column in ("survey", "enterprise", "answered_on"):
        db.table("survey_answer").create_index([column])
