"""理赔: one person's claim in one period of the mutual medical aid, for one stay in hospital."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from unionbook.ground import fields
from unionbook.ground.conditions import among, during, every, is_
from unionbook.ground.dates import first_day, last_day
from unionbook.ground.errors import Problem
from unionbook.ground.figures import Figure, Ratio, Subset
from unionbook.ground.kind import Around, Column, Kind, Record, Retention, Section
from unionbook.ground.numerals import yuan
from unionbook.ground.wording import Wording
from unionbook.records.mutual import codes
from unionbook.records.mutual.period import MutualPeriod
from unionbook.records.person.consent import consent

STEPS = ("applied_on", "submitted_on", "paid_on")


@dataclass(kw_only=True)
class MutualClaim(Record):
    """bill: 分 of the whole bill; insured: 分 of it that the aid counts; paid: 分 paid by the mutual aid."""

    period: str | None = fields.link("mutual_period", "互助保障期", required=True, keep=True, chars=10)
    person: str | None = fields.link(
        "person", "患者", required=True, embed=("name", "id_number", "phone", "bank", "bank_account"), chars=5
    )
    organisation: str | None = fields.link("organisation", "所属基层工会", keep=True, chars=10)
    applied_on: str | None = fields.day("申请日期", required=True, default="今天", keep=True)
    hospital: str | None = fields.text("医院", longest=60, chars=8)
    illness: str | None = fields.text("病种", sensitive=True, longest=60, chars=6)
    admitted_on: str | None = fields.day("入院日期")
    discharged_on: str | None = fields.day("出院日期")
    bill: int | None = fields.money("医疗费用")
    insured: int | None = fields.money("可互助费用", help="医疗费用里按规定可以计算互助的部分。")
    stage: str | None = fields.code("阶段", codes.STAGE, required=True, default="已申请", chars=4)
    submitted_on: str | None = fields.day("上报日期")
    paid: int | None = fields.money("理赔金额")
    paid_on: str | None = fields.day("理赔日期")
    refused_on: str | None = fields.day("未获赔日期")
    refuse_reason: str | None = fields.text("未获赔原因", wide=True)
    consent_on: str | None = fields.day("同意书签署日期", help="个人信息处理同意书：病种、账号是敏感个人信息。")
    guardian: str | None = fields.name("签署的监护人", help="患者不满14周岁才填。", chars=5)
    note: str | None = fields.note("备注")

    def check(self, around: Around) -> Iterator[Problem]:
        yield from self._stay(around)
        yield from self._steps()
        yield from self._money()
        yield from self._enrolment(around)
        yield from consent(around, self.person, self.applied_on, self.consent_on, self.guardian)

    def _stay(self, around: Around) -> Iterator[Problem]:
        if self.admitted_on and self.discharged_on and self.discharged_on < self.admitted_on:
            yield Problem("discharged_on", "出院日期早于入院日期，请核对两处。")
        period = around.linked(MutualPeriod, self.period)
        if period and period.starts_on and period.ends_on and self.admitted_on:
            day = first_day(self.admitted_on)
            if not first_day(period.starts_on) <= day <= last_day(period.ends_on):
                yield Problem("admitted_on", f"入院日期不在“{period.name}”的保障期内，请核对。", warning=True)
        same = every(is_("person", self.person), is_("admitted_on", self.admitted_on))
        if self.person and self.admitted_on and around.others("mutual_claim", same):
            yield Problem("admitted_on", "此人这一天入院的理赔已登记过，请核对是否重复。", warning=True)

    def _steps(self) -> Iterator[Problem]:
        days = [(name, day) for name in STEPS if (day := getattr(self, name))]
        for (earlier, start), (later, end) in pairwise(days):
            if end < start:
                labels = CLAIM.fields[later].label, CLAIM.fields[earlier].label
                yield Problem(later, f"{labels[0]}早于{labels[1]}（{start}），请核对。")
        since = codes.REACHED.get(self.stage or "")
        if since and not getattr(self, since):
            reached = codes.STAGE.label(self.stage or "")
            yield Problem(since, f"阶段是“{reached}”，请填{CLAIM.fields[since].label}，否则统计会漏掉这一件。")
        if self.paid_on and self.stage != "paid":
            yield Problem("stage", "已填理赔日期，阶段应为“已理赔”；还没有理赔的请清空日期。")
        if self.stage == "refused" and not self.refuse_reason:
            yield Problem("refuse_reason", "未获赔的请写明原因，便于答复职工。")

    def _money(self) -> Iterator[Problem]:
        if self.stage == "paid" and self.paid is None:
            yield Problem("paid", "已理赔的请填理赔金额。")
        if self.bill is None:
            return
        if self.insured is not None and self.insured > self.bill:
            yield Problem("insured", f"可互助费用多于医疗费用（{yuan(self.bill)} 元），请核对。")
        if self.paid is not None and self.paid > self.bill:
            sentence = f"理赔金额多于医疗费用（{yuan(self.bill)} 元），请核对。"
            yield Problem("paid", sentence, warning=True)

    def _enrolment(self, around: Around) -> Iterator[Problem]:
        if not (self.period and self.organisation):
            return
        rows = is_("period", self.period)
        if not around.others("mutual_enrolment", rows):
            return
        if not around.others("mutual_enrolment", every(rows, is_("organisation", self.organisation))):
            yield Problem("organisation", "这个工会不在这一期的参保单位里，请核对。", warning=True)


PAID = during("paid_on")


def _sum(name: str, label: str, definition: str, path: str, wording: Wording = Wording.EXACT) -> Figure:
    return Figure(
        name=name,
        label=label,
        measure="元",
        definition=definition,
        where=PAID,
        what="sum",
        path=path,
        money=True,
        wording=wording,
    )


_CLAIM = """period person.name person.id_number person.phone organisation applied_on hospital illness
    admitted_on discharged_on bill insured consent_on guardian"""
_RESULT = """stage submitted_on paid paid_on refused_on refuse_reason person.bank person.bank_account note"""

CLAIM = Kind(
    name="mutual_claim",
    label="医疗互助理赔",
    record=MutualClaim,
    measure="件",
    title=("person.name", "admitted_on"),
    tab="经费",
    icon="heart",
    enter="登记理赔",
    sections=(Section("申请", tuple(_CLAIM.split())), Section("办理", tuple(_RESULT.split()))),
    columns=(
        Column("applied_on", narrow=False),
        Column("person.name", "姓名", bold=True),
        Column("organisation.name", narrow=False),
        Column("admitted_on", narrow=False),
        Column("bill", "医疗费用（元）", narrow=False),
        Column("paid", "理赔（元）"),
        Column("paid_on"),
        Column("stage"),
    ),
    order=("-applied_on",),
    search=("person.name", "person.id_number", "organisation.name", "hospital"),
    subsets=(
        Subset("open", "未办完", among("stage", "applied", "submitted"), chip=True),
        Subset("paid", "本年已理赔", PAID, chip=True, definition="理赔日期在报告期内的理赔。"),
        Subset("refused", "本年未获赔", during("refused_on"), chip=True),
    ),
    figures=(
        Figure(
            name="applied",
            label="医疗互助申请",
            measure="件",
            definition="申请日期在报告期内、不晚于截止日的理赔件数。",
            where=during("applied_on"),
        ),
        Figure(
            name="paid",
            label="医疗互助理赔",
            measure="件",
            definition="理赔日期在报告期内、不晚于截止日的件数。",
            where=PAID,
        ),
        Figure(
            name="persons",
            label="获得医疗互助理赔的职工",
            measure="人",
            definition="理赔日期在报告期内、不晚于截止日的人数，同一人只计一次。",
            where=PAID,
            what="distinct",
            path="person",
        ),
        _sum("amount", "医疗互助理赔金额", "理赔日期在报告期内、不晚于截止日的理赔金额之和。", "paid"),
        _sum("bill", "理赔职工的医疗费用", "理赔日期在报告期内的各件医疗费用之和。", "bill", Wording.WAN),
        Ratio(
            name="mean",
            label="件均理赔金额",
            upper="amount",
            lower="paid",
            definition="报告期内理赔金额除以理赔件数。",
            measure="元",
            money=True,
        ),
    ),
    retention=Retention(
        "retention.mutual",
        ("paid_on", "refused_on"),
        "医疗互助理赔",
        "期次、金额和日期留下，供统计；理赔凭证按会计档案保管。",
    ),
    stages=codes.PATH,
)
