"""协商会议: one meeting of the two sides."""

from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.conditions import during
from unionbook.ground.figures import Figure
from unionbook.ground.kind import Column, Kind, Record, Section


@dataclass(kw_only=True)
class NegotiationRound(Record):
    """When the sides met, who was there, what was said."""

    agreement: str | None = fields.link("agreement", "协议", required=True)
    held_on: str | None = fields.day("会议日期", required=True, default="今天")
    place: str | None = fields.text("地点", longest=60, chars=8)
    present: int | None = fields.integer("到会人数", unit="人", help="双方协商代表合计。")
    attendees: str | None = fields.text("到会代表", wide=True, longest=200, chars=10)
    result: str | None = fields.text("结果", longest=60, chars=8)
    record: str | None = fields.note("会议记录")


MEETING = Kind(
    name="negotiation_round",
    label="协商会议",
    record=NegotiationRound,
    measure="次",
    title=("held_on", "agreement.name"),
    parent="agreement",
    icon="conference_room",
    enter="记一次会议",
    sections=(Section("协商会议", ("held_on", "place", "present", "result", "attendees", "record")),),
    columns=(Column("held_on", bold=True), Column("present"), Column("place", narrow=False), Column("result")),
    order=("held_on",),
    search=("agreement.name", "place", "attendees"),
    figures=(
        Figure(
            name="held",
            label="协商会议",
            measure="次",
            definition="会议日期在报告期内、不晚于截止日的协商会议次数。",
            where=during("held_on"),
        ),
    ),
)
