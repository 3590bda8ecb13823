"""目标责任书: what the union above set for the year, how it is counted and what points it gives."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from unionbook.ground import fields
from unionbook.ground.conditions import Compare, Condition, Not, Op, by_end, empty, every, filled, is_
from unionbook.ground.dates import first_day, last_day
from unionbook.ground.errors import Problem
from unionbook.ground.figures import Figure, Subset
from unionbook.ground.kind import Around, Column, Kind, Record, Section
from unionbook.records.target import codes
from unionbook.records.target.forms import FORMS
from unionbook.records.target.progress import TARGET_PROGRESS, TargetProgress
from unionbook.records.target.tier import TARGET_TIER, TargetTier

FIGURE_KEY = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")


@dataclass(kw_only=True)
class Target(Record):
    """One line of the year's task paper. goal and weight: in hundredths.

    figure: the key of the figure that counts it; the number is taken from the book when it is asked for, so it is
    never stored here. starts_on, ends_on: the days of the year, by which a target belongs to a period.
    """

    year: int | None = fields.integer("年度", required=True, year=True, least=1990, most=2199, keep=True)
    indicator: str | None = fields.text("指标", required=True, wide=True, longest=100, chars=16)
    goal: int | None = fields.number("下达数", required=True)
    unit: str | None = fields.code("单位", codes.UNIT, required=True, chars=3)
    figure: str | None = fields.text(
        "对应数字",
        figure=True,
        longest=60,
        chars=12,
        help="台账里自动统计这项指标的数字：写几个字（如 新发展），从列表里选；没有的不填，改在“完成进度”登记。",
    )
    due_on: str | None = fields.day("完成期限", future=True, help="年底完成的不填。")
    issued_by: str | None = fields.text("下达机关", keep=True, longest=60, chars=10)
    issued_on: str | None = fields.day("下达日期", precise=False, keep=True)
    document: str | None = fields.text("文号", keep=True, longest=60, chars=8)
    weight: int | None = fields.number("分值", unit="分")
    tier_by: str | None = fields.code("计分依据", codes.TIER, default="value", chars=5)
    owner: str | None = fields.link("staff", "责任人", chars=5)
    starts_on: str | None = fields.day("年度起", auto=True, future=True)
    ends_on: str | None = fields.day("年度止", auto=True, future=True)
    measures: str | None = fields.note("完成措施", longest=1000)
    evidence: str | None = fields.text("佐证材料", wide=True, longest=200, chars=12)
    note: str | None = fields.note("备注")

    def derive(self, around: Around) -> set[str]:
        known = self.year is not None and 1990 <= self.year <= 2199
        self.starts_on = f"{self.year}-01-01" if known else None
        self.ends_on = f"{self.year}-12-31" if known else None
        return {"starts_on", "ends_on"}

    def check(self, around: Around) -> Iterator[Problem]:
        if self.goal == 0:
            yield Problem("goal", "下达数是 0，算不出完成率，请核对。", warning=True)
        if self.unit == "percent" and self.goal and self.goal > 100_00:
            yield Problem("goal", "下达数超过 100%，请核对。", warning=True)
        if self.figure and not FIGURE_KEY.fullmatch(self.figure):
            yield Problem("figure", f"“{self.figure}”不是数字的代号。请写几个字（如 新发展），从列表里选一个。")
        if self.due_on and self.starts_on and self.ends_on and not self.starts_on <= self.due_on <= self.ends_on:
            yield Problem("due_on", f"完成期限不在 {self.year} 年内，请核对。", warning=True)
        if self.issued_on and self.ends_on and first_day(self.issued_on) > last_day(self.ends_on):
            yield Problem("issued_on", f"下达日期在 {self.year} 年以后，请核对年度。", warning=True)
        same = every(is_("year", self.year), is_("indicator", self.indicator))
        if self.indicator and around.others("target", same):
            yield Problem("indicator", "同一年度已登记过这项指标，请核对是否重复登记。", warning=True)
        yield from self._tiers(around)
        yield from self._progress(around)

    def _tiers(self, around: Around) -> Iterator[Problem]:
        tiers = [row for row in around.children(TargetTier) if row.threshold is not None and row.points is not None]
        seen: set[int | None] = set()
        for place, row in enumerate(tiers):
            if row.threshold in seen:
                yield Problem(f"target_tier[{place}].threshold", "有两个档次的标准相同，请删去一个。")
            seen.add(row.threshold)
            if self.weight is not None and (row.points or 0) > self.weight:
                yield Problem(f"target_tier[{place}].points", "得分高于这项指标的分值，请核对。", warning=True)
        ordered = sorted(tiers, key=lambda row: row.threshold or 0)
        if any((low.points or 0) > (high.points or 0) for low, high in pairwise(ordered)):
            yield Problem("tier_by", "计分档次里完成得多的反而得分少，请核对各档。", warning=True)

    def _progress(self, around: Around) -> Iterator[Problem]:
        rows = around.children(TargetProgress)
        if rows and self.figure:
            yield Problem("figure", "已填对应数字，完成数由台账自动统计，登记的进度不会采用。", warning=True)
        for place, row in enumerate(rows):
            if row.noted_on and self.starts_on and row.noted_on < self.starts_on:
                yield Problem(f"target_progress[{place}].noted_on", f"日期早于 {self.year} 年，请核对。")


OF_PERIOD = every(by_end("starts_on"), Not(Compare("ends_on", Op.BEFORE)))
"""The target's year and the period have days in common."""


def _count(name: str, label: str, words: str, where: Condition) -> Figure:
    return Figure(
        name=name,
        label=label,
        measure="项",
        definition=f"年度与报告期相交的{words}项数。",
        where=where,
    )


KIND = Kind(
    name="target",
    label="目标任务",
    record=Target,
    measure="项",
    title=("year", "indicator"),
    tab="荣誉与目标",
    icon="target",
    enter="登记目标",
    sections=(
        Section(
            "目标",
            (
                "year",
                "indicator",
                "goal",
                "unit",
                "figure",
                "weight",
                "tier_by",
                "due_on",
                "issued_by",
                "issued_on",
                "document",
                "owner",
                "measures",
            ),
        ),
        Section("完成进度", ("evidence",), children=("target_progress",)),
        Section("计分档次", children=("target_tier",)),
        Section("其他", ("starts_on", "ends_on", "note")),
    ),
    columns=(
        Column("year"),
        Column("indicator", bold=True),
        Column("goal"),
        Column("unit"),
        Column("weight", narrow=False),
        Column("due_on", narrow=False),
        Column("owner.name", "责任人", narrow=False),
    ),
    order=("-year",),
    search=("indicator", "issued_by", "document", "figure"),
    subsets=(
        Subset("year", "本年目标", OF_PERIOD, chip=True, definition="年度与报告期相交的目标任务。"),
        Subset("counted", "自动统计", every(OF_PERIOD, filled("figure")), chip=True),
        Subset("typed", "手工登记", every(OF_PERIOD, empty("figure")), chip=True),
    ),
    figures=(
        _count("targets", "目标任务", "目标任务", OF_PERIOD),
        _count("counted", "自动统计的目标任务", "已填对应数字的目标任务", every(OF_PERIOD, filled("figure"))),
        _count("typed", "手工登记进度的目标任务", "没有对应数字的目标任务", every(OF_PERIOD, empty("figure"))),
    ),
    forms=FORMS,
)

__all__ = ["KIND", "TARGET_PROGRESS", "TARGET_TIER", "Target", "TargetProgress", "TargetTier"]
