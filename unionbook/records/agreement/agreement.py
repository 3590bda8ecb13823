"""集体协议: one collective agreement, from the invitation to bargain to its end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from unionbook.ground import fields
from unionbook.ground.clocks import Clock
from unionbook.ground.dates import first_day, store_date
from unionbook.ground.errors import Problem
from unionbook.ground.kind import Around, Kind, Record
from unionbook.records.agreement import checks, codes
from unionbook.records.agreement.covered import AgreementEnterprise
from unionbook.records.agreement.figures import FIGURES, SUBSETS
from unionbook.records.agreement.forms import FORMS
from unionbook.records.agreement.layout import COLUMNS, SECTIONS
from unionbook.records.agreement.meeting import NegotiationRound
from unionbook.records.agreement.renewal import SUCCESSOR
from unionbook.records.enterprise import Enterprise


@dataclass(kw_only=True)
class Agreement(Record):
    """One agreement (《劳动合同法》 art. 51–54). An agreement of one firm names it; the firms of an area's or a
    trade's are its child rows. Raises in hundredths of a percent, the minimum wage in 分 a month."""

    number: str | None = fields.serial("编号", "{year}-{n:03}", by="registered_on")
    registered_on: str | None = fields.day("登记日期", required=True, default="今天")
    kind: str | None = fields.code(
        "种类", codes.KIND, required=True, keep=True, chars=6, article="《劳动合同法》第五十二条"
    )
    scope: str | None = fields.code(
        "范围", codes.SCOPE, required=True, default="企业", keep=True, chars=4, article="《劳动合同法》第五十三条"
    )
    enterprise: str | None = fields.link("enterprise", "企业", help="单个企业的协议填这里。", chars=12)
    name: str | None = fields.text(
        "名称", required=True, wide=True, longest=80, chars=14, help="单个企业的协议不填时按企业和种类取名。"
    )
    community: str | None = fields.text("村（社区、园区）", keep=True, chars=6)
    organisation: str | None = fields.link("organisation", "签约工会", chars=10)
    employer_side: str | None = fields.text("企业方代表组织", longest=60, help="区域性、行业性协议的企业方。", chars=8)
    employer_chief: str | None = fields.name("企业方首席代表", chars=5)
    employer_delegates: int | None = fields.integer("企业方代表人数", unit="人")
    union_chief: str | None = fields.name("职工方首席代表", chars=5)
    union_delegates: int | None = fields.integer("职工方代表人数", unit="人")
    occasion: str | None = fields.code("首次或续签", codes.OCCASION, chars=4)
    round_number: int | None = fields.integer("第几次", unit="次", least=1, most=99)
    previous: str | None = fields.link("agreement", "上一份协议", chars=8)
    stage: str | None = fields.code("阶段", codes.STAGE, required=True, default="invited", chars=4)
    invited_on: str | None = fields.day("要约日期")
    answer_due: str | None = fields.day("回应期限", future=True, auto=True, help="自要约日期起按当地规定计算。")
    answered_on: str | None = fields.day("回应日期")
    negotiated_on: str | None = fields.day("开始协商日期", help="有会议记录的取第一次会议。")
    drafted_on: str | None = fields.day("形成草案日期")
    congress_on: str | None = fields.day("职代会审议日期", article="《劳动合同法》第五十一条")
    congress_term: int | None = fields.integer("职代会届", unit="届", least=1, most=99)
    congress_meeting: int | None = fields.integer("职代会次", unit="次", least=1, most=99)
    delegates_due: int | None = fields.integer("应到代表", unit="人")
    delegates_present: int | None = fields.integer("实到代表", unit="人")
    votes: int | None = fields.integer("赞成", unit="人")
    signed_on: str | None = fields.day("签订日期")
    submitted_on: str | None = fields.day("报送日期", article="《劳动合同法》第五十四条")
    received_on: str | None = fields.day("人社收到日期", help="重新报送的填最近一次收到的日期。")
    reviewed_on: str | None = fields.day("审查办结日期")
    objected_on: str | None = fields.day("异议日期")
    objection: str | None = fields.text("异议内容", wide=True, longest=300)
    resubmitted_on: str | None = fields.day("重新报送日期")
    effective_on: str | None = fields.day(
        "生效日期", future=True, help="人社收到后期满无异议即生效，自动计算。", article="《劳动合同法》第五十四条"
    )
    published_on: str | None = fields.day("向职工公布日期")
    term_from: str | None = fields.day("期限起", future=True)
    term_to: str | None = fields.day("期限止", future=True)
    lapses_on: str | None = fields.day("失效日期", future=True, auto=True, help="期限止的次日。")
    renew_from: str | None = fields.day("续签提出起始日", future=True, auto=True)
    renewal_on: str | None = fields.day("提出续签日期")
    terminated_on: str | None = fields.day("终止日期")
    termination_reason: str | None = fields.text("终止原因", wide=True)
    firms: int | None = fields.integer("覆盖企业数", unit="家")
    workers: int | None = fields.integer("覆盖职工数", unit="人")
    women_workers: int | None = fields.integer("其中女职工", unit="人")
    migrant_workers: int | None = fields.integer("其中农民工", unit="人")
    raise_from: int | None = fields.percent("工资增幅（低）")
    raise_to: int | None = fields.percent("工资增幅（高）")
    minimum_wage: int | None = fields.money("约定最低工资", help="每月。")
    has_text: int | None = fields.flag("合同文本")
    has_explanation: int | None = fields.flag("起草说明")
    has_wages: int | None = fields.flag("工资资料")
    has_proofs: int | None = fields.flag("企业和工会证明")
    has_resolution: int | None = fields.flag("职代会决议", help="写明应到、实到和赞成人数。")
    has_delegates: int | None = fields.flag("协商代表名单")
    has_minutes: int | None = fields.flag("协商记录", help="双方首席代表签字的。")
    handler: str | None = fields.link("staff", "经办人", keep=True, chars=5)
    note: str | None = fields.note("备注")

    @property
    def ruled_on(self) -> str | None:
        """The day whose rules are asked of the agreement."""
        return self.signed_on or self.invited_on or self.registered_on

    def derive(self, around: Around) -> set[str]:
        filled = {"answer_due", "lapses_on", "renew_from"} | self._called(around) | self._effect(around)
        self.answer_due = around.limit("agreement.answer", self.invited_on)
        self.lapses_on = store_date(first_day(self.term_to) + timedelta(days=1)) if self.term_to else None
        ahead = around.rule("agreement.renew", self.term_to)
        self.renew_from = None
        if self.term_to and ahead:
            start = store_date(first_day(self.term_to) - timedelta(days=int(ahead.value)))
            self.renew_from = max(start, self.term_from or start)
        if self.scope == "firm":
            self.firms = 1
            filled.add("firms")
        if self.round_number:
            self.occasion = "first" if self.round_number == 1 else "renewed"
            filled.add("occasion")
        if days := [row.held_on for row in around.children(NegotiationRound) if row.held_on]:
            self.negotiated_on = min(days)
            filled.add("negotiated_on")
        return filled

    def _called(self, around: Around) -> set[str]:
        """The name of a single firm's agreement, unless it was given one of its own."""
        firm = around.linked(Enterprise, self.enterprise)
        if self.scope != "firm" or self.kind is None or firm is None or not firm.name:
            return set()
        if self.name and self.name not in {firm.name + label for label in codes.KIND.items.values()}:
            return set()
        self.name = firm.name + codes.KIND.label(self.kind)
        return {"name"}

    def _effect(self, around: Around) -> set[str]:
        """The day of effect: when the days of review are over and no objection stands."""
        over = around.limit("agreement.review", self.received_on)
        if not self.received_on or over is None:
            return set()
        objected = self.objected_on and self.objected_on >= self.received_on
        self.effective_on = None if objected else over
        return {"effective_on"}

    def check(self, around: Around) -> Iterator[Problem]:
        rows = around.children(AgreementEnterprise)
        yield from self._parties(rows)
        yield from checks.twins(self, rows, around)
        yield from self._previous(around)
        yield from checks.sides(self, around)
        yield from checks.votes(self, around)
        yield from checks.order(self)
        yield from checks.term(self, around)
        yield from checks.numbers(self, rows, around)
        yield from self._stage(around)

    def _parties(self, rows: Sequence[AgreementEnterprise]) -> Iterator[Problem]:
        if self.scope == "firm":
            if not self.enterprise:
                yield Problem("enterprise", "请选择企业；覆盖多家企业的把范围选为“区域性”或“行业性”。")
            if rows:
                yield Problem("scope", "范围是单个企业，“覆盖企业”里却列了企业，请改范围或删去那些行。")
        elif self.enterprise:
            yield Problem("enterprise", "区域性、行业性协议的企业请在“覆盖企业”里逐家填写，这里请清空。")
        elif not rows and not self.firms:
            yield Problem("firms", "还没有列出覆盖的企业，企业家数会少计，请在“覆盖企业”里逐家填写。", warning=True)

    def _previous(self, around: Around) -> Iterator[Problem]:
        if self.previous is None:
            if self.occasion == "renewed":
                sentence = "续签的协议请选上一份协议，否则上一份会被当作到期未续。"
                yield Problem("previous", sentence, warning=True)
            return
        before = around.linked(Agreement, self.previous)
        if self.previous == self.uid:
            yield Problem("previous", "上一份协议不能是它自己，请另选。")
        elif before and (before.kind, before.scope, before.enterprise) != (self.kind, self.scope, self.enterprise):
            yield Problem("previous", "上一份协议的种类、范围或企业与这一份不同，请核对。", warning=True)
        elif before and before.signed_on and self.signed_on and self.signed_on < before.signed_on:
            yield Problem("previous", f"上一份协议签订得更晚（{before.signed_on}），请核对两份的先后。")
        if self.occasion == "first":
            yield Problem("occasion", "已选上一份协议，这一份应是续签，请核对。")

    def _stage(self, around: Around) -> Iterator[Problem]:
        since = codes.REACHED.get(self.stage or "")
        if since and not getattr(self, since):
            label = KIND.fields[since].label
            yield Problem(since, f"阶段是“{codes.STAGE.label(self.stage or '')}”，请填{label}，否则统计会漏掉这一份。")
        if self.signed_on and self.stage in codes.BARGAINING:
            yield Problem("stage", "已填签订日期，阶段还在签订以前，请登记签订。", warning=True)
        if self.terminated_on and self.stage != "terminated":
            yield Problem("stage", "已填终止日期，阶段应为“终止”；没有终止的请清空终止日期。")
        if self.stage == "expired" and self.term_to and first_day(self.term_to) > around.today:
            yield Problem("stage", f"期限到 {self.term_to} 才满，现在还不是“到期”，请核对。")
        if self.stage == "terminated" and not self.termination_reason:
            yield Problem("termination_reason", "请写明终止的原因。", warning=True)
        if self.submitted_on and (missing := [name for name in codes.MATERIALS if getattr(self, name) == 0]):
            labels = "、".join(KIND.fields[name].label for name in missing)
            yield Problem(missing[0], f"已报送审查，还缺{labels}，请补齐。", warning=True)


_OVER = {"stage": codes.ENDED}

KIND = Kind(
    name="agreement",
    label="集体协议",
    record=Agreement,
    measure="份",
    title=("name", "number"),
    tab="集体协商",
    icon="handshake",
    enter="登记协议",
    sections=SECTIONS,
    columns=COLUMNS,
    order=("-registered_on", "-number"),
    search=("name", "number", "enterprise.name", "community", "organisation.name"),
    subsets=SUBSETS,
    figures=FIGURES,
    stages=codes.PATH,
    clocks=(
        Clock(
            "answer",
            "回应要约",
            "invited_on",
            "answered_on",
            "agreement.answer",
            halts={"stage": tuple(stage.name for stage in codes.STAGES[1:])},
        ),
        Clock(
            "submit",
            "报送审查",
            "signed_on",
            "submitted_on",
            "agreement.submit",
            halts={"stage": ("effective", *codes.ENDED)},
        ),
        Clock(
            "review",
            "审查",
            "received_on",
            "reviewed_on",
            "agreement.review",
            halts={"stage": ("objected", "effective", *codes.ENDED)},
        ),
        Clock(
            "publish",
            "公布",
            "effective_on",
            "published_on",
            "agreement.publish",
            halts=_OVER,
            lasting=True,
        ),
        Clock("renewal", "续签", "renew_from", "renewal_on", until="term_to", halts=_OVER, lasting=True),
        # Before its last day an agreement is spoken of by the clock of its renewal.
        Clock("expiry", "到期", "term_from", "terminated_on", until="term_to", ahead=0, halts=_OVER, lasting=True),
    ),
    forms=FORMS,
    successor=SUCCESSOR,
)
