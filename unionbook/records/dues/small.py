"""小额缴费认定: whether a payer counts as a small payer in one year; each year is judged anew."""

from collections.abc import Iterator
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.conditions import during
from unionbook.ground.errors import Problem
from unionbook.ground.figures import Figure
from unionbook.ground.kind import Around, Column, Kind, Record, Section


@dataclass(kw_only=True)
class SmallYear(Record):
    """One payer in one year. By what sum a payer is small, and until when all of it goes back, is local."""

    payer: str | None = fields.link("payer", "缴费单位", required=True, chars=12)
    year: int | None = fields.integer("年度", required=True, year=True, least=1990, most=2199)
    small: int | None = fields.flag("小额缴费", required=True, default="是")
    applied_on: str | None = fields.day("申请全额返还日期", help="由基层工会自己申请的，填申请日期。")
    basis: str | None = fields.text("依据", help="认定标准和文号，各地不同。", chars=10)

    def check(self, around: Around) -> Iterator[Problem]:
        if self.applied_on and self.small == 0:
            yield Problem("small", "已申请全额返还，小额缴费应为“是”；没有申请的请清空申请日期。")


SMALL_YEAR = Kind(
    name="small_year",
    label="小额缴费认定",
    record=SmallYear,
    measure="条",
    title=("payer.name", "year"),
    parent="payer",
    icon="tag",
    enter="添一年",
    sections=(Section("小额缴费", ("year", "small", "applied_on", "basis")),),
    columns=(Column("year", bold=True), Column("small"), Column("applied_on"), Column("basis", narrow=False)),
    order=("-year",),
    figures=(
        Figure(
            name="applied",
            label="申请小额缴费全额返还的单位",
            measure="家",
            definition="申请全额返还日期在报告期内、不晚于截止日的缴费单位家数。",
            where=during("applied_on"),
            what="distinct",
            path="payer",
        ),
    ),
)
