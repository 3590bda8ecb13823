"""分成方案: how dues are shared between the levels from a day on; every place and year has its own."""

from collections.abc import Iterator
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.conditions import every, is_
from unionbook.ground.errors import Problem
from unionbook.ground.kind import Around, Column, Kind, Record, Section
from unionbook.records.dues import codes

WHOLE = 10_000
"""100 % in hundredths of a percent."""


@dataclass(kw_only=True)
class SplitShare(Record):
    """The share of one level, in hundredths of a percent of what was paid."""

    split: str | None = fields.link("split", "分成方案", required=True)
    level: str | None = fields.code("层级", codes.LEVEL, required=True, chars=8)
    share: int | None = fields.percent("比例", required=True)

    def check(self, around: Around) -> Iterator[Problem]:
        if self.share is not None and not 0 <= self.share <= WHOLE:
            yield Problem("share", "比例应在 0 到 100% 之间，请核对。")


@dataclass(kw_only=True)
class Split(Record):
    """One version of the table for one sort of payers. Older versions stay, for what was paid in their time."""

    name: str | None = fields.text("方案名称", required=True, longest=60, chars=12)
    condition: str | None = fields.code("适用对象", codes.CONDITION, required=True, default="全部单位", chars=8)
    from_on: str | None = fields.day("执行日期", required=True, future=True)
    source: str | None = fields.text("依据（文号）", wide=True, longest=120, chars=12)
    base_share: int | None = fields.percent("基层工会比例", auto=True)
    total: int | None = fields.percent("比例合计", auto=True)
    note: str | None = fields.note("备注")

    def derive(self, around: Around) -> set[str]:
        rows = around.children(SplitShare)
        base = [row.share or 0 for row in rows if row.level == "base"]
        self.base_share = sum(base) if base else None
        self.total = sum(row.share or 0 for row in rows) if rows else None
        return {"base_share", "total"}

    def check(self, around: Around) -> Iterator[Problem]:
        if self.total is not None and self.total != WHOLE:
            words = SPLIT.fields["total"].show(self.total)
            yield Problem("total", f"各级比例合计 {words}，应为 100%，请核对。", warning=True)
        if not self.source:
            yield Problem("source", "还没有填依据，请尽量补上文号，日后好核对。", warning=True)
        seen: set[str | None] = {None}
        for place, row in enumerate(around.children(SplitShare)):
            if row.level in seen and row.level:
                sentence = f"{codes.LEVEL.label(row.level)}已有一行，请合并成一行。"
                yield Problem(f"split_share[{place}].level", sentence)
            seen.add(row.level)
        same = every(is_("condition", self.condition), is_("from_on", self.from_on))
        if self.from_on and (twins := around.others("split", same)):
            sentence = f"同一天起、同一对象的方案已有“{twins[0]}”，请核对。"
            yield Problem("from_on", sentence, warning=True)


SHARE = Kind(
    name="split_share",
    label="分成比例",
    record=SplitShare,
    measure="级",
    title=("level", "share"),
    parent="split",
    icon="data_pie",
    enter="添一级",
    sections=(Section("分成比例", ("level", "share")),),
    columns=(Column("level", bold=True), Column("share")),
    order=("level",),
)

SPLIT = Kind(
    name="split",
    label="分成方案",
    record=Split,
    measure="个",
    title=("name",),
    tab="经费",
    icon="data_pie",
    enter="登记分成方案",
    sections=(
        Section(
            "分成方案",
            ("name", "condition", "from_on", "source", "base_share", "total", "note"),
            children=("split_share",),
        ),
    ),
    columns=(
        Column("name", bold=True),
        Column("condition"),
        Column("from_on"),
        Column("base_share"),
        Column("total", narrow=False),
        Column("source", narrow=False),
    ),
    order=("-from_on",),
    search=("name", "source"),
)
