"""社工: a social worker posted to a venue, from a day to a day."""

from collections.abc import Iterator
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.conditions import Not, by_end, either, empty, every
from unionbook.ground.dates import first_day, last_day, show_date
from unionbook.ground.errors import Problem
from unionbook.ground.figures import Figure
from unionbook.ground.kind import Around, Column, Kind, Record, Section


@dataclass(kw_only=True)
class SocialWorker(Record):
    """One posting; who has left stays for the years served."""

    venue: str | None = fields.link("venue", "阵地", required=True)
    name: str | None = fields.name("姓名", required=True, chars=5)
    employer: str | None = fields.text("派出机构", keep=True, longest=60, chars=10)
    phone: str | None = fields.phone("手机号码")
    certificate: str | None = fields.text("职业资格", longest=30, chars=6)
    since: str | None = fields.day("到岗日期", precise=False)
    left_on: str | None = fields.day("离岗日期", precise=False)

    def check(self, around: Around) -> Iterator[Problem]:
        if self.since and self.left_on and last_day(self.left_on) < first_day(self.since):
            yield Problem("left_on", f"离岗日期早于到岗日期（{show_date(self.since)}），请核对。")


SOCIAL_WORKER = Kind(
    name="social_worker",
    label="社工",
    record=SocialWorker,
    measure="名",
    title=("name", "employer"),
    parent="venue",
    icon="person",
    enter="添加社工",
    sections=(Section("社工", ("name", "employer", "phone", "certificate", "since", "left_on")),),
    columns=(Column("name", bold=True), Column("employer"), Column("since"), Column("left_on", narrow=False)),
    order=("since",),
    search=("name", "employer", "venue.name"),
    figures=(
        Figure(
            name="posted",
            label="在岗社工",
            measure="名",
            definition="截止日在岗的社工人数：到岗日期（已填的）不晚于截止日，截止日以前没有离岗。",
            where=every(either(empty("since"), by_end("since")), Not(by_end("left_on"))),
        ),
    ),
)
