"""manual, handover: the printed manual and key card, and the booklet for a change of staff."""

import argparse
from pathlib import Path

from unionbook.cli.answer import Answer
from unionbook.cli.asked import Group, command, opened


def declare(group: Group) -> None:
    """Add the commands."""
    manual = command(group, "manual", "把使用手册印成 PDF；加 --card 只印快捷键卡", book=False)
    manual.add_argument("pdf", metavar="PDF", type=Path, help="PDF 写到哪里")
    manual.add_argument("--card", action="store_true", help="只印一页快捷键卡")
    manual.set_defaults(run=_manual)
    handover = command(group, "handover", "换人时的交接册：没办结的件和期限、没发的钱、到期的、备份、恢复单、定稿")
    handover.add_argument("pdf", metavar="PDF", type=Path, help="PDF 写到哪里")
    handover.add_argument("--from", dest="giver", metavar="姓名", default="", help="移交人")
    handover.add_argument("--to", dest="taker", metavar="姓名", default="", help="接收人")
    handover.add_argument("--witness", metavar="姓名", default="", help="监交人")
    handover.add_argument("--slip", choices=("yes", "no"), help="恢复单交了没有；不写就留给手填")
    handover.set_defaults(run=_handover)


def _manual(args: argparse.Namespace) -> Answer:
    from unionbook.services.help.manual import print_card, print_manual
    from unionbook.services.report.printing import save_pdf

    pdf, pages = print_card() if args.card else print_manual()
    save_pdf(pdf, args.pdf)
    data = {"pdf": str(args.pdf), "pages": pages, "bytes": len(pdf)}
    return Answer(data, [f"已印好{'快捷键卡' if args.card else '使用手册'}：“{args.pdf}”（{pages} 页）。"])


def _handover(args: argparse.Namespace) -> Answer:
    from unionbook.services.handover import Between, booklet, print_booklet
    from unionbook.services.report.printing import save_pdf

    slip = {"yes": True, "no": False, None: None}[args.slip]
    with opened(args) as book:
        made = booklet(book, Between(args.giver, args.taker, args.witness, slip))
    pdf, pages = print_booklet(made)
    save_pdf(pdf, args.pdf)
    data = {"pdf": str(args.pdf), "pages": pages, "parts": {part.title: len(part.rows) for part in made.parts}}
    lines = [f"已印好交接册：“{args.pdf}”（{pages} 页）。"]
    return Answer(data, [*lines, *(f"{part.title}：{len(part.rows)} {part.measure}" for part in made.parts)])
