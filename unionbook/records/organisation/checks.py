"""Checks of a union: twins, its stage, term and elections, the order of its days, numbers, bodies it must have."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from unionbook.ground.conditions import Compare, Op, every, is_
from unionbook.ground.dates import first_day, last_day, show_date
from unionbook.ground.days import months_later
from unionbook.ground.errors import Problem
from unionbook.ground.fields import field_of
from unionbook.ground.kind import Around
from unionbook.records.organisation.election import TERMS, UnionElection, term_end
from unionbook.records.organisation.headcount import NUMBERS, Headcount, newest, too_many

if TYPE_CHECKING:
    from unionbook.records.organisation.organisation import Organisation

SINCE = (
    ("women_committee", "women_committee_on"),
    ("audit_committee", "audit_committee_on"),
    ("supervision_committee", "supervision_committee_on"),
    ("mediation_committee", "mediation_committee_on"),
    ("congress", "congress_since"),
    ("openness", "openness_on"),
    ("sign_shown", "sign_shown_on"),
    ("identity_shown", "identity_shown_on"),
)
"""Flags of what a union has, each with the day since when."""


ORDER = (
    ("preparatory_on", "founded_on", True),
    ("founded_on", "dissolved_on", True),
    ("founded_on", "legal_on", True),
    ("founded_on", "women_committee_on", True),
    ("founded_on", "audit_committee_on", True),
    ("founded_on", "sign_shown_on", False),
    ("founded_on", "term_started_on", False),
    ("legal_applied_on", "legal_on", True),
    ("legal_on", "legal_ended_on", True),
    ("legal_from", "legal_until", True),
)
"""The earlier day, the later one, and whether that must be so."""


def code(one: "Organisation") -> Iterator[Problem]:
    """What its code begins with."""
    if one.credit_code and not one.credit_code.startswith("81"):
        sentence = "基层工会的统一社会信用代码以 81 开头，请核对是否填成了企业的代码。"
        yield Problem("credit_code", sentence, warning=True)


def twins(one: "Organisation", around: Around) -> Iterator[Problem]:
    """Its code and name against those of the other unions."""
    if one.credit_code and (others := around.others("organisation", is_("credit_code", one.credit_code))):
        yield Problem("credit_code", f"这个代码已登记为“{others[0]}”，请核对，或直接修改那一条。")
    same = every(is_("name", one.name), Compare("stage", Op.IS_NOT, "dissolved"))
    if one.name and one.stage != "dissolved" and around.others("organisation", same):
        yield Problem("name", f"已经登记过“{one.name}”，请核对是否重复登记。", warning=True)


def stage(one: "Organisation") -> Iterator[Problem]:
    """Its stage against its days."""
    if one.stage == "preparing" and one.founded_on:
        yield Problem("stage", "已填建会日期，状态应为“正常”；还在筹备的请清空建会日期。")
    if one.stage == "normal" and not one.founded_on:
        yield Problem("founded_on", "请填建会日期（可以只填年月）；还在筹备的把状态选为“筹备”。")
    if one.stage == "dissolved" and not one.dissolved_on:
        yield Problem("dissolved_on", "状态是已撤销，请填撤销日期。")
    if one.stage != "dissolved" and one.dissolved_on:
        yield Problem("stage", "已填撤销日期，状态应为“已撤销”；没有撤销的请清空撤销日期。")
    if one.stage == "normal" and one.structure != "8":
        for field in ("approval_number", "chair", "term_started_on"):
            if not getattr(one, field):
                yield Problem(field, f"还没有填{_label(one, field)}，请尽量补齐。", warning=True)
    for flag, since in SINCE:
        if getattr(one, since) and getattr(one, flag) == 0:
            yield Problem(flag, f"已填{_label(one, since)}，{_label(one, flag)}应为“是”，请核对两处。")


def term(one: "Organisation", around: Around) -> Iterator[Problem]:
    """The term as it was typed, while there is no election that tells it."""
    if one.term_extended_to and one.term_started_on and not one.term_years:
        yield Problem("term_years", "有批准延期的，请填任期，否则算不出原来的届满日。")
    begun = UnionElection(
        sort="term",
        term_started_on=one.term_started_on,
        term_years=one.term_years,
        extended_to=one.term_extended_to,
    )
    names = {"extended_to": "term_extended_to"}
    for found in _term(begun, one.category in ("2", "3"), around):
        yield Problem(names.get(found.field, found.field), found.sentence, found.warning)


def elections(one: "Organisation", rows: Sequence[UnionElection], around: Around) -> Iterator[Problem]:
    """Each election by itself, and one after the other."""
    before: UnionElection | None = None
    for place, row in sorted(enumerate(rows), key=lambda pair: str(pair[1].held_on or "9")):
        local = one.category in ("2", "3")
        found = [*_term(row, local, around), *_votes(row, around), *_days(one, row, before)]
        yield from (Problem(f"union_election[{place}].{it.field}", it.sentence, it.warning) for it in found)
        before = row if row.sort in TERMS else before


def _term(row: UnionElection, local: bool, around: Around) -> Iterator[Problem]:
    """The length of a term, and how far it was extended."""
    if row.sort in TERMS and row.started and not row.term_years:
        yield Problem("term_years", "请填任期（三年或五年），否则算不出届满日。", warning=True)
    long, short = (around.rule(f"union.term.{name}", row.started) for name in ("long", "short"))
    if row.term_years and long and short:
        terms = [int(long.value)] if local else [int(short.value), int(long.value)]
        if row.term_years not in terms:
            whose = "地方工会和产业工会" if local else "基层工会委员会"
            words = "或者 ".join(f"{years} 年" for years in terms)
            yield Problem("term_years", f"{whose}每届任期为 {words}（{long.article}），请核对。")
    end = term_end(row.started, row.term_years, None)
    if not (row.extended_to and end):
        return
    if row.extended_to <= end:
        yield Problem("extended_to", f"延期日不晚于届满日（{end}），请核对；没有延期的请清空。")
    delay = around.rule("union.term.delay", end)
    if delay and first_day(row.extended_to) > months_later(first_day(end), int(delay.value)):
        yield Problem("extended_to", f"延期换届一般不超过 {delay.value} 个月，请核对批复。", warning=True)


def _votes(row: UnionElection, around: Around) -> Iterator[Problem]:
    """Persons and votes within each other, and enough of them."""
    for part, whole in (("present", "due"), ("votes", "present")):
        few, many = getattr(row, part), getattr(row, whole)
        if few is not None and many is not None and few > many:
            yield Problem(part, f"{_label(row, part)}（{few}）多于{_label(row, whole)}（{many}），请核对两处。")
    quorum, enough = (around.rule(f"union.election.{name}", row.held_on) for name in ("present", "votes"))
    if quorum and row.due and row.present is not None and row.present < row.due * quorum.value:
        sentence = f"实到 {row.present} 人，不足应到（{row.due} 人）的三分之二，选举一般不能进行，请核对。"
        yield Problem("present", sentence, warning=True)
    if enough and row.due and row.votes is not None and row.votes <= row.due * enough.value:
        yield Problem("votes", f"得票没有超过应到人数（{row.due} 人）的半数，一般不算当选，请核对。", warning=True)


def _days(one: "Organisation", row: UnionElection, before: UnionElection | None) -> Iterator[Problem]:
    """The election after the founding, its term after it, and number and sort after the term before."""
    if one.founded_on and row.held_on and last_day(row.held_on) < first_day(one.founded_on):
        yield Problem("held_on", f"选举日期早于建会日期（{one.founded_on}），请核对。", warning=True)
    if row.held_on and row.approved_on and row.approved_on < row.held_on:
        yield Problem("approved_on", f"批复日期早于选举日期（{row.held_on}），请核对两处。")
    if before is None or row.sort not in TERMS:
        return
    if row.held_on == before.held_on:
        yield Problem("held_on", "同一天已有一次换届选举，请核对是否重复登记。")
    if row.sort == "first":
        yield Problem("sort", "之前已有选举，这次应是“换届选举”或“补选”，请改选。")
    if row.term_number and before.term_number and row.term_number <= before.term_number:
        yield Problem("term_number", f"上一次是第 {before.term_number} 届，这次的届次应更大，请核对。")


def order(one: "Organisation") -> Iterator[Problem]:
    """Its days in their order."""
    for early, late, must in ORDER:
        first, then = getattr(one, early), getattr(one, late)
        if first and then and last_day(then) < first_day(first):
            sentence = f"{_label(one, late)}早于{_label(one, early)}（{show_date(first)}），请核对。"
            yield Problem(late, sentence, warning=not must)


def counts(one: "Organisation", around: Around) -> Iterator[Problem]:
    """The day of the numbers."""
    if not one.counted_on and any(getattr(one, name) is not None for name in NUMBERS):
        yield Problem("counted_on", "填了人数，请填统计日期；没有日期的人数不计入统计。", warning=True)
    rows = around.children(Headcount)
    last = newest(rows)
    if one.counted_on and last and last.counted_on and one.counted_on < last.counted_on:
        sentence = f"早于最近一次统计（{show_date(last.counted_on)}）；补登以前的人数，请在下面的人数统计里添加。"
        yield Problem("counted_on", sentence)
    days = [row.counted_on for row in rows]
    for place, row in enumerate(rows):
        yield from too_many(vars(row), f"headcount[{place}].")
        if row.counted_on and row.counted_on in days[:place]:
            yield Problem(f"headcount[{place}].counted_on", "这一天的人数已经登记过，请改那一行。")


def bodies(one: "Organisation", around: Around) -> Iterator[Problem]:
    """Bodies that a union with so many members must have."""
    own = around.rule("union.committee.members", around.today.isoformat())
    small = one.form in ("6", "7") or one.structure == "8"
    if own and small and one.members and one.members >= own.value:
        duty = f"满 {own.value} 人的单位应当单独建立基层工会委员会"
        yield Problem("form", f"会员有 {one.members} 人，{duty}（{own.article}）。", warning=True)
    women = around.rule("union.women.members", around.today.isoformat())
    enough = women and one.women_members and one.women_members >= women.value
    if women and enough and one.women_committee != 1 and not small:
        duty = f"满 {women.value} 人的工会应当建立女职工委员会"
        yield Problem("women_committee", f"女会员有 {one.women_members} 人，{duty}。", warning=True)


def _label(one: "Organisation | UnionElection", name: str) -> str:
    declared = field_of(one.__dataclass_fields__[name])
    return declared.label if declared else name
