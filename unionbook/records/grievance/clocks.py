"""The time limits of a case, each by its article of 《信访工作条例》; before May 2022 of 《信访条例》."""

from unionbook.ground.clocks import Clock
from unionbook.records.grievance import codes, stages

DIRECT = ("reception", "hotline", "department")
AWAY = ("returned",)
"""A case given back is no longer ours."""
DONE = tuple(name for name in stages.REACHED if name not in ("accepted", "replied", "refused", "guided"))
"""Stages at which nobody waits any more for the notice that the case came in."""

NOTICE = Clock(
    "notice",
    "受理告知",
    "received_on",
    "notified_on",
    "petition.notice.direct",
    halts={"anonymous": (1,), "source": ("superior",), "stage": AWAY},
    rests={"stage": DONE},
    kept="notice_due",
    timely="notice_in_time",
)
NOTICE_FORWARDED = Clock(
    "notice_forwarded",
    "受理告知",
    "received_on",
    "notified_on",
    "petition.notice.forwarded",
    halts={"anonymous": (1,), "source": DIRECT, "stage": AWAY},
    rests={"stage": DONE},
    kept="notice_due",
    timely="notice_in_time",
)
OBJECTION = Clock(
    "objection",
    "提出异议",
    "received_on",
    "returned_on",
    "petition.objection",
    halts={"source": ("reception",)},
    rests={"stage": tuple(name for name in stages.REACHED if name != "returned")},
    duty=False,
)
FINISH = Clock(
    "finish",
    "办结",
    "accepted_on",
    "closed_on",
    "petition.finish",
    until="extended_to",
    extension="petition.extension",
    pause=("paused_from", "paused_to"),
    halts={"nature": ("suggestion", "accusation"), "stage": ("refused", "returned", "guided")},
    kept="finish_due",
    timely="finish_in_time",
)
FEEDBACK = Clock(
    "feedback",
    "上级要求反馈",
    "received_on",
    "reported_on",
    until="reply_due",
    halts={"stage": AWAY},
    kept="feedback_due",
    timely="feedback_in_time",
)
REVIEW_REQUEST = Clock(
    "review_request",
    "申请复查",
    "replied_on",
    "review_requested_on",
    "petition.review.request",
    rests={"stage": ("accepted", "reopened", "final")},
    kept="review_until",
    duty=False,
)
REVIEW = Clock(
    "review",
    "复查",
    "review_requested_on",
    "review_decided_on",
    "petition.review.decision",
    rests={"stage": ("reopened", "final"), "review_result": ("refused", "withdrawn")},
    kept="review_due",
    timely="review_in_time",
)
RECHECK_REQUEST = Clock(
    "recheck_request",
    "申请复核",
    "review_decided_on",
    "recheck_requested_on",
    "petition.recheck.request",
    rests={"stage": ("reopened", "final")},
    kept="recheck_until",
    duty=False,
)
RECHECK = Clock(
    "recheck",
    "复核",
    "recheck_requested_on",
    "recheck_decided_on",
    "petition.recheck.decision",
    pause=("hearing_from", "hearing_to"),
    rests={"stage": ("reopened", "final"), "recheck_result": ("refused", "withdrawn")},
    kept="recheck_due",
    timely="recheck_in_time",
)

CLOCKS = (
    NOTICE,
    NOTICE_FORWARDED,
    FINISH,
    FEEDBACK,
    OBJECTION,
    REVIEW_REQUEST,
    REVIEW,
    RECHECK_REQUEST,
    RECHECK,
)
FORWARDED = tuple(code for code in codes.SOURCE.items if code != "reception")
"""Sources from which a case may be given back."""
