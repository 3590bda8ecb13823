"""设施: the equipment of a venue, from the day it was placed to the day it was taken out."""

from collections.abc import Iterator
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.conditions import Not, by_end, either, empty, every
from unionbook.ground.dates import first_day, last_day, show_date
from unionbook.ground.errors import Problem
from unionbook.ground.figures import Figure
from unionbook.ground.kind import Around, Column, Kind, Record, Section
from unionbook.records.venue import codes
from unionbook.records.venue.room import VENUE_STANDS


@dataclass(kw_only=True)
class Facility(Record):
    """Equipment of one sort. Without a day of its own it was placed when the venue opened."""

    venue: str | None = fields.link("venue", "阵地", required=True)
    sort: str | None = fields.code("设施种类", codes.FACILITY, required=True, chars=6)
    name: str | None = fields.text("名称规格", longest=60, chars=8)
    quantity: int | None = fields.integer("数量", required=True, default="1", least=1, most=100_000)
    placed_on: str | None = fields.day("配置日期", precise=False, help="随阵地投用一起配置的不填。")
    removed_on: str | None = fields.day("撤除日期", precise=False)
    funder: str | None = fields.code("投入来源", codes.FUNDER, keep=True, chars=6)
    cost: int | None = fields.money("金额")

    def check(self, around: Around) -> Iterator[Problem]:
        if self.placed_on and self.removed_on and last_day(self.removed_on) < first_day(self.placed_on):
            yield Problem("removed_on", f"撤除日期早于配置日期（{show_date(self.placed_on)}），请核对。")
        if self.sort == "other" and not self.name:
            yield Problem("name", "种类是其他设施，请写明是什么。")


FACILITY = Kind(
    name="facility",
    label="设施",
    record=Facility,
    measure="项",
    title=("sort", "name"),
    parent="venue",
    icon="sport",
    enter="添加设施",
    sections=(Section("设施", ("sort", "name", "quantity", "placed_on", "removed_on", "funder", "cost")),),
    columns=(
        Column("sort", bold=True),
        Column("name", narrow=False),
        Column("quantity"),
        Column("placed_on", narrow=False),
        Column("removed_on", narrow=False),
    ),
    search=("name", "venue.name"),
    figures=(
        Figure(
            name="quantity",
            label="阵地设施",
            measure="件",
            definition="截止日在用阵地的设施数量之和，已撤除的不计。",
            where=every(VENUE_STANDS, either(empty("placed_on"), by_end("placed_on")), Not(by_end("removed_on"))),
            what="sum",
            path="quantity",
        ),
    ),
)
