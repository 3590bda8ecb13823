"""会费: what members themselves pay to their union, month by month; apart from the dues units pay."""

from collections.abc import Iterator
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.conditions import Compare, Op, during, every, is_
from unionbook.ground.dates import Precision, precision_of, print_date
from unionbook.ground.errors import Problem
from unionbook.ground.figures import Figure, Subset
from unionbook.ground.kind import Around, Column, Kind, Record, Section
from unionbook.ground.wording import Wording
from unionbook.records.organisation import Organisation


@dataclass(kw_only=True)
class Fee(Record):
    """Membership fees of one union for one month. payers: members who paid; amount: 分."""

    organisation: str | None = fields.link("organisation", "基层工会", required=True, keep=True, chars=12)
    month: str | None = fields.day(
        "会费月份", required=True, precise=False, default="本月", keep=True, help="填到月，如 2020年3月。"
    )
    payers: int | None = fields.integer("缴费会员数", unit="人", least=1)
    amount: int | None = fields.money("会费金额", required=True)
    received_on: str | None = fields.day("收到日期")
    handler: str | None = fields.link("staff", "经办人", keep=True, chars=5)
    note: str | None = fields.text("备注", wide=True)

    def check(self, around: Around) -> Iterator[Problem]:
        if self.month and precision_of(self.month) is not Precision.MONTH:
            yield Problem("month", "会费按月登记，请填到月，如 2020年3月。")
        elif self.month and self.organisation:
            same = every(is_("organisation", self.organisation), Compare("month", Op.STARTS, self.month[:7]))
            if around.others("fee", same):
                sentence = f"这个工会{print_date(self.month)}的会费已登记过，请核对是否重复。"
                yield Problem("month", sentence, warning=True)
        union = around.linked(Organisation, self.organisation)
        if union and union.members is not None and self.payers is not None and self.payers > union.members:
            sentence = f"缴费会员数多于该工会填报的会员数（{union.members} 人），请核对。"
            yield Problem("payers", sentence, warning=True)
        if self.amount == 0:
            yield Problem("amount", "会费金额是 0，没有收会费的不必登记。", warning=True)


PERIOD = during("month")

FEE = Kind(
    name="fee",
    label="会费",
    record=Fee,
    measure="笔",
    title=("organisation.name", "month"),
    tab="经费",
    icon="contact_card",
    enter="登记会费",
    sections=(Section("会费", ("organisation", "month", "payers", "amount", "received_on", "handler", "note")),),
    columns=(
        Column("month"),
        Column("organisation", bold=True),
        Column("payers"),
        Column("amount", "金额（元）"),
        Column("received_on", narrow=False),
    ),
    order=("-month", "organisation.name"),
    search=("organisation.name",),
    subsets=(Subset("period", "本年会费", PERIOD, chip=True, definition="会费月份在报告期内的会费。"),),
    figures=(
        Figure(
            name="amount",
            label="会费收入",
            measure="元",
            definition="会费月份在报告期内、不晚于截止日的会费金额之和。",
            where=PERIOD,
            what="sum",
            path="amount",
            money=True,
            wording=Wording.WAN,
        ),
        Figure(
            name="organisations",
            label="收缴会费的工会",
            measure="个",
            definition="会费月份在报告期内有会费的基层工会个数，一个只计一次。",
            where=PERIOD,
            what="distinct",
            path="organisation",
        ),
        Figure(
            name="times",
            label="缴纳会费人次",
            measure="人次",
            definition="会费月份在报告期内各月缴费会员数之和。",
            where=PERIOD,
            what="sum",
            path="payers",
        ),
    ),
)
