"""report --check: what is to be put right or looked at in a report before it is issued."""

import argparse
from typing import TYPE_CHECKING, Any

from unionbook.cli.answer import Answer
from unionbook.cli.asked import frame_of, opened
from unionbook.cli.ending import Usage

if TYPE_CHECKING:
    from unionbook.services.report import Report
    from unionbook.services.report.proof import Finding


def checked(args: argparse.Namespace) -> Answer:
    """The findings on the report of a period, as the book has it or as a template would write it."""
    from unionbook.services.report import compose, save_pdf
    from unionbook.services.report.document import open_document, reports_of
    from unionbook.services.report.proof import may_issue, proof_printed
    from unionbook.services.report.whole import whole

    if args.issue:
        raise Usage("--check 和 --issue 不能一起写；定稿时会自动核对。")
    with opened(args) as book:
        period = frame_of(book, args.period, args.as_of).period
        known = () if args.template else reports_of(book, period)
        document = open_document(book, known[0]) if known else None
        report = document.compose(book) if document else compose(book, period, args.template)
        found, pdf = proof_printed(book, whole(book, report), document)
    if args.pdf is not None:
        save_pdf(pdf, args.pdf)
    data = {"period": period.name, "may_issue": may_issue(found), "findings": [_data(one, report) for one in found]}
    return Answer(data, _lines(found, report), 0 if may_issue(found) else 1)


def _lines(found: "list[Finding]", report: "Report") -> list[str]:
    from unionbook.services.report.proof import Severity

    grave = sum(one.severity is Severity.STOP for one in found)
    if not found:
        return [f"《{report.title}》核对完了，没有发现问题，可以定稿。"]
    head = f"《{report.title}》核对出 {len(found)} 处，其中必须改的 {grave} 处："
    return [head, *(f"{_mark(one)} {_where(one, report)}{one.sentence}" for one in found)]


def _mark(one: "Finding") -> str:
    return {"stop": "×", "look": "·"}[one.severity]


def _where(one: "Finding", report: "Report") -> str:
    section = one.place.section
    return f"【{report.sections[section].title}】" if 0 <= section < len(report.sections) else ""


def _data(one: "Finding", report: "Report") -> dict[str, Any]:
    place = one.place
    where = {"section": place.section, "block": place.block, "line": place.line, "figure": place.figure}
    where |= {"table": place.table, "row": place.row, "column": place.column}
    data = {"rule": one.rule, "severity": str(one.severity), "sentence": one.sentence, "place": where}
    return data | {"kind": one.kind, "uids": list(one.uids), "title": _where(one, report).strip("【】")}
