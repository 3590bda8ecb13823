"""离岗: somebody on duty is away from a day to a day, and who covers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from unionbook.ground import fields
from unionbook.ground.conditions import during, every, filled
from unionbook.ground.errors import Problem
from unionbook.ground.figures import Figure
from unionbook.ground.kind import Around, Column, Kind, Record, Section
from unionbook.records.duty import codes

if TYPE_CHECKING:
    from unionbook.records.duty.roster import Duty


@dataclass(kw_only=True)
class Absence(Record):
    """One absence of A or B; who covers is the other of the two unless somebody else is named."""

    duty: str | None = fields.link("duty", "值班安排", required=True)
    staff: str | None = fields.link("staff", "离岗人", required=True, chars=5)
    reason: str | None = fields.code("离岗原因", codes.REASON, required=True, chars=5)
    from_on: str | None = fields.day("离岗起", required=True, default="今天", future=True)
    to_on: str | None = fields.day("离岗止", future=True)
    cover: str | None = fields.link("staff", "顶岗人", help="不填时由另一角顶岗。", chars=5)
    approved_by: str | None = fields.text("批准人", chars=5)
    note: str | None = fields.text("备注", chars=8)

    def derive(self, around: Around) -> set[str]:
        duty = _duty(around, self.duty)
        if duty is None or self.cover or self.staff not in (duty.staff_a, duty.staff_b):
            return set()
        self.cover = duty.staff_b if self.staff == duty.staff_a else duty.staff_a
        return {"cover"}

    def check(self, around: Around) -> Iterator[Problem]:
        if self.staff and self.staff == self.cover:
            yield Problem("cover", "顶岗人和离岗人是同一个人，请另选一位。")
        if self.from_on and self.to_on and self.to_on < self.from_on:
            yield Problem("to_on", f"离岗止早于离岗起（{self.from_on}），请核对两处。")


def _duty(around: Around, uid: str | None) -> "Duty | None":
    from unionbook.records.duty.roster import Duty

    return around.linked(Duty, uid)


AWAY = during("from_on")

ABSENCE = Kind(
    name="absence",
    label="离岗与顶岗",
    record=Absence,
    measure="次",
    title=("from_on", "staff.name"),
    parent="duty",
    icon="person",
    enter="登记离岗",
    sections=(
        Section("离岗与顶岗", ("staff", "reason", "from_on", "to_on", "cover", "approved_by", "note")),
    ),
    columns=(
        Column("from_on"),
        Column("to_on"),
        Column("staff.name", "离岗人", bold=True),
        Column("reason"),
        Column("cover.name", "顶岗人"),
        Column("note", narrow=False),
    ),
    order=("from_on",),
    figures=(
        Figure(
            name="absences",
            label="值班人员离岗",
            measure="次",
            definition="离岗起在报告期内、不晚于截止日的离岗次数。",
            where=AWAY,
        ),
        Figure(
            name="covered",
            label="有人顶岗的离岗",
            measure="次",
            definition="离岗起在报告期内、有顶岗人的离岗次数。",
            where=every(AWAY, filled("cover")),
        ),
    ),
)
