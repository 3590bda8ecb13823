"""节假日安排: days off and days worked in exchange, as the office enters them over those of the program."""

from collections.abc import Iterator
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.codes import CodeList
from unionbook.ground.conditions import during, is_
from unionbook.ground.dates import first_day
from unionbook.ground.errors import Problem
from unionbook.ground.figures import Subset
from unionbook.ground.holidays import SpecialDay, announced, calendar_of
from unionbook.ground.kind import Around, Column, Kind, Record, Section

SORT = CodeList("安排", {"off": "放假", "work": "调休上班"}, {"休息": "off", "上班": "work", "补班": "work"})


@dataclass(kw_only=True)
class DayOff(Record):
    """One day and whether it is worked. It goes before what the program knows of that day."""

    day: str | None = fields.day("日期", required=True, future=True)
    sort: str | None = fields.code("安排", SORT, required=True, default="放假", keep=True, chars=4)
    name: str | None = fields.text("名称", longest=20, keep=True, help="如：春节、高温假、本镇活动日。", chars=6)
    source: str | None = fields.text("依据", wide=True, longest=200, keep=True, help="通知的名称和文号。", chars=14)

    def special(self) -> SpecialDay | None:
        """The day as the calendar takes it, None while it is not filled in."""
        if not self.day or not self.sort:
            return None
        return SpecialDay(first_day(self.day), self.sort == "work", self.name or "", self.source or "")

    def check(self, around: Around) -> Iterator[Problem]:
        if not (special := self.special()):
            return
        if around.others("day_off", is_("day", self.day)):
            yield Problem("day", f"{self.day} 已经有一条安排，请打开原来那一条修改，不要重复登记。")
        if calendar_of(announced()).is_working(special.day) == special.works:
            said = "本来就上班" if special.works else "本来就不上班"
            yield Problem("sort", f"{self.day} {said}，这一条不起作用，请核对日期。", warning=True)


KIND = Kind(
    name="day_off",
    label="节假日安排",
    record=DayOff,
    measure="天",
    title=("day", "name"),
    icon="calendar_ltr",
    enter="添加节假日",
    hidden=True,
    sections=(Section("节假日安排", ("day", "sort", "name", "source")),),
    columns=(Column("day", bold=True), Column("sort"), Column("name"), Column("source", narrow=False)),
    order=("-day",),
    search=("day", "name", "source"),
    subsets=(Subset("year", "本年", during("day")),),
)

__all__ = ["KIND", "DayOff"]
