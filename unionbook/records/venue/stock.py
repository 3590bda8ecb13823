"""书屋盘点: what a venue's book room holds, as counted on a day."""

from collections.abc import Iterator
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.conditions import during, every, filled, latest
from unionbook.ground.errors import Problem
from unionbook.ground.figures import Figure
from unionbook.ground.kind import Around, Column, Kind, Record, Section
from unionbook.ground.wording import Wording
from unionbook.records.venue.room import VENUE_STANDS

THINGS = ("books", "periodicals", "discs", "computers")


@dataclass(kw_only=True)
class StockCount(Record):
    """One count. What was not counted that day stays empty; the count before it goes on to hold for it."""

    venue: str | None = fields.link("venue", "阵地", required=True)
    counted_on: str | None = fields.day("盘点日期", required=True, default="今天", precise=False, keep=True)
    books: int | None = fields.integer("藏书", unit="册")
    periodicals: int | None = fields.integer("报刊", unit="种")
    discs: int | None = fields.integer("电子音像", unit="张")
    computers: int | None = fields.integer("联网电脑", unit="台")
    counted_by: str | None = fields.name("盘点人", keep=True, chars=5)
    note: str | None = fields.text("备注", chars=8)

    def check(self, around: Around) -> Iterator[Problem]:
        if all(getattr(self, name) is None for name in THINGS):
            yield Problem("books", "这次盘点一项都没有填，请至少填一项。")


def _last_known(name: str, label: str, measure: str, wording: Wording = Wording.EXACT) -> Figure:
    """The sum over the venues of what their last count that named the thing found."""
    return Figure(
        name=name,
        label=f"书屋{label}",
        measure=measure,
        definition=f"截止日在用的阵地，各取截止日以前最近一次填有{label}的盘点，相加。",
        where=every(VENUE_STANDS, latest("counted_on", "venue", filled(name))),
        what="sum",
        path=name,
        wording=wording,
    )


STOCK = Kind(
    name="stock_count",
    label="书屋盘点",
    record=StockCount,
    measure="次",
    title=("venue.name", "counted_on"),
    parent="venue",
    icon="library",
    enter="登记盘点",
    sections=(Section("书屋盘点", ("counted_on", *THINGS, "counted_by", "note")),),
    columns=(Column("counted_on", bold=True), *(Column(name) for name in THINGS), Column("counted_by", narrow=False)),
    order=("-counted_on",),
    search=("venue.name", "counted_by"),
    figures=(
        _last_known("books", "藏书", "册", Wording.MORE),
        _last_known("periodicals", "报刊", "种"),
        _last_known("discs", "电子音像", "张"),
        _last_known("computers", "联网电脑", "台"),
        Figure(
            name="counts",
            label="书屋盘点",
            measure="次",
            definition="盘点日期在报告期内、不晚于截止日的盘点次数。",
            where=during("counted_on"),
        ),
    ),
)
