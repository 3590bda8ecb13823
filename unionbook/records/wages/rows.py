"""协同部门, 籍贯, 协调经过: the smaller rows of a case of unpaid wages."""

from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.conditions import during, every, filled
from unionbook.ground.figures import Figure
from unionbook.ground.kind import Column, Kind, Record, Section
from unionbook.records.wages import codes


@dataclass(kw_only=True)
class WageHelper(Record):
    """A body that helped to get the wages."""

    wage_case: str | None = fields.link("wage_case", "讨薪件", required=True)
    body: str | None = fields.code("协同部门", codes.BODY, required=True, chars=6)
    name: str | None = fields.text("名称、联系人", longest=60, chars=8)
    joined_on: str | None = fields.day("介入日期")
    what: str | None = fields.text("做了什么", longest=200, chars=12)


@dataclass(kw_only=True)
class WageOrigin(Record):
    """How many of the workers come from one province."""

    wage_case: str | None = fields.link("wage_case", "讨薪件", required=True)
    province: str | None = fields.text("籍贯（省）", required=True, longest=12, chars=5, help="只写简称，如：河南。")
    people: int | None = fields.integer("人数", unit="人", least=1)


@dataclass(kw_only=True)
class WageStep(Record):
    """What was done, when, by whom, with which document."""

    wage_case: str | None = fields.link("wage_case", "讨薪件", required=True)
    done_on: str | None = fields.day("日期", required=True, default="今天")
    what: str | None = fields.text("经过", required=True, longest=300, chars=16)
    actor: str | None = fields.text("经办", chars=5)
    document: str | None = fields.text("材料", chars=6)


CAME = during("wage_case.received_on")

HELPER = Kind(
    name="wage_helper",
    label="协同部门",
    record=WageHelper,
    measure="个",
    title=("body", "name"),
    parent="wage_case",
    icon="handshake",
    enter="添加协同部门",
    sections=(Section("协同部门", ("body", "name", "joined_on", "what")),),
    columns=(Column("body", bold=True), Column("name"), Column("joined_on"), Column("what", narrow=False)),
    order=("joined_on",),
    figures=(
        Figure(
            name="bodies",
            label="协同讨薪的部门",
            measure="个",
            definition="报告期内登记的讨薪件中协同部门的种数，同一部门只计一次。",
            where=CAME,
            what="distinct",
            path="body",
        ),
    ),
)

ORIGIN = Kind(
    name="wage_origin",
    label="工人籍贯",
    record=WageOrigin,
    measure="条",
    title=("province", "people"),
    parent="wage_case",
    icon="location",
    enter="添加籍贯",
    sections=(Section("工人籍贯", ("province", "people")),),
    columns=(Column("province", bold=True), Column("people")),
    order=("-people", "province"),
    figures=(
        Figure(
            name="provinces",
            label="欠薪工人来自的省份",
            measure="个",
            definition="报告期内登记的讨薪件所填籍贯的省份个数，同一省份只计一次。",
            where=CAME,
            what="distinct",
            path="province",
        ),
        Figure(
            name="people",
            label="填了籍贯的欠薪工人",
            measure="人",
            definition="报告期内登记的讨薪件按籍贯所填人数之和。",
            where=every(CAME, filled("people")),
            what="sum",
            path="people",
        ),
    ),
)

STEP = Kind(
    name="wage_step",
    label="协调经过",
    record=WageStep,
    measure="条",
    title=("done_on", "what"),
    parent="wage_case",
    icon="history",
    enter="记一笔",
    sections=(Section("协调经过", ("done_on", "what", "actor", "document")),),
    columns=(Column("done_on"), Column("what", bold=True), Column("actor"), Column("document", narrow=False)),
    order=("done_on",),
)
