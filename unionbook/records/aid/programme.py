"""帮扶项目: one round of aid of one year, with its conditions, money, days and levels; applications link to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from unionbook.ground import fields
from unionbook.ground.conditions import among, during, every, filled, is_
from unionbook.ground.dates import first_day, last_day
from unionbook.ground.errors import Problem
from unionbook.ground.figures import Figure, Subset
from unionbook.ground.kind import Around, Column, Kind, Record, Section
from unionbook.records.aid import codes

LEVELS = ("review", "second_review", "level")
"""The fields that name the levels above the office, in the order an application passes them."""


@dataclass(kw_only=True)
class Programme(Record):
    """A round of aid. standard: 分 for one person when all get the same; quota: persons; per_head_most: 分 a month."""

    name: str | None = fields.text("项目名称", required=True, longest=60, chars=12)
    year: int | None = fields.integer("年度", required=True, year=True, least=1990, most=2199, keep=True)
    round: int | None = fields.integer("批次", least=1, most=99, help="一年分几批的填第几批，名称里也写明。")
    category: str | None = fields.code("项目类别", codes.CATEGORY, required=True, chars=7)
    fund: str | None = fields.code("资金来源", codes.FUND, keep=True, chars=6)
    review: str | None = fields.code(
        "上级审核层级", codes.LEVEL, help="批准以前还要经哪一级审核；本级直接批准的不填。", chars=5
    )
    second_review: str | None = fields.code("复审层级", codes.LEVEL, help="批准以前要经两级上级审核的才填。", chars=5)
    level: str | None = fields.code("批准层级", codes.LEVEL, help="最后批准的一级。", chars=5)
    starts_on: str | None = fields.day("开始日期", precise=False, future=True)
    ends_on: str | None = fields.day("截止日期", precise=False, future=True)
    standard: int | None = fields.money("标准", help="每人金额；各人不同的不填。")
    quota: int | None = fields.integer("名额", unit="人", least=1)
    filed_only: int | None = fields.flag("限在档困难职工")
    per_head_most: int | None = fields.money("人均月收入上限", help="家庭人均月收入高于这个数的不能申请。")
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
        yield from self._levels()
        yield from self._taken(around)

    def _levels(self) -> Iterator[Problem]:
        named = [(name, codes.ORDER.index(level)) for name in LEVELS if (level := getattr(self, name))]
        for (_, lower), (later, higher) in pairwise(named):
            if higher <= lower:
                yield Problem(later, "后一级应高于前一级，请核对审核和批准的层级。")
        if self.second_review and not self.review:
            yield Problem("review", "填了复审层级，请先填上级审核层级。")

    def _taken(self, around: Around) -> Iterator[Problem]:
        if not self.quota or not self.uid:
            return
        taken = len(around.values("application", "uid", every(is_("programme", self.uid), codes.GRANTED)))
        if taken > self.quota:
            yield Problem("quota", f"已批准 {taken} 人，超出名额 {self.quota} 人，请核对。", warning=True)


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
                "round",
                "category",
                "fund",
                "review",
                "second_review",
                "level",
                "starts_on",
                "ends_on",
                "standard",
                "quota",
                "filed_only",
                "per_head_most",
                "criteria",
                "note",
            ),
        ),
    ),
    columns=(
        Column("year"),
        Column("name", bold=True),
        Column("round", narrow=False),
        Column("category"),
        Column("fund", narrow=False),
        Column("standard", "标准（元）", narrow=False),
        Column("quota", narrow=False),
        Column("starts_on", narrow=False),
        Column("ends_on"),
    ),
    order=("-year", "-starts_on"),
    search=("name",),
    subsets=(
        Subset("started", "本年开展", STARTED, chip=True, definition="开始日期在报告期内的帮扶项目。"),
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
