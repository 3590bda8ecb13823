"""report: the yearly summary as PDF."""

import argparse
from pathlib import Path

from unionbook.cli.answer import Answer
from unionbook.cli.asked import Group, command, frame_of, opened, with_period


def declare(group: Group) -> None:
    """Add the command."""
    report = command(group, "report", "把一个时段的工作总结印成 PDF")
    with_period(report, required=True)
    report.add_argument("--template", metavar="样式", help="报告样式的名称或文件，不写用通常的一种")
    report.add_argument("--pdf", metavar="文件", type=Path, required=True, help="PDF 写到哪里")
    report.set_defaults(run=_report)


def _report(args: argparse.Namespace) -> Answer:
    from unionbook.services.report import print_report

    with opened(args) as book:
        period = frame_of(book, args.period, args.as_of).period
        print_report(book, period, args.pdf, args.template)
    size = args.pdf.stat().st_size
    data = {"pdf": str(args.pdf), "period": period.name, "bytes": size}
    return Answer(data, [f"已印好{period.label}的总结：“{args.pdf}”（{size:,} 字节）。"])
