"""视图: a list as an office wants to see it again: which rows, in which order, with which columns."""

import json
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.conditions import Condition, from_data
from unionbook.ground.kind import Column, Kind, Record, Section


@dataclass(kw_only=True)
class ListView(Record):
    """One such view. of_kind, condition: as of 自定数字.  order, columns: paths, one blank between them."""

    label: str | None = fields.text("名称", required=True, longest=20, chars=8)
    of_kind: str | None = fields.text("资料", required=True, longest=40)
    condition: str | None = fields.note("条件", required=True, longest=20_000)
    order: str | None = fields.text("排序", longest=500)
    columns: str | None = fields.text("栏目", longest=2000)

    def where(self) -> Condition:
        """Its rows. Raises ValueError, KeyError or TypeError when the filter cannot be read."""
        return from_data(json.loads(self.condition or ""))


KIND = Kind(
    name="list_view",
    label="视图",
    record=ListView,
    measure="个",
    title=("label",),
    icon="filter",
    enter="保存视图",
    hidden=True,
    sections=(Section("视图", ("label", "of_kind", "condition", "order", "columns")),),
    columns=(Column("label", bold=True), Column("of_kind")),
    order=("label",),
    search=("label",),
)

__all__ = ["KIND", "ListView"]
