"""What stands where in the form and in the list of the aid applications."""

from unionbook.ground.kind import Column, Section

_ASKING = """programme applied_on person.name person.id_number person.phone hardship organisation asked complete
    missing consent_on guardian"""
_STUDY = "student.name student.id_number school school_stage grade course certificate"
_TOWN = "stage screened_on proposed opinion published_on published_until payable_from submitted_on handler"
_ABOVE = """reviewed_on reviewed_amount review_opinion confirmed_on confirmed_amount confirm_opinion approved_on granted
    approve_opinion rejected_on rejected_by reject_reason"""

SECTIONS = (
    Section("申请", tuple(_ASKING.split())),
    Section("助学与培训", tuple(_STUDY.split())),
    Section("本级审核", tuple(_TOWN.split())),
    Section("上级审核", tuple(_ABOVE.split())),
    Section("收款", ("person.address", "person.bank", "person.bank_account", "person.sex", "person.born")),
    Section("发放", ("paid_on",), children=("payment",)),
)

COLUMNS = (
    Column("hardship.number", "档案号"),
    Column("person.name", "姓名", bold=True),
    Column("organisation.name", narrow=False),
    Column("programme.name", narrow=False),
    Column("hardship.cause", "致困原因", narrow=False),
    Column("hardship.persons", "家庭人口", narrow=False),
    Column("hardship.per_head_now", "人均月收入", narrow=False),
    Column("asked", "申请（元）"),
    Column("granted", "批准（元）"),
    Column("complete", "材料", narrow=False),
    Column("stage"),
)
SEARCH = (
    "person.name",
    "person.id_number",
    "person.phone",
    "hardship.number",
    "programme.name",
    "organisation.name",
    "student.name",
)
