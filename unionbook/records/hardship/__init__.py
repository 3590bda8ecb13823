"""困难档案: one file for each household in hardship, with its family, income, cause and days."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from unionbook.ground import codes as national
from unionbook.ground import fields
from unionbook.ground.clocks import Clock
from unionbook.ground.dates import first_day, last_day
from unionbook.ground.errors import Problem
from unionbook.ground.kind import Around, Kind, Retention
from unionbook.ground.numerals import yuan
from unionbook.records.hardship import codes
from unionbook.records.hardship.assessment import Assessment
from unionbook.records.hardship.family import HOUSEHOLD_MEMBER, HouseholdMember
from unionbook.records.hardship.figures import FIGURES, SUBSETS
from unionbook.records.hardship.forms import FORMS
from unionbook.records.hardship.household import come_back, one_household
from unionbook.records.hardship.layout import COLUMNS, SECTIONS
from unionbook.records.hardship.recheck import RECHECK, Recheck
from unionbook.records.hardship.upkeep import UPKEEP
from unionbook.records.person.consent import consent

PUBLICITY = "hardship.publicity"

EMBEDDED = (
    "name",
    "id_number",
    "sex",
    "born",
    "phone",
    "ethnic",
    "political",
    "health",
    "household",
    "marital",
    "address",
    "bank",
    "bank_account",
)


@dataclass(kw_only=True)
class Hardship(Assessment):
    """One household's file. Money is in 分: own_income and allowance a month, the other incomes a year.

    The category, incomes and costs are those found when it was opened; later ones lie in its rechecks, and what holds
    now (category_now, per_head_now, examined_on) follows from the last of all.
    """

    number: str | None = fields.serial("档案号", "困{year}-{n:03}", by="opened_on", chars=7)
    opened_on: str | None = fields.day("建档日期", required=True, default="今天", keep=True)
    returned: int | None = fields.flag("返困", help="以前脱困退出、现在重新建档的选“是”。")
    person: str | None = fields.link("person", "姓名", required=True, embed=EMBEDDED, needed=("id_number",), chars=5)
    organisation: str | None = fields.link("organisation", "所属基层工会", keep=True, chars=10)
    enterprise: str | None = fields.link("enterprise", "工作单位", chars=10)
    employer: str | None = fields.text("工作单位（未登记）", help="单位还没有登记时，把名称写在这里。", chars=10)
    nature: str | None = fields.code("单位性质", national.UNIT_CATEGORY, chars=8)
    employer_state: str | None = fields.code("企业状况", codes.EMPLOYER_STATE, chars=5)
    industry: str | None = fields.code("所属行业", national.INDUSTRY, chars=8)
    worker_number: str | None = fields.text("职工编号", longest=30)
    work: str | None = fields.code("工作状态", codes.WORK, chars=5)
    worked_since: str | None = fields.day("参加工作时间", precise=False)
    employment_form: str | None = fields.code("用工形式", codes.EMPLOYMENT_FORM, chars=5)
    contract_signed: str | None = fields.day("劳动合同签订日期")
    contract_term: str | None = fields.code("劳动合同期限", codes.TERM)
    model: str | None = fields.code("劳模类型", codes.MODEL, chars=4)
    illness: str | None = fields.code("疾病类别", codes.ILLNESS, sensitive=True)
    disability: str | None = fields.code("残疾类别", codes.DISABILITY, sensitive=True)
    disability_grade: str | None = fields.code("残疾等级", codes.GRADE, sensitive=True, chars=4)
    insurance: str | None = fields.code("医保状况", codes.INSURANCE)
    housing: str | None = fields.code("住房类型", codes.HOUSING, chars=7)
    floor_area: int | None = fields.integer("建筑面积", unit="平方米", most=2000)
    other_contact: str | None = fields.text("其他联系方式", sensitive=True, chars=8)
    postcode: str | None = fields.text("邮编", longest=6)
    region: str | None = fields.text("户口所在地", help="写到县（市、区）和乡镇。", chars=10)
    single_parent: int | None = fields.flag("单亲家庭")
    self_help: int | None = fields.flag("有自救能力")
    zero_employment: int | None = fields.flag("零就业家庭")
    own_income: int | None = fields.money("本人月平均收入")
    other_income: int | None = fields.money("家庭其他非薪资年收入")
    allowance: int | None = fields.money("低保金额", help="每月领取的低保金，没有就不填。")
    cause: str | None = fields.code("主要致困原因", codes.CAUSE, required=True, chars=7)
    cause_b: str | None = fields.code("次要致困原因一", codes.CAUSE, chars=7)
    cause_c: str | None = fields.code("次要致困原因二", codes.CAUSE, chars=7)
    cause_d: str | None = fields.code("次要致困原因三", codes.CAUSE, chars=7)
    needs: str | None = fields.note("帮扶需求")
    plan: str | None = fields.note("帮扶计划")
    visited_on: str | None = fields.day("入户调查日期")
    visitor_a: str | None = fields.name("入户调查人一", keep=True, chars=5)
    visitor_b: str | None = fields.name("入户调查人二", keep=True, chars=5)
    authorised_on: str | None = fields.day("授权核对书签署日期")
    consent_on: str | None = fields.day("同意书签署日期", help="个人信息处理同意书。")
    guardian: str | None = fields.name("签署的监护人", help="本人不满14周岁才填。", chars=5)
    published_on: str | None = fields.day("公示开始日期")
    published_until: str | None = fields.day("公示结束日期", future=True)
    approved_on: str | None = fields.day("审批日期")
    employer_opinion: str | None = fields.note("单位意见", longest=500)
    union_opinion: str | None = fields.note("基层工会意见（含公示结果）", longest=500)
    superior_opinion: str | None = fields.note("上级工会意见", longest=500)
    recorder: str | None = fields.link("staff", "建档人", keep=True, chars=5)
    reviewer: str | None = fields.link("staff", "审核人", keep=True, chars=5)
    stage: str | None = fields.code("状态", codes.STAGE, required=True, default="on_file", chars=4)
    category_now: str | None = fields.code("现困难类别", codes.CATEGORY, auto=True, chars=5)
    per_head_now: int | None = fields.money("现人均月收入", auto=True)
    examined_on: str | None = fields.day("最近认定日期", auto=True, help="最近一次复核的日期；没有复核过的是建档日期。")
    valid_until: str | None = fields.day("档案有效期至", auto=True, future=True)
    exited_on: str | None = fields.day("退出日期")
    exit_reason: str | None = fields.code("退出原因", codes.EXIT_REASON, chars=6)
    lifted_by: str | None = fields.code("脱困措施", codes.LIFTED_BY, chars=6)

    @property
    def examined(self) -> str | None:
        return self.opened_on

    def derive(self, around: Around) -> set[str]:
        filled = self.assess(around)
        last = self._latest(around.children(Recheck))
        self.category_now, self.per_head_now, self.examined_on = last.category, last.mean(), last.examined
        return filled | {"category_now", "per_head_now", "examined_on"}

    def _latest(self, rechecks: Sequence[Recheck]) -> Assessment:
        """The examination that holds now."""
        return max((row for row in rechecks if row.checked_on), key=lambda row: str(row.checked_on), default=self)

    def check(self, around: Around) -> Iterator[Problem]:
        family, rechecks = around.children(HouseholdMember), around.children(Recheck)
        yield from one_household(self, family, around)
        yield from come_back(self, around)
        yield from self.differs()
        yield from self._income(family, rechecks)
        yield from self._rechecked(rechecks)
        yield from self._visit()
        yield from self._publicity(around)
        yield from self._causes()
        yield from self._order()
        yield from self._exit()
        yield from consent(around, self.person, self.examined_on, self.consent_on, self.guardian)
        if self.disability_grade and not self.disability:
            yield Problem("disability", "填了残疾等级，请同时选择残疾类别。")

    def _income(self, family: Sequence[HouseholdMember], rechecks: Sequence[Recheck]) -> Iterator[Problem]:
        """The family rows are as of now, so they are held against the last examination."""
        last = self._latest(rechecks)
        at = "" if last is self else next(f"recheck[{n}]." for n, row in enumerate(rechecks) if row is last)
        if last.persons and last.persons != len(family) + 1:
            sentence = f"家庭人口填了 {last.persons} 人，登记的家庭成员加上本人是 {len(family) + 1} 人，请核对。"
            yield Problem(f"{at}persons", sentence, warning=True)
        if last.annual_income is None or self.own_income is None:
            return
        monthly = self.own_income + sum(row.monthly_income or 0 for row in family)
        total = 12 * monthly + (self.other_income or 0)
        if total != last.annual_income:
            sentence = (
                f"本人和家庭成员的月收入乘 12，加其他年收入，合计 {yuan(total)} 元，"
                f"与填写的 {yuan(last.annual_income)} 元不同，请核对。"
            )
            yield Problem(f"{at}annual_income", sentence, warning=True)

    def _rechecked(self, rechecks: Sequence[Recheck]) -> Iterator[Problem]:
        for place, row in enumerate(rechecks):
            where = f"recheck[{place}].checked_on"
            if not row.checked_on:
                continue
            if self.opened_on and first_day(row.checked_on) < first_day(self.opened_on):
                yield Problem(where, f"复核日期早于建档日期（{self.opened_on}），请核对。")
            if row.checked_on in [other.checked_on for other in rechecks[:place]]:
                yield Problem(where, "同一天已有一条复核记录，请删去一行。")
            if self.exited_on and first_day(row.checked_on) > last_day(self.exited_on):
                yield Problem(where, f"复核日期晚于退出日期（{self.exited_on}），请核对。")
        last = self._latest(rechecks)
        if isinstance(last, Recheck) and last.outcome == "exit" and self.stage == "on_file":
            yield Problem("stage", "最近一次复核的结果是不再符合条件，档案还在档，请办理退出。", warning=True)

    def _visit(self) -> Iterator[Problem]:
        if self.visitor_a and self.visitor_a == self.visitor_b:
            yield Problem("visitor_b", "两位入户调查人是同一个名字，入户调查应有两人，请核对。")
        elif self.visited_on and not (self.visitor_a and self.visitor_b):
            yield Problem("visitor_b", "入户调查应有两人，请补齐调查人姓名。", warning=True)

    def _publicity(self, around: Around) -> Iterator[Problem]:
        rule, least = around.rule(PUBLICITY, self.published_on), around.limit(PUBLICITY, self.published_on)
        if rule and least and self.published_until and self.published_until < least:
            sentence = f"公示应满{rule.words}，最早到 {least} 结束，请核对。"
            yield Problem("published_until", sentence, warning=not rule.verified)
        end = self.published_until or least
        if self.published_on and end and self.approved_on and self.approved_on <= end:
            yield Problem("approved_on", f"公示到 {end} 才结束，审批应在公示期满以后，请核对。", warning=True)

    def _causes(self) -> Iterator[Problem]:
        seen = {self.cause}
        for field in ("cause_b", "cause_c", "cause_d"):
            cause = getattr(self, field)
            if cause and cause in seen:
                yield Problem(field, f"“{codes.CAUSE.label(cause)}”已经选过，次要致困原因请另选或留空。")
            seen.add(cause)

    def _order(self) -> Iterator[Problem]:
        for earlier, later in (
            ("visited_on", "approved_on"),
            ("published_on", "published_until"),
            ("published_on", "approved_on"),
            ("opened_on", "exited_on"),
        ):
            start, end = getattr(self, earlier), getattr(self, later)
            if start and end and last_day(end) < first_day(start):
                yield Problem(later, f"{_label(later)}早于{_label(earlier)}（{start}），请核对。")

    def _exit(self) -> Iterator[Problem]:
        if self.stage == "on_file" and self.exited_on:
            yield Problem("exited_on", "填了退出日期，状态还是“在档”。已退出请改状态，未退出请清空退出日期。")
        if self.stage not in (None, "on_file") and not self.exited_on:
            yield Problem("exited_on", "档案已退出，请填退出日期。")
        if self.stage in ("withdrawn", "cancelled") and not self.exit_reason:
            yield Problem("exit_reason", "退档和注销要写明退出原因，请选择。")
        way = codes.LEAVING.get(self.exit_reason or "", self.stage)
        if self.exited_on and self.stage != "on_file" and way != self.stage:
            reason, stage = codes.EXIT_REASON.label(self.exit_reason or ""), codes.STAGE.label(way or "")
            yield Problem("exit_reason", f"退出原因是{reason}的，状态一般是“{stage}”，请核对。", warning=True)
        if self.stage == "lifted" and not self.lifted_by:
            yield Problem("lifted_by", "脱困退出的请选择脱困措施，年度统计要用。", warning=True)


def _label(name: str) -> str:
    return KIND.fields[name].label


KIND = Kind(
    name="hardship",
    label="困难档案",
    record=Hardship,
    measure="户",
    title=("number", "person.name"),
    tab="困难帮扶",
    guarded=True,
    icon="heart",
    enter="新建档案",
    sections=SECTIONS,
    columns=COLUMNS,
    order=("-opened_on", "-number"),
    search=("number", "person.name", "person.id_number", "person.phone", "organisation.name", "employer"),
    subsets=SUBSETS,
    upkeep=UPKEEP,
    figures=FIGURES,
    retention=Retention(
        "retention.hardship",
        ("exited_on",),
        "困难职工建档、复核和帮扶",
        "档案号、类别、原因、起止日期和发放金额留下，供统计；帮扶资金凭证按会计档案保管。",
    ),
    stages=codes.PATH,
    clocks=(
        Clock(
            "valid",
            "年度复核",
            start="examined_on",
            met="exited_on",
            rule="hardship.valid",
            ahead=60,
            kept="valid_until",
        ),
    ),
    forms=FORMS,
)

__all__ = ["HOUSEHOLD_MEMBER", "KIND", "RECHECK", "Hardship", "HouseholdMember", "Recheck", "consent"]
