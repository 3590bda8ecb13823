"""审核: the steps of an application from level to level, what each level said and granted, its publicity.

The days of the levels lie in the application itself, one field for each: a batch moves hundreds of applications and
figures count by these days, so rows of their own would be a second place for the same truth.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from unionbook.ground.dates import first_day, last_day, show_date, store_date
from unionbook.ground.errors import Problem
from unionbook.ground.kind import Around
from unionbook.ground.numerals import yuan
from unionbook.records.aid import codes
from unionbook.records.aid.programme import Programme

if TYPE_CHECKING:
    from unionbook.records.aid.application import Application

STEPS = {
    "applied_on": "申请日期",
    "screened_on": "初审日期",
    "submitted_on": "上报日期",
    "reviewed_on": "上级审核通过日期",
    "confirmed_on": "复审通过日期",
    "approved_on": "批准日期",
    "paid_on": "发放日期",
}
AMOUNTS = {
    "asked": "申请金额",
    "proposed": "初审金额",
    "reviewed_amount": "上级审核金额",
    "confirmed_amount": "复审金额",
    "granted": "批准金额",
}
PUBLICITY = "hardship.publicity"


def steps(one: "Application") -> Iterator[Problem]:
    """Steps out of order, steps without their day, an end without its reason."""
    days = [(name, day) for name in STEPS if (day := getattr(one, name))]
    for (earlier, start), (later, end) in pairwise(days):
        if first_day(end) < first_day(start):
            yield Problem(later, f"{STEPS[later]}早于{STEPS[earlier]}（{show_date(start)}），请核对。")
    since = codes.REACHED.get(one.stage or "")
    if since and not getattr(one, since):
        label = {**STEPS, "published_on": "公示开始日期", "rejected_on": "未获批日期"}[since]
        reached = codes.STAGE.label(one.stage or "")
        yield Problem(since, f"阶段是“{reached}”，请填{label}，否则统计会漏掉这一人。")
    if one.approved_on and not one.screened_on:
        yield Problem("screened_on", "已批准但没有初审日期，初审人数会少计这一人。", warning=True)
    if one.stage == "rejected" and not one.reject_reason:
        yield Problem("reject_reason", "未获批的请写明原因，便于答复申请人。")
    if one.stage in ("approved", "paid") and one.rejected_on:
        yield Problem("rejected_on", "已批准的申请还填着未获批日期，请清空；确实没有获批的请改阶段。")


def levels(one: "Application", programme: Programme) -> Iterator[Problem]:
    """Days of levels the programme does not have."""
    for name, label, level in (
        ("reviewed_on", "上级审核", programme.review),
        ("confirmed_on", "复审", programme.second_review),
    ):
        if getattr(one, name) and not level and (programme.review or programme.second_review):
            yield Problem(name, f"项目里没有{label}这一级，请核对日期填在哪一级，或补填项目的审核层级。", warning=True)


def amounts(one: "Application") -> Iterator[Problem]:
    """A level that gives more than the one before it asked for."""
    known = [(name, amount) for name in AMOUNTS if (amount := getattr(one, name)) is not None]
    for (earlier, least), (later, most) in pairwise(known):
        if most > least:
            sentence = f"{AMOUNTS[later]}多于{AMOUNTS[earlier]}（{yuan(least)} 元），请核对。"
            yield Problem(later, sentence, warning=True)


def payable_from(one: "Application", around: Around) -> str | None:
    """The stored first day after the publicity, None without one."""
    end = one.published_until or around.limit(PUBLICITY, one.published_on)
    return store_date(first_day(end) + timedelta(1)) if one.published_on and end else None


def publicity(one: "Application", around: Around) -> Iterator[Problem]:
    """Publicity before there was an application, too short, or money handed over before its end."""
    begun, until = one.published_on, one.published_until
    if until and not begun:
        yield Problem("published_on", "填了公示截止日期，请补填公示开始日期。")
    if not begun:
        return
    if one.applied_on and first_day(begun) < first_day(one.applied_on):
        yield Problem("published_on", f"公示开始日期早于申请日期（{one.applied_on}），请核对。")
    if until and until < begun:
        yield Problem("published_until", "公示截止日期早于公示开始日期，请核对。")
        return
    rule, least = around.rule(PUBLICITY, begun), around.limit(PUBLICITY, begun)
    if rule and least and until and until < least:
        sentence = f"公示应满{rule.words}，最早到 {least} 截止，请核对。"
        yield Problem("published_until", sentence, warning=not rule.verified)
    if early := too_early(one.paid_on, one.payable_from):
        yield Problem("paid_on", early)


def too_early(paid: str | None, payable: str | None) -> str:
    """What is wrong with a day of payment before the first one allowed, "" when nothing is."""
    if not (paid and payable) or last_day(paid) >= first_day(payable):
        return ""
    last: date = first_day(payable) - timedelta(1)
    return f"公示到 {last} 才截止，最早 {payable} 可以发放，请核对发放日期。"
