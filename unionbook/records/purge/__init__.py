"""清除登记: whose personal data was purged when its time was over, by which rule; what stayed, and why. No values."""

from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.kind import Column, Kind, Record, Section


@dataclass(kw_only=True)
class Purge(Record):
    """One purge. It is never changed nor taken out.

    stubs: JSON: the rows purged ("rows": [kind, uid]), and what vouches for what is left of their changes
    ("changes", "acts": address → digest of what the file holds now).
    """

    purged_on: str | None = fields.day("清除日期", required=True)
    who: str | None = fields.name("经手人", chars=5)
    device: str | None = fields.text("电脑", longest=80, chars=6)
    what: str | None = fields.text("清除的资料", required=True, longest=120, chars=12)
    rule: str | None = fields.text("依据", longest=200, chars=14)
    reason: str | None = fields.text("说明", longest=200, wide=True, chars=12)
    kept: str | None = fields.note("留下的和原因", longest=4000)
    stubs: str | None = fields.note("核对数据", required=True, longest=10_000_000, auto=True)


KIND = Kind(
    name="purge",
    label="清除登记",
    record=Purge,
    measure="次",
    title=("purged_on", "what"),
    icon="delete",
    hidden=True,
    sections=(Section("清除登记", ("purged_on", "who", "device", "what", "rule", "reason", "kept")),),
    columns=(Column("purged_on"), Column("what", bold=True), Column("rule"), Column("who", narrow=False)),
    order=("-purged_on",),
    search=("what", "reason"),
    lasting=True,
    noted=True,
    vouching="stubs",
)

__all__ = ["KIND", "Purge"]
