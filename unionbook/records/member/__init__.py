"""会员: membership of a union, one row from joining to leaving. Who the member is stands in the person."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from unionbook.ground import fields
from unionbook.ground.conditions import among, every, is_
from unionbook.ground.dates import first_day, last_day
from unionbook.ground.days import months_later
from unionbook.ground.errors import Problem
from unionbook.ground.kind import Around, Column, Kind, Record, Retention, Section
from unionbook.ground.rules import looks_at, rule
from unionbook.records.member import codes, history
from unionbook.records.member.event import MEMBER_EVENT, MemberEvent
from unionbook.records.member.figures import FIGURES, SUBSETS
from unionbook.records.member.forms import FORMS
from unionbook.records.member.upkeep import UPKEEP
from unionbook.records.organisation import Organisation
from unionbook.records.person import Person
from unionbook.records.person.consent import consent

EMBEDDED = (
    "name",
    "id_type",
    "id_number",
    "sex",
    "born",
    "phone",
    "ethnic",
    "political",
    "education",
    "marital",
    "native_place",
    "household",
    "address",
)


@dataclass(kw_only=True)
class Member(Record):
    """One membership. Who leaves and joins again gets a new row, so that every past day can be answered.

    Its stage and its days are those of its dated changes (`MemberEvent`). Typed into a new form they become the first
    of these; from then on they follow from them, and only 入会日期 may still be corrected here as well.
    """

    number: str | None = fields.serial("会员号", "{year}{n:04}", by="joined_on")
    person: str | None = fields.link("person", "会员", required=True, embed=EMBEDDED, needed=("id_number",))
    organisation: str | None = fields.link("organisation", "所属基层工会", required=True, keep=True, chars=10)
    enterprise: str | None = fields.link("enterprise", "工作单位", chars=10)
    workplace: str | None = fields.text("工作单位（未登记）", help="单位未登记时写在这里。", chars=10)
    union_group: str | None = fields.text("工会小组", chars=6)
    employment: str | None = fields.code("用工形式", codes.EMPLOYMENT, keep=True, chars=4)
    migrant: int | None = fields.flag("农民工", required=True, default="否")
    job: str | None = fields.text("工种（岗位）", chars=5)
    post: str | None = fields.text("职务", chars=5)
    title: str | None = fields.text("职称", chars=5)
    skill: str | None = fields.code("技能等级", codes.SKILL, chars=6)
    work_started_on: str | None = fields.day("参加工作时间", precise=False)
    joined_on: str | None = fields.day(
        "入会日期",
        required=True,
        precise=False,
        default="今天",
        keep=True,
        help="基层工会批准的日期；申请中的先填申请日期，批准后改为批准日期。",
    )
    stage: str | None = fields.code("会籍状态", codes.STAGE, required=True, default="active", chars=4)
    came_from: str | None = fields.text("转自（原工会）", chars=8)
    came_on: str | None = fields.day("转入日期", precise=False)
    kept_on: str | None = fields.day("保留会籍日期", precise=False)
    kept_reason: str | None = fields.text("保留会籍原因", help="如：退休、失业、参军、长期离岗。", chars=6)
    left_on: str | None = fields.day("离会日期", precise=False, help="转出、退会、自动退会、除名或去世的日期。")
    left_to: str | None = fields.text("转往（新工会）", chars=8)
    left_document: str | None = fields.text("手续文号", chars=6)
    new_form: int | None = fields.flag("新就业形态", chars=5)
    trade_group: str | None = fields.code("新就业形态群体", codes.TRADE_GROUP, chars=6)
    card_number: str | None = fields.text("会员证（卡）号", longest=30, numbered=True, chars=8)
    fee: int | None = fields.money("会费标准", help="每月应缴的会费。")
    model_worker: int | None = fields.flag("劳模（先进）")
    veteran: int | None = fields.flag("退役军人")
    disabled: int | None = fields.flag("残疾", sensitive=True)
    consent_on: str | None = fields.day("同意书签署日期", help="登记残疾情况要本人同意，填个人信息处理同意书的日期。")
    mutual_aid: int | None = fields.flag("参加医疗互助")
    note: str | None = fields.note("备注")

    @looks_at("trade_group", "new_form", fills=("new_form",))
    def derive(self, around: Around) -> set[str]:
        filled = self._follow(around)
        if self.trade_group and self.new_form in (None, 1):
            self.new_form = 1
            filled.add("new_form")
        return filled

    def _follow(self, around: Around) -> set[str]:
        """Take over what the changes tell."""
        events = around.children(MemberEvent)
        if not events:
            return set()
        told = history.told(events, lambda event: _other_union(event, around))
        if not around.altered(MemberEvent):
            told.pop("joined_on", None)
        for name, value in told.items():
            setattr(self, name, value)
        return set(told)

    @looks_at(
        *("stage", "joined_on", "came_on", "came_from", "kept_on", "kept_reason"),
        *("left_on", "left_to", "left_document"),
    )
    def unfold(self, around: Around) -> Iterator[Record]:
        events = around.children(MemberEvent)
        begun = history.arrival(events)
        if begun is None:
            whole = [history.began(vars(self))] if history.in_order(events) else history.implied(vars(self))
            yield from (MEMBER_EVENT.make(values) for values in whole if self.stage != "applying")
        elif self.joined_on and history.joined_on(begun) != self.joined_on:
            yield replace(begun, **{"on" if begun.sort == "join" else "first_on": self.joined_on})

    @rule()
    def _events(self, around: Around) -> Iterator[Problem]:
        yield from history.contradictions(around.children(MemberEvent))

    @rule(alike=(("person",), ("card_number",)))
    def _once(self, around: Around) -> Iterator[Problem]:
        if self.stage in codes.GONE:
            return
        if self.person and (twins := around.others("member", every(is_("person", self.person), _RUNNING))):
            yield Problem(
                "person.id_number",
                f"“{twins[0]}”已有一份会籍，一个人同时只能是一个工会的会员；转会的请先在原记录办理转出。",
            )
        card = every(is_("card_number", self.card_number), _RUNNING)
        if self.card_number and (twins := around.others("member", card)):
            yield Problem("card_number", f"这个会员证（卡）号已登记给“{twins[0]}”，请核对。")

    @rule("person.born", "joined_on", "work_started_on")
    def _age(self, around: Around) -> Iterator[Problem]:
        person = around.linked(Person, self.person)
        if person is None or person.born is None:
            return
        born = first_day(person.born)
        rule = around.rule("member.age", self.joined_on)
        if self.joined_on and rule and last_day(self.joined_on) < _birthday(born, int(rule.value)):
            sentence = f"入会时不满 {rule.value} 周岁（{born} 出生），请核对入会日期和证件号码。"
            yield Problem("joined_on", sentence)
        if self.work_started_on and last_day(self.work_started_on) < born:
            yield Problem("work_started_on", f"参加工作时间早于出生日期（{born}），请核对。")

    @rule("stage", "left_on", "kept_on", "came_on", "came_from")
    def _stage(self, around: Around) -> Iterator[Problem]:
        label = codes.STAGE.label(self.stage or "")
        if self.stage in codes.GONE and not self.left_on:
            yield Problem("left_on", f"会籍状态是“{label}”，请填离会日期（可以只填年月）。")
        if self.stage not in codes.GONE and self.left_on:
            yield Problem("stage", f"已填离会日期，会籍状态不应是“{label}”；没有离会的请清空离会日期。")
        if self.stage == "kept" and not self.kept_on:
            yield Problem("kept_on", "会籍状态是“保留会籍”，请填保留会籍日期（可以只填年月）。")
        if self.stage == "applying" and (self.came_on or self.kept_on):
            yield Problem("stage", "申请中的还不是会员，转入日期和保留会籍日期请先清空，或把会籍状态改为“在会”。")
        if self.came_from and not self.came_on:
            yield Problem("came_on", "写了转自哪个工会，请填转入日期（可以只填年月）。")

    @rule("stage", "kept_on")
    def _kept(self, around: Around) -> Iterator[Problem]:
        if self.stage == "active" and self.kept_on and not history.in_order(around.children(MemberEvent)):
            yield Problem("stage", "已填保留会籍日期，会籍状态应为“保留会籍”；没有保留的请清空保留会籍日期。")

    @rule("joined_on", "came_on", "kept_on", "left_on", "work_started_on")
    def _order(self, around: Around) -> Iterator[Problem]:
        for early, late, must in (
            ("joined_on", "came_on", True),
            ("joined_on", "kept_on", True),
            ("joined_on", "left_on", True),
            ("came_on", "kept_on", True),
            ("came_on", "left_on", True),
            ("kept_on", "left_on", True),
            ("work_started_on", "joined_on", False),
        ):
            first, then = getattr(self, early), getattr(self, late)
            if first and then and last_day(then) < first_day(first):
                start = KIND.fields[early]
                sentence = f"{KIND.fields[late].label}早于{start.label}（{start.show(first)}），请核对。"
                yield Problem(late, sentence, warning=not must)

    @rule(when=("disabled",))
    def _agreed(self, around: Around) -> Iterator[Problem]:
        yield from consent(around, self.person, self.joined_on, self.consent_on, None)

    @rule("trade_group", "new_form")
    def _trade(self, around: Around) -> Iterator[Problem]:
        if self.trade_group and self.new_form == 0:
            yield Problem("new_form", "已选新就业形态群体，“新就业形态”应为“是”，请核对两处。")


_RUNNING = among("stage", "applying", "active", "kept")


def _other_union(event: MemberEvent, around: Around) -> str | None:
    union = around.linked(Organisation, event.union)
    return union.name if union else event.union_name


@lru_cache(maxsize=4096)
def _birthday(born: date, years: int) -> date:
    return months_later(born, 12 * years)


_BASIC = """person.name person.id_number person.sex person.phone organisation employment joined_on
    person.education person.political migrant"""
_WORK = """number enterprise workplace union_group job post title skill work_started_on
    new_form trade_group card_number fee"""
_STANDING = "stage came_on came_from kept_on kept_reason left_on left_to left_document"
_REST = """person.id_type person.born person.ethnic person.marital person.household person.native_place
    person.address model_worker veteran disabled consent_on mutual_aid note"""

KIND = Kind(
    name="member",
    label="会员",
    record=Member,
    measure="人",
    title=("person.name",),
    tab="会员",
    icon="people",
    enter="登记会员",
    sections=(
        Section("基本信息", tuple(_BASIC.split())),
        Section("工作与组织", tuple(_WORK.split())),
        Section("会籍", tuple(_STANDING.split()), children=("member_event",)),
        Section("其他", tuple(_REST.split())),
    ),
    columns=(
        Column("number", narrow=False),
        Column("person.name", "姓名", bold=True),
        Column("person.sex", narrow=False),
        Column("organisation.name"),
        Column("joined_on"),
        Column("stage", "状态"),
    ),
    order=("-joined_on", "-number"),
    search=(
        *("number", "person.name", "person.phone", "person.id_number", "card_number"),
        *("organisation.name", "enterprise.name", "workplace"),
    ),
    subsets=SUBSETS,
    upkeep=UPKEEP,
    retention=Retention(
        "retention.member",
        ("left_on",),
        "会员管理和服务",
        "会员号、所属工会、入会和离会日期留下，供统计。",
    ),
    stages=codes.PATH,
    figures=FIGURES,
    forms=FORMS,
)

__all__ = ["KIND", "MEMBER_EVENT", "Member", "MemberEvent"]
