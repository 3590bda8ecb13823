"""发放记录: one handing-over of money or goods under an application."""

from collections.abc import Iterator
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.conditions import among, during, every, is_
from unionbook.ground.dates import first_day, last_day
from unionbook.ground.errors import Problem
from unionbook.ground.figures import Figure
from unionbook.ground.kind import Around, Column, Kind, Record, Section
from unionbook.records.aid import codes


@dataclass(kw_only=True)
class Payment(Record):
    """What was handed over, how, to whom, by which two handlers. amount: 分."""

    application: str | None = fields.link("application", "申请", required=True)
    paid_on: str | None = fields.day("发放日期", required=True, default="今天", keep=True)
    amount: int | None = fields.money("金额")
    goods: str | None = fields.text("实物", help="发放慰问品的，写品名和数量。", chars=8)
    method: str | None = fields.code("发放方式", codes.METHOD, required=True, default="银行卡", keep=True, chars=4)
    account: str | None = fields.text("收款账号", sensitive=True, longest=40, chars=10)
    payee: str | None = fields.name("领款人", help="本人领取的可以不填。", chars=5)
    proxy: str | None = fields.name("代领人", chars=5)
    relation: str | None = fields.text("代领人与本人关系", longest=20, chars=5)
    signed: int | None = fields.flag("已签收")
    fingerprint: int | None = fields.flag("已按手印")
    photo: int | None = fields.flag("已拍照")
    voucher: str | None = fields.text("凭证号", keep=True, chars=6)
    handler_a: str | None = fields.link("staff", "经办人一", keep=True, chars=5)
    handler_b: str | None = fields.link("staff", "经办人二", keep=True, chars=5)
    called_on: str | None = fields.day("回访日期")
    caller: str | None = fields.link("staff", "回访人", chars=5)
    called: str | None = fields.code("回访结果", codes.CALLED, chars=5)

    def check(self, around: Around) -> Iterator[Problem]:
        if not self.amount and not self.goods:
            yield Problem("amount", "金额和实物都没有填，请至少填一项。")
        if self.method == "goods" and not self.goods:
            yield Problem("goods", "发放方式是实物，请写明品名和数量。")
        if self.method == "card" and not self.account:
            yield Problem("account", "发到银行卡的请填收款账号。", warning=True)
        if self.proxy and not self.relation:
            yield Problem("relation", "由他人代领的，请写明代领人与本人的关系。")
        if self.handler_a and self.handler_a == self.handler_b:
            yield Problem("handler_b", "两位经办人是同一个人，请另选一位。")
        elif self.handler_a and not self.handler_b:
            yield Problem("handler_b", "发放应有两位经办人，请选另一位。", warning=True)
        yield from self._payee(around)
        yield from self._call()

    def _payee(self, around: Around) -> Iterator[Problem]:
        if self.relation and not self.proxy:
            yield Problem("proxy", "填了代领人与本人的关系，请填代领人。")
        if self.proxy and self.payee == self.proxy:
            sentence = "领款人与代领人是同一个名字；本人领取的清空代领人，他人代领的领款人不填。"
            yield Problem("payee", sentence, warning=True)
        if self.payee and not self.proxy:
            names = around.values("application", "person.name", is_("uid", self.application))
            if names and self.payee not in names:
                sentence = f"领款人不是申请人本人（{names[0]}），由他人代领的请填在“代领人”里。"
                yield Problem("payee", sentence, warning=True)
        if self.signed == 0 and self.called == "right":
            yield Problem("signed", "回访已属实，签收还是“否”，请补签收或核对回访。", warning=True)

    def _call(self) -> Iterator[Problem]:
        if self.called_on and self.paid_on and last_day(self.called_on) < first_day(self.paid_on):
            yield Problem("called_on", f"回访日期早于发放日期（{self.paid_on}），请核对。")
        if self.called_on and not self.called:
            yield Problem("called", "填了回访日期，请选择回访结果。", warning=True)
        if self.called and not self.called_on:
            yield Problem("called_on", "选了回访结果，请填回访日期。")


PAID = during("paid_on")

PAYMENT = Kind(
    name="payment",
    label="发放记录",
    record=Payment,
    measure="笔",
    title=("paid_on", "amount"),
    parent="application",
    icon="receipt_money",
    enter="登记发放",
    sections=(
        Section(
            "发放记录",
            (
                "paid_on",
                "amount",
                "goods",
                "method",
                "account",
                "payee",
                "proxy",
                "relation",
                "signed",
                "fingerprint",
                "photo",
                "voucher",
                "handler_a",
                "handler_b",
                "called_on",
                "caller",
                "called",
            ),
        ),
    ),
    columns=(
        Column("paid_on"),
        Column("amount", "金额（元）", bold=True),
        Column("goods", narrow=False),
        Column("method"),
        Column("proxy", narrow=False),
        Column("signed"),
    ),
    order=("paid_on",),
    search=("payee", "proxy", "voucher", "application.person.name"),
    figures=(
        Figure(
            name="paid",
            label="发放笔数",
            measure="笔",
            definition="发放日期在报告期内、不晚于截止日的发放记录笔数。",
            where=PAID,
        ),
        Figure(
            name="amount",
            label="实际发放金额",
            measure="元",
            definition="发放日期在报告期内的发放记录金额之和，实物不计价。",
            where=PAID,
            what="sum",
            path="amount",
            money=True,
        ),
        Figure(
            name="unsigned",
            label="未签收的发放记录",
            measure="笔",
            definition="发放日期在报告期内、标为尚未签收的笔数。",
            where=every(PAID, is_("signed", 0)),
        ),
        Figure(
            name="called",
            label="发放回访",
            measure="笔",
            definition="回访日期在报告期内、不晚于截止日的发放记录笔数。",
            where=during("called_on"),
        ),
        Figure(
            name="disputed",
            label="回访不符的发放记录",
            measure="笔",
            definition="回访日期在报告期内、回访结果为没有收到或数额不符的笔数。",
            where=every(during("called_on"), among("called", "unpaid", "differs")),
        ),
    ),
)
