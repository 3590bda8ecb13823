"""顶岗记录: once, the open cases of one handler went to another; written by the taking over itself."""

from collections.abc import Iterator
from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.conditions import during
from unionbook.ground.errors import Problem
from unionbook.ground.figures import Figure, Subset
from unionbook.ground.kind import Around, Column, Kind, Record, Section


@dataclass(kw_only=True)
class Takeover(Record):
    """One taking over. cases: how many records changed hands."""

    taken_on: str | None = fields.day("顶岗日期", required=True, default="今天")
    staff_from: str | None = fields.link("staff", "原承办人", required=True, chars=5)
    staff_to: str | None = fields.link("staff", "顶岗人", required=True, chars=5)
    reason: str | None = fields.text("原因", required=True, wide=True, longest=200, chars=12)
    cases: int | None = fields.integer("移交件数", unit="件", required=True)
    what: str | None = fields.text("移交内容", wide=True, longest=200, chars=12)
    note: str | None = fields.text("备注", wide=True)

    def check(self, around: Around) -> Iterator[Problem]:
        if self.staff_from and self.staff_from == self.staff_to:
            yield Problem("staff_to", "顶岗人和原承办人是同一个人，请另选一位。")


TAKEN = during("taken_on")

TAKEOVER = Kind(
    name="takeover",
    label="顶岗记录",
    record=Takeover,
    measure="次",
    title=("taken_on", "staff_from.name", "staff_to.name"),
    icon="people_team",
    enter="登记顶岗",
    sections=(
        Section("顶岗记录", ("taken_on", "staff_from", "staff_to", "cases", "reason", "what", "note")),
    ),
    columns=(
        Column("taken_on"),
        Column("staff_from.name", "原承办人", bold=True),
        Column("staff_to.name", "顶岗人"),
        Column("cases"),
        Column("what", narrow=False),
        Column("reason"),
    ),
    order=("-taken_on",),
    search=("staff_from.name", "staff_to.name", "reason"),
    subsets=(Subset("taken", "本年顶岗", TAKEN, chip=True),),
    figures=(
        Figure(
            name="taken",
            label="顶岗",
            measure="次",
            definition="顶岗日期在报告期内、不晚于截止日的顶岗次数。",
            where=TAKEN,
        ),
        Figure(
            name="cases",
            label="顶岗移交",
            measure="件",
            definition="顶岗日期在报告期内的各次移交件数之和。",
            where=TAKEN,
            what="sum",
            path="cases",
        ),
    ),
)
