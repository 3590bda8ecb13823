"""社区（村、园区）: the places below the township, and how far the unions have covered each."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from unionbook.ground import fields
from unionbook.ground.codes import CodeList
from unionbook.ground.conditions import Compare, Not, Op, by_end, during, either, every, is_
from unionbook.ground.dates import first_day, last_day
from unionbook.ground.errors import Problem
from unionbook.ground.figures import Figure, Ratio, Subset
from unionbook.ground.kind import Around, Column, Kind, Record, Section
from unionbook.ground.stages import Move, Stage, StagePath, codes_of

SORT = CodeList(
    "类别",
    {"community": "社区", "village": "村", "park": "园区", "other": "其他"},
    {"居委会": "community", "村委会": "village", "开发区": "park"},
)

STAGES = (
    Stage("none", "未列入", "neutral", open=False),
    Stage("planned", "拟开展", "neutral"),
    Stage("surveying", "调研", "info"),
    Stage("advancing", "推进", "warn"),
    Stage("covered", "已覆盖", "ok", open=False),
)
STAGE = codes_of("工会覆盖", STAGES)
STEPS = ("planned_on", "surveyed_on", "advanced_on", "covered_on")
"""The days of the stages after the first, in order."""

PATH = StagePath(
    field="stage",
    stages=STAGES,
    moves=(
        Move("planned", "列入计划", ("none",), date="planned_on"),
        Move("surveying", "开始调研", ("none", "planned"), date="surveyed_on"),
        Move("advancing", "开始推进", ("planned", "surveying"), date="advanced_on"),
        Move("covered", "完成覆盖", ("planned", "surveying", "advancing"), date="covered_on"),
    ),
)


@dataclass(kw_only=True)
class Community(Record):
    """One community, village or park. Covered: every unit there that can have a union has one, or belongs to one."""

    name: str | None = fields.text("名称", required=True, longest=40, chars=8)
    sort: str | None = fields.code("类别", SORT, required=True, default="community", chars=4)
    stage: str | None = fields.code("工会覆盖", STAGE, required=True, default="none", chars=4)
    planned_on: str | None = fields.day("列入计划日期", precise=False)
    surveyed_on: str | None = fields.day("开始调研日期", precise=False)
    advanced_on: str | None = fields.day("开始推进日期", precise=False)
    covered_on: str | None = fields.day("完成覆盖日期", precise=False)
    head: str | None = fields.name("联系人", chars=5)
    phone: str | None = fields.phone("电话")
    units: int | None = fields.integer("辖内单位数", unit="家")
    workers: int | None = fields.integer("辖内职工数", unit="人")
    note: str | None = fields.note("备注")

    def check(self, around: Around) -> Iterator[Problem]:
        if self.name and around.others("community", is_("name", self.name)):
            yield Problem("name", f"已经登记过“{self.name}”，请核对是否重复登记。")
        yield from self._stage()
        given = [name for name in STEPS if getattr(self, name)]
        for early, late in pairwise(given):
            first, then = getattr(self, early), getattr(self, late)
            if last_day(then) < first_day(first):
                start = KIND.fields[early]
                sentence = f"{KIND.fields[late].label}早于{start.label}（{start.show(first)}），请核对。"
                yield Problem(late, sentence)

    def _stage(self) -> Iterator[Problem]:
        reached = [stage.name for stage in STAGES].index(self.stage) if self.stage else 0
        for place, name in enumerate(STEPS, start=1):
            label = KIND.fields[name].label
            if place == reached and not getattr(self, name):
                yield Problem(name, f"工会覆盖是“{STAGE.label(self.stage or '')}”，请填{label}（可以只填年月）。")
            if place > reached and getattr(self, name):
                yield Problem("stage", f"已填{label}，工会覆盖应为“{STAGES[place].label}”；填错的请清空日期。")


COVERED = by_end("covered_on")
BEGUN = either(*(by_end(name) for name in STEPS))
CHOSEN = Compare("stage", Op.AMONG, ("planned", "surveying", "advancing"))

KIND = Kind(
    name="community",
    label="社区（村、园区）",
    record=Community,
    measure="个",
    title=("name",),
    tab="组织",
    icon="home",
    enter="登记社区",
    sections=(
        Section("社区（村、园区）", ("name", "sort", "head", "phone", "units", "workers", "note")),
        Section("工会覆盖", ("stage", *STEPS)),
    ),
    columns=(
        Column("name", bold=True),
        Column("sort"),
        Column("stage"),
        Column("covered_on"),
        Column("units", narrow=False),
        Column("head", narrow=False),
    ),
    order=("name",),
    search=("name", "head", "phone"),
    stages=PATH,
    subsets=(
        Subset("covered", "已覆盖", is_("stage", "covered"), chip=True),
        Subset("running", "正在开展", CHOSEN, chip=True, definition="列入计划、正在调研或推进，还没有完成覆盖的。"),
        Subset("new", "本年完成覆盖", during("covered_on"), chip=True),
        Subset("none", "未列入", is_("stage", "none")),
    ),
    figures=(
        Figure(
            name="communities",
            label="社区（村、园区）",
            measure="个",
            definition="登记在册的社区、村和园区个数。",
        ),
        Figure(
            name="covered",
            label="工会全覆盖的社区",
            measure="个",
            definition="完成覆盖日期不晚于截止日的社区（村、园区）个数。",
            where=COVERED,
        ),
        Figure(
            name="newly_covered",
            label="新完成工会全覆盖的社区",
            measure="个",
            definition="完成覆盖日期在报告期内、不晚于截止日的社区（村、园区）个数。",
            where=during("covered_on"),
        ),
        Figure(
            name="planned",
            label="拟开展工会全覆盖的社区",
            measure="个",
            definition="截止日已列入计划，还没有开始调研、推进，也没有完成覆盖的社区（村、园区）个数。",
            where=every(by_end("planned_on"), *(Not(by_end(name)) for name in STEPS[1:])),
        ),
        Figure(
            name="running",
            label="正在推进工会全覆盖的社区",
            measure="个",
            definition="截止日已列入计划、开始调研或推进，还没有完成覆盖的社区（村、园区）个数。",
            where=every(BEGUN, Not(COVERED)),
        ),
        Ratio(
            name="covered_rate",
            label="社区工会覆盖率",
            upper="covered",
            lower="communities",
            definition="工会全覆盖的社区占登记在册社区（村、园区）个数的比例。",
        ),
    ),
)

__all__ = ["KIND", "Community"]
