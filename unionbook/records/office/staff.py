"""工作人员: who works at this office; handlers of cases, visits and payments are chosen from these rows."""

from collections.abc import Iterator
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.conditions import Not, by_end, either, empty, every, is_
from unionbook.ground.dates import first_day
from unionbook.ground.errors import Problem
from unionbook.ground.figures import Figure, Subset
from unionbook.ground.kind import Around, Column, Kind, Record, Section


@dataclass(kw_only=True)
class Staff(Record):
    """One person working at the office, from a day to a day; who left stays for the cases handled."""

    office: str | None = fields.link("office", "本单位", required=True)
    name: str | None = fields.name("姓名", required=True, chars=5)
    post: str | None = fields.text("职务", chars=6)
    full_time: int | None = fields.flag("专职")
    phone: str | None = fields.phone("手机号码")
    duty: str | None = fields.text("分工", wide=True, longest=200, chars=10)
    takes_grievances: int | None = fields.flag("承办信访")
    since: str | None = fields.day("到岗日期", precise=False)
    left_on: str | None = fields.day("离岗日期", precise=False)

    def check(self, around: Around) -> Iterator[Problem]:
        if self.since and self.left_on and first_day(self.left_on) < first_day(self.since):
            yield Problem("left_on", "离岗日期早于到岗日期，请核对两处。")


IN_OFFICE = every(either(empty("since"), by_end("since")), Not(by_end("left_on")))
TAKES_GRIEVANCES = every(IN_OFFICE, is_("takes_grievances", 1))

STAFF = Kind(
    name="staff",
    label="工作人员",
    record=Staff,
    measure="人",
    title=("name",),
    parent="office",
    icon="person",
    enter="添加工作人员",
    sections=(
        Section(
            "工作人员",
            ("name", "post", "full_time", "phone", "takes_grievances", "since", "left_on", "duty"),
        ),
    ),
    columns=(
        Column("name", bold=True),
        Column("post"),
        Column("duty", narrow=False),
        Column("takes_grievances"),
        Column("left_on", narrow=False),
    ),
    order=("name",),
    search=("name", "phone"),
    subsets=(
        Subset("in_office", "在岗", IN_OFFICE),
        Subset("takes_grievances", "承办信访", TAKES_GRIEVANCES),
    ),
    figures=(
        Figure(
            name="grievance_staff",
            label="信访承办人员",
            measure="人",
            definition="截止日在岗（到岗日期不晚于截止日、截止日前未离岗）且标为承办信访的工作人员人数。",
            where=TAKES_GRIEVANCES,
        ),
    ),
)
