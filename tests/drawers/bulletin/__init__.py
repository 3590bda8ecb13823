"""工作信息: a drawer added by a test, to prove that one folder is all a new kind needs."""

from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.conditions import during, is_
from unionbook.ground.figures import Figure, Subset
from unionbook.ground.kind import Column, Kind, Record, Section


@dataclass(kw_only=True)
class Bulletin(Record):
    """One item of work news sent up."""

    title: str | None = fields.text("标题", required=True, chars=12)
    sent_on: str | None = fields.day("上报日期", required=True, default="今天")
    used: int | None = fields.flag("采用")
    copies: int | None = fields.integer("份数", unit="份")


KIND = Kind(
    name="bulletin",
    label="工作信息",
    record=Bulletin,
    measure="条",
    title=("title",),
    tab="信息",
    enter="登记信息",
    sections=(Section("基本信息", ("title", "sent_on", "used", "copies")),),
    columns=(Column("title", bold=True), Column("sent_on"), Column("used")),
    order=("-sent_on",),
    search=("title",),
    subsets=(Subset("used", "已采用", is_("used", 1), chip=True),),
    figures=(
        Figure(
            name="sent",
            label="上报信息",
            measure="条",
            definition="上报日期在报告期内的条数。",
            where=during("sent_on"),
        ),
        Figure(
            name="copies",
            label="信息份数",
            measure="份",
            definition="上报日期在报告期内的份数之和。",
            where=during("sent_on"),
            what="sum",
            path="copies",
        ),
    ),
)
