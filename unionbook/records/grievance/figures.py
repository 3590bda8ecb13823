"""Named subsets of the grievance register, and how many cases came and what became of them."""

from unionbook.ground.codes import CodeList
from unionbook.ground.conditions import among, by_end, during, empty, every, filled, is_
from unionbook.ground.figures import Figure, Ratio, Subset
from unionbook.records.grievance import codes, stages
from unionbook.records.grievance.grounds import (
    CARRIED,
    CLOSED,
    ENDED,
    OPEN_AT_END,
    RECEIVED,
    REOPENED,
    REPEATED,
    count,
    total,
)

PEOPLED = every(RECEIVED, filled("people"))
OPEN = among("stage", *(stage.name for stage in stages.STAGES if stage.open))

SUBSETS = (
    Subset("received", "本年全部", RECEIVED, chip=True, definition="收到日期在今年的信访。"),
    Subset("open", "在办", OPEN, chip=True, definition="还在待受理、办理、答复、重新办理、复查、复核中的信访。"),
    Subset("transferred", "本年上级转办", every(RECEIVED, is_("source", "superior")), chip=True),
    Subset("unreplied", "未答复", every(OPEN, empty("replied_on")), chip=True),
    Subset("repeated", "重复访", filled("previous"), definition="填了“上次信访”的件。"),
    Subset("group", "集体信访", is_("scope", "group")),
    Subset("reviewed", "复查复核", filled("review_requested_on")),
    Subset("typical", "典型案例", is_("typical", 1)),
    Subset(
        "sealed", "保密件", is_("sealed", 1), chip=True, sealed=True, definition="平常不列出，点开这一项才看得到的件。"
    ),
)


def _by(prefix: str, path: str, labels: CodeList, kind: str, words: str, leave: tuple[str, ...] = ()) -> list[Figure]:
    """One figure for each code but those left out: the cases received in the period that have it."""
    return [
        count(
            f"{prefix}{code}",
            f"{label}{kind}",
            f"报告期内收到、{words}为“{label}”的件数。",
            every(RECEIVED, is_(path, code)),
        )
        for code, label in labels.items.items()
        if code not in leave
    ]


COUNTS: tuple[Figure | Ratio, ...] = (
    count("received", "收到信访事件", "收到日期在报告期内、不晚于截止日的信访件数。", RECEIVED),
    count(
        "transferred",
        "上级转办信访",
        "报告期内收到、来源为上级转办的件数。",
        every(RECEIVED, is_("source", "superior")),
    ),
    count(
        "reception",
        "本级接访",
        "报告期内收到、来源为本级接访的件数。",
        every(RECEIVED, is_("source", "reception")),
    ),
    *_by("", "source", codes.SOURCE, "信访", "来源", leave=("superior", "reception")),
    *_by("form_", "form", codes.FORM, "形式信访", "形式"),
    *_by("nature_", "nature", codes.NATURE, "类信访", "性质"),
    *_by("matter_", "matter", codes.MATTER, "类信访", "类别"),
    count("group", "集体信访", "报告期内收到、选为集体信访的件数。", every(RECEIVED, is_("scope", "group"))),
    count("anonymous", "匿名信访", "报告期内收到、选为匿名的件数。", every(RECEIVED, is_("anonymous", 1))),
    count("repeated", "重复信访", "报告期内收到、填了上次信访的件数。", REPEATED),
    total("people", "信访涉及人数", "报告期内收到的信访所填涉及人数之和。", PEOPLED, "people", "人次"),
    total("amount", "信访涉及金额", "报告期内收到的信访所填涉及金额之和。", RECEIVED, "amount", "元"),
    Figure(
        name="handlers",
        label="承办信访的工作人员",
        measure="人",
        definition="报告期内收到的信访中担任 A 角的人数（同一人只计一次）。",
        where=every(RECEIVED, filled("handler_a")),
        what="distinct",
        path="handler_a",
    ),
    count(
        "typical", "典型案例", "报告期内收到、标为典型案例的件数。", every(RECEIVED, is_("typical", 1)), measure="件"
    ),
)

COURSE: tuple[Figure | Ratio, ...] = (
    count("carried", "上期结转信访", "报告期以前收到、到报告期开始时还没有了结的件数。", CARRIED),
    count("reopened", "重新办理信访", "报告期以前已了结、报告期内又重新办理的件数。", REOPENED),
    count(
        "ended",
        "了结信访",
        "上期结转、报告期内收到和重新办理的信访中，到截止日已办结、不予受理、退回或引导其他途径的件数。",
        ENDED,
    ),
    count("open", "在办信访", "收到日期不晚于截止日、到截止日还没有了结的件数。", OPEN_AT_END),
    count(
        "replied", "已答复信访", "报告期内收到、截止日前已答复的件数。", every(RECEIVED, by_end("replied_on"))
    ),
    count("closed", "已办结信访", "报告期内收到、截止日前已办结的件数。", every(RECEIVED, by_end("closed_on"))),
    count("finished", "期内办结信访", "办结日期在报告期内、不晚于截止日的件数，不论何时收到。", CLOSED),
    Ratio(
        name="reply_rate",
        label="信访答复率",
        upper="replied",
        lower="received",
        definition="已答复件数占收到件数的比例。",
    ),
    Ratio(
        name="close_rate",
        label="信访办结率",
        upper="closed",
        lower="received",
        definition="已办结件数占收到件数的比例。",
    ),
    count("refused", "不予受理信访", "不予受理日期在报告期内的件数。", during("refused_on")),
    count("returned", "异议退回信访", "异议退回日期在报告期内的件数。", during("returned_on")),
    count("guided", "引导仲裁、诉讼等信访", "引导日期在报告期内的件数。", during("guided_on")),
    count("extended", "延期办理信访", "批准延期日期在报告期内的件数。", during("extended_on")),
    total("recovered", "信访追回金额", "报告期内办结的信访所填追回金额之和。", CLOSED, "recovered", "元"),
    total("benefited", "信访惠及人数", "报告期内办结的信访所填惠及人数之和。", CLOSED, "benefited", "人"),
)
