"""人数统计: what a union reported of its workers, members and cadres on a day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.conditions import Compare, Not, Op, by_end, every, latest
from unionbook.ground.errors import Problem
from unionbook.ground.fields import Value
from unionbook.ground.figures import Figure, Ratio
from unionbook.ground.kind import Column, Kind, Record, Section

NUMBERS = (
    "units_covered",
    "workers",
    "women_workers",
    "members",
    "women_members",
    "migrant_workers",
    "migrant_members",
    "hardship_workers",
    "model_workers",
    "mutual_aid",
    "cards",
    "full_time_staff",
    "part_time_staff",
)
"""The numbers, which the union itself shows as they were reported last."""

WITHIN = (
    ("women_workers", "workers"),
    ("members", "workers"),
    ("migrant_workers", "workers"),
    ("women_members", "members"),
    ("women_members", "women_workers"),
    ("migrant_members", "members"),
    ("migrant_members", "migrant_workers"),
    ("hardship_workers", "workers"),
)
"""Numbers that cannot be more than another."""


@dataclass(kw_only=True)
class Headcount(Record):
    """One report of a union's numbers."""

    organisation: str | None = fields.link("organisation", "基层工会", required=True)
    counted_on: str | None = fields.day("统计日期", required=True, precise=False, default="今天")
    units_covered: int | None = fields.integer("涵盖单位数", unit="家")
    workers: int | None = fields.integer("职工数", unit="人")
    women_workers: int | None = fields.integer("女职工数", unit="人")
    members: int | None = fields.integer("会员数", unit="人")
    women_members: int | None = fields.integer("女会员数", unit="人")
    migrant_workers: int | None = fields.integer("农民工数", unit="人")
    migrant_members: int | None = fields.integer("农民工会员数", unit="人")
    hardship_workers: int | None = fields.integer("困难职工数", unit="人")
    model_workers: int | None = fields.integer("劳模数", unit="人")
    mutual_aid: int | None = fields.integer("医疗互助参加数", unit="人")
    cards: int | None = fields.integer("会员卡数", unit="张")
    full_time_staff: int | None = fields.integer("专职干部", unit="人")
    part_time_staff: int | None = fields.integer("兼职干部", unit="人")


def too_many(row: Mapping[str, Value], at: str = "") -> Iterator[Problem]:
    """Parts that are more than their whole. at: path to the row, as "headcount[2]."."""
    for part, whole in WITHIN:
        few, many = row.get(part), row.get(whole)
        if isinstance(few, int) and isinstance(many, int) and few > many:
            labels = HEADCOUNT.fields[part].label, HEADCOUNT.fields[whole].label
            yield Problem(at + part, f"{labels[0]}（{few}）多于{labels[1]}（{many}），请核对两处。")


def newest(rows: Sequence[Headcount]) -> Headcount | None:
    """The report made last."""
    return max((row for row in rows if row.counted_on), key=lambda row: str(row.counted_on), default=None)


_LATEST = every(
    latest("counted_on", "organisation"),
    Compare("organisation.structure", Op.IS_NOT, "8"),
    by_end("organisation.founded_on"),
    Not(by_end("organisation.dissolved_on")),
)


def _figure(name: str, label: str, measure: str = "人") -> Figure:
    words = "截止日存续的工会在截止日以前最近一次统计的"
    return Figure(
        name=name,
        label=f"{label}（填报）",
        measure=measure,
        definition=f"{words}{HEADCOUNT_LABELS[name]}之和，不含分会和小组。",
        where=_LATEST,
        what="sum",
        path=name,
    )


HEADCOUNT_LABELS = {
    "units_covered": "涵盖单位数",
    "workers": "职工数",
    "women_workers": "女职工数",
    "members": "会员数",
    "women_members": "女会员数",
    "migrant_workers": "农民工数",
    "migrant_members": "农民工会员数",
    "full_time_staff": "专职干部人数",
    "part_time_staff": "兼职干部人数",
}

HEADCOUNT = Kind(
    name="headcount",
    label="人数统计",
    record=Headcount,
    measure="次",
    title=("organisation.name", "counted_on"),
    parent="organisation",
    icon="data_bar_vertical",
    enter="登记人数",
    sections=(Section("人数", ("counted_on", *NUMBERS)),),
    columns=(
        Column("counted_on", bold=True),
        Column("workers"),
        Column("members"),
        Column("women_members", narrow=False),
        Column("migrant_members", narrow=False),
    ),
    order=("counted_on",),
    search=("organisation.name",),
    figures=(
        Figure(
            name="reporting",
            label="填报人数的工会",
            measure="个",
            definition="截止日存续、在截止日以前统计过人数的工会个数，不含分会和小组。",
            where=_LATEST,
        ),
        _figure("units_covered", "涵盖单位", "家"),
        _figure("workers", "职工"),
        _figure("women_workers", "女职工"),
        _figure("members", "会员"),
        _figure("women_members", "女会员"),
        _figure("migrant_workers", "农民工"),
        _figure("migrant_members", "农民工会员"),
        _figure("full_time_staff", "专职工会干部"),
        _figure("part_time_staff", "兼职工会干部"),
        Ratio(
            name="joined_rate",
            label="职工入会率（填报）",
            upper="members",
            lower="workers",
            definition="填报的会员数占职工数的比例。",
        ),
    ),
)
