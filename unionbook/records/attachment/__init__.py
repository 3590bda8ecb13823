"""附件: photographs and scans that belong to a record, kept inside the book. They are shown and printed, never run."""

from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.codes import CodeList
from unionbook.ground.kind import Column, Kind, Record, Section

PHOTO, SCAN = "photo", "scan"
SORT = CodeList("附件种类", {PHOTO: "照片", SCAN: "扫描件"})


@dataclass(kw_only=True)
class Attachment(Record):
    """One file of one record. target: the record's uid.  size: bytes of the file as it is kept."""

    of_kind: str | None = fields.text("种类", required=True)
    target: str | None = fields.text("记录", required=True)
    name: str | None = fields.text("名称", required=True, wide=True, longest=120, chars=14)
    sort: str | None = fields.code("附件种类", SORT, required=True, chars=4)
    added_on: str | None = fields.day("存入日期", required=True, default="今天")
    size: int | None = fields.integer("大小", unit="字节", required=True)
    file: str | None = fields.blob("文件", required=True)


KIND = Kind(
    name="attachment",
    label="附件",
    record=Attachment,
    measure="份",
    title=("name",),
    sections=(Section("附件", ("name", "sort", "added_on")),),
    columns=(Column("name", bold=True), Column("sort"), Column("added_on")),
    order=("added_on",),
    hidden=True,
)
