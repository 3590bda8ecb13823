"""Figures of time limits kept and missed, of what petitioners thought, of reviews and re-examinations."""

from unionbook.ground.conditions import Has, Not, among, by_end, during, every, is_
from unionbook.ground.figures import Figure, Ratio
from unionbook.records.grievance import codes
from unionbook.records.grievance.clocks import FEEDBACK, NOTICE, RECHECK, REVIEW
from unionbook.records.grievance.grounds import LIMITED, NOTICE_OWED, RATED, RECEIVED, count

LIMITS: tuple[Figure | Ratio, ...] = (
    count(
        "notified_in_time",
        "按时告知",
        "报告期内收到、截止日前已书面告知并且没有超过期限的件数。",
        every(RECEIVED, NOTICE.in_time),
    ),
    count(
        "notice_missed",
        "逾期告知",
        "报告期内收到、告知期限不晚于截止日而没有按时书面告知的件数。",
        every(RECEIVED, NOTICE.missed),
    ),
    count("notice_owed", "应告知", "报告期内收到、已按时告知或告知期限已到的件数，匿名的不计。", NOTICE_OWED),
    Ratio(
        name="notice_rate",
        label="按时告知率",
        upper="notified_in_time",
        lower="notice_owed",
        definition="按时告知件数占应告知件数的比例。",
    ),
    count("finish_limited", "有办结期限的办结信访", "报告期内办结、有法定办结期限的件数。", LIMITED),
    count(
        "finished_in_time",
        "按时办结",
        "报告期内办结、没有超过办结期限（含延期）的件数。",
        every(LIMITED, is_("finish_in_time", 1)),
    ),
    count(
        "finished_late",
        "逾期办结",
        "报告期内办结、超过办结期限（含延期）的件数。",
        every(LIMITED, is_("finish_in_time", 0)),
    ),
    Ratio(
        name="finish_rate",
        label="按时办结率",
        upper="finished_in_time",
        lower="finish_limited",
        definition="按时办结件数占有办结期限的办结件数的比例。",
    ),
    count(
        "overdue",
        "超期未办结信访",
        "到截止日还没有办结、办结期限不晚于截止日的件数。",
        every(by_end("received_on"), by_end("finish_due"), Not(by_end("closed_on"))),
    ),
    count(
        "reported_in_time",
        "按时向上级反馈",
        "报告期内收到、在上级要求的日期以前已反馈的件数。",
        every(RECEIVED, FEEDBACK.in_time),
    ),
    count(
        "report_missed",
        "迟报、漏报",
        "报告期内收到、上级要求反馈日不晚于截止日而没有按时反馈的件数。",
        every(RECEIVED, FEEDBACK.missed),
    ),
)

AFTER: tuple[Figure | Ratio, ...] = (
    count("rated", "有满意度评价的信访", "报告期内办结、填了满意度的件数。", RATED),
    *(
        count(
            f"rated_{code}",
            f"评价{label}",
            f"报告期内办结、满意度为“{label}”的件数。",
            every(RATED, is_("satisfaction", code)),
        )
        for code, label in codes.SATISFACTION.items.items()
    ),
    count(
        "content",
        "满意和基本满意",
        "报告期内办结、满意度为满意或基本满意的件数。",
        every(RATED, among("satisfaction", "good", "fair")),
    ),
    *(
        Ratio(
            name=f"{name}_rate",
            label=label,
            upper=name,
            lower="rated",
            definition=f"{words}件数占有满意度评价件数的比例。",
        )
        for name, label, words in (
            ("rated_good", "满意率", "满意"),
            ("rated_fair", "基本满意率", "基本满意"),
            ("rated_poor", "不满意率", "不满意"),
            ("content", "信访满意率", "满意和基本满意"),
        )
    ),
    count("review_requested", "申请复查", "申请复查日期在报告期内的件数。", during("review_requested_on")),
    count("reviewed", "作出复查意见", "复查意见日期在报告期内的件数。", during("review_decided_on")),
    count(
        "review_changed",
        "复查变更、撤销",
        "复查意见日期在报告期内、结果为变更或撤销重办的件数。",
        every(during("review_decided_on"), among("review_result", "changed", "redo")),
    ),
    count(
        "review_missed",
        "逾期未复查",
        "复查期限在报告期内到期、没有按时作出意见的件数。",
        every(during("review_due"), REVIEW.missed),
    ),
    count("recheck_requested", "申请复核", "申请复核日期在报告期内的件数。", during("recheck_requested_on")),
    count("rechecked", "作出复核意见", "复核意见日期在报告期内的件数。", during("recheck_decided_on")),
    count(
        "recheck_missed",
        "逾期未复核",
        "复核期限在报告期内到期、没有按时作出意见的件数。",
        every(during("recheck_due"), RECHECK.missed),
    ),
    count("final", "终结信访", "终结日期在报告期内的件数。", during("final_on")),
    count(
        "stepped",
        "有办理经过的信访",
        "报告期内收到、至少记了一笔办理经过的件数。",
        every(RECEIVED, Has("grievance_step")),
    ),
)
