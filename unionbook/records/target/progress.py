"""完成进度: how far a target was on a day, for targets no figure of the book counts."""

from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.kind import Column, Kind, Record, Section


@dataclass(kw_only=True)
class TargetProgress(Record):
    """What was done by a day, counted from the year's beginning, in the target's unit (hundredths)."""

    target: str | None = fields.link("target", "目标", required=True)
    noted_on: str | None = fields.day("统计至", required=True, default="今天")
    done: int | None = fields.number("累计完成数", required=True)
    note: str | None = fields.text("说明", wide=True, longest=200, chars=14)


TARGET_PROGRESS = Kind(
    name="target_progress",
    label="完成进度",
    record=TargetProgress,
    measure="条",
    title=("noted_on", "done"),
    parent="target",
    icon="flag",
    enter="登记进度",
    sections=(Section("完成进度", ("noted_on", "done", "note")),),
    columns=(Column("noted_on", bold=True), Column("done"), Column("note")),
    order=("noted_on",),
)
