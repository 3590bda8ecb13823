"""Where the fields of a union stand in its form and list."""

from unionbook.ground.kind import Column, Section

_IDENTITY = """name short_name stage structure form category level parent superior union_number credit_code
    community phone postcode address"""
_FOUNDING = """founded_on approval_number preparatory_on founding_way covered dissolved_on
    term_number election term_started_on term_years term_ends_on meetings term_extended_to extension_number"""
_PEOPLE = """chair chair_phone chair_full_time chair_since vice_chairs contact contact_phone head"""
_BODIES = """women_committee women_committee_on women_director women_phone women_members_names
    audit_committee audit_committee_on audit_director audit_phone audit_members_names
    supervision_committee supervision_committee_on mediation_committee mediation_committee_on
    congress congress_since congress_session congress_term congress_on openness openness_on groups"""
_LEGAL = """legal_person legal_applied_on legal_on legal_representative legal_from legal_until
    legal_renew_from legal_ended_on seal bank_account account_name account_number bank bank_code"""
_MECHANISM = """collective_contract wage_bargaining wage_bargained_on wage_rise reviewed signings
    home home_level stars both_sides grade target_grade sign_shown sign_shown_on identity_shown identity_shown_on
    honours note"""
_NUMBERS = """counted_on workers women_workers members women_members migrant_workers migrant_members
    units_covered hardship_workers model_workers mutual_aid cards full_time_staff part_time_staff"""

SECTIONS = (
    Section("基本信息", tuple(_IDENTITY.split())),
    Section("建会与换届", tuple(_FOUNDING.split()), children=("union_election",)),
    Section("干部", tuple(_PEOPLE.split())),
    Section("内设组织", tuple(_BODIES.split())),
    Section("法人登记", tuple(_LEGAL.split()), children=("union_certificate",)),
    Section("人数", tuple(_NUMBERS.split()), children=("headcount",)),
    Section("机制与创建", tuple(_MECHANISM.split()), children=("grading",)),
    Section("规范化", children=("norm_check",)),
)

COLUMNS = (
    Column("name", bold=True),
    Column("structure", narrow=False),
    Column("founded_on", narrow=False),
    Column("members"),
    Column("chair"),
    Column("term_ends_on"),
    Column("stage"),
)
