"""收款: what one payer owed and paid for the months of one period (所属期)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from unionbook.ground import fields
from unionbook.ground.dates import first_day, last_day
from unionbook.ground.errors import Problem
from unionbook.ground.kind import Around, Column, Kind, Record, Section
from unionbook.ground.numerals import yuan
from unionbook.records.dues import codes
from unionbook.records.dues.figures import RECEIPT_FIGURES
from unionbook.records.dues.span import examine_span, overlap


@dataclass(kw_only=True)
class DuesReceipt(Record):
    """Money in 分, rate in hundredths of a percent.

    A period that was not paid in full keeps its `owed`; the money that comes later is a row of its own
    (supplement), and `made_up_on` says since when nothing is owed: so every past day can be answered.
    """

    payer: str | None = fields.link("payer", "缴费单位", required=True, chars=12)
    item: str | None = fields.code("品目", codes.ITEM, required=True, default="工会经费", keep=True, chars=5)
    period_from: str | None = fields.day("所属期起", required=True, precise=False, keep=True, help="填到月即可。")
    period_to: str | None = fields.day("所属期止", required=True, precise=False, keep=True, help="填到月即可。")
    supplement: int | None = fields.flag("补缴", help="补缴以前欠缴的一笔，应缴直接填当时的欠缴额。")
    wage_total: int | None = fields.money("工资总额", help="所属期内全部职工的工资总额，税前。")
    rate: int | None = fields.percent("费率", auto=True, help="按所属期起当时的规定自动填写。")
    due: int | None = fields.money("应缴金额", help="工资总额乘费率，自动计算；没有工资总额的可以直接填。")
    reduction: int | None = fields.money("减免金额")
    paid: int | None = fields.money("实缴金额", required=True, help="没有缴的填 0。")
    received_on: str | None = fields.day("入库日期", keep=True)
    owed: int | None = fields.money("欠缴金额", auto=True, help="应缴减去减免和实缴，自动计算。")
    deferred_to: str | None = fields.day("缓缴至", future=True, help="经批准缓缴的填。")
    made_up_on: str | None = fields.day("欠缴结清日期", help="欠缴后来补足的，填补足那天；补缴的钱另记一笔。")
    voucher: str | None = fields.text("税票（凭证）号", chars=8)
    settled: int | None = fields.flag("已结算", help="代收系统里的结算标记。")
    note: str | None = fields.text("备注", wide=True)

    def derive(self, around: Around) -> set[str]:
        rule = around.rule("dues.rate", self.period_from)
        self.rate = int(Decimal(rule.value) * 10_000) if rule else None
        filled = {"rate", "owed"}
        if self.wage_total is not None and rule:
            self.due = int((self.wage_total * Decimal(rule.value)).to_integral_value(ROUND_HALF_UP))
            filled.add("due")
        self.owed = None if self.due is None else max(self.payable() - (self.paid or 0), 0)
        return filled

    def payable(self) -> int:
        """分 to be paid after the reduction."""
        return (self.due or 0) - (self.reduction or 0)

    def check(self, around: Around) -> Iterator[Problem]:
        yield from examine_span(self.period_from, self.period_to)
        if self.paid and not self.received_on:
            yield Problem("received_on", "已经缴款的请填入库日期，否则统计会漏掉这一笔。")
        if self.received_on and self.paid == 0:
            yield Problem("paid", "实缴是 0，请清空入库日期，或改正实缴金额。")
        if self.received_on and self.period_from and first_day(self.received_on) < first_day(self.period_from):
            yield Problem("received_on", "入库日期早于所属期，请核对。", warning=True)
        if self.supplement and self.wage_total is not None:
            sentence = "补缴的工资总额已记在原来那一笔里，请清空，应缴直接填当时的欠缴额。"
            yield Problem("wage_total", sentence, warning=True)
        yield from self._money()

    def _money(self) -> Iterator[Problem]:
        if self.due is None or self.paid is None:
            return
        payable = self.payable()
        if payable < 0:
            yield Problem("reduction", f"减免金额多于应缴金额（{yuan(self.due)} 元），请核对。")
        elif self.paid > payable:
            yield Problem("paid", f"实缴多于应缴 {yuan(self.paid - payable)} 元，请核对。", warning=True)
        elif self.owed and not (self.made_up_on or self.deferred_to):
            yield Problem("paid", f"应缴 {yuan(payable)} 元，还欠 {yuan(self.owed)} 元，请核对。", warning=True)
        if self.made_up_on and not self.owed:
            yield Problem("made_up_on", "这一笔没有欠缴，欠缴结清日期请清空。", warning=True)


def doubles(rows: Sequence[DuesReceipt]) -> Iterator[tuple[int, DuesReceipt]]:
    """(place of a row, an earlier row of one payer it shares months with); what makes up for arrears may."""
    furthest: dict[str | None, DuesReceipt] = {}
    own = [(place, row) for place, row in enumerate(rows) if row.period_from and row.period_to and not row.supplement]
    for place, row in sorted(own, key=lambda one: first_day(str(one[1].period_from))):
        reach = furthest.get(row.item)
        if reach and overlap((reach.period_from, reach.period_to), (row.period_from, row.period_to)):
            yield place, reach
        if reach is None or last_day(str(reach.period_to)) < last_day(str(row.period_to)):
            furthest[row.item] = row


_PATHS = """period_from period_to item supplement wage_total rate due reduction paid received_on owed
    deferred_to made_up_on voucher settled note"""

RECEIPT = Kind(
    name="dues_receipt",
    label="收款",
    record=DuesReceipt,
    measure="笔",
    title=("payer.name", "period_from"),
    parent="payer",
    icon="receipt_money",
    enter="记一笔收款",
    sections=(Section("收款", tuple(_PATHS.split())),),
    columns=(
        Column("period_from", bold=True),
        Column("period_to"),
        Column("item", narrow=False),
        Column("wage_total", "工资总额（元）", narrow=False),
        Column("due", "应缴（元）"),
        Column("paid", "实缴（元）"),
        Column("received_on"),
        Column("owed", "欠缴（元）", narrow=False),
    ),
    order=("-period_from", "-received_on"),
    search=("payer.name", "voucher"),
    figures=RECEIPT_FIGURES,
)
