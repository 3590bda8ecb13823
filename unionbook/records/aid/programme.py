"""帮扶项目: one round of aid of one year, with its conditions, money and days; applications link to it."""

from collections.abc import Iterator
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.conditions import among, during, every, filled, is_
from unionbook.ground.dates import first_day, last_day
from unionbook.ground.errors import Problem
from unionbook.ground.figures import Figure, Subset
from unionbook.ground.kind import Around, Column, Kind, Record, Section
from unionbook.records.aid import codes


@dataclass(kw_only=True)
class Programme(Record):
    """A round of aid. standard: 分 for one person when all get the same; quota: persons."""

    name: str | None = fields.text("项目名称", required=True, longest=60, chars=12)
    year: int | None = fields.integer("年度", required=True, year=True, least=1990, most=2199, keep=True)
    category: str | None = fields.code("项目类别", codes.CATEGORY, required=True, chars=7)
    fund: str | None = fields.code("资金来源", codes.FUND, keep=True, chars=6)
    level: str | None = fields.code("审核层级", codes.LEVEL, help="最后批准的一级。", chars=5)
    starts_on: str | None = fields.day("开始日期", precise=False, future=True)
    ends_on: str | None = fields.day("截止日期", precise=False, future=True)
    standard: int | None = fields.money("标准", help="每人金额；各人不同的不填。")
    quota: int | None = fields.integer("名额", unit="人", least=1)
    criteria: str | None = fields.note("申请条件")
    note: str | None = fields.note("备注")

    def check(self, around: Around) -> Iterator[Problem]:
        if self.starts_on and self.ends_on and last_day(self.ends_on) < first_day(self.starts_on):
            yield Problem("ends_on", "截止日期早于开始日期，请核对。")
        if self.starts_on and self.year and first_day(self.starts_on).year != self.year:
            yield Problem("year", "年度与开始日期不在同一年，请核对。", warning=True)
        twins = every(is_("name", self.name), is_("year", self.year))
        if self.name and around.others("programme", twins):
            yield Problem("name", "同一年度已有同名的帮扶项目，请改用那一个，或在名称里写明批次。", warning=True)


STARTED = during("starts_on")

PROGRAMME = Kind(
    name="programme",
    label="帮扶项目",
    record=Programme,
    measure="个",
    title=("name",),
    tab="困难帮扶",
    icon="gift",
    enter="新建项目",
    sections=(
        Section(
            "项目",
            (
                "name",
                "year",
                "category",
                "fund",
                "level",
                "starts_on",
                "ends_on",
                "standard",
                "quota",
                "criteria",
                "note",
            ),
        ),
    ),
    columns=(
        Column("year"),
        Column("name", bold=True),
        Column("category"),
        Column("fund", narrow=False),
        Column("standard", "标准（元）", narrow=False),
        Column("starts_on", narrow=False),
        Column("ends_on"),
    ),
    order=("-year", "-starts_on"),
    search=("name",),
    subsets=(
        Subset("started", "本期开展", STARTED, chip=True, definition="开始日期在报告期内的帮扶项目。"),
        Subset("visits", "慰问", among("category", "injury", "warmth", "cooling")),
    ),
    figures=(
        Figure(
            name="started",
            label="开展帮扶项目",
            measure="个",
            definition="开始日期在报告期内、不晚于截止日的帮扶项目个数。",
            where=STARTED,
        ),
        Figure(
            name="quota",
            label="帮扶项目名额",
            measure="人",
            definition="报告期内开始的帮扶项目所填名额之和。",
            where=every(STARTED, filled("quota")),
            what="sum",
            path="quota",
        ),
    ),
)
