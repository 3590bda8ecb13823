"""工作日志: the small ledgers in one: visits, inspections, leaflets, meetings, study, suggestions, bulletins, plans."""

from collections.abc import Iterator
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.conditions import every, is_
from unionbook.ground.dates import first_day, last_day
from unionbook.ground.errors import Problem
from unionbook.ground.kind import Around, Column, Kind, Record, Section
from unionbook.records.worklog import codes
from unionbook.records.worklog.figures import FIGURES, LEDGERS, SUBSETS
from unionbook.records.worklog.forms import FORMS
from unionbook.records.worklog.unit import WORK_UNIT, WorkUnit


@dataclass(kw_only=True)
class Work(Record):
    """One line of a ledger. units are counted from the list of units when there is one."""

    done_on: str | None = fields.day("日期", required=True, default="今天", precise=False, keep=True)
    category: str | None = fields.code("类别", codes.CATEGORY, required=True, keep=True, chars=6)
    title: str | None = fields.text("事项", required=True, wide=True, longest=100, chars=16)
    topic: str | None = fields.code("业务", codes.TOPIC, keep=True, chars=5)
    by: str | None = fields.code("开展单位", codes.BY, default="own", chars=5, help="上级来检查的选“上级工会”。")
    channel: str | None = fields.code("方式", codes.CHANNEL, keep=True, chars=5)
    place: str | None = fields.text("地点", longest=60, chars=8)
    units: int | None = fields.integer("涉及单位数", unit="家")
    people: int | None = fields.integer("人数", unit="人")
    copies: int | None = fields.integer("份数", unit="份")
    pieces: int | None = fields.integer("件（条）数", unit="件")
    person: str | None = fields.link("person", "走访（谈心）对象", chars=5)
    attendants: str | None = fields.text("参加人员", wide=True, longest=200, chars=12)
    handler: str | None = fields.link("staff", "经办人", keep=True, chars=5)
    result: str | None = fields.note("内容与结果", longest=2000)
    remark: str | None = fields.text(
        "上级评价", wide=True, longest=100, chars=8, help="如：一致好评、充分肯定、位于前列。"
    )
    sent_to: str | None = fields.text("报送单位", keep=True, longest=60, chars=8)
    adopted: int | None = fields.flag("已采用")
    posted: int | None = fields.flag("已上墙")
    filed: int | None = fields.flag("已归档")
    ends_on: str | None = fields.day(
        "终止日期", precise=False, future=True, help="聘期、制度、机制到哪一天为止；没有期限的不填。"
    )
    document: str | None = fields.text("文号（材料）", longest=100, chars=8)

    def derive(self, around: Around) -> set[str]:
        listed = around.children(WorkUnit)
        if listed:
            self.units = len(listed)
        return {"units"} if listed else set()

    def check(self, around: Around) -> Iterator[Problem]:
        if self.done_on and self.ends_on and last_day(self.ends_on) < first_day(self.done_on):
            yield Problem("ends_on", "终止日期早于日期，请核对。")
        same = every(is_("done_on", self.done_on), is_("category", self.category), is_("title", self.title))
        if self.title and around.others("work", same):
            yield Problem("title", "同一天同类别已有同样的事项，请核对是否重复登记。", warning=True)
        names = [row.name for row in around.children(WorkUnit)]
        for place, name in enumerate(names):
            if name and name in names[:place]:
                yield Problem(f"work_unit[{place}].name", f"“{name}”列了两次，请删去一行。")
        yield from self._quantities()

    def _quantities(self) -> Iterator[Problem]:
        """A line whose ledger prints a quantity should have one of its quantities."""
        ledger = LEDGERS.get(self.category or "")
        if ledger and ledger.sums and all(getattr(self, name) is None for name in ledger.sums):
            labels = "或".join(KIND.fields[name].label for name in ledger.sums)
            yield Problem(ledger.sums[0], f"还没有填{labels}，统计数量时这一条按 0 计。", warning=True)


KIND = Kind(
    name="work",
    label="工作记录",
    record=Work,
    measure="条",
    title=("done_on", "title"),
    tab="工作日志",
    icon="note",
    enter="记一笔",
    sections=(
        Section(
            "工作记录",
            (
                "done_on",
                "category",
                "title",
                "topic",
                "by",
                "channel",
                "place",
                "units",
                "people",
                "copies",
                "pieces",
                "person",
                "handler",
                "attendants",
                "result",
            ),
        ),
        Section("涉及单位", children=("work_unit",)),
        Section(
            "结果与材料",
            ("remark", "sent_to", "adopted", "posted", "filed", "ends_on", "document"),
        ),
    ),
    columns=(
        Column("done_on"),
        Column("category"),
        Column("title", bold=True),
        Column("place", narrow=False),
        Column("units", "单位", narrow=False),
        Column("people", "人数", narrow=False),
        Column("copies", narrow=False),
        Column("handler.name", "经办人", narrow=False),
    ),
    order=("-done_on",),
    search=("title", "place", "attendants", "result", "remark", "document", "person.name"),
    subsets=SUBSETS,
    figures=FIGURES,
    forms=FORMS,
)

__all__ = ["KIND", "WORK_UNIT", "Work", "WorkUnit"]
