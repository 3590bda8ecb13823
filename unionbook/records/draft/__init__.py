"""草稿: what was typed of a record that cannot be saved as final yet. No figure counts it."""

from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.kind import Column, Kind, Record, Section


@dataclass(kw_only=True)
class Draft(Record):
    """The typed text of one form. target: the record it will become or change."""

    of_kind: str | None = fields.text("种类", required=True)
    target: str | None = fields.text("记录", required=True)
    title: str | None = fields.text("名称", chars=10)
    typed: str | None = fields.note("已填内容", required=True, longest=1_000_000)
    problems: int | None = fields.integer("待改", unit="处")


KIND = Kind(
    name="draft",
    label="草稿",
    record=Draft,
    measure="份",
    title=("title",),
    sections=(Section("草稿", ("of_kind", "title", "problems")),),
    columns=(Column("title", bold=True), Column("of_kind"), Column("problems")),
    hidden=True,
)
