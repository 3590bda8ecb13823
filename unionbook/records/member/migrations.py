"""How the table of members came to be."""

from sqlite_utils import Database, Migrations

migrations = Migrations("unionbook.member")


@migrations()
def create_member(db: Database) -> None:
    """The table of the first version."""
    names = (
        "uid number person organisation enterprise workplace union_group employment migrant job post title"
        " skill work_started_on joined_on stage came_from came_on kept_on kept_reason left_on left_to"
        " left_document new_form trade_group card_number fee model_worker veteran disabled mutual_aid note"
    )
    whole = "migrant new_form fee model_worker veteran disabled mutual_aid"
    db.table("member").create(
        {name: int if name in whole.split() else str for name in names.split()},
        pk="uid",
        strict=True,
        foreign_keys=[
            ("person", "person", "uid"),
            ("organisation", "organisation", "uid"),
            ("enterprise", "enterprise", "uid"),
        ],
    )
    for column in ("number", "person", "organisation", "enterprise", "joined_on", "left_on", "card_number"):
        db.table("member").create_index([column])


@migrations()
def create_member_event(db: Database) -> None:
    """The dated changes of memberships."""
    names = "uid member sort on first_on union union_name document by reason"
    db.table("member_event").create(
        dict.fromkeys(names.split(), str),
        pk="uid",
        strict=True,
        foreign_keys=[("member", "member", "uid"), ("union", "organisation", "uid")],
    )
    for column in ("member", "on", "union"):
        db.table("member_event").create_index([column])


@migrations()
def ask_consent(db: Database) -> None:
    """A disability is sensitive: when the member agreed to its being kept."""
    db.table("member").add_column("consent_on", str)


@migrations()
def order_members(db: Database) -> None:
    """A million members stand in the list's own order without being sorted."""
    db.execute("DROP INDEX idx_member_joined_on")
    db.table("member").create_index(["joined_on", "number"])


@migrations()
def find_applicants(db: Database) -> None:
    """Few of a million rows are of somebody who applies; the index has these alone."""
    db.execute("CREATE INDEX idx_member_applying ON member (stage) WHERE stage IS 'applying'")
