"""自定数字: a number the office made of a filter, for its reports and tables."""

import json
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.codes import CodeList
from unionbook.ground.conditions import from_data
from unionbook.ground.figures import Figure
from unionbook.ground.kind import Column, Kind, Record, Section
from unionbook.ground.wording import LABELS, Wording

WHAT = CodeList(
    "算法",
    {"count": "条数", "distinct": "不重复的个数", "sum": "合计", "least": "最小", "most": "最大"},
)
WORDING = CodeList("写法", {wording.value: f"如：{label}" for wording, label in LABELS.items()})


@dataclass(kw_only=True)
class OwnFigure(Record):
    """One such number. of_kind, condition: the filter, as `unionbook.ground.conditions.to_data` writes it."""

    label: str | None = fields.text("名称", required=True, longest=40, chars=12)
    of_kind: str | None = fields.text("资料", required=True, longest=40)
    condition: str | None = fields.note("条件", required=True, longest=20_000)
    what: str | None = fields.code("算法", WHAT, required=True, default="条数", chars=5)
    path: str | None = fields.text("算哪一栏", longest=80)
    measure: str | None = fields.text("量词", required=True, longest=6, chars=4, help="如：人、家、件、元。")
    money: int | None = fields.flag("是金额")
    wording: str | None = fields.code("写法", WORDING, chars=6)
    definition: str | None = fields.note("口径", required=True, longest=300, help="一句话说明数的是什么、算到哪天。")

    def figure(self) -> Figure:
        """As a figure. Raises ValueError, KeyError or TypeError when the filter cannot be read."""
        return Figure(
            name=figure_name(self.uid),
            label=self.label or "",
            measure=self.measure or "",
            definition=self.definition or "",
            where=from_data(json.loads(self.condition or "")),
            what=self.what or "count",
            path=self.path or "uid",
            money=bool(self.money),
            wording=Wording(self.wording or Wording.EXACT.value),
        )


def figure_name(uid: str) -> str:
    """The name a row's figure has in keys."""
    return "f" + uid.replace("-", "")


def uid_of(name: str) -> str:
    """The row of such a name. Raises KeyError."""
    digits = name[1:]
    if not name.startswith("f") or len(digits) != 32:
        raise KeyError(name)
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


KIND = Kind(
    name="own_figure",
    label="自定数字",
    record=OwnFigure,
    measure="个",
    title=("label",),
    icon="calculator",
    enter="新建数字",
    hidden=True,
    sections=(
        Section(
            "自定数字",
            ("label", "of_kind", "condition", "what", "path", "measure", "money", "wording", "definition"),
        ),
    ),
    columns=(Column("label", bold=True), Column("what"), Column("measure"), Column("definition", narrow=False)),
    order=("label",),
    search=("label", "definition"),
)

__all__ = ["KIND", "OwnFigure", "figure_name", "uid_of"]
