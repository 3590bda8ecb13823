"""参加人员: one name on the list of an activity, a person of the book or somebody from outside."""

from collections.abc import Iterator
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.conditions import among, during, every, filled, is_
from unionbook.ground.errors import Problem
from unionbook.ground.figures import Figure
from unionbook.ground.kind import Around, Column, Kind, Record, Section
from unionbook.records.activity import codes


@dataclass(kw_only=True)
class Participant(Record):
    """Who took part and as what. hours: whole hours of voluntary work."""

    activity: str | None = fields.link("activity", "活动", required=True)
    person: str | None = fields.link("person", "姓名", embed=("name", "phone"), chars=5)
    outside_name: str | None = fields.name("外部人员姓名", help="不建人员档案的，把姓名写在这里。", chars=6)
    unit: str | None = fields.text("单位", keep=True, chars=8)
    role: str | None = fields.code("身份", codes.ROLE, required=True, default="participant", keep=True, chars=4)
    hours: int | None = fields.integer("志愿时长", unit="小时", most=1000)
    note: str | None = fields.text("备注", chars=6)

    def check(self, around: Around) -> Iterator[Problem]:
        if not self.person and not self.outside_name:
            yield Problem("person.name", "请填姓名；外部人员填在“外部人员姓名”里。")
        if self.person and self.outside_name:
            yield Problem("outside_name", "已选用本台账里的人员，外部人员姓名请清空。")
        if self.hours and self.role != "volunteer":
            yield Problem("hours", "填了志愿时长，身份不是志愿者，请核对。", warning=True)


TOOK_PART = every(during("activity.held_on"), among("activity.stage", "held", "archived"))
VOLUNTEERED = every(TOOK_PART, is_("role", "volunteer"))

PARTICIPANT = Kind(
    name="participant",
    label="参加人员",
    record=Participant,
    measure="人",
    title=("person.name", "outside_name", "unit"),
    parent="activity",
    icon="people",
    enter="添加人员",
    sections=(Section("参加人员", ("person.name", "person.phone", "outside_name", "unit", "role", "hours", "note")),),
    columns=(
        Column("person.name", bold=True),
        Column("outside_name", "外部人员"),
        Column("unit"),
        Column("role"),
        Column("hours", narrow=False),
    ),
    order=("role", "unit"),
    search=("person.name", "outside_name", "unit"),
    figures=(
        Figure(
            name="named",
            label="登记在册的参加人员",
            measure="人",
            definition="报告期内举办的活动名单中的本台账人员，同一人只计一次，外部人员不计。",
            where=every(TOOK_PART, filled("person")),
            what="distinct",
            path="person",
        ),
        Figure(
            name="named_volunteers",
            label="登记在册的志愿者",
            measure="人",
            definition="报告期内举办的活动名单中身份为志愿者的本台账人员，同一人只计一次。",
            where=every(VOLUNTEERED, filled("person")),
            what="distinct",
            path="person",
        ),
        Figure(
            name="volunteer_hours",
            label="志愿服务时长",
            measure="小时",
            definition="报告期内举办的活动名单中志愿者所填志愿时长之和。",
            where=VOLUNTEERED,
            what="sum",
            path="hours",
        ),
    ),
)
