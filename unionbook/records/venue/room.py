"""功能室: one room of a venue, under whatever name its sign bears."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from unionbook.ground import fields
from unionbook.ground.conditions import Condition, Not, by_end, either, empty, every, is_
from unionbook.ground.dates import first_day, last_day, show_date
from unionbook.ground.errors import Problem
from unionbook.ground.figures import Figure, Subset
from unionbook.ground.kind import Around, Column, Kind, Record, Section
from unionbook.ground.wording import Wording
from unionbook.records.venue import codes


@dataclass(kw_only=True)
class Room(Record):
    """One room. Without a day of its own it was set up with its venue."""

    venue: str | None = fields.link("venue", "阵地", required=True)
    name: str | None = fields.text(
        "功能室名称", required=True, longest=30, chars=10, help="照牌子写，如：心灵驿站、职工党员之家。"
    )
    set_up_on: str | None = fields.day("设立日期", precise=False, help="随阵地投用一起设立的不填。")
    status: str | None = fields.code("状态", codes.ROOM, required=True, default="planned", keep=True, chars=4)
    opened_on: str | None = fields.day("开放日期", precise=False)
    closed_on: str | None = fields.day("停用日期", precise=False)
    note: str | None = fields.text("备注", chars=8)

    def check(self, around: Around) -> Iterator[Problem]:
        if self.status in ("open", "closed") and not self.opened_on:
            yield Problem("opened_on", "请填功能室的开放日期（可以只填年月），否则统计会漏掉这一间。")
        if self.status == "closed" and not self.closed_on:
            yield Problem("closed_on", "状态是停用，请填停用日期（可以只填年月）。")
        if self.status != "closed" and self.closed_on:
            yield Problem("status", "已填停用日期，状态应为“停用”；没有停用的请清空停用日期。")
        if self.status == "planned" and self.opened_on:
            yield Problem("status", "已填开放日期，状态应为“开放”；没有开放的请清空开放日期。")
        days = [("set_up_on", "设立日期"), ("opened_on", "开放日期"), ("closed_on", "停用日期")]
        known = [(name, label, day) for name, label in days if (day := getattr(self, name))]
        for (_, label, start), (name, later, end) in pairwise(known):
            if last_day(end) < first_day(start):
                yield Problem(name, f"{later}早于{label}（{show_date(start)}），请核对。")


VENUE_STANDS = every(by_end("venue.opened_on"), Not(by_end("venue.closed_on")))
"""The venue is in use on the last counted day."""

SET_UP = every(VENUE_STANDS, either(empty("set_up_on"), by_end("set_up_on")), Not(by_end("closed_on")))
OPEN = every(SET_UP, by_end("opened_on"))
OF_CENTRE = is_("venue.type", "centre")


def _figure(name: str, label: str, where: Condition, words: str) -> Figure:
    return Figure(
        name=name,
        label=label,
        measure="个",
        definition=f"截止日{words}功能室个数，已停用的不计。",
        where=where,
        wording=Wording.CHINESE,
    )


ROOM = Kind(
    name="room",
    label="功能室",
    record=Room,
    measure="个",
    title=("name",),
    parent="venue",
    icon="conference_room",
    enter="添加功能室",
    sections=(Section("功能室", ("name", "status", "opened_on", "set_up_on", "closed_on", "note")),),
    columns=(
        Column("name", bold=True),
        Column("status"),
        Column("opened_on"),
        Column("note", narrow=False),
    ),
    search=("name", "venue.name"),
    subsets=(
        Subset("open", "开放", is_("status", "open")),
        Subset("planned", "未开放", is_("status", "planned")),
    ),
    figures=(
        _figure("rooms", "功能室", SET_UP, "在用阵地设立的"),
        _figure("open", "开放的功能室", OPEN, "在用阵地已开放的"),
        _figure("rooms_centre", "职工服务中心功能室", every(SET_UP, OF_CENTRE), "在用职工服务中心设立的"),
        _figure("open_centre", "职工服务中心已开放功能室", every(OPEN, OF_CENTRE), "在用职工服务中心已开放的"),
    ),
)
