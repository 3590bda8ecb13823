"""报告样式: a template the office made its own, kept in its book."""

from collections.abc import Iterator
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.conditions import is_
from unionbook.ground.errors import Problem
from unionbook.ground.kind import Around, Column, Kind, Record, Section


@dataclass(kw_only=True)
class ReportTemplate(Record):
    """text: as the files under resources/reports are written; a template of one name comes before the shipped one."""

    name: str | None = fields.text("名称", required=True, longest=80, chars=14)
    text: str | None = fields.note("样式", required=True, longest=200_000)

    def check(self, around: Around) -> Iterator[Problem]:
        if self.name and around.others("report_template", is_("name", self.name)):
            yield Problem("name", f"已经有一个样式叫“{self.name}”，请换一个名称。")


TEMPLATE = Kind(
    name="report_template",
    label="报告样式",
    record=ReportTemplate,
    measure="个",
    title=("name",),
    icon="document",
    hidden=True,
    sections=(Section("报告样式", ("name", "text")),),
    columns=(Column("name", bold=True),),
    order=("name",),
    search=("name",),
)
