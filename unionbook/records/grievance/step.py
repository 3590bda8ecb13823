"""办理经过: one dated step in the handling of a case."""

from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.kind import Column, Kind, Record, Section


@dataclass(kw_only=True)
class GrievanceStep(Record):
    """What was done, when, by whom, with which document."""

    grievance: str | None = fields.link("grievance", "信访件", required=True)
    done_on: str | None = fields.day("日期", required=True, default="今天")
    what: str | None = fields.text("经过", required=True, longest=300, chars=16)
    actor: str | None = fields.text("经办", chars=5)
    document: str | None = fields.text("材料", chars=6)


STEP = Kind(
    name="grievance_step",
    label="办理经过",
    record=GrievanceStep,
    measure="条",
    title=("done_on", "what"),
    parent="grievance",
    icon="history",
    enter="记一笔",
    sections=(Section("办理经过", ("done_on", "what", "actor", "document")),),
    columns=(Column("done_on"), Column("what", bold=True), Column("actor"), Column("document", narrow=False)),
    order=("done_on",),
    sealed="grievance.sealed",
)
