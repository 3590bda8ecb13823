"""拨付记录: money or goods handed over to those a campaign was for, from what was collected or from elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.conditions import Condition, during, every, is_
from unionbook.ground.errors import Problem
from unionbook.ground.figures import Figure
from unionbook.ground.kind import Around, Column, Kind, Record, Section
from unionbook.records.donation import codes


@dataclass(kw_only=True)
class Handover(Record):
    """One handing-over. amount: 分."""

    campaign: str | None = fields.link("campaign", "募捐活动", required=True)
    handed_on: str | None = fields.day("拨付日期", required=True, default="今天", precise=False, keep=True)
    fund: str | None = fields.code("款项来源", codes.FUND, required=True, default="collected", chars=6)
    payer: str | None = fields.text("拨付单位", longest=60, keep=True, chars=8, help="如：县慈善中心。")
    recipient: str | None = fields.text("接收人（单位）", longest=60, chars=8)
    amount: int | None = fields.money("金额")
    goods: str | None = fields.text("物品", longest=100, chars=8)
    signed: int | None = fields.flag("已签收")
    handler: str | None = fields.link("staff", "经办人", keep=True, chars=5)
    voucher: str | None = fields.text("凭证号", longest=40, chars=6)

    def check(self, around: Around) -> Iterator[Problem]:
        if not self.amount and not self.goods:
            yield Problem("amount", "金额和物品都没有填，请至少填一项。")
        if self.fund == "charity" and not self.payer:
            yield Problem("payer", "请写明是哪一家慈善机构拨付的。", warning=True)


HANDED = during("handed_on")


def _figure(name: str, label: str, words: str, where: Condition) -> Figure:
    return Figure(
        name=name,
        label=label,
        measure="元",
        definition=f"拨付日期在报告期内、不晚于截止日{words}的拨付金额之和，物品不计价。",
        where=where,
        what="sum",
        path="amount",
        money=True,
    )


HANDOVER = Kind(
    name="handover",
    label="拨付记录",
    record=Handover,
    measure="笔",
    title=("handed_on", "amount"),
    parent="campaign",
    icon="handshake",
    enter="登记拨付",
    sections=(
        Section(
            "拨付记录",
            ("handed_on", "fund", "payer", "recipient", "amount", "goods", "signed", "handler", "voucher"),
        ),
    ),
    columns=(
        Column("handed_on"),
        Column("fund"),
        Column("amount", "金额（元）", bold=True),
        Column("recipient", narrow=False),
        Column("goods", narrow=False),
        Column("signed"),
    ),
    order=("handed_on",),
    search=("payer", "recipient", "voucher", "campaign.name"),
    figures=(
        _figure("amount", "募捐拨付金额", "", HANDED),
        *(
            _figure(f"amount_{code}", f"{label}拨付金额", f"、来源为“{label}”", every(HANDED, is_("fund", code)))
            for code, label in codes.FUND.items.items()
        ),
    ),
)
