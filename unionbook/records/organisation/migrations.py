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
        " supervision_committee mediation_committee congress congress_session congress_term congress_on"
        " openness groups legal_person legal_applied_on legal_on legal_from legal_until legal_renew_from"
        " legal_representative seal bank_account account_name account_number bank bank_code"
        " collective_contract wage_bargaining wage_bargained_on wage_rise reviewed signings workers"
        " women_workers members women_members migrant_workers migrant_members hardship_workers"
        " model_workers mutual_aid cards counted_on home home_level stars both_sides grade sign_shown"
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
        foreign_keys=[("parent", "organisation", "uid")],
    )
    for column in ("name", "parent", "founded_on", "term_ends_on", "credit_code"):
        db.table("organisation").create_index([column])
