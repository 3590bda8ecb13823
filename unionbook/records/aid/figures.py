"""Named subsets and figures of aid applications; a figure goes by the date of its step, not by the stage."""

from dataclasses import dataclass

from unionbook.ground.conditions import during, either, empty, every, is_
from unionbook.ground.figures import Figure, Ratio, Subset
from unionbook.ground.wording import Wording
from unionbook.records.aid.codes import CATEGORY

APPLIED = during("applied_on")
AIDED = either(during("approved_on"), every(empty("approved_on"), during("paid_on")))

SUBSETS = (
    Subset("applied", "本年全部", APPLIED, chip=True, definition="申请日期在报告期内的申请。"),
    Subset("unscreened", "待初审", is_("stage", "applied"), chip=True),
    Subset("awaiting", "待上级审核", either(is_("stage", "submitted"), is_("stage", "reviewed")), chip=True),
    Subset("unpaid", "待发放", is_("stage", "approved"), chip=True, definition="已批准、还没有发放的申请。"),
    Subset("rejected", "未获批", during("rejected_on"), chip=True, definition="未获批日期在报告期内的申请。"),
    Subset("study", "金秋助学", every(APPLIED, is_("programme.category", "study")), chip=True),
    Subset("incomplete", "材料不全", every(is_("complete", 0), is_("stage", "applied"))),
    Subset("aided", "本年已帮扶", AIDED, definition="批准日期在报告期内的申请；不经批准的看发放日期。"),
)


@dataclass(frozen=True)
class Step:
    """A step that is counted: rows whose date lies in the period, or the granted money of those rows."""

    date: str
    label: str
    words: str
    money: bool = False


STEPS = {
    "applied": Step("applied_on", "申请人数", "申请日期"),
    "screened": Step("screened_on", "初审通过人数", "初审日期"),
    "submitted": Step("submitted_on", "上报人数", "上报日期"),
    "reviewed": Step("reviewed_on", "上级审核通过人数", "上级审核通过日期"),
    "approved": Step("approved_on", "获批人数", "批准日期"),
    "rejected": Step("rejected_on", "未获批人数", "未获批日期"),
    "paid": Step("paid_on", "发放人数", "发放日期"),
    "granted": Step("approved_on", "获批金额", "批准日期", money=True),
    "amount": Step("paid_on", "发放金额", "发放日期", money=True),
}
BY_APPROVAL = ("approved", "granted")
BY_VISIT = ("paid", "amount")
COUNTED = {
    "hardship": ("screened", "submitted", *BY_APPROVAL, "rejected", *BY_VISIT),
    "study": ("applied", *BY_APPROVAL),
    "injury": BY_VISIT,
    "subsidy": ("applied", "reviewed", *BY_APPROVAL),
    "warmth": BY_VISIT,
    "medical": BY_APPROVAL,
    "sunshine": ("applied", *BY_APPROVAL),
    "startup": BY_APPROVAL,
    "training": BY_APPROVAL,
    "placement": ("applied", "approved"),
    "cooling": BY_VISIT,
    "other": BY_APPROVAL,
}
"""Category → its steps that reports ask for."""
WORDINGS = {"study_granted": Wording.WAN}


def _figure(category: str, name: str) -> Figure:
    step, label = STEPS[name], CATEGORY.label(category)
    rows = f"{step.words}在报告期内、不晚于截止日的“{label}”类申请"
    return Figure(
        name=f"{category}_{name}",
        label=f"{label}{step.label}",
        measure="元" if step.money else "人",
        definition=f"{rows}的批准金额之和。" if step.money else f"{rows}份数，每份一人。",
        where=every(is_("programme.category", category), during(step.date)),
        what="sum" if step.money else "count",
        path="granted" if step.money else "uid",
        money=step.money,
        wording=WORDINGS.get(f"{category}_{name}", Wording.EXACT),
    )


FIGURES: tuple[Figure | Ratio, ...] = (
    *(_figure(category, name) for category, names in COUNTED.items() for name in names),
    Ratio(
        name="hardship_pass_rate",
        label="困难帮扶金获批率",
        upper="hardship_approved",
        lower="hardship_screened",
        definition="报告期内困难帮扶金获批人数占初审通过人数的比例。",
    ),
    Ratio(
        name="subsidy_pass_rate",
        label="误工和交通补贴审核通过率",
        upper="subsidy_reviewed",
        lower="subsidy_applied",
        definition="报告期内误工和交通补贴上级审核通过人数占申请人数的比例。",
    ),
    Figure(
        name="aided",
        label="帮扶人数",
        measure="人",
        definition="批准日期（不经批准的为发放日期）在报告期内的申请人数，同一人只计一次。",
        where=AIDED,
        what="distinct",
        path="person",
    ),
    Figure(
        name="aided_times",
        label="帮扶人次",
        measure="人次",
        definition="批准日期（不经批准的为发放日期）在报告期内的申请份数。",
        where=AIDED,
    ),
    Figure(
        name="aided_amount",
        label="帮扶金额",
        measure="元",
        definition="批准日期（不经批准的为发放日期）在报告期内的申请的批准金额之和。",
        where=AIDED,
        what="sum",
        path="granted",
        money=True,
    ),
)
