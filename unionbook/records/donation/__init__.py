"""募捐: campaigns that collect money, books or goods for somebody, what was given and what was handed over."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from unionbook.ground import fields
from unionbook.ground.conditions import during, every, is_
from unionbook.ground.dates import first_day, last_day, show_date
from unionbook.ground.errors import Problem
from unionbook.ground.figures import Figure, Subset
from unionbook.ground.kind import Around, Column, Kind, Record, Section
from unionbook.ground.numerals import yuan
from unionbook.records.donation import codes
from unionbook.records.donation.forms import FORMS
from unionbook.records.donation.gift import DONATION, Donation
from unionbook.records.donation.handover import HANDOVER, Handover
from unionbook.records.hardship import Hardship

STEPS = ("appeal_on", "closed_on", "published_on", "settled_on")


@dataclass(kw_only=True)
class Campaign(Record):
    """One campaign. goal: 分."""

    name: str | None = fields.text("募捐名称", required=True, wide=True, longest=60, chars=12)
    category: str | None = fields.code("募捐类别", codes.CATEGORY, required=True, chars=6)
    appeal_on: str | None = fields.day("倡议日期", required=True, default="今天", precise=False)
    initiator: str | None = fields.text("发起单位", keep=True, longest=60, chars=8)
    person: str | None = fields.link("person", "受助人", embed=("name", "phone"), chars=5)
    hardship: str | None = fields.link("hardship", "困难档案", chars=7)
    beneficiary: str | None = fields.text(
        "受助对象", longest=60, chars=8, help="受助的不是一个人的，写单位、书屋或慈善机构的名称。"
    )
    reason: str | None = fields.note("事由", longest=1000)
    goal: int | None = fields.money("募集目标")
    stage: str | None = fields.code("阶段", codes.STAGE, required=True, default="collecting", chars=5)
    closed_on: str | None = fields.day("募集结束日期", precise=False)
    published_on: str | None = fields.day("公示开始日")
    publicity_ends: str | None = fields.day("公示截止日", future=True)
    settled_on: str | None = fields.day("拨付完毕日期", precise=False)
    note: str | None = fields.note("备注")

    def check(self, around: Around) -> Iterator[Problem]:
        if self.category == "emergency" and not (self.person or self.beneficiary):
            yield Problem("person.name", "应急募捐请填受助人；受助的是单位的填受助对象。", warning=True)
        if (file := around.linked(Hardship, self.hardship)) and self.person != file.person:
            yield Problem("hardship", "所选困难档案不是受助人本人的，请重新选择。")
        same = every(is_("name", self.name), is_("appeal_on", self.appeal_on))
        if self.name and around.others("campaign", same):
            yield Problem("name", "同一天已登记过同名的募捐，请核对是否重复登记。", warning=True)
        yield from self._steps()
        yield from self._given(around)
        yield from self._handed(around)

    def _steps(self) -> Iterator[Problem]:
        days = [(name, day) for name in STEPS if (day := getattr(self, name))]
        for (earlier, start), (later, end) in pairwise(days):
            if last_day(end) < first_day(start):
                yield Problem(later, f"{_label(later)}早于{_label(earlier)}（{show_date(start)}），请核对。")
        since = codes.REACHED.get(self.stage or "")
        if since and not getattr(self, since):
            yield Problem(since, f"阶段是“{codes.STAGE.label(self.stage or '')}”，请填{_label(since)}。")
        if self.published_on and self.publicity_ends and self.publicity_ends < self.published_on:
            yield Problem("publicity_ends", "公示截止日早于公示开始日，请核对。")

    def _given(self, around: Around) -> Iterator[Problem]:
        for place, row in enumerate(around.children(Donation)):
            if not row.given_on:
                continue
            where = f"donation[{place}].given_on"
            if self.appeal_on and last_day(row.given_on) < first_day(self.appeal_on):
                yield Problem(where, f"捐赠日期早于倡议日期（{show_date(self.appeal_on)}），请核对。", warning=True)
            if self.closed_on and first_day(row.given_on) > last_day(self.closed_on):
                sentence = f"捐赠日期晚于募集结束日期（{show_date(self.closed_on)}），请核对。"
                yield Problem(where, sentence, warning=True)

    def _handed(self, around: Around) -> Iterator[Problem]:
        rows = around.children(Handover)
        raised = sum(row.amount or 0 for row in around.children(Donation))
        given = sum(row.amount or 0 for row in rows if row.fund == "collected")
        if given > max(raised, 0):
            sentence = f"从募集款拨付了 {yuan(given)} 元，多于募集到的 {yuan(raised)} 元，请核对。"
            yield Problem("settled_on", sentence)
        if self.stage == "handed" and given < raised:
            sentence = f"募集到 {yuan(raised)} 元，只拨付了 {yuan(given)} 元，余款去向请补登。"
            yield Problem("settled_on", sentence, warning=True)
        for place, row in enumerate(rows):
            early = row.handed_on and self.publicity_ends and last_day(row.handed_on) <= first_day(self.publicity_ends)
            if early and row.fund == "collected":
                sentence = f"公示到 {self.publicity_ends} 才截止，募集款应在公示结束以后拨付，请核对。"
                yield Problem(f"handover[{place}].handed_on", sentence)


def _label(name: str) -> str:
    return KIND.fields[name].label


APPEALED = during("appeal_on")

KIND = Kind(
    name="campaign",
    label="募捐",
    record=Campaign,
    measure="次",
    title=("name",),
    tab="困难帮扶",
    icon="gift",
    enter="登记募捐",
    sections=(
        Section(
            "募捐",
            (
                "name",
                "category",
                "appeal_on",
                "initiator",
                "person.name",
                "person.phone",
                "hardship",
                "beneficiary",
                "goal",
                "stage",
                "reason",
            ),
        ),
        Section("捐赠记录", children=("donation",)),
        Section(
            "公示与拨付",
            ("closed_on", "published_on", "publicity_ends", "settled_on", "note"),
            children=("handover",),
        ),
    ),
    columns=(
        Column("appeal_on"),
        Column("name", bold=True),
        Column("category"),
        Column("person.name", "受助人", narrow=False),
        Column("beneficiary", narrow=False),
        Column("closed_on", narrow=False),
        Column("stage"),
    ),
    order=("-appeal_on",),
    search=("name", "person.name", "beneficiary", "initiator"),
    subsets=(
        Subset("year", "本年全部", APPEALED, chip=True, definition="倡议日期在报告期内的募捐。"),
        Subset("collecting", "募集中", is_("stage", "collecting"), chip=True),
        Subset("unpaid", "待拨付", every(is_("stage", "published")), chip=True),
    ),
    figures=(
        Figure(
            name="campaigns",
            label="募捐次数",
            measure="次",
            definition="倡议日期在报告期内、不晚于截止日的募捐次数。",
            where=APPEALED,
        ),
        *(
            Figure(
                name=f"campaigns_{code}",
                label=f"{label}次数",
                measure="次",
                definition=f"倡议日期在报告期内、不晚于截止日的“{label}”次数。",
                where=every(APPEALED, is_("category", code)),
            )
            for code, label in codes.CATEGORY.items.items()
        ),
    ),
    stages=codes.PATH,
    forms=FORMS,
)

__all__ = ["DONATION", "HANDOVER", "KIND", "Campaign", "Donation", "Handover"]
