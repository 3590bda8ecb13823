"""Printed forms of the dues: what came in, what is given back."""

from unionbook.ground.conditions import during
from unionbook.ground.forms import Form, Head, Register

_BEFORE = ("填报单位：{office:name}", "填报日期：{print:day}　　金额单位：元")
_FOOT = ("制表人：", "复核人：", "负责人：")

PAYER_FORMS: tuple[Form, ...] = (
    Register(
        name="receipts",
        code="P24",
        label="工会经费收缴台账",
        purpose="本年入库的经费：缴费单位、所属期、应缴和实缴。",
        of="dues_receipt",
        together=True,
        where=during("received_on"),
        order=("payer.name", "period_from"),
        page_sums=True,
        before=_BEFORE,
        foot=_FOOT,
        columns=(
            Head("payer.name", "缴费单位", 12),
            Head("payer.credit_code", "统一社会信用代码", 9.5),
            Head("item", chars=4, usual=False),
            Head("period_from", "起", 5.5, group="所属期"),
            Head("period_to", "止", 5.5, group="所属期"),
            Head("wage_total", "工资总额", 7, sum=True),
            Head("due", "应缴", 6, sum=True),
            Head("reduction", "减免", 5, usual=False),
            Head("paid", "实缴", 6, sum=True),
            Head("received_on", "入库日期", 5.5),
            Head("voucher", chars=6),
            Head("note", chars=4),
        ),
    ),
)

BATCH_FORMS: tuple[Form, ...] = (
    Register(
        name="returns",
        code="P24",
        label="工会经费返还台账",
        purpose="一批返还的明细：比例、金额、账户、到账日期。",
        title="工会经费返还台账",
        of="dues_return",
        page_sums=True,
        in_words=True,
        before=(
            "填报单位：{office:name}　　批次号：{number}",
            "所属期：{period_from}至{period_to}　　金额单位：元",
        ),
        foot=_FOOT,
        columns=(
            Head("payer.name", "缴费单位", 11),
            Head("payer.credit_code", "统一社会信用代码", 9.5, usual=False),
            Head("paid", "缴费金额", 6, sum=True),
            Head("share", "返还比例", 4),
            Head("amount", "返还金额", 6, sum=True),
            Head("account_name", "户名", 11),
            Head("account", "账号", 8),
            Head("payer.papers", "返还手续", 4),
            Head("arrived_on", "到账日期", 5.5),
            Head("refused_reason", "退票原因", 5),
        ),
    ),
)
