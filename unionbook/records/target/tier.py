"""计分档次: from which result on a target gives how many points."""

from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.kind import Column, Kind, Record, Section


@dataclass(kw_only=True)
class TargetTier(Record):
    """One tier. threshold: in the target's unit, or a completion rate in percent; points: both in hundredths."""

    target: str | None = fields.link("target", "目标", required=True)
    threshold: int | None = fields.number(
        "达到", required=True, help="按完成率计分的填百分数，如 90；否则按指标的单位填。"
    )
    points: int | None = fields.number("得分", required=True, unit="分")


TARGET_TIER = Kind(
    name="target_tier",
    label="计分档次",
    record=TargetTier,
    measure="档",
    title=("threshold", "points"),
    parent="target",
    icon="data_bar_vertical",
    enter="添加档次",
    sections=(Section("计分档次", ("threshold", "points")),),
    columns=(Column("threshold", bold=True), Column("points")),
    order=("-threshold",),
)
