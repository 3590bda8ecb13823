"""家庭成员: one row of the family table of a hardship file; the head of the file is not among them."""

from collections.abc import Iterator
from dataclasses import dataclass

from unionbook.ground import codes as national
from unionbook.ground import fields
from unionbook.ground.conditions import is_
from unionbook.ground.errors import Problem
from unionbook.ground.kind import Around, Column, Kind, Record, Section
from unionbook.records.hardship import codes
from unionbook.records.hardship.household import in_another
from unionbook.records.person.consent import consent


@dataclass(kw_only=True)
class HouseholdMember(Record):
    """Somebody who lives on the head's household: who, what they earn (分 a month), how they are."""

    hardship: str | None = fields.link("hardship", "困难档案", required=True)
    person: str | None = fields.link(
        "person",
        "姓名",
        required=True,
        embed=(
            "name",
            "id_number",
            "sex",
            "born",
            "ethnic",
            "political",
            "phone",
            "health",
            "marital",
            "household",
        ),
        chars=5,
    )
    relation: str | None = fields.code("与本人关系", codes.RELATION, required=True, chars=6)
    identity: str | None = fields.code("人员身份", codes.IDENTITY, chars=6)
    monthly_income: int | None = fields.money("月收入")
    illness: str | None = fields.code("疾病类别", codes.ILLNESS, sensitive=True)
    disability: str | None = fields.code("残疾类别", codes.DISABILITY, sensitive=True)
    disability_grade: str | None = fields.code("残疾等级", codes.GRADE, sensitive=True, chars=4)
    insurance: str | None = fields.code("医保状况", codes.INSURANCE)
    workplace: str | None = fields.text("单位或学校", chars=8)
    nature: str | None = fields.code("单位性质", national.UNIT_CATEGORY, chars=8)
    employer_state: str | None = fields.code("企业状况", codes.EMPLOYER_STATE, chars=5)
    industry: str | None = fields.code("所属行业", national.INDUSTRY, chars=8)
    work: str | None = fields.code("工作状态", codes.WORK, chars=5)
    schooling: str | None = fields.code("当前学历", codes.SCHOOLING, chars=5)
    entered_on: str | None = fields.day("入学年月", precise=False, help="在校学生填；只知道年份时写 2020 即可。")
    school_years: int | None = fields.integer("学制", unit="年", least=1, most=10)
    consent_on: str | None = fields.day("同意书签署日期", help="个人信息处理同意书；孩子的由监护人签。")
    guardian: str | None = fields.name("签署的监护人", help="不满14周岁的孩子才填。", chars=5)

    def check(self, around: Around) -> Iterator[Problem]:
        yield from in_another(self, around)
        examined = around.values("hardship", "examined_on", is_("uid", self.hardship))
        on = str(examined[0]) if examined and examined[0] else around.today.isoformat()
        yield from consent(around, self.person, on, self.consent_on, self.guardian, adults=False)
        if self.disability_grade and not self.disability:
            yield Problem("disability", "填了残疾等级，请同时选择残疾类别。")
        if self.identity == "student" and not self.workplace:
            yield Problem("workplace", "在校学生请写明学校，申请助学时要用。", warning=True)


HOUSEHOLD_MEMBER = Kind(
    name="household_member",
    label="家庭成员",
    record=HouseholdMember,
    measure="人",
    title=("person.name", "relation"),
    parent="hardship",
    icon="people",
    enter="添加成员",
    sections=(
        Section(
            "成员",
            (
                "person.name",
                "relation",
                "person.id_number",
                "person.sex",
                "person.born",
                "identity",
                "monthly_income",
                "person.health",
                "illness",
                "disability",
                "disability_grade",
                "insurance",
            ),
        ),
        Section(
            "单位与学校",
            (
                "workplace",
                "work",
                "nature",
                "employer_state",
                "industry",
                "schooling",
                "entered_on",
                "school_years",
            ),
        ),
        Section(
            "其他",
            (
                "person.ethnic",
                "person.political",
                "person.marital",
                "person.household",
                "person.phone",
                "consent_on",
                "guardian",
            ),
        ),
    ),
    columns=(
        Column("person.name", bold=True),
        Column("relation"),
        Column("identity"),
        Column("monthly_income"),
        Column("person.health", narrow=False),
        Column("workplace", narrow=False),
    ),
    order=("relation", "person.born"),
    search=("person.name", "person.id_number", "workplace"),
)
