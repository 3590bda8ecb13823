"""人员: every person once. Members, petitioners, hardship heads, students, payees and participants link here."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from unionbook.ground import codes, fields
from unionbook.ground.codes import CodeList
from unionbook.ground.conditions import either, empty, every, is_
from unionbook.ground.errors import Problem
from unionbook.ground.fields import Value
from unionbook.ground.identity import ID_KIND, RESIDENT, IdFinding, examine_id
from unionbook.ground.kind import Around, Column, Kind, Record, Section
from unionbook.ground.rules import Seen, looks_at, rule
from unionbook.ground.upkeep import Alike, Sign, Upkeep
from unionbook.records.person.distinct import DISTINCT, Distinct

HOUSEHOLD = CodeList("户籍类型", {"urban": "城镇", "rural": "农村"})


def _finding(number: str | None, paper: str | None, today: date) -> IdFinding | None:
    """What the number of the identity paper says, None when there is no number."""
    return examine_id(number, paper or RESIDENT, today) if number else None


@dataclass(kw_only=True)
class Person(Record):
    """One person; the number of the identity paper tells two persons of one name apart."""

    name: str | None = fields.name("姓名", required=True, chars=5)
    id_type: str | None = fields.code("证件类型", ID_KIND, default="居民身份证", chars=6)
    id_number: str | None = fields.id_number("证件号码", wide=True)
    sex: str | None = fields.code("性别", codes.SEX, chars=3)
    born: str | None = fields.day("出生日期")
    phone: str | None = fields.phone("手机号码")
    ethnic: str | None = fields.code("民族", codes.ETHNIC, chars=4)
    political: str | None = fields.code("政治面貌", codes.POLITICAL, chars=6)
    education: str | None = fields.code("文化程度", codes.EDUCATION, chars=6)
    marital: str | None = fields.code("婚姻状况", codes.MARITAL, chars=4)
    health: str | None = fields.code("健康状况", codes.HEALTH, sensitive=True)
    native_place: str | None = fields.text("籍贯", chars=6)
    household: str | None = fields.code("户籍类型", HOUSEHOLD, chars=4)
    address: str | None = fields.text("住址", wide=True, longest=200, chars=12)
    bank_account: str | None = fields.text("银行账号", sensitive=True, longest=40, chars=10)
    bank: str | None = fields.text("开户银行", chars=8)

    finding = Seen(_finding, "id_number", "id_type")

    @looks_at("finding", "sex", "born", fills=("sex", "born"))
    def derive(self, around: Around) -> set[str]:
        finding = self.finding(around)
        filled: set[str] = set()
        if finding and not finding.error:
            if finding.sex and self.sex in (None, finding.sex):
                self.sex = finding.sex
                filled.add("sex")
            if finding.born and self.born in (None, finding.born):
                self.born = finding.born
                filled.add("born")
        return filled

    @rule(alike=(("name", "born"), ("name", "phone")))
    def _twins(self, around: Around) -> Iterator[Problem]:
        """Persons of this name and birth or phone, of whom one has no number that would tell them apart."""
        signs = [is_(path, value) for path in ("born", "phone") if (value := getattr(self, path))]
        if not self.name or not signs:
            return
        alike = every(is_("name", self.name), either(*signs), *([empty("id_number")] if self.id_number else []))
        found = set(around.values("person", "uid", alike))
        if not found:
            return
        known: set[Value] = {row.other for row in around.children(Distinct)}
        known |= set(around.values("person_distinct", "person", is_("other", self.uid)))
        if found - known:
            yield Problem(
                "name",
                f"已有一位“{self.name}”，出生日期或电话相同，可能是同一人，请先查一查；确实不是，在“不是同一人”里记一笔。",
                warning=True,
            )

    @rule("finding", "sex", "born")
    def _number(self, around: Around) -> Iterator[Problem]:
        finding = self.finding(around)
        if finding is None:
            return
        if finding.error:
            yield Problem("id_number", finding.error)
            return
        if finding.note:
            yield Problem("id_number", finding.note, warning=True)
        if finding.sex and self.sex and self.sex != finding.sex:
            yield Problem("sex", "性别与证件号码不一致，请核对两处。")
        if finding.born and self.born and self.born != finding.born:
            yield Problem("born", f"出生日期与证件号码（{finding.born}）不一致，请核对两处。")

    @rule(alike=(("id_number",),))
    def _once(self, around: Around) -> Iterator[Problem]:
        finding = self.finding(around)
        if finding is None or finding.error:
            return
        if twins := around.others("person", is_("id_number", self.id_number)):
            yield Problem("id_number", f"这个证件号码已登记为“{twins[0]}”，请直接选用该人。")


KIND = Kind(
    name="person",
    label="人员",
    record=Person,
    measure="人",
    title=("name",),
    icon="person",
    sections=(
        Section("基本信息", ("name", "id_type", "id_number", "sex", "born", "phone", "ethnic", "political")),
        Section("其他", ("education", "marital", "health", "household", "native_place", "address")),
        Section("银行账户", ("bank", "bank_account")),
        Section("不是同一人", children=("person_distinct",)),
    ),
    columns=(
        Column("name", bold=True),
        Column("sex"),
        Column("id_number"),
        Column("phone"),
        Column("address", narrow=False),
    ),
    order=("name",),
    search=("name", "id_number", "phone"),
    upkeep=Upkeep(
        alike=Alike(
            signs=(
                Sign(score=100, same=("id_number",)),
                Sign(score=90, same=("name", "born")),
                Sign(score=85, same=("name", "phone")),
                Sign(score=92, same=("name",), slip=("id_number",)),
                Sign(score=80, heard=("name",), slip=("id_number",)),
                Sign(score=75, same=("born", "phone"), heard=("name",)),
                Sign(score=70, same=("phone",), heard=("name",)),
                Sign(score=65, same=("born",), heard=("name",)),
            ),
            definition="证件号码相同或只差一位，或姓名（读音）和出生日期、电话相同，可能登记了两次。",
            apart=("person_distinct", "other"),
            against=(("id_number", 30), ("sex", 25), ("born", 15)),
        )
    ),
)

__all__ = ["DISTINCT", "KIND", "Distinct", "Person"]
