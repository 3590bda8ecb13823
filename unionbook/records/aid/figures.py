"""Named subsets and figures of aid applications; a figure goes by the date of its step, not by the stage."""

from dataclasses import dataclass

from unionbook.ground.conditions import Condition, Not, among, by_end, during, either, empty, every, filled, is_
from unionbook.ground.figures import Figure, Ratio, Subset
from unionbook.ground.wording import Wording
from unionbook.records.aid.codes import CATEGORY, GRANTED

APPLIED = during("applied_on")
AIDED = either(during("approved_on"), every(empty("approved_on"), during("paid_on")))

SUBSETS = (
    Subset("applied", "本年全部", APPLIED, chip=True, definition="申请日期在报告期内的申请。"),
    Subset(
        "unscreened",
        "待初审",
        is_("stage", "applied"),
        chip=True,
        definition="已申请、还没有初审的申请。",
        verb="初审",
    ),
    Subset(
        "awaiting",
        "待上级审批",
        among("stage", "submitted", "reviewed", "confirmed"),
        chip=True,
        definition="已经上报、等上级审核和批准的申请。",
        verb="查看",
    ),
    Subset(
        "unpaid",
        "待发放",
        is_("stage", "approved"),
        chip=True,
        definition="已批准、还没有发放的申请。",
        verb="发放",
    ),
    Subset("rejected", "本年未获批", during("rejected_on"), chip=True, definition="未获批日期在报告期内的申请。"),
    Subset("study", "本年金秋助学", every(APPLIED, is_("programme.category", "study")), chip=True),
    Subset("incomplete", "材料不全", every(is_("complete", 0), is_("stage", "applied"))),
    Subset("published", "公示中", is_("stage", "published")),
    Subset(
        "province",
        "待省级批准",
        every(among("stage", "reviewed", "confirmed"), is_("programme.level", "province")),
    ),
    Subset("aided", "本年已帮扶", AIDED, definition="批准日期在报告期内的申请；不经批准的看发放日期。"),
    Subset("granted", "已批准或已发放", GRANTED),
)


@dataclass(frozen=True)
class Step:
    """A step that is counted: rows whose date lies in the period, or the sum of an amount over those rows."""

    date: str
    label: str
    words: str
    amount: str = ""
    amount_label: str = ""


STEPS = {
    "applied": Step("applied_on", "申请人数", "申请日期"),
    "screened": Step("screened_on", "初审通过人数", "初审日期"),
    "submitted": Step("submitted_on", "上报人数", "上报日期"),
    "reviewed": Step("reviewed_on", "上级审核通过人数", "上级审核通过日期"),
    "confirmed": Step("confirmed_on", "复审通过人数", "复审通过日期"),
    "approved": Step("approved_on", "获批人数", "批准日期"),
    "rejected": Step("rejected_on", "未获批人数", "未获批日期"),
    "paid": Step("paid_on", "发放人数", "发放日期"),
    "asked": Step("applied_on", "申请金额", "申请日期", "asked", "申请金额"),
    "granted": Step("approved_on", "获批金额", "批准日期", "granted", "批准金额"),
    "amount": Step("paid_on", "发放金额", "发放日期", "granted", "批准金额"),
}
WORDINGS = {"study_granted": Wording.WAN, "warmth_amount": Wording.WAN}
PASSED = {"subsidy": ("reviewed", "applied")}
"""Categories whose pass rate is of other steps: the last word on them is spoken in the next year."""
FAMILIES = ("hardship", "sunshine", "startup")
"""Categories that are also counted by household."""


def _step(category: str, name: str) -> Figure:
    step, label = STEPS[name], CATEGORY.label(category)
    rows = f"{step.words}在报告期内、不晚于截止日的“{label}”类申请"
    return Figure(
        name=f"{category}_{name}",
        label=f"{label}{step.label}",
        measure="元" if step.amount else "人",
        definition=f"{rows}的{step.amount_label}之和。" if step.amount else f"{rows}份数，每份一人。",
        where=every(is_("programme.category", category), during(step.date)),
        what="sum" if step.amount else "count",
        path=step.amount or "uid",
        money=bool(step.amount),
        wording=WORDINGS.get(f"{category}_{name}", Wording.EXACT),
    )


def _rate(category: str) -> Ratio:
    label, (upper, lower) = CATEGORY.label(category), PASSED.get(category, ("approved", "screened"))
    steps = STEPS[upper].label.removesuffix("人数"), STEPS[lower].label.removesuffix("人数")
    return Ratio(
        name=f"{category}_pass_rate",
        label=f"{label}{'审核通过率' if upper == 'reviewed' else '获批率'}",
        upper=f"{category}_{upper}",
        lower=f"{category}_{lower}",
        definition=f"报告期内{label}{steps[0]}人数占{steps[1]}人数的比例。",
    )


def _distinct(name: str, label: str, measure: str, definition: str, where: Condition, path: str = "person") -> Figure:
    return Figure(
        name=name, label=label, measure=measure, definition=definition, where=where, what="distinct", path=path
    )


def _families(category: str) -> Figure:
    label, where = CATEGORY.label(category), every(is_("programme.category", category), APPLIED)
    words = f"申请日期在报告期内的“{label}”类申请的申请人数，同一申请人的几份算一户。"
    return _distinct(f"{category}_households", f"{label}申请户数", "户", words, where)


_GRANTED_BY = "批准日期（不经批准的为发放日期）在报告期内"

FIGURES: tuple[Figure | Ratio, ...] = (
    *(_step(category, name) for category in CATEGORY.items for name in STEPS),
    *map(_rate, CATEGORY.items),
    *map(_families, FAMILIES),
    _distinct("aided", "帮扶人数", "人", f"{_GRANTED_BY}的申请人数，同一人只计一次。", AIDED),
    _distinct(
        "aided_households",
        "帮扶困难职工户数",
        "户",
        f"{_GRANTED_BY}、已建困难档案的户数，同一户只计一次。",
        every(AIDED, filled("hardship")),
        "hardship",
    ),
    Figure(
        name="aided_times",
        label="帮扶人次",
        measure="人次",
        definition=f"{_GRANTED_BY}的申请份数。",
        where=AIDED,
    ),
    Figure(
        name="aided_amount",
        label="帮扶金额",
        measure="元",
        definition=f"{_GRANTED_BY}的申请的批准金额之和。",
        where=AIDED,
        what="sum",
        path="granted",
        money=True,
    ),
    Figure(
        name="unpaid",
        label="已批准未发放",
        measure="人",
        definition="批准日期不晚于截止日、截止日还没有发放的申请份数。",
        where=every(by_end("approved_on"), Not(by_end("paid_on"))),
    ),
)
