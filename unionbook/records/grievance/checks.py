"""What contradicts itself or the law in a case."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from unionbook.ground.conditions import every, is_
from unionbook.ground.dates import first_day, show_date
from unionbook.ground.errors import Problem
from unionbook.ground.fields import field_of
from unionbook.ground.kind import Around
from unionbook.records.grievance import codes, stages
from unionbook.records.grievance.clocks import FORWARDED
from unionbook.records.grievance.petitioner import GrievancePerson

if TYPE_CHECKING:
    from unionbook.records.grievance.case import Grievance

AFTER = (
    ("transferred_on", "received_on"),
    ("received_on", "notified_on accepted_on refused_on returned_on guided_on replied_on reported_on closed_on"),
    ("accepted_on", "replied_on closed_on extended_on paused_from"),
    ("replied_on", "review_requested_on"),
    ("closed_on", "reopened_on final_on"),
    ("reopened_on", "reclosed_on"),
    ("extended_on", "extension_told_on"),
    ("review_requested_on", "review_decided_on"),
    ("review_decided_on", "recheck_requested_on"),
    ("recheck_requested_on", "recheck_decided_on hearing_from"),
)
"""A date, and those that cannot lie before it."""

GONE = ("refused_on", "returned_on", "guided_on")
"""Ways in which a case ends without being handled here to its close."""


def people(case: "Grievance", around: Around) -> Iterator[Problem]:
    """Who came, who is meant, who handles it."""
    if not case.person and not case.anonymous:
        yield Problem("person.name", "请填信访人姓名；对方不愿留名时，把“匿名”选为“是”。")
    if case.person and case.anonymous:
        yield Problem("anonymous", "填了信访人，又是匿名，期限里就不提醒书面告知，请核对。", warning=True)
    if case.source == "superior" and not case.source_office:
        yield Problem("source_office", "上级转办的信访请写明转办机关。")
    if not case.enterprise and not case.about:
        yield Problem("about", "还没有写被反映的单位，办理和统计时会缺这一项。", warning=True)
    if case.handler_a and case.handler_a == case.handler_b:
        yield Problem("handler_b", "A 角和 B 角是同一个人，请另选一位替补。")
    yield from _representatives(case, around)


def _representatives(case: "Grievance", around: Around) -> Iterator[Problem]:
    listed = around.children(GrievancePerson)
    chosen = sum(1 for row in listed if row.representative)
    number = max(case.representatives or 0, chosen)
    most = around.rule("petition.representatives", case.received_on)
    if case.form == "visit" and most and number > most.value:
        sentence = f"来访代表有 {number} 人，按{most.article}最多 {most.words}，请信访人推选代表后再登记。"
        yield Problem("representatives", sentence)
    if case.representatives is not None and case.representatives < chosen:
        yield Problem("representatives", f"同案信访人里选为代表的有 {chosen} 人，比来访代表人数多，请核对两处。")
    if case.people is not None and case.people < max(number, len(listed) + 1 if listed else 0):
        yield Problem("people", "涉及人数比登记的信访人、代表人数少，请核对两处。")
    if case.scope == "group" and case.people == 1:
        yield Problem("people", "是集体信访，涉及人数却是 1 人，请核对两处。", warning=True)
    people = [case.person, *(row.person for row in listed)]
    for place, row in enumerate(listed):
        if row.person and row.person in people[: place + 1]:
            yield Problem(f"grievance_person[{place}].person.name", "这个人在本件里已经登记过，请删去重复的一行。")


def course(case: "Grievance", around: Around) -> Iterator[Problem]:
    """The days of the case: their order, what each needs, whether stage and dates tell the same."""
    yield from _order(case)
    yield from _extension(case)
    yield from _stage(case)
    yield from _ends(case, around)
    for asked, until, what in (
        ("review_requested_on", case.review_until, "复查"),
        ("recheck_requested_on", case.recheck_until, "复核"),
    ):
        day = getattr(case, asked)
        if day and until and day > until:
            yield Problem(asked, f"申请{what}的期限到 {until} 为止，这一天已经超过，请核对。", warning=True)


def _order(case: "Grievance") -> Iterator[Problem]:
    told: set[str] = set()
    for start, later in AFTER:
        begun = getattr(case, start)
        for name in later.split():
            day = getattr(case, name)
            if begun and day and name not in told and first_day(day) < first_day(begun):
                told.add(name)
                yield Problem(name, f"{_label(case, name)}早于{_label(case, start)}（{show_date(begun)}），请核对。")


def _extension(case: "Grievance") -> Iterator[Problem]:
    if not case.extended_to:
        return
    if not case.extension_reason:
        yield Problem("extension_reason", "延期须经批准并告知信访人，请写明延期原因。")
    if not case.accepted_on:
        yield Problem("accepted_on", "延期是从受理算起的期限往后延，请先填受理日期。", warning=True)
    if not (case.extension_by and case.extended_on):
        yield Problem("extension_by", "延期要由负责人批准，请填批准人和批准延期日期。", warning=True)
    if not case.extension_told_on and not case.anonymous:
        yield Problem("extension_told_on", "延期的理由要告知信访人，请填延期告知日期。", warning=True)


def _stage(case: "Grievance") -> Iterator[Problem]:
    since = stages.REACHED.get(case.stage or "")
    if since and not getattr(case, since):
        yield Problem(since, f"阶段是“{stages.STAGE.label(case.stage or '')}”，请填{_label(case, since)}。")
    if case.closed_on and case.stage in ("received", "accepted", "replied"):
        yield Problem("stage", "已填办结日期，阶段还在办理中；办结了的请用“办结”改到已办结。", warning=True)
    if case.stage == "refused" and not case.refusal_reason:
        yield Problem("refusal_reason", "不予受理的请写明原因，告知信访人时要用。")


def _ends(case: "Grievance", around: Around) -> Iterator[Problem]:
    ends = [name for name in GONE if getattr(case, name)]
    if len(ends) > 1:
        yield Problem(ends[1], f"{_label(case, ends[0])}和{_label(case, ends[1])}只能填一个，请核对。")
    if ends and case.closed_on:
        yield Problem("closed_on", f"已填{_label(case, ends[0])}，就不会再有办结日期，请核对两处。")
    if case.returned_on and case.source and case.source not in FORWARDED:
        source = codes.SOURCE.label(case.source)
        yield Problem("returned_on", f"来源是“{source}”，不是别处转来的，没有可以退回的机关，请核对。")
    last = around.limit("petition.objection", case.received_on) if case.returned_on else None
    if case.returned_on and last and case.returned_on > last:
        yield Problem("returned_on", f"提出异议的期限到 {last} 为止，这一天已经超过，请核对。", warning=True)


def repeated(case: "Grievance", around: Around) -> Iterator[Problem]:
    """Whether the same person came before for the same thing."""
    before = around.linked(type(case), case.previous)
    if case.previous and case.previous == case.uid:
        yield Problem("previous", "上次信访不能是这一件自己，请另选。")
    elif before and before.received_on and case.received_on and before.received_on > case.received_on:
        yield Problem("previous", f"上次信访的收到日期（{before.received_on}）晚于这一件，请核对。")
    elif not case.previous and case.person and case.matter and case.stage == "received":
        same = every(is_("person", case.person), is_("matter", case.matter))
        if found := around.others("grievance", same):
            sentence = f"这位信访人反映过同类事项（{found[0]}）；为同一件事再来的，请选“上次信访”。"
            yield Problem("previous", sentence, warning=True)


def _label(case: "Grievance", name: str) -> str:
    found = field_of(case.__dataclass_fields__[name])
    assert found is not None
    return found.label
