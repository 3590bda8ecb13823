"""定稿: what was sent out, as it was: the PDF's bytes, every figure with its rows, number and fingerprint."""

from dataclasses import dataclass

from unionbook.ground import fields
from unionbook.ground.kind import Column, Kind, Record, Section


@dataclass(kw_only=True)
class ReportIssue(Record):
    """version: 1, 2 … of this report; a version above 1 corrects the one before it.

    fingerprint: SHA-256 of the issue's content (text and figures) in hexadecimal, printed on the paper.
    pdf, content: files in the book: the paper, and the figures with their rows as they were.
    """

    report: str | None = fields.link("report", "报告", required=True)
    number: str | None = fields.serial("编号", "{year}-{n:02}", "issued_on", chars=5)
    version: int | None = fields.integer("版次", required=True, chars=3)
    issued_on: str | None = fields.day("定稿日期", required=True)
    issued_by: str | None = fields.name("定稿人", required=True, chars=5)
    reason: str | None = fields.note("更正原因", longest=500)
    title: str | None = fields.text("标题", required=True, longest=200, chars=14)
    period: str | None = fields.text("报告期", required=True, longest=24)
    template: str | None = fields.text("样式", required=True, longest=80)
    fingerprint: str | None = fields.text("指纹", required=True, longest=64, auto=True)
    pdf: str | None = fields.blob("PDF 文件", required=True)
    content: str | None = fields.blob("数字和记录", required=True)


ISSUE = Kind(
    name="report_issue",
    label="定稿",
    record=ReportIssue,
    measure="份",
    title=("number", "title"),
    parent="report",
    icon="document_signature",
    hidden=True,
    sections=(
        Section(
            "定稿",
            (
                *("number", "version", "issued_on", "issued_by", "title", "period", "template", "reason"),
                *("fingerprint", "pdf", "content"),
            ),
        ),
    ),
    columns=(
        Column("number"),
        Column("version"),
        Column("title", bold=True),
        Column("issued_on"),
        Column("issued_by", narrow=False),
    ),
    order=("-issued_on", "-version"),
    search=("number", "title"),
    lasting=True,
)
