"""会籍变动: one dated change of a membership: joining, transfer, keeping, leaving."""

from collections.abc import Iterator
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.conditions import among, during, every
from unionbook.ground.dates import first_day, last_day
from unionbook.ground.errors import Problem
from unionbook.ground.figures import Figure
from unionbook.ground.kind import Around, Column, Kind, Record, Section
from unionbook.records.member import codes


@dataclass(kw_only=True)
class MemberEvent(Record):
    """What changed on a day. first_on: when somebody who comes from another union first became a member."""

    member: str | None = fields.link("member", "会员", required=True)
    sort: str | None = fields.code("变动种类", codes.SORT, required=True, chars=4)
    on: str | None = fields.day("日期", required=True, precise=False, default="今天")
    first_on: str | None = fields.day("原入会日期", precise=False, help="转入的填最初入会的日期。")
    union: str | None = fields.link("organisation", "对方工会", help="转自或转往本册登记的工会。", chars=8)
    union_name: str | None = fields.text("对方工会（未登记）", help="转自或转往本册以外的工会。", chars=8)
    document: str | None = fields.text("手续文号", chars=6)
    by: str | None = fields.name("经办人", keep=True, chars=5)
    reason: str | None = fields.text("原因", help="保留会籍的如：退休、失业、参军、长期离岗。", chars=6)

    def check(self, around: Around) -> Iterator[Problem]:
        if self.first_on and self.sort != "come":
            yield Problem("first_on", "只有转入才填原入会日期，请清空，或把变动种类改为转入。")
        elif self.first_on and self.on and last_day(self.on) < first_day(self.first_on):
            yield Problem("on", "转入日期早于原入会日期，请核对两处。")
        if self.union and self.union_name:
            yield Problem("union_name", "对方工会已从本册选了，这里请清空。")
        if self.sort in ("come", "transferred_out") and not (self.union or self.union_name):
            yield Problem("union_name", "还没有写转自或转往哪个工会，请尽量补齐。", warning=True)
        if self.sort == "expelled" and not self.document:
            yield Problem("document", "除名请写批准的文号。", warning=True)


def _figure(name: str, label: str, words: str, *sorts: str) -> Figure:
    return Figure(
        name=name,
        label=label,
        measure="人",
        definition=f"{words}日期在报告期内、不晚于截止日的会籍变动。",
        where=every(among("sort", *sorts), during("on")),
    )


MEMBER_EVENT = Kind(
    name="member_event",
    label="会籍变动",
    record=MemberEvent,
    measure="次",
    title=("member.person.name", "sort", "on"),
    parent="member",
    icon="history",
    enter="登记变动",
    sections=(
        Section(
            "会籍变动",
            ("sort", "on", "reason", "union", "union_name", "first_on", "document", "by"),
        ),
    ),
    columns=(
        Column("on"),
        Column("sort", bold=True),
        Column("union", narrow=False),
        Column("union_name", "册外工会", narrow=False),
        Column("reason", narrow=False),
        Column("document", narrow=False),
    ),
    order=("on",),
    search=("member.person.name", "member.organisation.name", "union_name", "document", "reason"),
    figures=(
        _figure("joined", "入会", "入会", "join"),
        _figure("came", "转入", "转入", "come"),
        _figure("transferred_out", "转出", "转出", "transferred_out"),
        _figure("left", "退会", "退会、自动退会或除名", "left", "lapsed", "expelled"),
        _figure("lapsed", "自动退会", "自动退会", "lapsed"),
        _figure("expelled", "除名", "除名", "expelled"),
        _figure("deceased", "去世", "去世", "deceased"),
        _figure("kept", "保留会籍", "保留会籍", "kept"),
        _figure("restored", "恢复会籍", "恢复会籍", "restored"),
    ),
)
