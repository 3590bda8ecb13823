"""已核对: what the check-up found and a clerk looked into and left as it is, so that it is not told again."""

from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.kind import Column, Kind, Record, Section


@dataclass(kw_only=True)
class Settled(Record):
    """One row that a finding names no more. finding: its key ("member.no_phone").  target: the row's uid."""

    finding: str | None = fields.text("问题", required=True, longest=80, chars=10)
    of_kind: str | None = fields.text("资料", required=True, longest=40, chars=6)
    target: str | None = fields.text("记录编号", required=True, longest=64, chars=10)
    settled_on: str | None = fields.day("核对日期", required=True, default="今天")


KIND = Kind(
    name="settled",
    label="已核对",
    record=Settled,
    measure="条",
    title=("finding",),
    icon="checkmark",
    hidden=True,
    sections=(Section("已核对", ("finding", "of_kind", "target", "settled_on")),),
    columns=(Column("finding", bold=True), Column("of_kind"), Column("settled_on")),
    order=("finding",),
)

__all__ = ["KIND", "Settled"]
