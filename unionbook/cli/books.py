"""new, demo, info: a new book, the practice book, what a book is."""

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unionbook.cli.answer import Answer, table
from unionbook.cli.asked import Group, command, opened, passphrase_in
from unionbook.cli.ending import Usage
from unionbook.ground.errors import Refusal
from unionbook.store.book import Book

if TYPE_CHECKING:
    from unionbook.store.secrecy.keys import Key

_PURPOSES = (
    ("file_id", "台账编号"),
    ("created", "建立时间"),
    ("generation", "第几次写入"),
)


def declare(group: Group) -> None:
    """Add the commands."""
    new = command(group, "new", "新建一本空台账")
    new.add_argument("--office", metavar="名称", required=True, help="本单位全称，与印章一致")
    new.add_argument("--superior", metavar="名称", required=True, help="上级工会全称")
    new.add_argument("--encrypt", action="store_true", help="加密，口令在 --passphrase-file 的文件里")
    new.add_argument("--sheet", metavar="文件", type=Path, help="恢复单（PDF）写到哪里；印好锁起来，文件要删掉")
    new.set_defaults(run=_new)
    demo = command(group, "demo", "写一本练习台账：人和单位都是编造的，数字与一份总结相同")
    demo.add_argument(
        "--summary",
        metavar="1…5",
        type=int,
        default=1,
        help="哪一份总结：1 镇总工会 2 公司工会（半年） 3、4 镇工会联合会 5 街道总工会；不写为 1",
    )
    demo.add_argument("--members", metavar="N", type=int, default=0, help="会员增加到 N 人（测试速度用）")
    demo.add_argument("--force", action="store_true", help="已有的练习台账重新写过")
    demo.set_defaults(run=_demo)
    info = command(group, "info", "这本台账的编号、版本、大小和各种记录的数目")
    info.set_defaults(run=_info)


def _new(args: argparse.Namespace) -> Answer:
    from unionbook.services.entry import Entry
    from unionbook.services.saving import errors, save
    from unionbook.store.files import create_book
    from unionbook.store.pc.sheets import owe

    key = _key(args)
    with create_book(args.book, args.cabinet, key.raw if key else None) as book:
        office = Entry(book, args.cabinet["office"])
        wrong = errors(office.fill({"name": args.office, "superior": args.superior}) + save(office))
    if wrong:
        args.book.unlink()
        raise Refusal(f"没有新建台账：{wrong[0].sentence}")
    lines = [f"已新建“{args.book}”{'，已加密' if key else ''}。"]
    if key:
        owe(key.head)
    if key and args.sheet:
        lines += write_sheet(args.sheet, args.office, args.book, key, date.today())
    return Answer({"book": str(args.book), "encrypted": key is not None}, lines)


def _key(args: argparse.Namespace) -> "Key | None":
    """The key of a new book, None for a plain one. Raises Refusal, Usage."""
    from unionbook.store.secrecy.keys import new_key
    from unionbook.store.secrecy.passphrase import weakness

    if not args.encrypt:
        return None
    if args.passphrase_file is None:
        raise Usage("--encrypt 要同时写 --passphrase-file，口令在那个文件里。")
    typed = passphrase_in(args.passphrase_file)
    if why := weakness(typed):
        raise Refusal(f"没有新建台账：{why}")
    return new_key(typed)


def write_sheet(out: Path, office: str, book: Path, key: "Key", day: date) -> list[str]:
    """Write the recovery sheet; lines about it."""
    from unionbook.services.privacy.sheet import recovery_sheet
    from unionbook.services.report.printing import save_pdf
    from unionbook.store.pc.sheets import settled

    save_pdf(recovery_sheet(office, book.name, key, day), out)
    settled(key.head)
    return [f"恢复单写在“{out}”，请印出来锁好，再删掉这个文件。"]


def _demo(args: argparse.Namespace) -> Answer:
    from unionbook.services.demo import practice_of, write_demo
    from unionbook.store.files import open_book

    if args.members < 0:
        raise Refusal("会员人数不能是负数。")
    practice = practice_of(args.summary)
    if args.force and args.book.exists():
        with open_book(args.book, args.cabinet) as old:
            if old.practice_day is None:
                raise Refusal(f"“{args.book.name}”不是练习台账，没有覆盖它。请换一个名字。")
        args.book.unlink()
    made = write_demo(args.book, args.cabinet, args.members, _progress, args.summary)
    assert made is not None
    with made as book:
        counts = {kind.name: book.count(kind.name) for kind in args.cabinet}
    told = f"会员 {counts['member']} 人、信访 {counts['grievance']} 件、困难档案 {counts['hardship']} 户"
    lines = [f"已写好练习台账“{args.book}”（{practice.label}）：{told}，都是编造的。"]
    return Answer({"book": str(args.book), "summary": args.summary, "rows": counts}, lines)


def _progress(done: int, of: int) -> bool:
    if sys.stderr is not None and sys.stderr.isatty():
        end = "\n" if done >= of else ""
        sys.stderr.write(f"\r正在写练习台账 {100 * done // max(of, 1)}%{end}")
        sys.stderr.flush()
    return True


def _info(args: argparse.Namespace) -> Answer:
    with opened(args) as book:
        data = _about(book, args.book)
    lines = [f"{label}：{data[name]}" for name, label in _PURPOSES]
    lines += [f"格式版本：{data['format']}", f"文件大小：{data['bytes']:,} 字节"]
    lines += [f"{label}：{text}" for label, text in data["office"].items()]
    lines += ["", *table(("种类", "名称", "条数"), ((r["kind"], r["label"], str(r["rows"])) for r in data["rows"]))]
    return Answer(data, lines)


def _about(book: Book, path: Path) -> dict[str, Any]:
    facts = book.facts
    kind = book.cabinet["office"]
    office = book.single("office")
    settings = {
        field.label: field.show(getattr(office, name))
        for name, field in kind.fields.items()
        if getattr(office, name, None) is not None
    }
    rows = [{"kind": one.name, "label": one.label, "rows": book.count(one.name)} for one in book.cabinet]
    return {
        **{name: facts.get(name, "") for name, _ in _PURPOSES},
        "format": book.rows("PRAGMA user_version")[0][0],
        "bytes": path.stat().st_size,
        "office": settings,
        "rows": rows,
    }
