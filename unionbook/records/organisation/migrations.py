"""How the table of unions came to be."""

from sqlite_utils import Database, Migrations

migrations = Migrations("unionbook.organisation")


@migrations()
def create_organisation(db: Database) -> None:
    """The table of the first version."""
    names = (
        "uid name short_name union_number credit_code stage parent superior community address postcode"
        " phone category structure form level preparatory_on founded_on approval_number founding_way"
        " covered units_covered dissolved_on term_number election term_started_on term_years"
        " term_extended_to extension_number term_ends_on meetings chair chair_phone chair_full_time"
        " chair_since vice_chairs contact contact_phone head full_time_staff part_time_staff"
        " women_committee women_committee_on women_director women_phone women_members_names"
        " audit_committee audit_committee_on audit_director audit_phone audit_members_names"
        " supervision_committee supervision_committee_on mediation_committee mediation_committee_on"
        " congress congress_since congress_session congress_term congress_on openness openness_on groups"
        " legal_person legal_applied_on legal_on legal_from legal_until legal_renew_from"
        " legal_ended_on legal_representative seal bank_account account_name account_number bank bank_code"
        " collective_contract wage_bargaining wage_bargained_on wage_rise reviewed signings workers"
        " women_workers members women_members migrant_workers migrant_members hardship_workers"
        " model_workers mutual_aid cards counted_on home home_level stars both_sides grade target_grade sign_shown"
        " sign_shown_on identity_shown identity_shown_on honours note"
    )
    whole = (
        "covered units_covered term_number term_years meetings chair_full_time full_time_staff"
        " part_time_staff women_committee audit_committee supervision_committee mediation_committee"
        " congress congress_term openness groups legal_person seal bank_account collective_contract"
        " wage_bargaining wage_rise reviewed signings workers women_workers members women_members"
        " migrant_workers migrant_members hardship_workers model_workers mutual_aid cards stars both_sides"
        " sign_shown identity_shown"
    )
    db.table("organisation").create(
        {name: int if name in whole.split() else str for name in names.split()},
        pk="uid",
        strict=True,
        foreign_keys=[("parent", "organisation", "uid"), ("community", "community", "uid")],
    )
    for column in ("name", "parent", "community", "founded_on", "term_ends_on", "credit_code"):
        db.table("organisation").create_index([column])


def _child(db: Database, table: str, names: str, whole: str, *indexed: str) -> None:
    """A table of rows that belong to a union."""
    db.table(table).create(
        {name: int if name in whole.split() else str for name in names.split()},
        pk="uid",
        strict=True,
        foreign_keys=[("organisation", "organisation", "uid")],
    )
    for column in ("organisation", *indexed):
        db.table(table).create_index([column])


@migrations()
def create_union_election(db: Database) -> None:
    """Elections, and the terms that begin with them."""
    names = (
        "uid organisation sort held_on form term_number due present votes chair vice_chairs committee"
        " term_started_on term_years approval_number approved_on extended_to extension_number extension_reason"
        " term_ends_on note"
    )
    _child(db, "union_election", names, "term_number due present votes committee term_years", "held_on")


@migrations()
def create_union_certificate(db: Database) -> None:
    """Steps of legal registration."""
    names = (
        "uid organisation sort prepared_on applied_on issued_on number valid_from valid_until representative"
        " changed changed_on visited_on note"
    )
    _child(db, "union_certificate", names, "", "issued_on")


@migrations()
def create_norm_check(db: Database) -> None:
    """Checks of how a union is set up and works."""
    whole = "chair_elected bodies_sound activities_held rules_complete funds_own members_content lacking"
    names = f"uid organisation checked_on by checkers {whole} result finding rectify_by rectified_on note"
    _child(db, "norm_check", names, whole, "checked_on")


@migrations()
def create_grading(db: Database) -> None:
    """Grades by year."""
    names = "uid organisation year graded_on self_grade grade former promoted score measures target note"
    _child(db, "grading", names, "year promoted score", "graded_on")


@migrations()
def create_headcount(db: Database) -> None:
    """Reported numbers by day."""
    whole = (
        "units_covered workers women_workers members women_members migrant_workers migrant_members hardship_workers"
        " model_workers mutual_aid cards full_time_staff part_time_staff"
    )
    _child(db, "headcount", f"uid organisation counted_on {whole}", whole, "counted_on")
