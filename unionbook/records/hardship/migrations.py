"""How the tables of the hardship file came to be."""

from sqlite_utils import Database, Migrations

migrations = Migrations("unionbook.hardship")


@migrations()
def create_hardship(db: Database) -> None:
    """The file table of the first version."""
    names = (
        "uid number opened_on category category_reason computed_category returned person organisation enterprise"
        " employer"
        " nature employer_state industry worker_number work worked_since employment_form contract_signed"
        " contract_term model illness disability disability_grade insurance housing floor_area"
        " other_contact postcode region single_parent self_help zero_employment own_income other_income"
        " annual_income rigid accident_cost allowance persons per_head line cause cause_b cause_c cause_d needs plan"
        " visited_on visitor_a visitor_b authorised_on consent_on guardian published_on published_until approved_on"
        " employer_opinion union_opinion superior_opinion recorder reviewer stage category_now per_head_now"
        " examined_on valid_until exited_on exit_reason lifted_by"
    )
    whole = (
        "returned floor_area single_parent self_help zero_employment own_income other_income annual_income rigid"
        " accident_cost allowance persons per_head line per_head_now"
    )
    db.table("hardship").create(
        {name: int if name in whole.split() else str for name in names.split()},
        pk="uid",
        strict=True,
        foreign_keys=[
            ("person", "person", "uid"),
            ("organisation", "organisation", "uid"),
            ("enterprise", "enterprise", "uid"),
            ("recorder", "staff", "uid"),
            ("reviewer", "staff", "uid"),
        ],
    )
    for column in ("person", "organisation", "enterprise", "opened_on", "examined_on", "exited_on", "stage"):
        db.table("hardship").create_index([column])


@migrations()
def create_household_member(db: Database) -> None:
    """The table of family rows of the first version."""
    names = (
        "uid hardship person relation identity monthly_income illness disability disability_grade"
        " insurance workplace nature employer_state industry work schooling entered_on school_years consent_on guardian"
    )
    db.table("household_member").create(
        {name: int if name in ("monthly_income", "school_years") else str for name in names.split()},
        pk="uid",
        strict=True,
        foreign_keys=[("hardship", "hardship", "uid"), ("person", "person", "uid")],
    )
    for column in ("hardship", "person"):
        db.table("household_member").create_index([column])


@migrations()
def create_recheck(db: Database) -> None:
    """The table of later examinations of the first version."""
    names = (
        "uid hardship checked_on persons annual_income rigid accident_cost per_head line computed_category category"
        " category_reason outcome checker note"
    )
    whole = "persons annual_income rigid accident_cost per_head line"
    db.table("recheck").create(
        {name: int if name in whole.split() else str for name in names.split()},
        pk="uid",
        strict=True,
        foreign_keys=[("hardship", "hardship", "uid"), ("checker", "staff", "uid")],
    )
    db.table("recheck").create_index(["hardship", "checked_on"])
    db.table("recheck").create_index(["checked_on"])
