"""How the form and the list of agreements are laid out."""

from unionbook.ground.kind import Column, Section

_BASIC = """kind scope enterprise name community organisation registered_on occasion round_number previous
    term_from term_to workers women_workers migrant_workers firms raise_from raise_to minimum_wage"""
_SIDES = "employer_side employer_chief employer_delegates union_chief union_delegates handler"
_TALKS = "invited_on answer_due answered_on negotiated_on drafted_on"
_CONGRESS = "congress_on congress_term congress_meeting delegates_due delegates_present votes"
_REVIEW = """number stage signed_on submitted_on received_on reviewed_on objected_on objection resubmitted_on
    effective_on published_on renewal_on renew_from lapses_on terminated_on termination_reason note"""
_MATERIALS = "has_text has_explanation has_wages has_proofs has_resolution has_delegates has_minutes"

SECTIONS = (
    Section("协议", tuple(_BASIC.split())),
    Section("覆盖企业", children=("agreement_enterprise",)),
    Section("协商", tuple(f"{_TALKS} {_SIDES}".split()), children=("negotiation_round",)),
    Section("审议", tuple(_CONGRESS.split())),
    Section("签订与审查", tuple(_REVIEW.split())),
    Section("送审材料", tuple(_MATERIALS.split())),
)

COLUMNS = (
    Column("number", narrow=False),
    Column("name", bold=True),
    Column("kind"),
    Column("scope", narrow=False),
    Column("firms", "企业（家）", narrow=False),
    Column("workers", "职工（人）"),
    Column("signed_on", narrow=False),
    Column("term_to"),
    Column("stage"),
)
