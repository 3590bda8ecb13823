"""普查单位: one unit of an imported list: what the list says of it, whether that is so, and what became of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.conditions import every, is_
from unionbook.ground.dates import first_day
from unionbook.ground.errors import Problem
from unionbook.ground.kind import Around, Column, Kind, Record, Section
from unionbook.ground.rules import looks_at, rule
from unionbook.records.census import codes
from unionbook.records.census.census import Census
from unionbook.records.census.figures import FIGURES, SUBSETS
from unionbook.records.census.forms import UNIT_FORMS


@dataclass(kw_only=True)
class CensusUnit(Record):
    """One unit of a list. The true_ fields hold what was found where it differs from the list."""

    census: str | None = fields.link("census", "普查", required=True, keep=True, chars=10)
    name: str | None = fields.text("单位名称", required=True, wide=True, longest=60, chars=14)
    credit_code: str | None = fields.credit_code("统一社会信用代码")
    address: str | None = fields.text("地址", wide=True, longest=200, chars=12)
    community: str | None = fields.link("community", "村（社区、园区）", keep=True, chars=6)
    contact: str | None = fields.name("联系人", chars=5)
    phone: str | None = fields.phone("电话")
    workers: int | None = fields.integer("名单职工数", unit="人")
    source_row: str | None = fields.text("名单行号", chars=4)
    stage: str | None = fields.code("核实状态", codes.UNIT_STAGE, required=True, default="pending", chars=4)
    result: str | None = fields.code("核实结果", codes.RESULT, chars=4)
    verified_on: str | None = fields.day("核实日期", keep=True)
    verifier: str | None = fields.name("核实人", keep=True, chars=5)
    true_name: str | None = fields.text("更正后名称", wide=True, longest=60, chars=14)
    true_address: str | None = fields.text("更正后地址", wide=True, longest=200, chars=12)
    true_workers: int | None = fields.integer("核实职工数", unit="人", help="核实属实又没有填的，按名单职工数。")
    organising_on: str | None = fields.day("转入建会日期")
    enterprise: str | None = fields.link("enterprise", "登记为企业", chars=10)
    note: str | None = fields.note("备注")

    @looks_at("stage", "result", "workers", "true_workers", fills=("result", "true_workers"))
    def derive(self, around: Around) -> set[str]:
        filled = set()
        if self.stage != "organising":
            self.result = self.stage if self.stage in codes.RESULT.items else None
            filled.add("result")
        if self.result == "true" and self.true_workers is None and self.workers is not None:
            self.true_workers = self.workers
            filled.add("true_workers")
        return filled

    @rule(alike=(("census", "credit_code"), ("census", "name")))
    def _twins(self, around: Around) -> Iterator[Problem]:
        same = is_("census", self.census)
        if self.credit_code:
            if twins := around.others("census_unit", every(is_("credit_code", self.credit_code), same)):
                yield Problem("credit_code", f"名单里已有这个代码的“{twins[0]}”，请核对是否重复。")
        elif self.name and around.others("census_unit", every(is_("name", self.name), same)):
            yield Problem("name", f"名单里已有“{self.name}”，请核对是否重复。", warning=True)

    @rule("stage", "result", "verified_on", "organising_on", "true_name", "true_address", "true_workers")
    def _stage(self, around: Around) -> Iterator[Problem]:
        label = codes.UNIT_STAGE.label(self.stage or "")
        if self.stage == "pending":
            for name in ("verified_on", "organising_on"):
                if getattr(self, name):
                    yield Problem("stage", f"已填{CENSUS_UNIT.fields[name].label}，核实状态不应是“{label}”，请改选。")
        elif not self.verified_on:
            yield Problem("verified_on", f"核实状态是“{label}”，请填核实日期。")
        if self.stage == "organising":
            if not self.organising_on:
                yield Problem("organising_on", "核实状态是转入建会，请填转入建会日期。")
            if self.result not in codes.STANDING:
                yield Problem("result", "转入建会的单位，核实结果应是“属实”或“更正”，请改选。")
        elif self.organising_on and self.stage != "pending":
            yield Problem("stage", "已填转入建会日期，核实状态应为“转入建会”；没有转入的请清空日期。")
        if self.result == "corrected" and not (self.true_name or self.true_address or self.true_workers is not None):
            yield Problem("true_name", "核实结果是更正，请写明更正后的名称、地址或职工数。", warning=True)

    @rule("census", "verified_on", "organising_on")
    def _order(self, around: Around) -> Iterator[Problem]:
        census = around.linked(Census, self.census)
        start = census.from_on if census else None
        if start and self.verified_on and first_day(self.verified_on) < first_day(start):
            yield Problem("verified_on", f"核实日期早于普查开始日期（{start}），请核对。")
        if self.organising_on and self.verified_on and self.organising_on < self.verified_on:
            yield Problem("organising_on", f"转入建会日期早于核实日期（{self.verified_on}），请核对两处。")


_LIST = "census name credit_code address community contact phone workers source_row"
_FOUND = """stage verified_on verifier result true_workers true_name true_address organising_on enterprise note"""

CENSUS_UNIT = Kind(
    name="census_unit",
    label="普查单位",
    record=CensusUnit,
    measure="家",
    title=("name",),
    tab="组织",
    icon="document_search",
    enter="添加普查单位",
    sections=(Section("名单", tuple(_LIST.split())), Section("核实", tuple(_FOUND.split()))),
    columns=(
        Column("name", bold=True),
        Column("community", narrow=False),
        Column("workers"),
        Column("true_workers", narrow=False),
        Column("stage"),
        Column("verified_on", narrow=False),
        Column("verifier", narrow=False),
    ),
    order=("name",),
    search=("name", "true_name", "credit_code", "address", "contact", "phone", "source_row"),
    subsets=SUBSETS,
    stages=codes.UNIT_PATH,
    figures=FIGURES,
    forms=UNIT_FORMS,
)
