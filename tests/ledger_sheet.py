"""Ledgers printed for tests."""

import io
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from pdf_sheet import SHIPPED

from unionbook.services.pdf.ledger.model import Align, Ledger, LedgerColumn, LedgerRow, PrintedLedger, Sum
from unionbook.services.pdf.ledger.printing import print_ledger

PAY = Ledger(
    title="青山镇总工会帮扶金发放表",
    columns=(
        LedgerColumn("姓名", 5, Align.CENTRE, shrink=True),
        LedgerColumn("身份证号", 10, Align.CENTRE, shrink=True),
        LedgerColumn("单位", 9),
        LedgerColumn("金额（元）", 5, Align.RIGHT),
        LedgerColumn("领取人签名", 8),
    ),
    rows=(),
    before=("批次：2020年第二批", "单位：元"),
    numbered=True,
    row_mm=9,
    sums=(Sum(3, lambda fen: f"{fen / 100:,.2f}"),),
    page_sums=True,
    counting="人",
    in_words=lambda sums: f"大写：{sums[0]}分",
    foot=("经办人：", "审批人："),
)
"""A sheet to sign on, without its rows."""


def paid(count: int, fen: int = 100_000) -> list[LedgerRow]:
    """So many rows for it."""
    return [
        LedgerRow((f"王第{n}", "3307**********1023", "汇源电子厂工会", f"{fen / 100:,.2f}", ""), (fen,))
        for n in range(count)
    ]


def print_rows(ledger: Ledger, rows: Iterable[LedgerRow] = (), **options: Any) -> tuple[PrintedLedger, bytes]:
    """Print a ledger with other rows."""
    out = io.BytesIO()
    printed = print_ledger(replace(ledger, rows=rows), out, fonts=SHIPPED, **options)
    return printed, out.getvalue()
