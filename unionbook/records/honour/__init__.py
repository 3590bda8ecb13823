"""荣誉: nominations with their chain of recommendation, publicity and award; sites striving for a title too."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from unionbook.ground import fields
from unionbook.ground.conditions import every, is_
from unionbook.ground.dates import first_day, last_day, show_date
from unionbook.ground.errors import Problem
from unionbook.ground.kind import Around, Column, Kind, Record, Section
from unionbook.records.enterprise import Enterprise
from unionbook.records.honour import codes
from unionbook.records.honour.figures import FIGURES, SUBSETS
from unionbook.records.honour.forms import FORMS
from unionbook.records.honour.recommendation import RECOMMENDATION, Recommendation
from unionbook.records.organisation import Organisation
from unionbook.records.person import Person
from unionbook.records.venue import Venue

STEPS = ("nominated_on", "reported_on", "published_on", "awarded_on")


@dataclass(kw_only=True)
class Honour(Record):
    """One title for one recipient. prize: 分. Dates, not its stage, are counted."""

    title: str | None = fields.text("荣誉名称", required=True, wide=True, longest=60, chars=12)
    category: str | None = fields.code("荣誉类别", codes.CATEGORY, keep=True, chars=7)
    level: str | None = fields.code("级别", codes.LEVEL, required=True, keep=True, chars=5)
    year: int | None = fields.integer("评选年度", year=True, least=1950, most=2199, keep=True)
    sort: str | None = fields.code("对象", codes.SORT, required=True, keep=True, chars=3)
    person: str | None = fields.link("person", "获奖人", embed=("name", "sex", "phone"), chars=5)
    venue: str | None = fields.link("venue", "阵地", help="授予书屋、职工之家等阵地的，在这里选用。", chars=8)
    organisation: str | None = fields.link(
        "organisation", "工会", help="授予工会的选在这里；授予个人的填其所在工会。", chars=10
    )
    enterprise: str | None = fields.link(
        "enterprise", "企业", help="授予企业的选在这里；授予个人的填其单位。", chars=10
    )
    recipient: str | None = fields.text(
        "获得者", required=True, longest=60, chars=10, help="没有登记的个人、单位、社区直接写名称。"
    )
    post: str | None = fields.text("单位及职务", longest=60, chars=10)
    campaign: str | None = fields.text(
        "所属活动", keep=True, longest=60, chars=10, help="如：创先争优、基层组织建设年、“三新”活动。"
    )
    stage: str | None = fields.code("阶段", codes.STAGE, required=True, default="nominated", chars=5)
    nominated_on: str | None = fields.day("申报日期", precise=False)
    reported_on: str | None = fields.day("上报日期", precise=False)
    published_on: str | None = fields.day("公示开始日")
    publicity_ends: str | None = fields.day("公示截止日", future=True)
    awarded_on: str | None = fields.day("授予日期", precise=False)
    failed_on: str | None = fields.day("未获评日期", precise=False)
    issuer: str | None = fields.text("授予单位", keep=True, longest=60, chars=10)
    document: str | None = fields.text("文号", longest=60, chars=8)
    prize: int | None = fields.money("奖金")
    deeds: str | None = fields.note("主要事迹（创建措施）", longest=2000)
    note: str | None = fields.note("备注")

    def derive(self, around: Around) -> set[str]:
        found = self._named(around)
        if found:
            self.recipient = found
        return {"recipient"} if found else set()

    def _named(self, around: Around) -> str | None:
        """The name of the linked record that receives the title: a person, or else the nearest body."""
        if self.sort == "person":
            person = around.linked(Person, self.person)
            return person.name if person else None
        if venue := around.linked(Venue, self.venue):
            return venue.name
        if union := around.linked(Organisation, self.organisation):
            return union.name
        firm = around.linked(Enterprise, self.enterprise)
        return firm.name if firm else None

    def check(self, around: Around) -> Iterator[Problem]:
        if self.sort == "body" and self.person:
            yield Problem("sort", "已填获奖人，对象应为“个人”；授予集体的请清空获奖人。")
        if self.sort == "person" and self.venue:
            yield Problem("venue", "授予个人的荣誉不选阵地，请清空，或把对象改为“集体”。")
        same = every(is_("title", self.title), is_("recipient", self.recipient), is_("year", self.year))
        if self.title and self.recipient and around.others("honour", same):
            yield Problem("title", "同一年度已为这个获得者登记过同名荣誉，请核对是否重复登记。", warning=True)
        yield from self._steps()
        yield from self._publicity(around)
        yield from self._chain(around)

    def _steps(self) -> Iterator[Problem]:
        days = [(name, day) for name in STEPS if (day := getattr(self, name))]
        for (earlier, start), (later, end) in pairwise(days):
            if last_day(end) < first_day(start):
                yield Problem(later, f"{_label(later)}早于{_label(earlier)}（{show_date(start)}），请核对。")
        since = codes.REACHED.get(self.stage or "")
        if since and not getattr(self, since):
            stage = codes.STAGE.label(self.stage or "")
            yield Problem(since, f"阶段是“{stage}”，请填{_label(since)}，否则统计会漏掉这一项。")
        if self.awarded_on and self.stage != "awarded":
            yield Problem("stage", "已填授予日期，阶段应为“已授予”；没有授予的请清空授予日期。")
        if self.awarded_on and self.failed_on:
            yield Problem("failed_on", "授予日期和未获评日期只能填一个，请核对。")

    def _publicity(self, around: Around) -> Iterator[Problem]:
        if not self.publicity_ends:
            return
        if self.published_on and self.publicity_ends < self.published_on:
            yield Problem("publicity_ends", "公示截止日早于公示开始日，请核对。")
        if self.awarded_on and last_day(self.awarded_on) <= first_day(self.publicity_ends):
            yield Problem("awarded_on", f"公示到 {self.publicity_ends} 才截止，授予日期应在公示结束以后，请核对。")

    def _chain(self, around: Around) -> Iterator[Problem]:
        rows = around.children(Recommendation)
        for place, row in enumerate(rows):
            if row.given_on and self.awarded_on and first_day(row.given_on) > last_day(self.awarded_on):
                sentence = f"推荐日期晚于授予日期（{show_date(self.awarded_on)}），请核对。"
                yield Problem(f"recommendation[{place}].given_on", sentence)
        if self.stage == "awarded" and any(row.result == "refused" for row in rows):
            yield Problem("stage", "推荐意见里有“不同意”，阶段却是“已授予”，请核对。", warning=True)


def _label(name: str) -> str:
    return KIND.fields[name].label


KIND = Kind(
    name="honour",
    label="荣誉",
    record=Honour,
    measure="项",
    title=("title", "recipient"),
    tab="荣誉与目标",
    icon="trophy",
    enter="登记荣誉",
    sections=(
        Section(
            "荣誉",
            (
                "title",
                "category",
                "level",
                "year",
                "sort",
                "recipient",
                "person.name",
                "person.sex",
                "person.phone",
                "post",
                "venue",
                "organisation",
                "enterprise",
                "campaign",
            ),
        ),
        Section(
            "评选与授予",
            (
                "stage",
                "nominated_on",
                "reported_on",
                "published_on",
                "publicity_ends",
                "awarded_on",
                "failed_on",
                "issuer",
                "document",
                "prize",
            ),
        ),
        Section("推荐意见", children=("recommendation",)),
        Section("事迹", ("deeds", "note")),
    ),
    columns=(
        Column("awarded_on"),
        Column("title", bold=True),
        Column("recipient"),
        Column("level"),
        Column("sort", narrow=False),
        Column("campaign", narrow=False),
        Column("stage"),
    ),
    order=("-awarded_on", "-nominated_on"),
    search=("title", "recipient", "document", "post", "campaign", "person.name"),
    subsets=SUBSETS,
    figures=FIGURES,
    stages=codes.PATH,
    forms=FORMS,
)

__all__ = ["KIND", "RECOMMENDATION", "Honour", "Recommendation"]
