"""How the tables of the grievance register came to be."""

from sqlite_utils import Database, Migrations

migrations = Migrations("unionbook.grievance")


@migrations()
def create_grievance(db: Database) -> None:
    """The case table of the first version."""
    text = (
        "uid number received_on source source_office transfer_number transferred_on reply_due reported_on feedback_due"
        " form scope person petitioner unit origin enterprise about nature matter wrong subject request facts previous"
        " handler_a handler_b leader recusal proposal instruction stage notified_on notice_due accepted_on refused_on"
        " refusal_reason returned_on objection guided_on route paused_from paused_to pause_reason extended_to"
        " extension_reason extended_on extension_by extension_told_on finish_due replied_on reply_way reply basis"
        " closed_on outcome satisfaction reopened_on reclosed_on review_until review_requested_on review_body"
        " review_due review_decided_on review_result recheck_until recheck_requested_on recheck_body hearing_from"
        " hearing_to recheck_due recheck_decided_on recheck_result final_on praise note"
    )
    whole = (
        "anonymous sealed people representatives amount times feedback_in_time notice_in_time finish_in_time recovered"
        " benefited review_in_time recheck_in_time typical"
    )
    db.table("grievance").create(
        dict.fromkeys(text.split(), str) | dict.fromkeys(whole.split(), int),
        pk="uid",
        strict=True,
        foreign_keys=[
            ("person", "person", "uid"),
            ("enterprise", "enterprise", "uid"),
            ("previous", "grievance", "uid"),
            ("handler_a", "staff", "uid"),
            ("handler_b", "staff", "uid"),
            ("leader", "staff", "uid"),
            ("extension_by", "staff", "uid"),
        ],
    )
    for column in ("received_on", "person", "stage", "previous"):
        db.table("grievance").create_index([column])


@migrations()
def create_grievance_step(db: Database) -> None:
    """The table of handling steps of the first version."""
    db.table("grievance_step").create(
        {"uid": str, "grievance": str, "done_on": str, "what": str, "actor": str, "document": str},
        pk="uid",
        strict=True,
        foreign_keys=[("grievance", "grievance", "uid")],
    )
    db.table("grievance_step").create_index(["grievance"])


@migrations()
def create_grievance_person(db: Database) -> None:
    """The table of further petitioners of the first version."""
    db.table("grievance_person").create(
        {"uid": str, "grievance": str, "person": str, "representative": int, "note": str},
        pk="uid",
        strict=True,
        foreign_keys=[("grievance", "grievance", "uid"), ("person", "person", "uid")],
    )
    for column in ("grievance", "person"):
        db.table("grievance_person").create_index([column])
