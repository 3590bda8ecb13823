"""值班安排: who has the duty from a day to a day, and who stands in."""

from collections.abc import Iterator
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.conditions import (
    Compare,
    Condition,
    Not,
    Op,
    at_least,
    by_end,
    either,
    empty,
    every,
    is_,
)
from unionbook.ground.errors import Problem
from unionbook.ground.figures import Figure, Subset
from unionbook.ground.kind import Around, Column, Kind, Record, Section
from unionbook.records.duty import codes
from unionbook.records.duty.absence import Absence
from unionbook.records.duty.forms import FORMS


@dataclass(kw_only=True)
class Duty(Record):
    """One pair of A and B on duty; without a last day it holds until another is entered."""

    sort: str | None = fields.code("值班事项", codes.SORT, required=True, default="信访承办", keep=True, chars=5)
    staff_a: str | None = fields.link("staff", "A 角", required=True, chars=5)
    staff_b: str | None = fields.link("staff", "B 角", required=True, chars=5)
    leader: str | None = fields.link("staff", "带班领导", keep=True, chars=5)
    from_on: str | None = fields.day("起始日期", required=True, default="今天", future=True)
    to_on: str | None = fields.day("截止日期", future=True, help="长期的不填。")
    reason: str | None = fields.text("安排事由", wide=True, longest=200, help="如：分工调整、节假日值班通知。")
    note: str | None = fields.note("备注", longest=500)

    def check(self, around: Around) -> Iterator[Problem]:
        if self.staff_a and self.staff_a == self.staff_b:
            yield Problem("staff_b", "A 角和 B 角是同一个人，请另选一位替补。")
        if self.from_on and self.to_on and self.to_on < self.from_on:
            yield Problem("to_on", f"截止日期早于起始日期（{self.from_on}），请核对两处。")
        yield from self._away(around)
        if self.from_on and (found := around.others("duty", self._beside())):
            sentence = f"这段日子已有一份同样事项的安排（{found[0]}）；按后登记的办，请核对。"
            yield Problem("from_on", sentence, warning=True)

    def _beside(self) -> Condition:
        """Other rosters for the same thing on some day of this one; one without an end gives way to a later."""
        ends = [Compare("from_on", Op.AT_MOST, self.to_on)] if self.to_on else []
        return every(is_("sort", self.sort), at_least("to_on", self.from_on), *ends)

    def _away(self, around: Around) -> Iterator[Problem]:
        for place, row in enumerate(around.children(Absence)):
            if row.staff and row.staff not in (self.staff_a, self.staff_b):
                yield Problem(f"absence[{place}].staff", "离岗的人不是本安排的 A 角或 B 角，请核对。")
            late = row.from_on and self.to_on and row.from_on > self.to_on
            if late or (row.to_on and self.from_on and row.to_on < self.from_on):
                yield Problem(f"absence[{place}].from_on", "离岗的日子不在这份安排的起止日期里，请核对。")


IN_FORCE = every(by_end("from_on"), Not(by_end("to_on")))
"""Begun, and not over by the end of the last counted day."""


def _on(day: str) -> Condition:
    """From-to rows that hold on a stored day."""
    return every(Compare("from_on", Op.AT_MOST, day), either(empty("to_on"), at_least("to_on", day)))


def handlers_on(around: Around, day: str | None) -> tuple[str, str] | None:
    """Who handles a case that comes on a stored day, and who stands in for them; None when no roster says so.

    While A is away, who covers is A. Of two rosters the one entered later holds.
    """
    if day is None or not (found := around.values("duty", "uid", every(is_("sort", "cases"), _on(day)))):
        return None
    duty = around.linked(Duty, str(found[-1]))
    if duty is None or duty.staff_a is None or duty.staff_b is None:
        return None
    away = every(is_("duty", duty.uid), is_("staff", duty.staff_a), _on(day))
    cover = next((str(one) for one in reversed(around.values("absence", "cover", away)) if one), None)
    if cover is None:
        return duty.staff_a, duty.staff_b
    return cover, duty.staff_a if cover == duty.staff_b else duty.staff_b


KIND = Kind(
    name="duty",
    label="值班安排",
    record=Duty,
    measure="份",
    title=("from_on", "staff_a.name", "staff_b.name"),
    tab="信访",
    icon="calendar_clock",
    enter="安排值班",
    sections=(
        Section("值班安排", ("sort", "staff_a", "staff_b", "leader", "from_on", "to_on", "reason", "note")),
        Section("离岗与顶岗", children=("absence",)),
    ),
    columns=(
        Column("from_on"),
        Column("to_on"),
        Column("staff_a.name", "A 角", bold=True),
        Column("staff_b.name", "B 角"),
        Column("leader.name", "带班领导", narrow=False),
        Column("sort"),
        Column("reason", narrow=False),
    ),
    order=("-from_on",),
    search=("staff_a.name", "staff_b.name", "reason"),
    subsets=(
        Subset("in_force", "在用", IN_FORCE, chip=True, definition="起始日期已到、截止日期还没有到的安排。"),
        Subset("cases", "信访承办", is_("sort", "cases"), chip=True),
    ),
    figures=(
        Figure(
            name="in_force",
            label="在用的值班安排",
            measure="份",
            definition="起始日期不晚于截止日、截止日以后仍有效的值班安排份数。",
            where=IN_FORCE,
        ),
        Figure(
            name="handlers_a",
            label="信访承办 A 角",
            measure="名",
            definition="截止日仍有效的信访承办安排里担任 A 角的人数，同一人只计一次。",
            where=every(IN_FORCE, is_("sort", "cases")),
            what="distinct",
            path="staff_a",
        ),
        Figure(
            name="handlers_b",
            label="信访承办 B 角",
            measure="名",
            definition="截止日仍有效的信访承办安排里担任 B 角的人数，同一人只计一次。",
            where=every(IN_FORCE, is_("sort", "cases")),
            what="distinct",
            path="staff_b",
        ),
    ),
    forms=FORMS,
)
