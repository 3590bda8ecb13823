"""讨薪件: wages owed to the workers of one site or unit, until the last part has come or it goes to arbitration."""

from collections.abc import Iterator
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.clocks import Clock
from unionbook.ground.dates import first_day, last_day
from unionbook.ground.errors import Problem
from unionbook.ground.kind import Around, Column, Kind, Record, Section
from unionbook.ground.numerals import yuan
from unionbook.records.duty import handlers_on
from unionbook.records.wages import codes
from unionbook.records.wages.figures import FIGURES, SUBSETS
from unionbook.records.wages.forms import FORMS
from unionbook.records.wages.recovery import Recovery
from unionbook.records.wages.rows import WageOrigin


@dataclass(kw_only=True)
class WageCase(Record):
    """One case. claimed, recovered, outstanding: 分, the last two from the payments that came."""

    number: str | None = fields.serial("登记号", "{year}-{n:03}", by="received_on")
    received_on: str | None = fields.day("登记日期", required=True, default="今天")
    source: str | None = fields.code("来源", codes.SOURCE, required=True, default="工人来访", chars=5)
    site: str | None = fields.text("工地（单位）", required=True, wide=True, longest=60, chars=12)
    industry: str | None = fields.code("行业", codes.INDUSTRY, chars=5)
    enterprise: str | None = fields.link("enterprise", "欠薪企业", chars=10)
    employer: str | None = fields.text("欠薪单位（未登记）", longest=60, chars=10, help="企业没有登记的写在这里。")
    responsible: str | None = fields.name("欠薪责任人", help="如包工头、项目经理。", chars=5)
    person: str | None = fields.link("person", "工人代表", embed=("name", "phone", "id_number"), chars=5)
    workers: int | None = fields.integer("涉及人数", unit="人", required=True, least=1)
    migrant_workers: int | None = fields.integer("其中农民工", unit="人")
    origins: str | None = fields.text("籍贯", longest=60, chars=8, help="下面分省填了的，按那里自动写。")
    arrears_from: str | None = fields.day("欠薪起", precise=False)
    arrears_to: str | None = fields.day("欠薪止", precise=False)
    claimed: int | None = fields.money("拖欠金额", required=True)
    recovered: int | None = fields.money("已到账", auto=True)
    outstanding: int | None = fields.money("未到账", auto=True)
    grievance: str | None = fields.link("grievance", "关联信访", chars=10)
    handler_a: str | None = fields.link("staff", "承办人（A 角）", required=True, keep=True, chars=5)
    handler_b: str | None = fields.link("staff", "替补（B 角）", keep=True, chars=5)
    stage: str | None = fields.code("阶段", codes.STAGE, required=True, default="received", chars=6)
    coordinated_on: str | None = fields.day("开始协调日期")
    agreed_on: str | None = fields.day("达成支付协议日期")
    promised_on: str | None = fields.day("约定付清日期", future=True)
    partial_on: str | None = fields.day("部分到账日期")
    settled_on: str | None = fields.day("全部到账日期")
    ended_on: str | None = fields.day("劳动关系终止日期", help="申请仲裁的一年从这一天算起。")
    arbitration_on: str | None = fields.day("转仲裁、诉讼日期")
    withdrawn_on: str | None = fields.day("撤回日期")
    note: str | None = fields.note("备注")

    def derive(self, around: Around) -> set[str]:
        self.recovered = sum(row.amount or 0 for row in around.children(Recovery))
        self.outstanding = None if self.claimed is None else max(self.claimed - self.recovered, 0)
        filled = {"recovered", "outstanding"}
        # In the order the rows are listed in, so that a record opened again tells the same.
        listed = sorted(around.children(WageOrigin), key=lambda row: (-(row.people or 0), row.province or ""))
        provinces = [row.province for row in listed if row.province]
        if provinces:
            self.origins = "、".join(dict.fromkeys(provinces))
            filled.add("origins")
        if self.handler_a is None and (found := handlers_on(around, self.received_on)):
            self.handler_a, self.handler_b = found
            filled |= {"handler_a", "handler_b"}
        return filled

    def check(self, around: Around) -> Iterator[Problem]:
        if self.handler_a and self.handler_a == self.handler_b:
            yield Problem("handler_b", "A 角和 B 角是同一个人，请另选一位替补。")
        if not self.enterprise and not self.employer:
            yield Problem("employer", "还没有写欠薪的企业或单位，请补上，追讨时要用。", warning=True)
        yield from self._numbers(around)
        yield from self._money(around)
        yield from self._stage()
        yield from self._days(around)

    def _numbers(self, around: Around) -> Iterator[Problem]:
        named = sum(row.people or 0 for row in around.children(WageOrigin))
        if self.workers is None:
            return
        if self.migrant_workers is not None and self.migrant_workers > self.workers:
            yield Problem("migrant_workers", f"农民工人数多于涉及人数（{self.workers}），请核对两处。")
        if named > self.workers:
            yield Problem("workers", f"按籍贯填的人数合计 {named} 人，多于涉及人数，请核对两处。")
        for place, row in enumerate(around.children(Recovery)):
            if row.workers is not None and row.workers > self.workers:
                yield Problem(f"recovery[{place}].workers", f"领到人数多于涉及人数（{self.workers}），请核对两处。")

    def _money(self, around: Around) -> Iterator[Problem]:
        if self.claimed is None or self.recovered is None:
            return
        if self.recovered > self.claimed:
            sentence = f"到账合计 {yuan(self.recovered)} 元，多于拖欠金额，请核对两处。"
            yield Problem("claimed", sentence, warning=True)
        if self.stage in ("partial", "settled") and not self.recovered:
            yield Problem("stage", "还没有登记到账，请先在“到账记录”里登记金额和日期。")
        elif self.stage == "settled" and self.outstanding:
            sentence = f"阶段是全部到账，按拖欠金额还差 {yuan(self.outstanding)} 元；协商少付的请在备注里写明。"
            yield Problem("stage", sentence, warning=True)

    def _stage(self) -> Iterator[Problem]:
        since = codes.REACHED.get(self.stage or "")
        if since and not getattr(self, since):
            yield Problem(since, f"阶段是“{codes.STAGE.label(self.stage or '')}”，请填{KIND.fields[since].label}。")
        for name in ("settled_on", "arbitration_on", "withdrawn_on"):
            if getattr(self, name) and self.stage in codes.GOING:
                label = KIND.fields[name].label
                yield Problem("stage", f"已填{label}，阶段还没有改，请核对两处。", warning=True)

    def _days(self, around: Around) -> Iterator[Problem]:
        if self.arrears_from and self.arrears_to and last_day(self.arrears_to) < first_day(self.arrears_from):
            yield Problem("arrears_to", "欠薪止早于欠薪起，请核对两处。")
        if self.promised_on and self.agreed_on and self.promised_on < self.agreed_on:
            yield Problem("promised_on", "约定付清日期早于达成支付协议日期，请核对两处。")
        for name in ("coordinated_on", "agreed_on", "partial_on", "settled_on", "arbitration_on", "withdrawn_on"):
            day = getattr(self, name)
            if day and self.received_on and day < self.received_on:
                yield Problem(name, f"{KIND.fields[name].label}早于登记日期（{self.received_on}），请核对。")
        for place, row in enumerate(around.children(Recovery)):
            if row.paid_on and self.received_on and row.paid_on < self.received_on:
                sentence = f"到账日期早于登记日期（{self.received_on}），请核对。"
                yield Problem(f"recovery[{place}].paid_on", sentence)


_ENDED = {"stage": ("arbitration", "withdrawn")}
PROMISE = Clock("promise", "约定付清", "agreed_on", "settled_on", until="promised_on", halts=_ENDED)
ARBITRATION = Clock(
    "arbitration",
    "申请仲裁",
    "ended_on",
    "arbitration_on",
    "arbitration.limit",
    halts={"stage": ("settled", "withdrawn")},
    ahead=90,
)

_BASIC = """site received_on source industry enterprise employer responsible workers migrant_workers claimed
    origins arrears_from arrears_to person.name person.phone person.id_number grievance handler_a handler_b"""
_COURSE = """number stage coordinated_on agreed_on promised_on recovered outstanding partial_on settled_on ended_on
    arbitration_on withdrawn_on note"""

KIND = Kind(
    name="wage_case",
    label="讨薪",
    record=WageCase,
    measure="件",
    title=("site", "received_on"),
    tab="信访",
    icon="people_money",
    enter="登记讨薪",
    sections=(
        Section("欠薪情况", tuple(_BASIC.split())),
        Section("办理", tuple(_COURSE.split())),
        Section("到账记录", children=("recovery",)),
        Section("协调经过", children=("wage_step", "wage_helper")),
        Section("工人籍贯", children=("wage_origin",)),
    ),
    columns=(
        Column("received_on"),
        Column("site", bold=True),
        Column("workers", "人数"),
        Column("origins", narrow=False),
        Column("claimed"),
        Column("recovered"),
        Column("settled_on", narrow=False),
        Column("stage"),
    ),
    order=("-received_on", "-number"),
    search=("number", "site", "employer", "enterprise.name", "responsible", "person.name"),
    subsets=SUBSETS,
    stages=codes.PATH,
    clocks=(PROMISE, ARBITRATION),
    figures=FIGURES,
    forms=FORMS,
)
