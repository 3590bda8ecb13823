"""报告: the documents the county receives: their text as it is edited, and what was issued of them."""

from unionbook.records.report.issue import ISSUE, ReportIssue
from unionbook.records.report.part import PART, ReportPart
from unionbook.records.report.report import KIND, Report
from unionbook.records.report.template import TEMPLATE, ReportTemplate

__all__ = [
    "ISSUE",
    "KIND",
    "PART",
    "TEMPLATE",
    "Report",
    "ReportIssue",
    "ReportPart",
    "ReportTemplate",
]
