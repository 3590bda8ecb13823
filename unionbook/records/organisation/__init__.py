"""基层工会: every union below the office: founding, term, people, bodies, legal status, numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from unionbook.ground import fields
from unionbook.ground.clocks import Clock
from unionbook.ground.conditions import Compare, Op, every, is_
from unionbook.ground.dates import first_day, last_day, store_date
from unionbook.ground.days import months_later
from unionbook.ground.errors import Problem
from unionbook.ground.kind import Around, Kind, Record
from unionbook.records.organisation import codes
from unionbook.records.organisation.figures import FIGURES, SUBSETS
from unionbook.records.organisation.layout import COLUMNS, SECTIONS


@dataclass(kw_only=True)
class Organisation(Record):
    """One union (《工会法》 chapter 2). Its numbers of workers and members are those it last reported."""

    name: str | None = fields.text("工会名称", required=True, wide=True, longest=60, help="与印章一致。")
    short_name: str | None = fields.text("简称", chars=6)
    union_number: str | None = fields.text("工会编码", longest=30, chars=6)
    credit_code: str | None = fields.credit_code("统一社会信用代码")
    stage: str | None = fields.code("状态", codes.STAGE, required=True, default="normal", chars=4)
    parent: str | None = fields.link("organisation", "上级工会", help="直接隶属本单位的不必填。", chars=10)
    superior: str | None = fields.text("上级工会（未登记）", help="上级工会不在本册时写在这里。")
    community: str | None = fields.text("村（社区、园区）", keep=True, chars=6)
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
    mediation_committee: int | None = fields.flag("劳动争议调解委员会")
    congress: int | None = fields.flag("职工代表大会")
    congress_session: str | None = fields.text("职代会届次", help="如：第一届第二次。", chars=6)
    congress_term: int | None = fields.integer("职代会任期", unit="年", least=1, most=10)
    congress_on: str | None = fields.day("职代会最近召开日期", precise=False)
    openness: int | None = fields.flag("厂务公开")
    groups: int | None = fields.integer("分会（小组）数", unit="个")
    legal_person: int | None = fields.flag("工会法人资格", article="《工会法》第十五条")
    legal_applied_on: str | None = fields.day("法人登记申请日期", precise=False)
    legal_on: str | None = fields.day("法人登记日期", precise=False)
    legal_from: str | None = fields.day("证书有效期起", future=True)
    legal_until: str | None = fields.day("证书有效期止", future=True)
    legal_renew_from: str | None = fields.day("证书换领起始日", future=True, auto=True)
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
    counted_on: str | None = fields.day("人数统计日期", precise=False)
    home: str | None = fields.code("职工之家", codes.HOME, chars=6)
    home_level: str | None = fields.code("职工之家级别", codes.HOME_LEVEL, chars=5)
    stars: int | None = fields.integer("职工之家星级", unit="星", least=1, most=5)
    both_sides: int | None = fields.flag("双爱双评")
    grade: str | None = fields.text("分类定级", longest=20, chars=4)
    sign_shown: int | None = fields.flag("亮牌子")
    sign_shown_on: str | None = fields.day("亮牌子日期", precise=False)
    identity_shown: int | None = fields.flag("主席亮身份")
    identity_shown_on: str | None = fields.day("亮身份日期", precise=False)
    honours: str | None = fields.note("获奖情况")
    note: str | None = fields.note("备注")

    def term_end(self) -> str | None:
        """The last day of the term by its length alone, counted as in 《民法典》 art. 201 and 202."""
        if not self.term_started_on or not self.term_years:
            return None
        return store_date(months_later(first_day(self.term_started_on), 12 * self.term_years))

    def derive(self, around: Around) -> set[str]:
        filled = {"term_ends_on", "legal_renew_from"}
        end = self.term_end()
        self.term_ends_on = max(end, self.term_extended_to or end) if end else None
        rule = around.rule("certificate.renew", self.legal_until) if self.legal_until else None
        self.legal_renew_from = None
        if self.legal_until and rule:
            self.legal_renew_from = store_date(first_day(self.legal_until) - timedelta(days=int(rule.value)))
        if self.legal_on and self.legal_person in (None, 1):
            self.legal_person = 1
            filled.add("legal_person")
        return filled

    def check(self, around: Around) -> Iterator[Problem]:
        yield from self._identity(around)
        yield from self._stage()
        yield from self._term(around)
        yield from self._order()
        yield from self._numbers()
        yield from self._bodies(around)

    def _identity(self, around: Around) -> Iterator[Problem]:
        if self.credit_code:
            if not self.credit_code.startswith("81"):
                yield Problem(
                    "credit_code",
                    "基层工会的统一社会信用代码以 81 开头，请核对是否填成了企业的代码。",
                    warning=True,
                )
            if twins := around.others("organisation", is_("credit_code", self.credit_code)):
                yield Problem("credit_code", f"这个代码已登记为“{twins[0]}”，请核对，或直接修改那一条。")
        same = every(is_("name", self.name), Compare("stage", Op.IS_NOT, "dissolved"))
        if self.name and self.stage != "dissolved" and around.others("organisation", same):
            yield Problem("name", f"已经登记过“{self.name}”，请核对是否重复登记。", warning=True)
        if self.parent and self.parent == self.uid:
            yield Problem("parent", "上级工会不能是它自己，请另选。")

    def _stage(self) -> Iterator[Problem]:
        if self.stage == "preparing" and self.founded_on:
            yield Problem("stage", "已填建会日期，状态应为“正常”；还在筹备的请清空建会日期。")
        if self.stage == "normal" and not self.founded_on:
            yield Problem("founded_on", "请填建会日期（可以只填年月）；还在筹备的把状态选为“筹备”。")
        if self.stage == "dissolved" and not self.dissolved_on:
            yield Problem("dissolved_on", "状态是已撤销，请填撤销日期。")
        if self.stage != "dissolved" and self.dissolved_on:
            yield Problem("stage", "已填撤销日期，状态应为“已撤销”；没有撤销的请清空撤销日期。")
        if self.stage == "normal" and self.structure != "8":
            for field in ("approval_number", "chair", "term_started_on"):
                if not getattr(self, field):
                    yield Problem(field, f"还没有填{KIND.fields[field].label}，请尽量补齐。", warning=True)

    def _term(self, around: Around) -> Iterator[Problem]:
        if self.term_started_on and not self.term_years:
            yield Problem("term_years", "请填任期（三年或五年），否则算不出届满日。", warning=True)
        long = around.rule("union.term.long", self.term_started_on)
        short = around.rule("union.term.short", self.term_started_on)
        if self.term_years and long and short:
            local = self.category in ("2", "3")
            terms = [int(long.value)] if local else [int(short.value), int(long.value)]
            if self.term_years not in terms:
                whose = "地方工会和产业工会" if local else "基层工会委员会"
                words = "或者 ".join(f"{years} 年" for years in terms)
                yield Problem("term_years", f"{whose}每届任期为 {words}（{long.article}），请核对。")
        end = self.term_end()
        if not self.term_extended_to:
            return
        if end and self.term_extended_to <= end:
            yield Problem("term_extended_to", f"延期日不晚于届满日（{end}），请核对；已换届的请清空。")
        delay = around.rule("union.term.delay", end)
        to = first_day(self.term_extended_to)
        if end and delay and to > months_later(first_day(end), int(delay.value)):
            sentence = f"延期换届一般不超过 {delay.value} 个月，请核对批复。"
            yield Problem("term_extended_to", sentence, warning=True)

    def _order(self) -> Iterator[Problem]:
        for early, late, must in (
            ("preparatory_on", "founded_on", True),
            ("founded_on", "dissolved_on", True),
            ("founded_on", "legal_on", True),
            ("founded_on", "women_committee_on", True),
            ("founded_on", "audit_committee_on", True),
            ("founded_on", "term_started_on", False),
            ("legal_applied_on", "legal_on", True),
            ("legal_from", "legal_until", True),
        ):
            first, then = getattr(self, early), getattr(self, late)
            if first and then and last_day(then) < first_day(first):
                start = KIND.fields[early]
                sentence = f"{KIND.fields[late].label}早于{start.label}（{start.show(first)}），请核对。"
                yield Problem(late, sentence, warning=not must)

    def _numbers(self) -> Iterator[Problem]:
        for part, whole in (
            ("women_workers", "workers"),
            ("members", "workers"),
            ("migrant_workers", "workers"),
            ("women_members", "members"),
            ("women_members", "women_workers"),
            ("migrant_members", "members"),
            ("migrant_members", "migrant_workers"),
            ("hardship_workers", "workers"),
        ):
            few, many = getattr(self, part), getattr(self, whole)
            if few is not None and many is not None and few > many:
                labels = KIND.fields[part].label, KIND.fields[whole].label
                yield Problem(part, f"{labels[0]}（{few}）多于{labels[1]}（{many}），请核对两处。")

    def _bodies(self, around: Around) -> Iterator[Problem]:
        own = around.rule("union.committee.members", around.today.isoformat())
        small = self.form in ("6", "7") or self.structure == "8"
        if own and small and self.members and self.members >= own.value:
            duty = f"满 {own.value} 人的单位应当单独建立基层工会委员会"
            yield Problem("form", f"会员有 {self.members} 人，{duty}（{own.article}）。", warning=True)
        women = around.rule("union.women.members", around.today.isoformat())
        enough = women and self.women_members and self.women_members >= women.value
        if women and enough and self.women_committee != 1 and not small:
            duty = f"满 {women.value} 人的工会应当建立女职工委员会"
            yield Problem("women_committee", f"女会员有 {self.women_members} 人，{duty}。", warning=True)


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
    stages=codes.PATH,
    clocks=(
        Clock("term", "换届", "term_started_on", "dissolved_on", until="term_ends_on", ahead=90),
        Clock("certificate", "法人证书换领", "legal_renew_from", "dissolved_on", until="legal_until"),
    ),
    figures=FIGURES,
)

__all__ = ["KIND", "Organisation"]
