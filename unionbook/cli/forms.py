"""print: a register, form or notice as PDF."""

import argparse
from io import BytesIO
from pathlib import Path

from unionbook.cli.answer import Answer
from unionbook.cli.asked import Group, command, day_of, frame_of, opened, uid_of, with_masks, with_period
from unionbook.cli.ending import Usage
from unionbook.ground.cabinet import Cabinet
from unionbook.ground.forms import Form
from unionbook.ground.kind import Kind


def declare(group: Group) -> None:
    """Add the command."""
    printing = command(group, "print", "把名册、登记表、告知书等印成 PDF")
    printing.add_argument("form", metavar="表格", help="如 member.roster、P16 或 会员名册（kinds 命令里有）")
    printing.add_argument("--rows", metavar="编号", nargs="+", help="印哪几条记录：编号、登记号或名称")
    printing.add_argument("--subset", metavar="子集", default="", help="印这个子集（kinds 命令里有）")
    with_period(printing, required=False)
    printing.add_argument("--blank", action="store_true", help="印空白表，留给手写")
    printing.add_argument("--columns", metavar="列", nargs="+", default=[], help="只印这几列，按写的次序")
    printing.add_argument("--spare", metavar="N", type=int, help="名册后面留几个空行")
    printing.add_argument("--handlers", metavar="姓名", nargs="+", default=[], help="印在表尾的经办人等")
    printing.add_argument("--day", metavar="日期", help="表上的日期，不写是今天")
    with_masks(printing)
    printing.add_argument("--mask-names", action="store_true", help="姓名也遮盖（李*明），张贴公示用")
    printing.add_argument("--duplex", action="store_true", help="双面打印：偶数页的装订边在右边")
    printing.add_argument("--pdf", metavar="文件", type=Path, required=True, help="PDF 写到哪里")
    printing.set_defaults(run=_print)


def find_form(cabinet: Cabinet, text: str) -> tuple[Kind, Form]:
    """The form a text means: kind.name, its code or its label. Raises Usage for none or several."""
    every = [(kind, form) for kind in cabinet for form in kind.forms]
    found = [
        (kind, form) for kind, form in every if text in (f"{kind.name}.{form.name}", form.code, form.label, form.name)
    ]
    exact = [(kind, form) for kind, form in found if text == f"{kind.name}.{form.name}"]
    found = exact or found
    if len(found) == 1:
        return found[0]
    some = "、".join(f"{kind.name}.{form.name}（{form.label}）" for kind, form in found or every)
    raise Usage(f"“{text}”有 {len(found)} 种，请写明：{some}。" if found else f"没有“{text}”这种表，可以写：{some}。")


def _print(args: argparse.Namespace) -> Answer:
    from unionbook.services.forms import Wanted, print_form
    from unionbook.services.report.printing import save_pdf

    kind, form = find_form(args.cabinet, args.form)
    if (args.rows and (args.subset or args.blank)) or (args.subset and args.blank):
        raise Usage("--rows、--subset、--blank 只能写一个。")
    out = BytesIO()
    with opened(args) as book:
        wanted = Wanted(
            rows=[uid_of(book, kind, text) for text in args.rows] if args.rows else None,
            subset=args.subset,
            blank=args.blank,
            columns=args.columns,
            spare=args.spare,
            unmasked=args.unmasked,
            reason=args.reason,
            names_masked=args.mask_names,
            handlers=args.handlers,
            day=day_of(book, args.day) if args.day else None,
            frame=frame_of(book, args.period, args.as_of) if args.period or args.as_of else None,
        )
        made = print_form(book, kind, form, wanted, out, mirror=args.duplex)
    save_pdf(out.getvalue(), args.pdf)
    data = {"pdf": str(args.pdf), "form": f"{kind.name}.{form.name}", "rows": made.rows, "pages": made.pages}
    told = f"印了 {made.rows} {kind.measure}" if made.rows else "空白表"
    lines = [f"已印好{form.label}：“{args.pdf}”（{told}，{made.pages} 页）。"]
    if made.unshown:
        lines.append(f"这些字没有字体能印，印成了“〓”：{''.join(made.unshown)}。请手工补写。")
    return Answer(data | {"unshown": list(made.unshown)}, lines)
