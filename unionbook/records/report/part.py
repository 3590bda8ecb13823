"""A paragraph or heading of a report, in the language of the templates, figures in it as fields."""

from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.kind import Column, Kind, Record, Section


@dataclass(kw_only=True)
class ReportPart(Record):
    """place: its order; gaps are left so that one can be put between two.  text: lines of template text.

    origin: the text as it came from the template, so that what was edited can be told from what was not.
    """

    report: str | None = fields.link("report", "报告", required=True)
    place: int | None = fields.integer("次序", required=True)
    text: str | None = fields.note("文字", required=True, longest=50_000, chars=30)
    origin: str | None = fields.note("样式原文", longest=50_000)


PART = Kind(
    name="report_part",
    label="报告段落",
    record=ReportPart,
    measure="段",
    title=("text",),
    parent="report",
    hidden=True,
    sections=(Section("段落", ("place", "text", "origin")),),
    columns=(Column("place"), Column("text", bold=True)),
    order=("place",),
)
