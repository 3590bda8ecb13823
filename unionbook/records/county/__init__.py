"""县里的表: a table of the county's own, and which of its cells the book's figures and lists fill."""

from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.kind import Column, Kind, Record, Section


@dataclass(kw_only=True)
class TiedTable(Record):
    """One such table. shape: what its sheets say where nothing is filled, by which it is known again; ties: JSON, as
    `unionbook.services.outlet.county.ties` writes it; blank: the file itself as it came."""

    title: str | None = fields.text("表格", required=True, longest=100, chars=14)
    shape: str | None = fields.text("版式", required=True, longest=64)
    ties: str | None = fields.note("填法", required=True, longest=200_000)
    blank: str | None = fields.blob("空白表")


KIND = Kind(
    name="tied_table",
    label="县里的表",
    record=TiedTable,
    measure="张",
    title=("title",),
    icon="table",
    hidden=True,
    sections=(Section("县里的表", ("title", "shape", "ties", "blank")),),
    columns=(Column("title", bold=True),),
    order=("title",),
)

__all__ = ["KIND", "TiedTable"]
