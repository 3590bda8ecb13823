"""How the form and the list of cases are laid out."""

from unionbook.ground.kind import Column, Section

_FIRST = """source form received_on person.name person.phone people matter petitioner amount subject enterprise about
    request handler_a handler_b leader"""
_WHO = """source_office transfer_number transferred_on reply_due reported_on feedback_due feedback_in_time nature
    sealed wrong scope representatives person.id_number person.address unit origin anonymous previous times recusal
    facts"""
_COURSE = """number stage notified_on notice_due notice_in_time accepted_on refused_on refusal_reason returned_on
    objection guided_on route finish_due finish_in_time replied_on reply_way reply basis closed_on outcome recovered
    benefited satisfaction typical praise"""
_LATER = """proposal instruction extended_to extended_on extension_by extension_told_on extension_reason paused_from
    paused_to pause_reason reopened_on reclosed_on note"""
_REVIEW = """review_until review_requested_on review_body review_due review_decided_on review_in_time review_result
    recheck_until recheck_requested_on recheck_body hearing_from hearing_to recheck_due recheck_decided_on
    recheck_in_time recheck_result final_on"""

SECTIONS = (
    Section("来访登记", tuple(_FIRST.split())),
    Section("转办与身份", tuple(_WHO.split())),
    Section("办理", tuple(_COURSE.split())),
    Section("办理经过", children=("grievance_step",)),
    Section("批示与延期", tuple(_LATER.split())),
    Section("复查复核", tuple(_REVIEW.split())),
    Section("同案信访人", children=("grievance_person",)),
)

COLUMNS = (
    Column("number"),
    Column("person.name", bold=True),
    Column("subject"),
    Column("source", narrow=False),
    Column("received_on", narrow=False),
    Column("notice_due", narrow=False),
    Column("notice_in_time", narrow=False),
    Column("finish_due", narrow=False),
    Column("finish_in_time", narrow=False),
    Column("stage"),
)
