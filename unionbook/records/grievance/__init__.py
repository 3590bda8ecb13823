"""信访: cases of workers, whether sent down or received here, with their handlers, steps and clocks."""

from collections.abc import Iterator
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.clocks import Clock
from unionbook.ground.conditions import among, by_end, during, empty, every, filled, is_
from unionbook.ground.dates import first_day
from unionbook.ground.errors import Problem
from unionbook.ground.figures import Figure, Ratio, Subset
from unionbook.ground.kind import Around, Column, Kind, Record, Section
from unionbook.records.grievance import codes
from unionbook.records.grievance.step import STEP


@dataclass(kw_only=True)
class Grievance(Record):
    """One case (《信访工作条例》). Days run from receipt, the finishing day from acceptance."""

    number: str | None = fields.serial("登记号", "{year}-{n:03}", by="received_on")
    received_on: str | None = fields.day("收到日期", required=True, default="今天")
    source: str | None = fields.code("来源", codes.SOURCE, required=True, chars=5)
    source_office: str | None = fields.text("转办机关", chars=8)
    transfer_number: str | None = fields.text("转办文号", chars=8)
    reply_due: str | None = fields.day("要求反馈日", future=True)
    form: str | None = fields.code("形式", codes.FORM, required=True, default="走访", chars=4)
    person: str | None = fields.link("person", "信访人", embed=("name", "phone", "id_number"))
    anonymous: int | None = fields.flag("匿名")
    petitioner: str | None = fields.code("身份", codes.PETITIONER, chars=4)
    people: int | None = fields.integer("涉及人数", unit="人", default="1", least=1)
    origin: str | None = fields.text("籍贯（外来务工）", chars=5)
    enterprise: str | None = fields.link("enterprise", "被反映单位", chars=10)
    about: str | None = fields.text("被反映单位（未登记）", help="单位还没有登记时，把名称写在这里。", chars=10)
    nature: str | None = fields.code("性质", codes.NATURE, default="申诉求决", chars=5)
    matter: str | None = fields.code("类别", codes.MATTER, required=True, chars=5)
    subject: str | None = fields.text("事由", required=True, wide=True, longest=60, chars=10)
    request: str | None = fields.note("诉求摘要")
    amount: int | None = fields.money("涉及金额")
    handler_a: str | None = fields.link("staff", "承办人（A 角）", required=True, keep=True, chars=5)
    handler_b: str | None = fields.link("staff", "替补（B 角）", keep=True, chars=5)
    leader: str | None = fields.link("staff", "包案领导", chars=5)
    stage: str | None = fields.code("阶段", codes.STAGE, required=True, default="received", chars=5)
    notified_on: str | None = fields.day("书面告知日期")
    accepted_on: str | None = fields.day("受理日期")
    refusal_reason: str | None = fields.text("不予受理原因", wide=True)
    extended_to: str | None = fields.day("延期至", future=True)
    extension_reason: str | None = fields.text("延期原因", wide=True)
    replied_on: str | None = fields.day("答复日期")
    closed_on: str | None = fields.day("办结日期")
    outcome: str | None = fields.code("办理结果", codes.OUTCOME, chars=6)
    recovered: int | None = fields.money("追回金额")
    benefited: int | None = fields.integer("惠及人数", unit="人")
    satisfaction: str | None = fields.code("满意度", codes.SATISFACTION, chars=5)
    typical: int | None = fields.flag("典型案例")

    def check(self, around: Around) -> Iterator[Problem]:
        if not self.person and not self.anonymous:
            yield Problem("person.name", "请填信访人姓名；对方不愿留名时，把“匿名”选为“是”。")
        if self.source == "superior" and not self.source_office:
            yield Problem("source_office", "上级转办的信访请写明转办机关。")
        if not self.enterprise and not self.about:
            yield Problem("about", "还没有写被反映的单位，办理和统计时会缺这一项。", warning=True)
        if self.handler_a and self.handler_a == self.handler_b:
            yield Problem("handler_b", "A 角和 B 角是同一个人，请另选一位替补。")
        yield from self._order()

    def _order(self) -> Iterator[Problem]:
        start = first_day(self.received_on) if self.received_on else None
        for field, label in (
            ("notified_on", "书面告知日期"),
            ("accepted_on", "受理日期"),
            ("replied_on", "答复日期"),
            ("closed_on", "办结日期"),
        ):
            value = getattr(self, field)
            if start and value and first_day(value) < start:
                yield Problem(field, f"{label}早于收到日期（{start.isoformat()}），请核对。")
        if self.closed_on and self.accepted_on and first_day(self.closed_on) < first_day(self.accepted_on):
            yield Problem("closed_on", "办结日期早于受理日期，请核对。")
        if self.extended_to and not self.extension_reason:
            yield Problem("extension_reason", "延期须经批准并告知信访人，请写明延期原因。")


RECEIVED = during("received_on")
OPEN = among("stage", "received", "accepted", "replied")

KIND = Kind(
    name="grievance",
    label="信访",
    record=Grievance,
    measure="件",
    title=("person.name", "subject"),
    tab="信访",
    icon="chat_warning",
    enter="登记信访",
    sections=(
        Section(
            "来访登记",
            (
                "source",
                "form",
                "received_on",
                "person.name",
                "person.phone",
                "people",
                "matter",
                "petitioner",
                "amount",
                "subject",
                "enterprise",
                "about",
                "request",
                "handler_a",
                "handler_b",
                "leader",
            ),
        ),
        Section(
            "转办与身份",
            (
                "source_office",
                "transfer_number",
                "reply_due",
                "nature",
                "person.id_number",
                "anonymous",
                "origin",
            ),
        ),
        Section(
            "办理",
            (
                "number",
                "stage",
                "notified_on",
                "accepted_on",
                "replied_on",
                "closed_on",
                "outcome",
                "recovered",
                "benefited",
                "satisfaction",
                "typical",
                "refusal_reason",
                "extended_to",
                "extension_reason",
            ),
        ),
        Section("办理经过", children=("grievance_step",)),
    ),
    columns=(
        Column("number"),
        Column("person.name", bold=True),
        Column("subject"),
        Column("source", narrow=False),
        Column("received_on", narrow=False),
        Column("stage"),
    ),
    order=("-received_on", "-number"),
    search=("number", "person.name", "subject", "about", "enterprise.name", "person.phone"),
    subsets=(
        Subset("received", "本年全部", RECEIVED, chip=True),
        Subset("open", "在办", OPEN, chip=True),
        Subset("transferred", "上级转办", every(RECEIVED, is_("source", "superior")), chip=True),
        Subset("unreplied", "未答复", every(OPEN, empty("replied_on")), chip=True),
        Subset("typical", "典型案例", is_("typical", 1)),
    ),
    stages=codes.PATH,
    clocks=(
        Clock(
            "notice",
            "受理告知",
            "received_on",
            "notified_on",
            "petition.notice.direct",
            halts={"anonymous": (1,), "source": ("superior",), "stage": ("refused", "returned")},
        ),
        Clock(
            "notice_forwarded",
            "受理告知",
            "received_on",
            "notified_on",
            "petition.notice.forwarded",
            halts={"anonymous": (1,), "source": ("reception", "hotline", "department"), "stage": ("refused", "returned")},
        ),
        Clock(
            "finish",
            "办结",
            "accepted_on",
            "closed_on",
            "petition.finish",
            until="extended_to",
            halts={"stage": ("refused", "returned")},
        ),
        Clock("feedback", "上级要求反馈", "received_on", "replied_on", until="reply_due", halts={"stage": ("returned",)}),
    ),
    figures=(
        Figure(
            name="received",
            label="收到信访事件",
            measure="宗",
            definition="收到日期在报告期内、不晚于截止日的信访件数。",
            where=RECEIVED,
        ),
        Figure(
            name="transferred",
            label="上级转办信访",
            measure="宗",
            definition="报告期内收到、来源为上级转办的件数。",
            where=every(RECEIVED, is_("source", "superior")),
        ),
        Figure(
            name="reception",
            label="本级接访",
            measure="宗",
            definition="报告期内收到、来源为本级接访的件数。",
            where=every(RECEIVED, is_("source", "reception")),
        ),
        Figure(
            name="replied",
            label="已答复信访",
            measure="宗",
            definition="报告期内收到、截止日前已答复的件数。",
            where=every(RECEIVED, by_end("replied_on")),
        ),
        Figure(
            name="closed",
            label="已办结信访",
            measure="宗",
            definition="报告期内收到、截止日前已办结的件数。",
            where=every(RECEIVED, by_end("closed_on")),
        ),
        Figure(
            name="people",
            label="信访涉及人数",
            measure="人次",
            definition="报告期内收到的信访所填涉及人数之和。",
            where=every(RECEIVED, filled("people")),
            what="sum",
            path="people",
        ),
        Figure(
            name="handlers",
            label="承办信访的工作人员",
            measure="人",
            definition="报告期内收到的信访中担任 A 角的人数（同一人只计一次）。",
            where=every(RECEIVED, filled("handler_a")),
            what="distinct",
            path="handler_a",
        ),
        Figure(
            name="typical",
            label="典型案例",
            measure="件",
            definition="报告期内收到、标为典型案例的件数。",
            where=every(RECEIVED, is_("typical", 1)),
        ),
        Ratio(
            name="reply_rate",
            label="信访答复率",
            upper="replied",
            lower="received",
            definition="已答复件数占收到件数的比例。",
        ),
    ),
)

__all__ = ["KIND", "STEP", "Grievance"]
