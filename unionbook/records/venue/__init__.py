"""阵地: service centres, workers' homes, book rooms, courts: what the union offers a place for."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from unionbook.ground import fields
from unionbook.ground.conditions import every, is_
from unionbook.ground.dates import first_day, last_day, show_date
from unionbook.ground.errors import Problem
from unionbook.ground.kind import Around, Column, Kind, Record, Section
from unionbook.records.venue import codes
from unionbook.records.venue.facility import FACILITY, Facility
from unionbook.records.venue.figures import FIGURES, SUBSETS
from unionbook.records.venue.forms import FORMS
from unionbook.records.venue.room import ROOM, Room
from unionbook.records.venue.social_worker import SOCIAL_WORKER, SocialWorker
from unionbook.records.venue.stock import STOCK, StockCount
from unionbook.records.venue.volunteering import VOLUNTEERING, Volunteering

STEPS = ("applied_on", "chosen_on", "opened_on", "closed_on")


@dataclass(kw_only=True)
class Venue(Record):
    """One venue from candidate to closing. area: whole square metres; cost: 分. Dates, not its stage, are counted."""

    name: str | None = fields.text("阵地名称", required=True, wide=True, longest=60, chars=12)
    type: str | None = fields.code("阵地类型", codes.TYPE, required=True, chars=6)
    stage: str | None = fields.code("阶段", codes.STAGE, required=True, default="open", chars=4)
    enterprise: str | None = fields.link("enterprise", "依托企业", chars=10)
    organisation: str | None = fields.link("organisation", "依托工会", chars=10)
    host: str | None = fields.text("依托单位（未登记）", help="村（社区）、文化站等没有登记的单位写在这里。", chars=8)
    community: str | None = fields.text("村（社区、园区）", keep=True, chars=6)
    address: str | None = fields.text("地址", wide=True, longest=200, chars=12)
    level: str | None = fields.code("级别", codes.LEVEL, keep=True, chars=5)
    area: int | None = fields.integer("面积", unit="平方米", least=1, most=1_000_000)
    funder: str | None = fields.code("投入来源", codes.FUNDER, keep=True, chars=6)
    cost: int | None = fields.money("投入金额")
    head: str | None = fields.name("负责人（管理员）", chars=5)
    phone: str | None = fields.phone("联系电话")
    applied_on: str | None = fields.day("申报日期", precise=False, help="列为候选或申报建设的日期。")
    chosen_on: str | None = fields.day("确定日期", precise=False)
    opened_on: str | None = fields.day("投用日期", precise=False)
    accepted_on: str | None = fields.day("验收日期", precise=False)
    named_on: str | None = fields.day("命名日期", precise=False, help="上级命名、授牌的日期。")
    named_by: str | None = fields.text("命名单位", keep=True, longest=60, chars=8)
    model: int | None = fields.flag("示范点")
    standard: str | None = fields.code("书屋标准", codes.STANDARD, help="按哪一档标准创建；盘点时据此核对。", chars=5)
    closed_on: str | None = fields.day("停用日期", precise=False)
    selection: str | None = fields.note("选点情况", longest=1000, help="怎样摸底、为什么选定这里。")
    services: str | None = fields.text("服务内容", wide=True, longest=200, chars=12)
    note: str | None = fields.note("备注")

    def check(self, around: Around) -> Iterator[Problem]:
        yield from self._steps()
        twins = every(is_("name", self.name), is_("type", self.type))
        if self.name and around.others("venue", twins):
            yield Problem("name", f"已经登记过“{self.name}”，请核对是否重复登记。", warning=True)
        if not (self.enterprise or self.organisation or self.host):
            yield Problem("host", "还没有填依托单位，请选用企业、工会，或写明单位名称。", warning=True)
        if self.model == 1 and not self.named_on:
            yield Problem("named_on", "标为示范点，还没有填命名日期，以前各年也会计入示范点。", warning=True)
        yield from self._rooms(around)
        yield from self._stock(around)

    def _steps(self) -> Iterator[Problem]:
        days = [(name, day) for name in STEPS if (day := getattr(self, name))]
        for (earlier, start), (later, end) in pairwise(days):
            if last_day(end) < first_day(start):
                yield Problem(later, f"{_label(later)}早于{_label(earlier)}（{show_date(start)}），请核对。")
        since = codes.REACHED.get(self.stage or "")
        if since and not getattr(self, since):
            stage = codes.STAGE.label(self.stage or "")
            yield Problem(since, f"阶段是“{stage}”，请填{_label(since)}（可以只填年月）。")
        if self.closed_on and self.stage != "closed":
            yield Problem("stage", "已填停用日期，阶段应为“已停用”；没有停用的请清空停用日期。")
        elif self.opened_on and self.stage not in ("open", "closed"):
            yield Problem("stage", "已填投用日期，阶段应为“已投用”；没有投用的请清空投用日期。")
        if self.stage == "closed" and not self.opened_on:
            yield Problem("opened_on", "停用的阵地也请填投用日期，否则以前各年会少计这一个。", warning=True)

    def _rooms(self, around: Around) -> Iterator[Problem]:
        rooms = around.children(Room)
        names = [room.name for room in rooms]
        for place, room in enumerate(rooms):
            if room.name and room.name in names[:place]:
                yield Problem(f"room[{place}].name", f"功能室“{room.name}”登记了两次，请删去一行。")
            if self.opened_on and room.opened_on and last_day(room.opened_on) < first_day(self.opened_on):
                sentence = f"功能室开放日期早于阵地投用日期（{show_date(self.opened_on)}），请核对。"
                yield Problem(f"room[{place}].opened_on", sentence, warning=True)

    def _stock(self, around: Around) -> Iterator[Problem]:
        counts = [row for row in around.children(StockCount) if row.counted_on]
        if self.standard and self.type != "bookroom":
            yield Problem("standard", "只有职工书屋填书屋标准，请核对阵地类型。", warning=True)
        if not (self.standard and counts):
            return
        last = max(counts, key=lambda row: row.counted_on or "")
        for name in codes.MEASURED[self.standard]:
            rule = around.rule(f"bookroom.{name}.{self.standard}", last.counted_on)
            found = getattr(last, name)
            if rule and found is not None and found < rule.value:
                field = STOCK.fields[name]
                words = f"{codes.STANDARD.label(self.standard)}要求{field.label} {rule.words}"
                sentence = f"{words}，最近一次盘点是 {found}{field.unit}，尚未达标。"
                yield Problem("standard", sentence, warning=True)


def _label(name: str) -> str:
    return KIND.fields[name].label


_BASIC = """name type stage enterprise organisation host community address level area funder cost head phone
    services note"""
_BUILDING = "applied_on chosen_on opened_on accepted_on named_on named_by model standard closed_on selection"

KIND = Kind(
    name="venue",
    label="阵地",
    record=Venue,
    measure="个",
    title=("name",),
    tab="阵地",
    icon="home_heart",
    enter="登记阵地",
    sections=(
        Section("基本信息", tuple(_BASIC.split())),
        Section("建设与命名", tuple(_BUILDING.split())),
        Section("功能室", children=("room",)),
        Section("书屋盘点", children=("stock_count",)),
        Section("设施", children=("facility",)),
        Section("社工", children=("social_worker",)),
        Section("志愿服务", children=("volunteering",)),
    ),
    columns=(
        Column("name", bold=True),
        Column("type"),
        Column("enterprise.name", narrow=False),
        Column("community", narrow=False),
        Column("level", narrow=False),
        Column("area", "面积（㎡）", narrow=False),
        Column("opened_on"),
        Column("model", narrow=False),
        Column("stage"),
    ),
    order=("type", "name"),
    search=("name", "address", "enterprise.name", "organisation.name", "host", "community", "head"),
    subsets=SUBSETS,
    figures=FIGURES,
    stages=codes.PATH,
    forms=FORMS,
)

__all__ = [
    "FACILITY",
    "KIND",
    "ROOM",
    "SOCIAL_WORKER",
    "STOCK",
    "VOLUNTEERING",
    "Facility",
    "Room",
    "SocialWorker",
    "StockCount",
    "Venue",
    "Volunteering",
]
