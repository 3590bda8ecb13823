"""涉及单位: one unit that was visited, inspected or invited, and what came of it there."""

from collections.abc import Iterator
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.conditions import Condition, during, every, is_
from unionbook.ground.errors import Problem
from unionbook.ground.figures import Figure
from unionbook.ground.kind import Around, Column, Kind, Record, Section
from unionbook.records.enterprise import Enterprise
from unionbook.records.organisation import Organisation


@dataclass(kw_only=True)
class WorkUnit(Record):
    """One unit on a line of the work log; its name follows from the link."""

    work: str | None = fields.link("work", "工作记录", required=True)
    enterprise: str | None = fields.link("enterprise", "企业", chars=10)
    organisation: str | None = fields.link("organisation", "工会", chars=10)
    name: str | None = fields.text("单位名称", required=True, longest=60, chars=12, help="没有登记的单位直接写名称。")
    result: str | None = fields.text("情况（结果）", wide=True, longest=300, chars=14)

    def derive(self, around: Around) -> set[str]:
        firm = around.linked(Enterprise, self.enterprise)
        union = around.linked(Organisation, self.organisation)
        found = firm or union
        if found is not None:
            self.name = found.name
        return {"name"} if found else set()

    def check(self, around: Around) -> Iterator[Problem]:
        if self.enterprise and self.organisation:
            yield Problem("organisation", "企业和工会请只选一个，另一个清空。")


def _units(name: str, label: str, words: str, where: Condition) -> Figure:
    return Figure(
        name=name,
        label=label,
        measure="家",
        definition=f"日期在报告期内、不晚于截止日的{words}所列单位，同名的只计一家。",
        where=every(during("work.done_on"), where),
        what="distinct",
        path="name",
    )


WORK_UNIT = Kind(
    name="work_unit",
    label="涉及单位",
    record=WorkUnit,
    measure="家",
    title=("name",),
    parent="work",
    icon="building",
    enter="添加单位",
    sections=(Section("涉及单位", ("enterprise", "organisation", "name", "result")),),
    columns=(Column("name", bold=True), Column("result")),
    search=("name", "result", "work.title"),
    figures=(
        _units("visited", "走访的单位", "走访", is_("work.category", "visit")),
        _units("inspected", "检查的单位", "检查", is_("work.category", "inspection")),
        _units("invited", "参加座谈的单位", "座谈会", is_("work.category", "symposium")),
    ),
)
