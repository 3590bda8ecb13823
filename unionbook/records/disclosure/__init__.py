"""查阅登记: when full numbers of people's papers, phones and accounts left the book, for whom and what for."""

from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.kind import Column, Kind, Record, Section


@dataclass(kw_only=True)
class Disclosure(Record):
    """One print or table whose masks were lifted. It is never changed nor taken out."""

    disclosed_on: str | None = fields.day("日期", required=True)
    who: str | None = fields.name("经手人", chars=5)
    what: str | None = fields.text("印出的表", required=True, longest=120, chars=12)
    of_kind: str | None = fields.text("资料", longest=40, chars=6)
    rows: int | None = fields.integer("条数", required=True)
    reason: str | None = fields.text("用途", required=True, wide=True, longest=200, chars=14)


KIND = Kind(
    name="disclosure",
    label="查阅登记",
    record=Disclosure,
    measure="次",
    title=("disclosed_on", "what"),
    icon="eye",
    hidden=True,
    sections=(Section("查阅登记", ("disclosed_on", "who", "what", "of_kind", "rows", "reason")),),
    columns=(
        Column("disclosed_on"),
        Column("what", bold=True),
        Column("rows"),
        Column("who", narrow=False),
        Column("reason"),
    ),
    order=("-disclosed_on",),
    search=("what", "who", "reason"),
    lasting=True,
)

__all__ = ["KIND", "Disclosure"]
