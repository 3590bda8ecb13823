"""到账: one part of the wages owed that came back."""

from collections.abc import Iterator
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.conditions import during, every, filled
from unionbook.ground.errors import Problem
from unionbook.ground.figures import Figure
from unionbook.ground.kind import Around, Column, Kind, Record, Section
from unionbook.ground.wording import Wording
from unionbook.records.wages import codes


@dataclass(kw_only=True)
class Recovery(Record):
    """One payment to the workers of a case. amount: 分; workers: how many got something of it."""

    wage_case: str | None = fields.link("wage_case", "讨薪件", required=True)
    paid_on: str | None = fields.day("到账日期", required=True, default="今天", keep=True)
    amount: int | None = fields.money("到账金额", required=True)
    workers: int | None = fields.integer("领到人数", unit="人", least=1)
    way: str | None = fields.code("支付方式", codes.WAY, chars=5)
    body: str | None = fields.code("协同部门", codes.BODY, help="这一笔主要由谁协同追回。", chars=5)
    witness: str | None = fields.text("见证、经办", chars=6)
    note: str | None = fields.text("备注", chars=8)

    def check(self, around: Around) -> Iterator[Problem]:
        if self.amount == 0:
            yield Problem("amount", "到账金额是 0，请填实际到账的金额，或删去这一行。")


PAID = during("paid_on")
_ROWS = "到账日期在报告期内、不晚于截止日"

RECOVERY = Kind(
    name="recovery",
    label="到账记录",
    record=Recovery,
    measure="笔",
    title=("paid_on", "amount"),
    parent="wage_case",
    icon="receipt_money",
    enter="登记到账",
    sections=(
        Section("到账记录", ("paid_on", "amount", "workers", "way", "body", "witness", "note")),
    ),
    columns=(
        Column("paid_on"),
        Column("amount", "金额（元）", bold=True),
        Column("workers", "人数"),
        Column("way", narrow=False),
        Column("body"),
        Column("note", narrow=False),
    ),
    order=("paid_on",),
    figures=(
        Figure(name="payments", label="追回欠薪", measure="笔", definition=f"{_ROWS}的到账笔数。", where=PAID),
        Figure(
            name="amount",
            label="追回欠薪金额",
            measure="元",
            definition=f"{_ROWS}的到账金额之和，不论欠薪件何时登记。",
            where=PAID,
            what="sum",
            path="amount",
            money=True,
            wording=Wording.WAN_MANY,
        ),
        Figure(
            name="workers",
            label="领到欠薪的工人",
            measure="人次",
            definition=f"{_ROWS}的各笔领到人数之和，一人分几次领到的计几次。",
            where=every(PAID, filled("workers")),
            what="sum",
            path="workers",
            wording=Wording.NEAR,
        ),
        Figure(
            name="cases",
            label="有到账的讨薪件",
            measure="件",
            definition=f"{_ROWS}有到账的讨薪件数，一件有几笔的只计一次。",
            where=PAID,
            what="distinct",
            path="wage_case",
        ),
    ),
)
