"""企业: firms and other employers of the place, whether they have a union yet or not."""

from collections.abc import Iterator
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.codes import INDUSTRY, UNIT_CATEGORY
from unionbook.ground.conditions import is_
from unionbook.ground.dates import first_day, last_day
from unionbook.ground.errors import Problem
from unionbook.ground.kind import Around, Column, Kind, Record, Section
from unionbook.ground.rules import looks_at, rule
from unionbook.records.enterprise import codes
from unionbook.records.enterprise.figures import FIGURES, SUBSETS
from unionbook.records.enterprise.upkeep import UPKEEP
from unionbook.records.organisation import Organisation

LARGE = 1000
"""Workers from which a firm is 千人以上: the words of the yearly task, no value of law."""


@dataclass(kw_only=True)
class Enterprise(Record):
    """One employer. Its numbers of workers are those last registered."""

    name: str | None = fields.text("企业名称", required=True, wide=True, longest=60, chars=14)
    credit_code: str | None = fields.credit_code("统一社会信用代码")
    former_name: str | None = fields.text("曾用名", longest=60, chars=10)
    registration: str | None = fields.code("登记注册类型", UNIT_CATEGORY, chars=7)
    industry: str | None = fields.code("行业", INDUSTRY, chars=6)
    opened_on: str | None = fields.day("成立日期", precise=False)
    community: str | None = fields.link("community", "村（社区、园区）", keep=True, chars=6)
    address: str | None = fields.text("地址", wide=True, longest=200, chars=12)
    legal_representative: str | None = fields.name("法定代表人", chars=5)
    contact: str | None = fields.name("联系人", chars=5)
    phone: str | None = fields.phone("电话")
    workers: int | None = fields.integer("职工总数", unit="人")
    women_workers: int | None = fields.integer("女职工数", unit="人")
    migrant_workers: int | None = fields.integer("农民工数", unit="人")
    dispatched_workers: int | None = fields.integer("劳务派遣人数", unit="人")
    non_public: int | None = fields.flag("非公企业", help="登记注册类型能确定的自动填写。")
    f500: int | None = fields.flag("世界500强", help="世界500强企业或其投资的企业。", chars=5)
    over_thousand: int | None = fields.flag("千人以上", auto=True, help="按职工总数自动判断。", chars=4)
    state: str | None = fields.code("经营状态", codes.STATE, default="open", chars=4)
    closed_on: str | None = fields.day("注销（迁出）日期", precise=False)
    union_status: str | None = fields.code("建会状态", codes.UNION, default="N", chars=4)
    organisation: str | None = fields.link("organisation", "所属工会", chars=10)
    tax_workers: int | None = fields.integer("税务登记人数", unit="人")
    union_workers: int | None = fields.integer("工会登记人数", unit="人")
    tax_office: str | None = fields.text("主管税务机关（科所）", chars=8)
    survey: str | None = fields.code("普查核实状态", codes.SURVEY, default="unverified", chars=5)
    surveyor: str | None = fields.name("核实人", chars=5)
    surveyed_on: str | None = fields.day("核实日期")
    source: str | None = fields.text("来源库", chars=6)
    source_row: str | None = fields.text("来源行号", chars=4)
    note: str | None = fields.note("备注")

    @looks_at(
        *("workers", "registration", "organisation", "over_thousand", "non_public", "union_status"),
        fills=("over_thousand", "non_public", "union_status"),
    )
    def derive(self, around: Around) -> set[str]:
        filled = {"over_thousand"}
        self.over_thousand = None if self.workers is None else int(self.workers >= LARGE)
        public = self.registration in codes.PUBLIC
        if public or self.registration in codes.PRIVATE:
            self.non_public = int(not public)
            filled.add("non_public")
        union = around.linked(Organisation, self.organisation)
        if union and union.stage:
            self.union_status = {"normal": "Y", "preparing": "C", "dissolved": "N"}[union.stage]
            filled.add("union_status")
        return filled

    @rule("credit_code")
    def _code(self, around: Around) -> Iterator[Problem]:
        if self.credit_code and self.credit_code.startswith("81"):
            yield Problem("credit_code", "81 开头的是基层工会的代码，请填企业自己的代码。", warning=True)

    @rule(alike=(("credit_code",), ("name",)))
    def _once(self, around: Around) -> Iterator[Problem]:
        if self.credit_code:
            if twins := around.others("enterprise", is_("credit_code", self.credit_code)):
                yield Problem("credit_code", f"这个代码已登记为“{twins[0]}”，请核对，或直接修改那一条。")
        elif self.name and around.others("enterprise", is_("name", self.name)):
            yield Problem("name", f"已经登记过“{self.name}”，请核对是否重复登记。", warning=True)

    @rule("workers", "women_workers", "migrant_workers", "dispatched_workers")
    def _numbers(self, around: Around) -> Iterator[Problem]:
        for part, must in (("women_workers", True), ("migrant_workers", True), ("dispatched_workers", False)):
            few = getattr(self, part)
            if few is not None and self.workers is not None and few > self.workers:
                label = KIND.fields[part].label
                sentence = f"{label}（{few}）多于职工总数（{self.workers}），请核对两处。"
                yield Problem(part, sentence, warning=not must)

    @rule("state", "opened_on", "closed_on")
    def _state(self, around: Around) -> Iterator[Problem]:
        gone = self.state in ("cancelled", "moved")
        if gone and not self.closed_on:
            yield Problem("closed_on", "企业已注销或迁出，请填日期（可以只填年月）。")
        if self.closed_on and not gone:
            yield Problem("state", "已填注销（迁出）日期，经营状态应为“注销”或“迁出”；没有注销的请清空日期。")
        if self.opened_on and self.closed_on and last_day(self.closed_on) < first_day(self.opened_on):
            yield Problem("closed_on", "注销（迁出）日期早于成立日期，请核对两处。")

    @rule("union_status", "organisation")
    def _union(self, around: Around) -> Iterator[Problem]:
        if self.union_status == "Y" and not self.organisation:
            yield Problem("organisation", "建会状态是已建会，还没有选所属工会，请补选。", warning=True)


_BASIC = """name credit_code former_name registration industry opened_on community address
    legal_representative contact phone"""
_WORKERS = """workers women_workers migrant_workers dispatched_workers over_thousand f500 non_public
    tax_workers union_workers tax_office"""
_UNION = "union_status organisation state closed_on survey surveyed_on surveyor source source_row note"

KIND = Kind(
    name="enterprise",
    label="企业",
    record=Enterprise,
    measure="家",
    title=("name",),
    tab="组织",
    icon="building_factory",
    enter="登记企业",
    sections=(
        Section("基本信息", tuple(_BASIC.split())),
        Section("职工", tuple(_WORKERS.split())),
        Section("建会与普查", tuple(_UNION.split())),
    ),
    columns=(
        Column("name", bold=True),
        Column("community", "村、社区", narrow=False),
        Column("workers"),
        Column("union_status"),
        Column("organisation.name", narrow=False),
        Column("f500", narrow=False),
        Column("over_thousand", narrow=False),
    ),
    order=("name",),
    search=("name", "former_name", "credit_code", "legal_representative", "contact", "phone"),
    subsets=SUBSETS,
    upkeep=UPKEEP,
    figures=FIGURES,
)

__all__ = ["KIND", "Enterprise"]
