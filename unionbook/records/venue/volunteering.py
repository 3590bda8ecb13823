"""志愿服务: one person's voluntary work at a venue on one day, outside the lists of the activities."""

from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.conditions import during
from unionbook.ground.figures import Figure
from unionbook.ground.kind import Column, Kind, Record, Section

SERVED = during("served_on")


@dataclass(kw_only=True)
class Volunteering(Record):
    """Who served, when, whole hours, and what was done."""

    venue: str | None = fields.link("venue", "阵地", required=True)
    served_on: str | None = fields.day("日期", required=True, default="今天", precise=False, keep=True)
    person: str | None = fields.link("person", "志愿者", required=True, embed=("name", "phone"), chars=5)
    hours: int | None = fields.integer("志愿时长", unit="小时", required=True, least=1, most=1000, keep=True)
    what: str | None = fields.text("服务内容", keep=True, wide=True, chars=10)


def _figure(name: str, label: str, measure: str, what: str, path: str, words: str) -> Figure:
    return Figure(
        name=name,
        label=label,
        measure=measure,
        definition=f"服务日期在报告期内、不晚于截止日的志愿服务{words}；活动名单里的志愿者不计在内。",
        where=SERVED,
        what=what,
        path=path,
    )


VOLUNTEERING = Kind(
    name="volunteering",
    label="志愿服务",
    record=Volunteering,
    measure="人次",
    title=("person.name", "served_on"),
    parent="venue",
    icon="heart",
    enter="登记志愿服务",
    sections=(Section("志愿服务", ("served_on", "person.name", "person.phone", "hours", "what")),),
    columns=(
        Column("served_on"),
        Column("person.name", bold=True),
        Column("hours"),
        Column("what", narrow=False),
    ),
    order=("-served_on",),
    search=("person.name", "what", "venue.name"),
    figures=(
        _figure("times", "阵地志愿服务", "人次", "count", "uid", "人次"),
        _figure("volunteers", "阵地志愿者", "人", "distinct", "person", "人数，同一人只计一次"),
        _figure("hours", "阵地志愿服务时长", "小时", "sum", "hours", "时长之和"),
    ),
)
