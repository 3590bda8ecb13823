"""Named subsets and figures of the agreements; 份 and 人 here, 家 in `unionbook.records.agreement.firms`.

What is counted goes by signing, term and termination, never by today's stage. An agreement stands on a day when
it was signed by then, its term is not over and it was not terminated; one that ends on the day itself still stands.
"""

from unionbook.ground.conditions import (
    EVERY,
    Condition,
    Has,
    Not,
    among,
    by_end,
    during,
    either,
    empty,
    every,
    filled,
    is_,
)
from unionbook.ground.figures import Figure, Ratio, Subset
from unionbook.ground.wording import Wording
from unionbook.records.agreement.codes import BARGAINING, CURRENT, KIND, SCOPE
from unionbook.records.agreement.renewal import READY


def standing(at: str = "") -> Condition:
    """Agreements (at: path to them, "agreement.") that stand on the last counted day."""
    return every(by_end(f"{at}signed_on"), Not(by_end(f"{at}lapses_on")), Not(by_end(f"{at}terminated_on")))


def concluded(at: str = "", **fields: str) -> Condition:
    """Agreements that stand on the last counted day or were signed in the period, with fields of such values."""
    same = (is_(f"{at}{name}", value) for name, value in fields.items())
    return every(*same, either(during(f"{at}signed_on"), standing(at)))


def followed(when: Condition) -> Condition:
    """There is a later agreement in place of this one, and the condition holds for it."""
    return Has("agreement", when, via="previous")


SIGNED = during("signed_on")
IN_FORCE = every(by_end("effective_on"), Not(by_end("lapses_on")), Not(by_end("terminated_on")))
ENDING = every(by_end("signed_on"), during("lapses_on"), Not(by_end("terminated_on")))
LAPSED = every(ENDING, Not(followed(by_end("signed_on"))))
BEGUN = either(by_end("invited_on"), by_end("signed_on"))
PENDING = every(by_end("invited_on"), Not(by_end("signed_on")), Not(by_end("terminated_on")))
WANTED = either(concluded(), PENDING, every(ENDING, Not(followed(BEGUN))))
"""Agreements there ought to be: concluded, being bargained for, or run out in the period with no new one begun."""

RENEWABLE = every(
    READY,
    by_end("renew_from"),
    either(Not(by_end("lapses_on")), during("lapses_on")),
    Not(followed(EVERY)),
)
"""Agreements whose renewal is to be proposed, and those of the period that ran out without one."""

BASIS = "截止日有效或报告期内签订的"
ON_SIGNING = "签订日期在报告期内、标为"
OVER = "失效日期（期限止的次日）在报告期内、未提前终止、到截止日没有签订下一份的"
IN_FULL = "截止日有效（已签订、期限未满、未终止）或报告期内签订的"

SUBSETS = (
    Subset("signed", "本年签订", SIGNED, chip=True, definition="签订日期在报告期内的协议。"),
    Subset("bargaining", "协商中", among("stage", *BARGAINING), chip=True, definition="已要约、还没有签订的协议。"),
    Subset("unsubmitted", "待报审", is_("stage", "signed"), chip=True),
    Subset("reviewing", "审查中", among("stage", "submitted", "objected"), chip=True),
    Subset(
        "ending",
        "本年到期",
        every(during("term_to"), empty("terminated_on")),
        chip=True,
        definition="期限止在报告期内、没有终止的协议。",
    ),
    Subset("wage", "工资专项", every(is_("kind", "wage"), among("stage", *CURRENT))),
    Subset("shared", "区域性和行业性", among("scope", "region", "industry")),
    Subset(
        "renewable",
        "待续签",
        RENEWABLE,
        chip=True,
        definition="到了提出续签的日子、或报告期内已到期，还没有下一份的协议。",
        verb="续签",
    ),
    Subset("concluded", "有效协议", concluded(), definition=f"{IN_FULL}协议。"),
)


def _count(name: str, label: str, where: Condition, rows: str) -> Figure:
    return Figure(name=name, label=label, measure="份", definition=f"{rows}份数。", where=where)


def _sum(name: str, label: str, field: str, where: Condition, rows: str, measure: str = "人") -> Figure:
    words = f"{rows}所填{label}之和，各份之间不去重。"
    label = f"{label}（{rows.removeprefix(BASIS)}）"
    return Figure(name=name, label=label, measure=measure, definition=words, where=where, what="sum", path=field)


def _extreme(
    name: str, label: str, field: str, what: str, measure: str, wording: Wording = Wording.EXACT
) -> Figure:
    where = every(concluded(kind="wage"), filled(field))
    words = f"{BASIS}工资专项集体合同所填{label}中最{'低' if what == 'least' else '高'}的。"
    hundredths = measure == "%"
    return Figure(
        name=name,
        label=f"{label}（工资专项集体合同）",
        measure=measure,
        definition=words,
        where=where,
        what=what,
        path=field,
        hundredths=hundredths,
        wording=wording,
    )


def _of_kind(code: str, label: str) -> tuple[Figure, ...]:
    same, rows = is_("kind", code), f"{BASIS}{label}"
    new, renewed = (every(same, SIGNED, is_("occasion", occasion)) for occasion in ("first", "renewed"))
    return (
        _count(f"{code}_agreements", label, concluded(kind=code), rows),
        _sum(f"{code}_workers", "覆盖职工数", "workers", concluded(kind=code), rows),
        _count(f"{code}_new", f"新签{label}", new, f"{ON_SIGNING}首次的{label}"),
        _count(f"{code}_renewed", f"续签{label}", renewed, f"{ON_SIGNING}续签的{label}"),
        _count(f"{code}_lapsed", f"到期未续的{label}", every(same, LAPSED), f"{OVER}{label}"),
    )


def _of_scope(code: str, scope: str) -> tuple[Figure, ...]:
    label, wage = f"{scope}集体协议", concluded(scope=code, kind="wage")
    return (
        _count(f"{code}_agreements", label, concluded(scope=code), f"{BASIS}{label}"),
        _sum(f"{code}_workers", "覆盖职工数", "workers", concluded(scope=code), f"{BASIS}{label}"),
        _count(f"wage_{code}_agreements", f"{scope}工资专项集体合同", wage, f"{BASIS}{scope}工资专项集体合同"),
    )


def _shared(code: str, scope: str) -> Figure:
    where, rows = concluded(scope=code, kind="wage"), f"{BASIS}{scope}工资专项集体合同"
    return _sum(f"wage_{code}_covered", "覆盖企业数", "firms", where, rows, "家次")


WAGE = f"{BASIS}工资专项集体合同"
FIGURES: tuple[Figure | Ratio, ...] = (
    _count("signed", "签订集体协议", SIGNED, "签订日期在报告期内、不晚于截止日的各类协议"),
    _count("concluded", "有效集体协议", concluded(), f"{IN_FULL}各类协议"),
    _sum("covered_workers", "覆盖职工数", "workers", concluded(), f"{BASIS}各类协议"),
    _sum("covered_firms", "覆盖企业数", "firms", concluded(), f"{BASIS}各类协议", "家次"),
    _count("signed_first", "首次签订集体协议", every(SIGNED, is_("occasion", "first")), f"{ON_SIGNING}首次的协议"),
    _count("signed_renewed", "续签集体协议", every(SIGNED, is_("occasion", "renewed")), f"{ON_SIGNING}续签的协议"),
    _count("lapsed", "到期未续的集体协议", LAPSED, f"{OVER}各类协议"),
    _count("submitted", "报送审查的集体协议", during("submitted_on"), "报送日期在报告期内、不晚于截止日的协议"),
    _count("objected", "被提出异议的集体协议", during("objected_on"), "异议日期在报告期内、不晚于截止日的协议"),
    _count("in_force", "生效的集体协议", IN_FORCE, "生效日期不晚于截止日、到截止日期限未满也未终止的协议"),
    _count("pending", "正在协商的集体协议", PENDING, "要约日期不晚于截止日、到截止日未签订也未终止的协议"),
    *(figure for code, label in KIND.items.items() for figure in _of_kind(code, label)),
    *(figure for code, label in SCOPE.items.items() for figure in _of_scope(code, label)),
    *(_shared(code, SCOPE.label(code)) for code in ("region", "industry")),
    _sum("wage_women", "覆盖女职工数", "women_workers", concluded(kind="wage"), WAGE),
    _sum("wage_migrants", "覆盖农民工数", "migrant_workers", concluded(kind="wage"), WAGE),
    _extreme("wage_raise_least", "工资增幅（低）", "raise_from", "least", "%"),
    _extreme("wage_raise_most", "工资增幅（高）", "raise_to", "most", "%"),
    _extreme("wage_round", "协商次数", "round_number", "most", "次", Wording.ORDINAL),
    _extreme("wage_congress_term", "职代会届", "congress_term", "most", "届", Wording.ORDINAL),
    _extreme("wage_congress_meeting", "职代会次", "congress_meeting", "most", "次", Wording.NUMERAL),
    _count(
        "wage_region_wanted",
        "应签区域性工资专项集体合同",
        every(is_("kind", "wage"), is_("scope", "region"), WANTED),
        f"{BASIS}、已要约还没有签订的、报告期内到期而还没有重新要约的区域性工资专项集体合同",
    ),
    Ratio(
        name="wage_region_rate",
        label="区域性工资集体协商协议签订率",
        upper="wage_region_agreements",
        lower="wage_region_wanted",
        definition="截止日有效或报告期内签订的区域性工资专项集体合同份数占应签份数的比例。",
    ),
)
