"""捐赠记录: what one donor, a unit or a person, gave in a campaign."""

from collections.abc import Iterator
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.conditions import Condition, during, every, is_
from unionbook.ground.errors import Problem
from unionbook.ground.figures import Figure
from unionbook.ground.kind import Around, Column, Kind, Record, Section
from unionbook.ground.wording import Wording
from unionbook.records.donation import codes
from unionbook.records.enterprise import Enterprise
from unionbook.records.organisation import Organisation
from unionbook.records.person import Person


@dataclass(kw_only=True)
class Donation(Record):
    """One gift. amount, worth: 分; people: how many gave it together; books: volumes."""

    campaign: str | None = fields.link("campaign", "募捐活动", required=True)
    given_on: str | None = fields.day("捐赠日期", required=True, default="今天", precise=False, keep=True)
    organisation: str | None = fields.link("organisation", "捐赠工会", chars=10)
    enterprise: str | None = fields.link("enterprise", "捐赠企业", chars=10)
    person: str | None = fields.link("person", "捐赠人", chars=5)
    donor: str | None = fields.text(
        "捐赠单位（人）", required=True, longest=60, chars=10, help="没有登记的单位、个人直接写名称。"
    )
    people: int | None = fields.integer("捐赠人数", unit="人", default="1", least=1, help="单位集体捐赠的填人数。")
    method: str | None = fields.code("捐赠方式", codes.METHOD, default="cash", keep=True, chars=4)
    amount: int | None = fields.money("金额")
    books: int | None = fields.integer("图书", unit="册")
    goods: str | None = fields.text("物品", longest=100, help="写品名和数量。", chars=8)
    worth: int | None = fields.money("折价金额")
    receipt: str | None = fields.text("票据号", longest=40, chars=6)

    def derive(self, around: Around) -> set[str]:
        found = (
            around.linked(Organisation, self.organisation)
            or around.linked(Enterprise, self.enterprise)
            or around.linked(Person, self.person)
        )
        if found is not None:
            self.donor = found.name
        return {"donor"} if found else set()

    def check(self, around: Around) -> Iterator[Problem]:
        chosen = [name for name in ("organisation", "enterprise", "person") if getattr(self, name)]
        if len(chosen) > 1:
            yield Problem(chosen[1], "捐赠工会、企业、个人请只选一个，其余清空。")
        if not self.amount and not self.books and not self.goods:
            yield Problem("amount", "金额、图书、物品都没有填，请至少填一项。")
        if self.method == "goods" and self.amount:
            yield Problem("method", "填了金额，捐赠方式却是实物；实物的价值请填在“折价金额”。")
        if self.method != "goods" and not self.amount and (self.books or self.goods):
            yield Problem("method", "只捐图书、物品的，捐赠方式请选“实物”。", warning=True)


GIVEN = during("given_on")
_ROWS = "捐赠日期在报告期内、不晚于截止日"


def _sum(name: str, label: str, path: str, measure: str, words: str, where: Condition = GIVEN) -> Figure:
    money = measure == "元"
    return Figure(
        name=name,
        label=label,
        measure=measure,
        definition=f"{_ROWS}的{words}之和。",
        where=where,
        what="sum",
        path=path,
        money=money,
        wording=Wording.MORE if money else Wording.EXACT,
    )


def _raised(code: str, label: str) -> Figure:
    where = every(GIVEN, is_("campaign.category", code))
    words = f"“{label}”类募捐的捐款金额，物品不计价"
    return _sum(f"raised_{code}", f"{label}募集资金", "amount", "元", words, where)


DONATION = Kind(
    name="donation",
    label="捐赠记录",
    record=Donation,
    measure="笔",
    title=("donor", "amount"),
    parent="campaign",
    icon="heart",
    enter="登记捐赠",
    sections=(
        Section(
            "捐赠记录",
            (
                "given_on",
                "donor",
                "organisation",
                "enterprise",
                "person",
                "people",
                "method",
                "amount",
                "books",
                "goods",
                "worth",
                "receipt",
            ),
        ),
    ),
    columns=(
        Column("given_on"),
        Column("donor", bold=True),
        Column("people", "人数", narrow=False),
        Column("amount", "金额（元）"),
        Column("books", narrow=False),
        Column("goods", narrow=False),
    ),
    order=("given_on",),
    search=("donor", "goods", "receipt", "campaign.name"),
    figures=(
        Figure(name="gifts", label="捐赠笔数", measure="笔", definition=f"{_ROWS}的捐赠记录笔数。", where=GIVEN),
        Figure(
            name="donors",
            label="捐赠单位和个人",
            measure="个",
            definition=f"{_ROWS}的捐赠单位（人）个数，同名的只计一个。",
            where=GIVEN,
            what="distinct",
            path="donor",
        ),
        _sum("people", "捐赠人数", "people", "人", "捐赠人数，各笔之间不去重"),
        _sum("raised", "募集资金", "amount", "元", "捐款金额，物品不计价"),
        *(_raised(code, label) for code, label in codes.CATEGORY.items.items()),
        _sum("books", "捐赠图书", "books", "册", "图书册数"),
        _sum("worth", "捐赠物品折价", "worth", "元", "物品折价金额"),
    ),
)
