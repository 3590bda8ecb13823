"""换届选举: one election of a union's committee or chair, and the term that began with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.codes import CodeList
from unionbook.ground.conditions import Compare, Condition, Not, Op, among, by_end, during, every, is_, latest
from unionbook.ground.dates import LAST_YEAR, first_day, store_date
from unionbook.ground.days import months_later
from unionbook.ground.figures import Figure
from unionbook.ground.kind import Around, Column, Kind, Record, Section
from unionbook.records.organisation import codes

SORT = CodeList("选举种类", {"first": "首次选举", "term": "换届选举", "by": "补选"}, {"换届": "term", "成立": "first"})
TERMS = ("first", "term")
"""Elections with which a term begins."""


def term_end(started: str | None, years: int | None, extended_to: str | None) -> str | None:
    """The last day of a term by its length and what it was extended to, counted as in 《民法典》 art. 201 and 202."""
    if not started or not years or first_day(started).year + years > LAST_YEAR:
        return None
    end = store_date(months_later(first_day(started), 12 * years))
    return max(end, extended_to or end)


@dataclass(kw_only=True)
class UnionElection(Record):
    """One election. due, present, votes: persons of the meeting, and votes for the chair."""

    organisation: str | None = fields.link("organisation", "基层工会", required=True)
    sort: str | None = fields.code("选举种类", SORT, required=True, default="换届选举", chars=4)
    held_on: str | None = fields.day("选举日期", required=True)
    form: str | None = fields.code("选举形式", codes.ELECTION, chars=5)
    term_number: int | None = fields.integer("届次", unit="届", least=1, most=99)
    due: int | None = fields.integer("应到人数", unit="人")
    present: int | None = fields.integer("实到人数", unit="人")
    votes: int | None = fields.integer("主席得票", unit="票")
    chair: str | None = fields.name("当选主席", chars=5)
    vice_chairs: str | None = fields.text("当选副主席", wide=True, chars=8)
    committee: int | None = fields.integer("委员人数", unit="人")
    term_started_on: str | None = fields.day("本届起始日", help="不填的按选举日期。")
    term_years: int | None = fields.integer("任期", unit="年", least=1, most=10, article="《工会法》第十六条")
    approval_number: str | None = fields.text("选举结果批复文号", chars=8)
    approved_on: str | None = fields.day("批复日期")
    extended_to: str | None = fields.day("批准延期至", future=True, help="这一届经批准延期换届的最后一天。")
    extension_number: str | None = fields.text("延期批复文号", chars=8)
    extension_reason: str | None = fields.text("延期原因", chars=8)
    term_ends_on: str | None = fields.day("届满日", future=True, auto=True, help="起始日加任期，或延期日。")
    note: str | None = fields.text("备注", wide=True)

    @property
    def started(self) -> str | None:
        """The first day of the term it began, None for an election that began none."""
        return self.term_started_on or (self.held_on if self.sort in TERMS else None)

    def derive(self, around: Around) -> set[str]:
        filled = {"term_ends_on"} | ({"term_started_on"} if not self.term_started_on and self.started else set())
        self.term_started_on = self.started
        self.term_ends_on = term_end(self.started, self.term_years, self.extended_to)
        return filled


def newest(rows: Sequence[UnionElection], sorts: Sequence[str]) -> UnionElection | None:
    """The last election of these sorts."""
    held = [row for row in rows if row.held_on and row.sort in sorts]
    return max(held, key=lambda row: str(row.held_on), default=None)


_STANDING = every(
    Compare("organisation.structure", Op.IS_NOT, "8"),
    by_end("organisation.founded_on"),
    Not(by_end("organisation.dissolved_on")),
)
_IN_TERM = every(latest("held_on", "organisation", among("sort", *TERMS)), _STANDING)


def _figure(name: str, label: str, words: str, where: Condition) -> Figure:
    return Figure(
        name=name,
        label=label,
        measure="个",
        definition=f"{words}的工会个数，一个只计一次，不含分会和小组。",
        where=where,
        what="distinct",
        path="organisation",
    )


def _held(name: str, label: str, where: Condition) -> Figure:
    union = Compare("organisation.structure", Op.IS_NOT, "8")
    return _figure(name, label, f"{label}日期在报告期内、不晚于截止日", every(union, where, during("held_on")))


UNION_ELECTION = Kind(
    name="union_election",
    label="选举换届",
    record=UnionElection,
    measure="次",
    title=("organisation.name", "sort", "held_on"),
    parent="organisation",
    icon="people_team",
    enter="登记选举",
    sections=(
        Section(
            "选举",
            (
                *("sort", "held_on", "form", "term_number", "term_started_on", "term_years", "term_ends_on"),
                *("due", "present", "votes", "chair", "committee", "vice_chairs", "approval_number", "approved_on"),
                *("extended_to", "extension_number", "extension_reason", "note"),
            ),
        ),
    ),
    columns=(
        Column("held_on"),
        Column("sort"),
        Column("term_number"),
        Column("chair", bold=True),
        Column("present", narrow=False),
        Column("term_ends_on"),
    ),
    order=("held_on",),
    search=("organisation.name", "chair", "approval_number"),
    figures=(
        _held("reelected", "换届选举", is_("sort", "term")),
        _held("first", "首次选举", is_("sort", "first")),
        _held("by_members", "会员大会选举", every(among("sort", *TERMS), is_("form", "members"))),
        _held("by_delegates", "会员代表大会选举", every(among("sort", *TERMS), is_("form", "delegates"))),
        _figure(
            "term_ended",
            "期内届满的工会",
            "截止日存续、最近一届届满日（含批准的延期）在报告期内、不晚于截止日",
            every(_IN_TERM, during("term_ends_on")),
        ),
        _figure(
            "overdue",
            "届满未换届的工会",
            "截止日存续、最近一届届满日（含批准的延期）不晚于截止日、还没有换届",
            every(_IN_TERM, by_end("term_ends_on")),
        ),
        _figure(
            "extended",
            "批准延期换届的工会",
            "截止日存续、最近一届经批准延期、延期日在截止日以后",
            every(_IN_TERM, Compare("extended_to", Op.FILLED), Not(by_end("extended_to"))),
        ),
    ),
)
