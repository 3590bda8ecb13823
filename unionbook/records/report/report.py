"""A report: its period, the day it counts to, where its text came from."""

from collections.abc import Iterator
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.errors import Problem
from unionbook.ground.kind import Around, Column, Kind, Record, Section
from unionbook.ground.periods import Period


@dataclass(kw_only=True)
class Report(Record):
    """period: as `Period.parse` reads it.  as_of: the last counted day, empty for the period's own.

    seen: what the figures were when the text was last read, JSON of figure → digest of its value and rows.
    """

    title: str | None = fields.text("标题", required=True, wide=True, longest=120, chars=16)
    period: str | None = fields.text("报告期", required=True, longest=24, chars=7)
    as_of: str | None = fields.day("截止日", future=True)
    template: str | None = fields.text("样式", required=True, longest=80, chars=8)
    seen: str | None = fields.note("上次核对的数字", longest=2_000_000)
    note: str | None = fields.note("备注", longest=500)

    def check(self, around: Around) -> Iterator[Problem]:
        try:
            period = Period.parse(self.period) if self.period else None
        except ValueError:
            yield Problem("period", f"“{self.period}”不是报告期，请写成 2020、2020H1、2020Q2、2020-06 这样。")
            return
        if period and self.as_of and not period.first.isoformat() <= self.as_of <= period.last.isoformat():
            yield Problem("as_of", "截止日不在报告期内，请改成报告期里的一天，或者留空。")


KIND = Kind(
    name="report",
    label="报告",
    record=Report,
    measure="份",
    title=("title",),
    icon="document_data",
    enter="新建报告",
    hidden=True,
    sections=(
        Section("报告", ("title", "period", "as_of", "template", "note")),
        Section("正文", ("seen",), children=("report_part",)),
        Section("定稿", children=("report_issue",)),
    ),
    columns=(
        Column("title", bold=True),
        Column("period"),
        Column("as_of", narrow=False),
        Column("template", narrow=False),
    ),
    order=("-period", "title"),
    search=("title", "period"),
)
