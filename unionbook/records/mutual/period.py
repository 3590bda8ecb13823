"""互助保障期: one period (第几期) of the mutual medical aid: who could take part and who does."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from unionbook.ground import fields
from unionbook.ground.conditions import Not, by_end, during, every, is_
from unionbook.ground.dates import first_day, last_day, store_date
from unionbook.ground.errors import Problem
from unionbook.ground.figures import Figure, Ratio, Subset
from unionbook.ground.kind import Around, Column, Kind, Record, Section
from unionbook.ground.numerals import yuan
from unionbook.ground.wording import Wording
from unionbook.records.mutual.enrolment import MutualEnrolment

SUMMED = ("enrolled", "shares", "amount")


@dataclass(kw_only=True)
class MutualPeriod(Record):
    """One period. fee: 分 for one share.

    base: all workers who could take part, also those of unions that do not, so it is never summed up.  enrolled,
    shares and amount are the sums of the enrolled unions when there are rows of them, else as typed.
    """

    number: int | None = fields.integer("期数", required=True, least=1, most=999, help="第几期，只填数字。")
    name: str | None = fields.text("名称", required=True, longest=60, chars=12)
    organiser: str | None = fields.text("主办单位", keep=True, chars=8)
    starts_on: str | None = fields.day("保障期起", required=True, future=True)
    ends_on: str | None = fields.day("保障期止", required=True, future=True)
    lapses_on: str | None = fields.day("失效日期", auto=True, future=True, help="保障期止的第二天，自动填写。")
    fee: int | None = fields.money("每份缴费")
    base: int | None = fields.integer(
        "职工总数", required=True, unit="人", help="应参加的职工总数，没有参保的单位也算在内。"
    )
    enrolled: int | None = fields.integer("参保人数", unit="人", help="填了参保单位的自动合计。")
    shares: int | None = fields.integer("份数", unit="份")
    amount: int | None = fields.money("缴费总额")
    note: str | None = fields.note("备注")

    def derive(self, around: Around) -> set[str]:
        filled = {"lapses_on"}
        end = last_day(self.ends_on) if self.ends_on else None
        self.lapses_on = store_date(end + timedelta(days=1)) if end else None
        rows = around.children(MutualEnrolment)
        for name in SUMMED:
            parts = [part for row in rows if (part := getattr(row, name)) is not None]
            if parts:
                setattr(self, name, sum(parts))
                filled.add(name)
        return filled

    def check(self, around: Around) -> Iterator[Problem]:
        if self.starts_on and self.ends_on and last_day(self.ends_on) < first_day(self.starts_on):
            yield Problem("ends_on", "保障期止早于保障期起，请核对两处。")
        if self.number is not None and (twins := around.others("mutual_period", is_("number", self.number))):
            yield Problem("number", f"第 {self.number} 期已登记为“{twins[0]}”，请直接修改那一期。", warning=True)
        rows = around.children(MutualEnrolment)
        yield from self._numbers(rows)
        yield from self._rows(rows)

    def _numbers(self, rows: Sequence[MutualEnrolment]) -> Iterator[Problem]:
        if self.enrolled is None:
            yield Problem("enrolled", "还没有填参保人数，算不出参保率。", warning=True)
        elif self.base is not None and self.enrolled > self.base:
            sentence = f"参保人数（{self.enrolled}）多于职工总数（{self.base}），请核对两处。"
            yield Problem("enrolled", sentence, warning=True)
        workers = sum(row.workers or 0 for row in rows)
        if self.base is not None and workers > self.base:
            sentence = f"各参保单位的职工数合计 {workers} 人，多于职工总数，请核对。"
            yield Problem("base", sentence, warning=True)
        if not rows and (sentence := self._fees(self.shares, self.amount)):
            yield Problem("amount", sentence, warning=True)

    def _rows(self, rows: Sequence[MutualEnrolment]) -> Iterator[Problem]:
        seen: set[str | None] = {None}
        for place, row in enumerate(rows):
            if row.organisation in seen and row.organisation:
                sentence = "这个工会已有一行，请核对是否重复。"
                yield Problem(f"mutual_enrolment[{place}].organisation", sentence, warning=True)
            seen.add(row.organisation)
            if sentence := self._fees(row.shares, row.amount):
                yield Problem(f"mutual_enrolment[{place}].amount", sentence, warning=True)

    def _fees(self, shares: int | None, amount: int | None) -> str:
        """What is to be said when the amount is not the shares times the fee; "" when it is, or is not known."""
        if self.fee is None or shares is None or amount is None or amount == self.fee * shares:
            return ""
        return f"每份缴费乘份数是 {yuan(self.fee * shares)} 元，与所填金额不同，请核对。"


IN_FORCE = every(by_end("starts_on"), Not(by_end("lapses_on")))

PERIOD = Kind(
    name="mutual_period",
    label="互助保障期",
    record=MutualPeriod,
    measure="期",
    title=("name",),
    tab="经费",
    icon="heart",
    enter="新建保障期",
    sections=(
        Section(
            "互助保障期",
            (
                "number",
                "name",
                "organiser",
                "starts_on",
                "ends_on",
                "lapses_on",
                "fee",
                "base",
                "enrolled",
                "shares",
                "amount",
                "note",
            ),
        ),
        Section("参保单位", children=("mutual_enrolment",)),
    ),
    columns=(
        Column("number"),
        Column("name", bold=True),
        Column("starts_on", narrow=False),
        Column("ends_on"),
        Column("base", narrow=False),
        Column("enrolled"),
        Column("amount", "缴费总额（元）"),
    ),
    order=("-number",),
    search=("name", "organiser"),
    subsets=(
        Subset("in_force", "正在保障", IN_FORCE, chip=True, definition="保障期包含截止日的。"),
        Subset("started", "本年开始", during("starts_on"), chip=True, definition="保障期起在报告期内的。"),
    ),
    figures=(
        Figure(
            name="enrolled",
            label="参加医疗互助的职工",
            measure="人",
            definition="保障期包含截止日的各期参保人数之和。",
            where=IN_FORCE,
            what="sum",
            path="enrolled",
        ),
        Figure(
            name="base",
            label="应参加医疗互助的职工",
            measure="人",
            definition="保障期包含截止日的各期职工总数之和。",
            where=IN_FORCE,
            what="sum",
            path="base",
        ),
        Ratio(
            name="rate",
            label="医疗互助参保率",
            upper="enrolled",
            lower="base",
            definition="截止日参加医疗互助的职工占应参加职工的比例。",
        ),
        Figure(
            name="amount",
            label="医疗互助缴费",
            measure="元",
            definition="保障期包含截止日的各期缴费总额之和。",
            where=IN_FORCE,
            what="sum",
            path="amount",
            money=True,
            wording=Wording.WAN,
        ),
    ),
)
