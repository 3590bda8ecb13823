"""困难档案: one file for each household in hardship, with its family, income, cause and days."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from unionbook.ground import codes as national
from unionbook.ground import fields
from unionbook.ground.conditions import Compare, Op, every, is_
from unionbook.ground.dates import first_day, last_day
from unionbook.ground.errors import Problem
from unionbook.ground.kind import Around, Kind, Record
from unionbook.ground.numerals import yuan
from unionbook.records.hardship import codes
from unionbook.records.hardship.family import HOUSEHOLD_MEMBER, HouseholdMember
from unionbook.records.hardship.figures import FIGURES, SUBSETS
from unionbook.records.hardship.layout import COLUMNS, SECTIONS

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
class Hardship(Record):
    """One household's file. Money is in 分: own_income and allowance a month, the other incomes a year."""

    number: str | None = fields.serial("档案号", "困{year}-{n:03}", by="opened_on", chars=7)
    opened_on: str | None = fields.day("建档日期", required=True, default="今天", keep=True)
    category: str | None = fields.code("困难类别", codes.CATEGORY, required=True, chars=5)
    category_year: int | None = fields.integer(
        "类别标准年份", year=True, least=2000, most=2199, keep=True, help="困难类别按哪一年的标准认定。"
    )
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
    annual_income: int | None = fields.money("家庭年度总收入", help="按家庭可支配收入填，含全部成员的工资和其他收入。")
    rigid: int | None = fields.money("年度必要（刚性）支出")
    allowance: int | None = fields.money("低保金额", help="每月领取的低保金，没有就不填。")
    persons: int | None = fields.integer("家庭人口", required=True, unit="人", least=1, most=30, help="含本人。")
    per_head: int | None = fields.money("人均月收入", help="（家庭年度总收入－必要支出）÷12÷家庭人口，不足零按零计。")
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
    published_on: str | None = fields.day("公示开始日期")
    published_until: str | None = fields.day("公示结束日期", future=True)
    approved_on: str | None = fields.day("审批日期")
    employer_opinion: str | None = fields.note("单位意见", longest=500)
    union_opinion: str | None = fields.note("基层工会意见（含公示结果）", longest=500)
    superior_opinion: str | None = fields.note("上级工会意见", longest=500)
    recorder: str | None = fields.link("staff", "建档人", keep=True, chars=5)
    reviewer: str | None = fields.link("staff", "审核人", keep=True, chars=5)
    stage: str | None = fields.code("状态", codes.STAGE, required=True, default="on_file", chars=4)
    checked_on: str | None = fields.day("最近复核日期", help="每年至少复核一次，复核后改成新的日期。")
    exited_on: str | None = fields.day("退出日期")
    exit_reason: str | None = fields.code("退出原因", codes.EXIT_REASON, chars=6)
    lifted_by: str | None = fields.code("脱困措施", codes.LIFTED_BY, chars=6)

    def derive(self, around: Around) -> set[str]:
        if self.annual_income is None or not self.persons or self.persons < 1:
            return set()
        net = max(self.annual_income - (self.rigid or 0), 0)
        shares = 12 * self.persons
        self.per_head = (net + shares // 2) // shares
        return {"per_head"}

    def check(self, around: Around) -> Iterator[Problem]:
        family = around.children(HouseholdMember)
        yield from self._one_household(around, family)
        yield from self._income(family)
        yield from self._visit()
        yield from self._causes()
        yield from self._order()
        yield from self._exit()
        if self.disability_grade and not self.disability:
            yield Problem("disability", "填了残疾等级，请同时选择残疾类别。")

    def _one_household(self, around: Around, family: Sequence[HouseholdMember]) -> Iterator[Problem]:
        if self.person and self.stage == "on_file":
            if files := around.others("hardship", every(is_("person", self.person), is_("stage", "on_file"))):
                yield Problem("person.name", f"此人已有在档的困难档案（{files[0]}），一户只建一档，请改用那一份。")
            elsewhere = every(
                is_("person", self.person),
                is_("hardship.stage", "on_file"),
                Compare("hardship", Op.IS_NOT, self.uid),
            )
            if around.others("household_member", elsewhere):
                yield Problem("person.name", "此人已列在另一份在档档案的家庭成员里，请核对是否同一户。", warning=True)
        heads = [row.person for row in family if row.person]
        if self.person and self.person in heads:
            yield Problem("person.name", "本人也列在家庭成员里了，家庭成员只填其他人，请删去那一行。")
        if len(set(heads)) < len(heads):
            yield Problem("persons", "家庭成员里有人填了两行，请删去重复的一行。")
        if self.persons and self.persons != len(family) + 1:
            yield Problem(
                "persons",
                f"家庭人口填了 {self.persons} 人，登记的家庭成员加上本人是 {len(family) + 1} 人，请核对。",
                warning=True,
            )

    def _income(self, family: Sequence[HouseholdMember]) -> Iterator[Problem]:
        if self.annual_income is None or self.own_income is None:
            return
        monthly = self.own_income + sum(row.monthly_income or 0 for row in family)
        total = 12 * monthly + (self.other_income or 0)
        if total != self.annual_income:
            yield Problem(
                "annual_income",
                f"本人和家庭成员的月收入乘 12，加其他年收入，合计 {yuan(total)} 元，"
                f"与填写的 {yuan(self.annual_income)} 元不同，请核对。",
                warning=True,
            )

    def _visit(self) -> Iterator[Problem]:
        if self.visitor_a and self.visitor_a == self.visitor_b:
            yield Problem("visitor_b", "两位入户调查人是同一个名字，入户调查应有两人，请核对。")
        elif self.visited_on and not (self.visitor_a and self.visitor_b):
            yield Problem("visitor_b", "入户调查应有两人，请补齐调查人姓名。", warning=True)

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
            ("opened_on", "checked_on"),
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


def _label(name: str) -> str:
    return KIND.fields[name].label


KIND = Kind(
    name="hardship",
    label="困难档案",
    record=Hardship,
    measure="户",
    title=("number", "person.name"),
    tab="困难帮扶",
    icon="heart",
    enter="新建档案",
    sections=SECTIONS,
    columns=COLUMNS,
    order=("-opened_on", "-number"),
    search=("number", "person.name", "person.id_number", "person.phone", "organisation.name", "employer"),
    subsets=SUBSETS,
    figures=FIGURES,
    stages=codes.PATH,
)

__all__ = ["HOUSEHOLD_MEMBER", "KIND", "Hardship", "HouseholdMember"]
