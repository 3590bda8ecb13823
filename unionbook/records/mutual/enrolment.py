"""参保单位: one union in one period of the mutual medical aid."""

from collections.abc import Iterator
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.conditions import Not, by_end, every
from unionbook.ground.errors import Problem
from unionbook.ground.figures import Figure
from unionbook.ground.kind import Around, Column, Kind, Record, Section


@dataclass(kw_only=True)
class MutualEnrolment(Record):
    """How many of a union's workers take part, with how many shares, for how much (分)."""

    period: str | None = fields.link("mutual_period", "互助保障期", required=True)
    organisation: str | None = fields.link("organisation", "基层工会", required=True, chars=12)
    workers: int | None = fields.integer("职工数", unit="人")
    enrolled: int | None = fields.integer("参保人数", required=True, unit="人")
    shares: int | None = fields.integer("份数", unit="份")
    amount: int | None = fields.money("缴费金额")
    paid_on: str | None = fields.day("缴费日期")
    note: str | None = fields.text("备注", wide=True)

    def check(self, around: Around) -> Iterator[Problem]:
        if self.enrolled is None:
            return
        if self.workers is not None and self.enrolled > self.workers:
            sentence = f"参保人数（{self.enrolled}）多于职工数（{self.workers}），请核对两处。"
            yield Problem("enrolled", sentence, warning=True)
        if self.shares is not None and self.shares < self.enrolled:
            sentence = f"份数（{self.shares}）少于参保人数（{self.enrolled}），请核对。"
            yield Problem("shares", sentence, warning=True)


ENROLMENT = Kind(
    name="mutual_enrolment",
    label="参保单位",
    record=MutualEnrolment,
    measure="个",
    title=("organisation.name",),
    parent="period",
    icon="building_people",
    enter="添一个参保单位",
    sections=(Section("参保单位", ("organisation", "workers", "enrolled", "shares", "amount", "paid_on", "note")),),
    columns=(
        Column("organisation", bold=True),
        Column("workers", narrow=False),
        Column("enrolled"),
        Column("shares", narrow=False),
        Column("amount", "缴费（元）"),
        Column("paid_on", narrow=False),
    ),
    order=("organisation.name",),
    search=("organisation.name",),
    figures=(
        Figure(
            name="organisations",
            label="参加医疗互助的工会",
            measure="个",
            definition="截止日正在保障的一期里有参保人数登记的基层工会个数，一个只计一次。",
            where=every(by_end("period.starts_on"), Not(by_end("period.lapses_on"))),
            what="distinct",
            path="organisation",
        ),
    ),
)
