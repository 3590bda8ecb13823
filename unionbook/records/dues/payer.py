"""缴费单位: a unit that pays dues, its tax registration, its union's account, and what it paid month by month."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.codes import INDUSTRY, UNIT_CATEGORY
from unionbook.ground.conditions import Compare, Has, Not, Op, during, empty, every, is_
from unionbook.ground.dates import first_day, last_day, print_date
from unionbook.ground.errors import Problem
from unionbook.ground.figures import Figure, Subset
from unionbook.ground.kind import Around, Column, Kind, Record, Section
from unionbook.records.dues import codes
from unionbook.records.dues.forms import PAYER_FORMS
from unionbook.records.dues.receipt import DuesReceipt, doubles
from unionbook.records.dues.small import SmallYear
from unionbook.records.dues.span import span_words
from unionbook.records.enterprise import Enterprise
from unionbook.records.enterprise.codes import UNION
from unionbook.records.organisation import Organisation
from unionbook.records.organisation.codes import STRUCTURE


@dataclass(kw_only=True)
class Payer(Record):
    """One payer as the tax office knows it. Its papers are those money needs to go back to its union."""

    name: str | None = fields.text("纳税人名称", required=True, wide=True, longest=60, chars=14)
    credit_code: str | None = fields.credit_code("统一社会信用代码")
    number: str | None = fields.text("登记序号", longest=30, chars=8)
    enterprise: str | None = fields.link("enterprise", "企业", chars=10)
    organisation: str | None = fields.link("organisation", "基层工会", chars=10)
    registration: str | None = fields.code("登记注册类型", UNIT_CATEGORY, chars=7)
    industry: str | None = fields.code("行业", INDUSTRY, chars=6)
    tax_office: str | None = fields.text("主管税务机关", keep=True, chars=8)
    tax_section: str | None = fields.text("科所", keep=True, chars=6)
    town_code: str | None = fields.text("街道乡镇代码", keep=True, longest=12, chars=6)
    tax_workers: int | None = fields.integer("税务登记人数", unit="人")
    union_workers: int | None = fields.integer("工会登记人数", unit="人")
    state: str | None = fields.code("缴费状态", codes.STATE, required=True, default="正常", chars=4)
    contact: str | None = fields.name("联系人", chars=5)
    phone: str | None = fields.phone("电话")
    union_status: str | None = fields.code("建会标记", UNION, chars=4, help="选了基层工会的自动填写。")
    union_on: str | None = fields.day("建会日期", precise=False)
    union_name: str | None = fields.text("工会名称", longest=60, help="基层工会没有登记的写在这里。", chars=12)
    union_code: str | None = fields.credit_code("工会信用代码")
    union_category: str | None = fields.code("工会类别", STRUCTURE, chars=7)
    papers: str | None = fields.code("返还手续", codes.PAPERS, required=True, default="未办", chars=4)
    papers_done_on: str | None = fields.day("手续完善日期")
    missing: str | None = fields.text("缺少的材料", wide=True)
    account_name: str | None = fields.text("户名", longest=60, chars=12)
    account: str | None = fields.text("账号", sensitive=True, longest=40, chars=10)
    bank: str | None = fields.text("开户行", longest=60, chars=10)
    bank_code: str | None = fields.text("行号", longest=20, chars=6)
    note: str | None = fields.note("备注")

    def derive(self, around: Around) -> set[str]:
        union = around.linked(Organisation, self.organisation)
        if union is None or not union.stage:
            return set()
        self.union_status = {"normal": "Y", "preparing": "C", "dissolved": "N"}[union.stage]
        return {"union_status"}

    def check(self, around: Around) -> Iterator[Problem]:
        if self.credit_code and (twins := around.others("payer", is_("credit_code", self.credit_code))):
            sentence = f"这个代码已登记为“{twins[0]}”，请核对是否重复登记。"
            yield Problem("credit_code", sentence, warning=True)
        firm = around.linked(Enterprise, self.enterprise)
        if firm and firm.credit_code and self.credit_code and firm.credit_code != self.credit_code:
            yield Problem("credit_code", f"与所选企业的代码（{firm.credit_code}）不同，请核对。", warning=True)
        yield from self._papers(around)
        yield from self._receipts(around.children(DuesReceipt))
        yield from self._years(around.children(SmallYear))

    def _papers(self, around: Around) -> Iterator[Problem]:
        if self.papers == "done" and not self.papers_done_on:
            yield Problem("papers_done_on", "返还手续已完善，请填完善日期，否则统计会把这一家算作未完善。")
        if self.papers_done_on and self.papers != "done":
            yield Problem("papers", "已填手续完善日期，返还手续应为“已完善”；没有完善的请清空日期。")
        if self.papers == "partial" and not self.missing:
            yield Problem("missing", "材料不全的，请写明缺少哪些材料。", warning=True)
        if self.papers == "done":
            for name in ("account_name", "account", "bank"):
                if not getattr(self, name):
                    sentence = f"返还手续已完善，还没有填{PAYER.fields[name].label}，返还的钱到不了账。"
                    yield Problem(name, sentence, warning=True)
        union = around.linked(Organisation, self.organisation)
        if union and union.account_number and self.account and union.account_number != self.account:
            yield Problem("account", "与基层工会登记的账号不同，请核对两处。", warning=True)

    def _receipts(self, rows: Sequence[DuesReceipt]) -> Iterator[Problem]:
        for place, other in doubles(rows):
            words = span_words(str(other.period_from), str(other.period_to))
            sentence = f"与{words}那一笔所属期重叠，请核对是否重复登记；补缴欠款的请在“补缴”选“是”。"
            yield Problem(f"dues_receipt[{place}].period_from", sentence, warning=True)
        for place, row in enumerate(rows):
            late = self.union_on and row.period_from and first_day(row.period_from) > last_day(self.union_on)
            if late and row.item == "preparatory":
                sentence = f"{print_date(str(self.union_on))}已建会，此后应缴工会经费，请核对品目。"
                yield Problem(f"dues_receipt[{place}].item", sentence, warning=True)

    def _years(self, rows: Sequence[SmallYear]) -> Iterator[Problem]:
        seen: set[int | None] = {None}
        for place, row in enumerate(rows):
            if row.year in seen and row.year is not None:
                yield Problem(f"small_year[{place}].year", f"{row.year} 年已有一条小额缴费认定，请合并成一条。")
            seen.add(row.year)


RECEIVED = Has("dues_receipt", during("received_on"))
OWING = Has("dues_receipt", every(Compare("owed", Op.MORE, 0), empty("made_up_on")))
ACTIVE = is_("state", "active")
UNREADY = Compare("papers", Op.IS_NOT, "done")

SUBSETS = (
    Subset("active", "正常缴费", ACTIVE, chip=True, definition="缴费状态为正常的缴费单位。"),
    Subset("unready", "手续未完善", every(ACTIVE, UNREADY), chip=True, definition="返还手续未办或材料不全的。"),
    Subset("paid", "本年已缴", RECEIVED, chip=True, definition="入库日期在报告期内有收款的。"),
    Subset("unpaid", "本年未缴", every(ACTIVE, Not(RECEIVED)), chip=True),
    Subset("owing", "有欠缴", OWING, chip=True, definition="有欠缴、还没有结清的。"),
    Subset("without_union", "未建会", every(ACTIVE, Compare("union_status", Op.IS_NOT, "Y"))),
    Subset("small", "小额缴费", Has("small_year", is_("small", 1))),
    Subset("closed", "停缴和注销", Not(ACTIVE)),
)

_UNIT = """name credit_code number enterprise organisation registration industry tax_office tax_section
    town_code tax_workers union_workers state contact phone note"""
_UNION = "union_status union_on union_name union_code union_category"
_PAPERS = "papers papers_done_on missing account_name account bank bank_code"

PAYER = Kind(
    name="payer",
    label="缴费单位",
    record=Payer,
    measure="家",
    title=("name",),
    tab="经费",
    icon="money",
    enter="登记缴费单位",
    sections=(
        Section("缴费单位", tuple(_UNIT.split())),
        Section("工会", tuple(_UNION.split())),
        Section("返还手续", tuple(_PAPERS.split())),
        Section("收款", children=("dues_receipt",)),
        Section("小额缴费", children=("small_year",)),
    ),
    columns=(
        Column("name", bold=True),
        Column("organisation.name", narrow=False),
        Column("tax_office", narrow=False),
        Column("union_status"),
        Column("papers"),
        Column("papers_done_on", narrow=False),
        Column("state", narrow=False),
    ),
    order=("name",),
    search=("name", "credit_code", "number", "organisation.name", "union_name", "contact", "phone"),
    subsets=SUBSETS,
    figures=(
        Figure(
            name="newly_ready",
            label="新完善返还手续的单位",
            measure="家",
            definition="返还手续完善日期在报告期内、不晚于截止日的缴费单位家数。",
            where=during("papers_done_on"),
        ),
    ),
    stages=codes.PATH,
    forms=PAYER_FORMS,
)
