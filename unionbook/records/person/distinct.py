"""不是同一人: two persons who look like one and, as somebody found out, are not."""

from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.kind import Column, Kind, Record, Section


@dataclass(kw_only=True)
class Distinct(Record):
    """One other person this one was compared with and found to be another."""

    person: str | None = fields.link("person", "本人", required=True)
    other: str | None = fields.link("person", "另一人", required=True, chars=8)
    noted_on: str | None = fields.day("核对日期", required=True, default="今天")
    reason: str | None = fields.text("核对情况", chars=12)


DISTINCT = Kind(
    name="person_distinct",
    label="不是同一人",
    record=Distinct,
    measure="人",
    title=("other.name",),
    parent="person",
    icon="people",
    enter="记一位",
    sections=(Section("不是同一人", ("other", "noted_on", "reason")),),
    columns=(Column("other", bold=True), Column("noted_on"), Column("reason")),
    order=("noted_on",),
)
