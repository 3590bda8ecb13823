"""report, verify: reports as PDF, as drafts or issued; and whether a PDF or a paper is what was issued."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unionbook.cli.answer import Answer
from unionbook.cli.asked import Group, command, frame_of, opened, with_period
from unionbook.cli.ending import Usage
from unionbook.cli.proofing import checked
from unionbook.ground.errors import Refusal
from unionbook.ground.periods import Period
from unionbook.store.book import Book

if TYPE_CHECKING:
    from unionbook.services.issue.verify import Verdict

MARKS = {True: "√", False: "×", None: "·"}


def declare(group: Group) -> None:
    """Add the commands."""
    report = command(group, "report", "把一个时段的报告印成 PDF；加 --issue 定稿")
    with_period(report, required=True)
    report.add_argument("--template", metavar="样式", help="报告样式的名称或文件，不写用适合本单位的一种")
    report.add_argument("--pdf", metavar="文件", type=Path, help="PDF 写到哪里；只核对（--check）时可以不写")
    report.add_argument("--check", action="store_true", help="核对：列出定稿前要改和要看的地方，有必须改的以 1 结束")
    report.add_argument("--issue", action="store_true", help="定稿：存下 PDF 和每个数字背后的记录，编上号")
    report.add_argument("--by", metavar="姓名", default="", help="定稿人")
    report.add_argument("--reason", metavar="原因", default="", help="更正的原因（已定稿过的报告）")
    report.set_defaults(run=_report)
    verify = command(group, "verify", "核对 PDF 是不是定稿原件、数字动过没有", book=False)
    verify.add_argument("pdf", metavar="PDF", type=Path, nargs="?", help="要核对的 PDF；只核对纸上的二维码时不写")
    verify.add_argument("book", metavar="台账", type=Path, nargs="?", help="出这份报告的台账（.ubk）")
    verify.add_argument("--code", metavar="文字", default="", help="从纸上二维码扫出来的文字，或存有它的文件")
    verify.set_defaults(run=_verify)


def _report(args: argparse.Namespace) -> Answer:
    from unionbook.services.report import save_pdf

    if args.check:
        return checked(args)
    if args.pdf is None:
        raise Usage("report 要用 --pdf 写明 PDF 写到哪里；只想核对就加 --check。")
    with opened(args) as book:
        period = frame_of(book, args.period, args.as_of).period
        told: dict[str, Any] = {}
        pdf = _issued(book, period, args, told) if args.issue else _draft(book, period, args.template)
        save_pdf(pdf, args.pdf)
    size = args.pdf.stat().st_size
    data = {"pdf": str(args.pdf), "period": period.name, "bytes": size, **told}
    what = f"定稿（编号 {told['number']}，第{told['version']}版）" if told else "总结"
    return Answer(data, [f"已印好{period.label}的{what}：“{args.pdf}”（{size:,} 字节）。"])


def _draft(book: Book, period: Period, template: str | None) -> bytes:
    from unionbook.services.report import compose
    from unionbook.services.report.sheaf import print_sheaf, to_sheaf
    from unionbook.services.report.whole import whole

    return print_sheaf(to_sheaf(whole(book, compose(book, period, template))))[0]


def _issued(book: Book, period: Period, args: argparse.Namespace, told: dict[str, Any]) -> bytes:
    """Issue the document of the period, which is made when there is none yet; its PDF."""
    from unionbook.services.issue.archive import paper
    from unionbook.services.issue.issuing import issue

    record = issue(book, _document(book, period, args.template or ""), args.by, args.reason)
    told |= {"number": record.number, "version": record.version, "fingerprint": record.fingerprint}
    return paper(book, record)


def _document(book: Book, period: Period, template: str) -> str:
    """The report of a period and template: that of the book, or a new one."""
    from unionbook.services.report.document import make_report, open_document, reports_of

    if book.practice_day:
        raise Refusal("这是练习台账，里面的人和数都是编的，不能定稿。请打开正式台账再定稿。")
    for uid in reports_of(book, period):
        if not template or open_document(book, uid).record.template == template:
            return uid
    return make_report(book, period, template, period.as_of)


def _verify(args: argparse.Namespace) -> Answer:
    from unionbook.services.issue.verify import verify, verify_code

    code = _code(args.code)
    # A book alone may stand first: what ends in .ubk is no PDF.
    if args.pdf is not None and args.pdf.suffix == ".ubk" and args.book is None:
        args.pdf, args.book = None, args.pdf
    if args.pdf is None and not (args.book and code):
        raise Usage("verify 要写 PDF 文件，或者写台账并用 --code 给出二维码里的文字。")
    body = _bytes(args.pdf) if args.pdf else b""
    if args.book is None:
        return _told(verify(body, None, code))
    with opened(args) as book:
        return _told(verify(body, book, code) if args.pdf else verify_code(code, book))


def _code(given: str) -> str:
    """The words of a code; the name of a file stands for what is in it."""
    if given and len(given) < 200 and Path(given).is_file():
        return Path(given).read_text(encoding="utf-8-sig")
    return given


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise Refusal(f"读不到“{path}”。请核对文件还在不在、名字对不对。") from None


def _told(verdict: "Verdict") -> Answer:
    head = verdict.frozen.head if verdict.frozen else {}
    data = {
        "state": verdict.state,
        "good": verdict.good,
        "report": dict(head),
        "fingerprint": verdict.frozen.fingerprint if verdict.frozen else None,
        "findings": [{"good": one.good, "sentence": one.sentence} for one in verdict.findings],
    }
    lines = [f"{MARKS[one.good]} {one.sentence}" for one in verdict.findings]
    if head:
        lines.insert(0, f"{head.get('office', '')}　{head.get('title', '')}　编号 {head.get('number', '')}")
    wrong = any(one.good is False for one in verdict.findings)
    return Answer(data, lines, 1 if wrong else 0)
