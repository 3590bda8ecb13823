"""基层工会: every union below the office: founding, term, people, bodies, legal status, numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import chain

from unionbook.ground import fields
from unionbook.ground.clocks import Clock
from unionbook.ground.dates import first_day, store_date
from unionbook.ground.errors import Problem
from unionbook.ground.fields import Value
from unionbook.ground.kind import Around, Kind, Record
from unionbook.ground.rules import looks_at, rule
from unionbook.records.organisation import certificate, checks, codes, election, grading, headcount
from unionbook.records.organisation.certificate import UNION_CERTIFICATE, UnionCertificate
from unionbook.records.organisation.election import UNION_ELECTION, UnionElection
from unionbook.records.organisation.figures import FIGURES, SUBSETS
from unionbook.records.organisation.forms import FORMS
from unionbook.records.organisation.grading import GRADE, Grading
from unionbook.records.organisation.headcount import HEADCOUNT, Headcount
from unionbook.records.organisation.layout import COLUMNS, SECTIONS
from unionbook.records.organisation.upkeep import UPKEEP

_KEPT = ("grade", "target_grade", "term_ends_on", "legal_renew_from", "legal_person")
"""What follows from other fields, besides the flags of what there is since a day."""


@dataclass(kw_only=True)
class Organisation(Record):
    """One union (《工会法》 chapter 2).

    Its term, legal status, grade and numbers are those of its elections, certificates, gradings and headcounts. What is
    typed of them into a new form becomes the first of these rows.
    """

    name: str | None = fields.text("工会名称", required=True, wide=True, longest=60, help="与印章一致。")
    short_name: str | None = fields.text("简称", chars=6)
    union_number: str | None = fields.text("工会编码", longest=30, chars=6)
    credit_code: str | None = fields.credit_code("统一社会信用代码")
    stage: str | None = fields.code("状态", codes.STAGE, required=True, default="normal", chars=4)
    parent: str | None = fields.link("organisation", "上级工会", help="直接隶属本单位的不必填。", chars=10)
    superior: str | None = fields.text("上级工会（未登记）", help="上级工会不在本册时写在这里。")
    community: str | None = fields.link("community", "村（社区、园区）", keep=True, chars=6)
    address: str | None = fields.text("地址", wide=True, longest=200, chars=12)
    postcode: str | None = fields.text("邮政编码", longest=6, chars=4)
    phone: str | None = fields.phone("电话", sensitive=False)
    category: str | None = fields.code("工会类型", codes.CATEGORY, default="1", chars=5)
    structure: str | None = fields.code("组织类型", codes.STRUCTURE, required=True, default="1", chars=6)
    form: str | None = fields.code("组织形式", codes.FORM, default="4", chars=6)
    level: str | None = fields.code("层级", codes.LEVEL, chars=5)
    preparatory_on: str | None = fields.day("筹备组成立日期", precise=False)
    founded_on: str | None = fields.day("建会日期", precise=False, article="《工会法》第十二条")
    approval_number: str | None = fields.text("批复文号", chars=8)
    founding_way: str | None = fields.code("建会方式", codes.FOUNDING, chars=4)
    covered: int | None = fields.flag("覆盖建会")
    units_covered: int | None = fields.integer("涵盖单位数", unit="家")
    dissolved_on: str | None = fields.day("撤销日期", precise=False, article="《工会法》第十三条")
    term_number: int | None = fields.integer("届次", unit="届", least=1, most=99)
    election: str | None = fields.code("选举形式", codes.ELECTION, chars=5)
    term_started_on: str | None = fields.day("本届起始日")
    term_years: int | None = fields.integer("任期", unit="年", least=1, most=10, article="《工会法》第十六条")
    term_extended_to: str | None = fields.day("批准延期至", future=True)
    extension_number: str | None = fields.text("延期批复文号", chars=8)
    term_ends_on: str | None = fields.day("届满日", future=True, auto=True, help="起始日加任期或延期日。")
    meetings: int | None = fields.integer("本届会议次数", unit="次")
    chair: str | None = fields.name("主席", chars=5)
    chair_phone: str | None = fields.phone("主席电话")
    chair_full_time: int | None = fields.flag("专职主席", article="《工会法》第十四条")
    chair_since: str | None = fields.day("主席任职日期", precise=False)
    vice_chairs: str | None = fields.text("副主席（专/兼职）", wide=True, chars=8)
    contact: str | None = fields.name("联系人", chars=5)
    contact_phone: str | None = fields.phone("联系人电话")
    head: str | None = fields.name("负责人", chars=5)
    full_time_staff: int | None = fields.integer("专职干部", unit="人")
    part_time_staff: int | None = fields.integer("兼职干部", unit="人")
    women_committee: int | None = fields.flag("女职工委员会", article="《工会法》第十一条")
    women_committee_on: str | None = fields.day("女职工委员会成立日期", precise=False)
    women_director: str | None = fields.name("女职工委员会主任", chars=5)
    women_phone: str | None = fields.phone("女职工委员会主任电话")
    women_members_names: str | None = fields.text("女职工委员会委员", wide=True, longest=200)
    audit_committee: int | None = fields.flag("经费审查委员会", article="《工会法》第四十五条")
    audit_committee_on: str | None = fields.day("经审委成立日期", precise=False)
    audit_director: str | None = fields.name("经审委主任", chars=5)
    audit_phone: str | None = fields.phone("经审委主任电话")
    audit_members_names: str | None = fields.text("经审委委员", wide=True, longest=200)
    supervision_committee: int | None = fields.flag("劳动法律监督委员会")
    supervision_committee_on: str | None = fields.day("监督委员会成立日期", precise=False)
    mediation_committee: int | None = fields.flag("劳动争议调解委员会")
    mediation_committee_on: str | None = fields.day("调解委员会成立日期", precise=False)
    congress: int | None = fields.flag("职工代表大会")
    congress_since: str | None = fields.day("职代会建立日期", precise=False)
    congress_session: str | None = fields.text("职代会届次", help="如：第一届第二次。", chars=6)
    congress_term: int | None = fields.integer("职代会任期", unit="年", least=1, most=10)
    congress_on: str | None = fields.day("职代会最近召开日期", precise=False)
    openness: int | None = fields.flag("厂务公开")
    openness_on: str | None = fields.day("厂务公开建立日期", precise=False)
    groups: int | None = fields.integer("分会（小组）数", unit="个")
    legal_person: int | None = fields.flag("工会法人资格", article="《工会法》第十五条")
    legal_applied_on: str | None = fields.day("法人登记申请日期", precise=False)
    legal_on: str | None = fields.day("法人登记日期", precise=False)
    legal_from: str | None = fields.day("证书有效期起", future=True)
    legal_until: str | None = fields.day("证书有效期止", future=True)
    legal_renew_from: str | None = fields.day("证书换领起始日", future=True, auto=True)
    legal_ended_on: str | None = fields.day("法人注销日期", precise=False)
    legal_representative: str | None = fields.name("法定代表人", chars=5)
    seal: int | None = fields.flag("工会印章")
    bank_account: int | None = fields.flag("独立银行账户")
    account_name: str | None = fields.text("户名", chars=8)
    account_number: str | None = fields.text("账号", sensitive=True, longest=40, chars=10)
    bank: str | None = fields.text("开户行", chars=8)
    bank_code: str | None = fields.text("开户行行号", longest=20, chars=6)
    collective_contract: int | None = fields.flag("集体合同")
    wage_bargaining: int | None = fields.flag("工资集体协商")
    wage_bargained_on: str | None = fields.day("最近协商日期", precise=False)
    wage_rise: int | None = fields.percent("工资增幅")
    reviewed: int | None = fields.flag("人社部门审查通过")
    signings: int | None = fields.integer("签订次数", unit="次")
    workers: int | None = fields.integer("职工数", unit="人")
    women_workers: int | None = fields.integer("女职工数", unit="人")
    members: int | None = fields.integer("会员数", unit="人", help="本工会填报的人数；名册另在“会员”登记。")
    women_members: int | None = fields.integer("女会员数", unit="人")
    migrant_workers: int | None = fields.integer("农民工数", unit="人")
    migrant_members: int | None = fields.integer("农民工会员数", unit="人")
    hardship_workers: int | None = fields.integer("困难职工数", unit="人")
    model_workers: int | None = fields.integer("劳模数", unit="人")
    mutual_aid: int | None = fields.integer("医疗互助参加数", unit="人")
    cards: int | None = fields.integer("会员卡数", unit="张")
    counted_on: str | None = fields.day(
        "人数统计日期", precise=False, help="人数变了就改成新的日期，原来的数留在下面的人数统计里。"
    )
    home: str | None = fields.code("职工之家", codes.HOME, chars=6)
    home_level: str | None = fields.code("职工之家级别", codes.HOME_LEVEL, chars=5)
    stars: int | None = fields.integer("职工之家星级", unit="星", least=1, most=5)
    both_sides: int | None = fields.flag("双爱双评")
    grade: str | None = fields.code("分类定级", GRADE, auto=True, chars=4, help="最近一次评定的等级。")
    target_grade: str | None = fields.code("下年目标等级", GRADE, auto=True, chars=4)
    sign_shown: int | None = fields.flag("亮牌子")
    sign_shown_on: str | None = fields.day("亮牌子日期", precise=False)
    identity_shown: int | None = fields.flag("主席亮身份")
    identity_shown_on: str | None = fields.day("亮身份日期", precise=False)
    honours: str | None = fields.note("获奖情况")
    note: str | None = fields.note("备注")

    @looks_at(
        *("term_started_on", "term_years", "term_extended_to", "legal_until", "legal_on", "legal_ended_on"),
        *chain(*checks.SINCE),
        *_KEPT,
        fills=(*_KEPT, *(flag for flag, _ in checks.SINCE)),
    )
    def derive(self, around: Around) -> set[str]:
        told = self._told(around)
        for name, value in told.items():
            setattr(self, name, value)
        self.term_ends_on = election.term_end(self.term_started_on, self.term_years, self.term_extended_to)
        rule = around.rule("certificate.renew", self.legal_until) if self.legal_until else None
        self.legal_renew_from = None
        if self.legal_until and rule:
            self.legal_renew_from = store_date(first_day(self.legal_until) - timedelta(days=int(rule.value)))
        return set(told) | {"term_ends_on", "legal_renew_from"} | self._flags()

    def _told(self, around: Around) -> dict[str, Value]:
        """What follows from the child rows."""
        elections, grades = around.children(UnionElection), around.children(Grading)
        told: dict[str, Value] = certificate.told(around.children(UnionCertificate))
        if term := election.newest(elections, election.TERMS):
            told |= {mine: getattr(term, its) for mine, its in TERM.items()} | {"term_started_on": term.started}
        chosen = election.newest([one for one in elections if one.chair], tuple(election.SORT.items))
        if chosen and around.altered(UnionElection):
            told |= {"chair": chosen.chair, "chair_since": chosen.held_on}
        last = max((one for one in grades if one.year), key=lambda one: one.year or 0, default=None)
        told |= {"grade": last.grade if last else None, "target_grade": last.target if last else None}
        counts = around.children(Headcount)
        if (latest := headcount.newest(counts)) and around.altered(Headcount):
            told |= {name: getattr(latest, name) for name in ("counted_on", *headcount.NUMBERS)}
        return told

    def _flags(self) -> set[str]:
        """What there is because its day is known."""
        filled = set()
        for flag, since in (("legal_person", "legal_on"), *checks.SINCE):
            if getattr(self, since) and getattr(self, flag) in (None, 1):
                setattr(self, flag, 1)
                filled.add(flag)
        if self.legal_ended_on:
            self.legal_person = 0
            filled.add("legal_person")
        return filled

    @looks_at(
        *("term_started_on", "term_number", "founded_on", "chair", "election", "term_years", "term_extended_to"),
        *("extension_number", "legal_applied_on", "legal_on", "legal_from", "legal_until", "legal_representative"),
        *("legal_ended_on", "counted_on", *headcount.NUMBERS),
    )
    def unfold(self, around: Around) -> Iterator[Record]:
        if self.term_started_on and election.newest(around.children(UnionElection), election.TERMS) is None:
            begun = {its: getattr(self, mine) for mine, its in TERM.items()}
            first = self.term_number == 1 or self.term_started_on == self.founded_on
            begun |= {"sort": "first" if first else "term", "held_on": self.term_started_on, "chair": self.chair}
            yield UNION_ELECTION.make(begun)
        if not around.children(UnionCertificate):
            yield from (UNION_CERTIFICATE.make(values) for values in certificate.implied(vars(self)))
        yield from self._counted(around.children(Headcount))

    def _counted(self, rows: Sequence[Headcount]) -> Iterator[Record]:
        """The numbers typed, as a report of their day."""
        row = next((row for row in rows if row.counted_on == self.counted_on), Headcount())
        if self.counted_on and any(getattr(row, name) != getattr(self, name) for name in headcount.NUMBERS):
            yield HEADCOUNT.make(vars(self), row.uid)

    @rule("credit_code")
    def _code(self, around: Around) -> Iterator[Problem]:
        yield from checks.code(self)

    @rule(alike=(("credit_code",), ("name",)))
    def _once(self, around: Around) -> Iterator[Problem]:
        yield from checks.twins(self, around)

    @rule("parent")
    def _above(self, around: Around) -> Iterator[Problem]:
        if self.parent and self.parent == self.uid:
            yield Problem("parent", "上级工会不能是它自己，请另选。")

    @rule(
        *("stage", "founded_on", "dissolved_on", "structure", "approval_number", "chair", "term_started_on"),
        *chain(*checks.SINCE),
    )
    def _stage(self, around: Around) -> Iterator[Problem]:
        yield from checks.stage(self)

    @rule("term_extended_to", "term_started_on", "term_years", "category")
    def _terms(self, around: Around) -> Iterator[Problem]:
        elections = around.children(UnionElection)
        yield from checks.elections(self, elections, around) if elections else checks.term(self, around)

    @rule(*dict.fromkeys(day for early, late, _ in checks.ORDER for day in (early, late)))
    def _order(self, around: Around) -> Iterator[Problem]:
        yield from checks.order(self)

    @rule(*headcount.NUMBERS)
    def _within(self, around: Around) -> Iterator[Problem]:
        yield from headcount.too_many(vars(self))

    @rule("counted_on", *headcount.NUMBERS)
    def _counts(self, around: Around) -> Iterator[Problem]:
        yield from checks.counts(self, around)

    @rule("form", "structure", "members", "women_members", "women_committee")
    def _bodies(self, around: Around) -> Iterator[Problem]:
        yield from checks.bodies(self, around)

    @rule()
    def _grades(self, around: Around) -> Iterator[Problem]:
        yield from grading.twice(around.children(Grading))


TERM = {
    "term_number": "term_number",
    "election": "form",
    "term_started_on": "term_started_on",
    "term_years": "term_years",
    "term_extended_to": "extended_to",
    "extension_number": "extension_number",
}
"""Fields of the union that follow from the election its term began with, and the election's own."""

KIND = Kind(
    name="organisation",
    label="基层工会",
    record=Organisation,
    measure="个",
    title=("name",),
    tab="组织",
    icon="building_people",
    enter="登记工会",
    sections=SECTIONS,
    columns=COLUMNS,
    order=("name",),
    search=("name", "short_name", "union_number", "credit_code", "chair", "contact"),
    subsets=SUBSETS,
    upkeep=UPKEEP,
    stages=codes.PATH,
    clocks=(
        Clock("term", "换届", "term_started_on", "dissolved_on", until="term_ends_on", ahead=90),
        Clock("certificate", "法人证书换领", "legal_renew_from", "dissolved_on", until="legal_until"),
    ),
    figures=FIGURES,
    forms=FORMS,
)
