"""导入对照: which column of another's table went to which field the last time, so that it is asked only once."""

from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.kind import Column, Kind, Record, Section


@dataclass(kw_only=True)
class TableLayout(Record):
    """One head of a table for one kind. head: its column names; columns: JSON, column name → path of the field."""

    of_kind: str | None = fields.text("种类", required=True)
    title: str | None = fields.text("表格", longest=200, chars=12)
    head: str | None = fields.note("表头", required=True, longest=20_000)
    columns: str | None = fields.note("对照", required=True, longest=20_000)
    policy: str | None = fields.text("重复的怎么办", longest=20)


KIND = Kind(
    name="table_layout",
    label="导入对照",
    record=TableLayout,
    measure="份",
    title=("title",),
    hidden=True,
    sections=(Section("导入对照", ("of_kind", "title", "head", "columns", "policy")),),
    columns=(Column("title", bold=True), Column("of_kind")),
)

__all__ = ["KIND", "TableLayout"]
