"""活动: what the union held, when and where, with how many persons, and what it cost."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.conditions import every, is_
from unionbook.ground.dates import first_day, last_day, show_date
from unionbook.ground.errors import Problem
from unionbook.ground.kind import Around, Column, Kind, Record, Section
from unionbook.records.activity import codes
from unionbook.records.activity.figures import FIGURES, SUBSETS
from unionbook.records.activity.forms import FORMS
from unionbook.records.activity.participant import PARTICIPANT, Participant
from unionbook.records.venue import Venue


@dataclass(kw_only=True)
class Activity(Record):
    """One activity. persons are heads, the other counts are attendances (人次); cost is in 分.

    sessions: how many courses or groups (期, 批) it was held in.  firms_due, firms_in: how many firms should take part
    in a contest and how many did; their share is the rate of participation.
    """

    name: str | None = fields.text("活动名称", required=True, wide=True, longest=60, chars=14)
    held_on: str | None = fields.day("日期", required=True, precise=False, future=True)
    category: str | None = fields.code("类别", codes.CATEGORY, required=True, chars=5)
    aspect: str | None = fields.code("方面", codes.ASPECT, chars=7)
    venue: str | None = fields.link("venue", "依托阵地", keep=True, chars=10)
    place: str | None = fields.text("地点", help="在依托阵地里举办的可以不填。", chars=10)
    host: str | None = fields.text("主办", keep=True, chars=8)
    organiser: str | None = fields.text("承办", chars=8)
    co_host: str | None = fields.text("协办", chars=8)
    level: str | None = fields.code("级别", codes.LEVEL, keep=True, chars=5)
    festival: str | None = fields.code("节日", codes.FESTIVAL, chars=4)
    edition: int | None = fields.integer("届次", unit="届", least=1, most=999)
    contest: str | None = fields.code("竞赛项目", codes.CONTEST, chars=7)
    topic: str | None = fields.code("培训内容", codes.TOPIC, chars=7)
    meant_for: str | None = fields.code("参加对象", codes.GROUP, chars=6)
    sessions: int | None = fields.integer("期（批）数", default="1", least=1, most=999, help="分几期、几批举办。")
    firms_due: int | None = fields.integer("应参赛单位", unit="家")
    firms_in: int | None = fields.integer("参赛单位", unit="家")
    teams: int | None = fields.integer("参赛队（班组）", unit="个")
    items: int | None = fields.integer("节目数", unit="个")
    persons: int | None = fields.integer("参加人数", unit="人", help="参加的人，一人只计一次。")
    person_times: int | None = fields.integer("参加人次", unit="人次", help="每人每场计一次。")
    audience: int | None = fields.integer("观众人次", unit="人次")
    volunteers: int | None = fields.integer("志愿者人次", unit="人次")
    served: int | None = fields.integer("服务人次", unit="人次", chars=5)
    cost: int | None = fields.money("费用")
    cost_source: str | None = fields.code("经费来源", codes.COST_SOURCE, keep=True, chars=6)
    summary: str | None = fields.note("简况", longest=2000, help="写入年度总结的一两句话。")
    stage: str | None = fields.code("阶段", codes.STAGE, required=True, default="held", chars=4)

    def check(self, around: Around) -> Iterator[Problem]:
        yield from self._day(around)
        if self.persons and self.person_times is not None and self.person_times < self.persons:
            yield Problem("person_times", "参加人次少于参加人数，每个参加的人至少计一人次，请核对。")
        if self.name and around.others("activity", every(is_("name", self.name), is_("held_on", self.held_on))):
            yield Problem("name", "同一日期已登记同名的活动，请核对是否重复登记。", warning=True)
        yield from self._venue(around)
        yield from self._contest()
        yield from self._list(around)

    def _venue(self, around: Around) -> Iterator[Problem]:
        venue = around.linked(Venue, self.venue)
        if venue is None or not self.held_on:
            return
        if venue.opened_on and last_day(self.held_on) < first_day(venue.opened_on):
            sentence = f"“{venue.name}”{show_date(venue.opened_on)} 才投用，活动日期更早，请核对。"
            yield Problem("venue", sentence, warning=True)
        if venue.closed_on and first_day(self.held_on) > last_day(venue.closed_on):
            sentence = f"“{venue.name}”{show_date(venue.closed_on)} 已停用，请核对活动日期和阵地。"
            yield Problem("venue", sentence, warning=True)

    def _contest(self) -> Iterator[Problem]:
        if self.firms_in is not None and self.firms_due is not None and self.firms_in > self.firms_due:
            yield Problem("firms_in", f"参赛单位多于应参赛单位（{self.firms_due} 家），请核对。")
        if self.firms_in is not None and self.firms_due is None:
            yield Problem("firms_due", "填了参赛单位，没有填应参赛单位，算不出参与率。", warning=True)
        if self.contest and self.category not in (None, *codes.CONTESTED):
            yield Problem("contest", "选了竞赛项目，类别不是竞赛、读书或文体活动，请核对。", warning=True)
        if self.topic and self.category not in (None, "training", "law"):
            yield Problem("topic", "选了培训内容，类别不是培训，请核对。", warning=True)
        if self.category == "training" and not self.topic:
            yield Problem("topic", "培训请选培训内容，分项统计要用。", warning=True)

    def _day(self, around: Around) -> Iterator[Problem]:
        if not self.held_on:
            return
        if self.stage in ("held", "archived") and first_day(self.held_on) > around.today:
            yield Problem("held_on", "日期还没有到，活动不能是已举办，请核对日期或把阶段改为“计划”。")
        if self.stage == "planned" and last_day(self.held_on) < around.today:
            yield Problem("stage", "日期已过，阶段还是“计划”，请登记举办或取消。", warning=True)

    def _list(self, around: Around) -> Iterator[Problem]:
        rows = around.children(Participant)
        seen = Counter(row.person for row in rows if row.person)
        if twice := sum(1 for times in seen.values() if times > 1):
            yield Problem("persons", f"参加人员里有 {twice} 人重复登记，请删去重复的行。", warning=True)
        roles = Counter(row.role for row in rows)
        present = roles["participant"] + roles["performer"]
        if self.persons is not None and present > self.persons:
            sentence = f"参加人员名单有 {present} 人，多于参加人数 {self.persons} 人，请核对。"
            yield Problem("persons", sentence, warning=True)
        if self.volunteers is not None and roles["volunteer"] > self.volunteers:
            sentence = f"名单里有志愿者 {roles['volunteer']} 人，多于志愿者人次 {self.volunteers}，请核对。"
            yield Problem("volunteers", sentence, warning=True)


KIND = Kind(
    name="activity",
    label="活动",
    record=Activity,
    measure="个",
    title=("name",),
    tab="活动",
    icon="calendar_ltr",
    enter="登记活动",
    sections=(
        Section(
            "活动",
            (
                "name",
                "held_on",
                "category",
                "venue",
                "place",
                "aspect",
                "persons",
                "person_times",
                "volunteers",
                "served",
                "audience",
                "cost",
                "host",
                "stage",
                "summary",
            ),
        ),
        Section("参加人员", children=("participant",)),
        Section(
            "竞赛与培训",
            (
                "contest",
                "edition",
                "firms_due",
                "firms_in",
                "teams",
                "topic",
                "sessions",
                "meant_for",
                "festival",
                "items",
            ),
        ),
        Section("其他", ("organiser", "co_host", "level", "cost_source")),
    ),
    columns=(
        Column("held_on"),
        Column("name", bold=True),
        Column("category"),
        Column("venue.name", "阵地", narrow=False),
        Column("place", narrow=False),
        Column("persons", "人数", narrow=False),
        Column("volunteers", "志愿者", narrow=False),
        Column("served", "服务人次", narrow=False),
        Column("cost", "费用（元）", narrow=False),
        Column("stage"),
    ),
    order=("-held_on",),
    search=("name", "place", "venue.name", "host", "organiser", "summary"),
    subsets=SUBSETS,
    figures=FIGURES,
    stages=codes.PATH,
    forms=FORMS,
)

__all__ = ["KIND", "PARTICIPANT", "Activity", "Participant"]
