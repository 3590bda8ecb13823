"""What the words of a call mean: the book, the kind, the row, the period, the conditions."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TypeAlias

from unionbook.cli.ending import Usage
from unionbook.cli.usage import Parser
from unionbook.ground.conditions import LABELS, Compare, Condition, Frame, Not, Op, among
from unionbook.ground.dates import BadDate, first_day, parse_date
from unionbook.ground.errors import BadValue, Refusal
from unionbook.ground.fields import DayField, Field, LinkField
from unionbook.ground.fields.base import narrow
from unionbook.ground.kind import Kind
from unionbook.ground.periods import BadPeriod, Period
from unionbook.services.listing import resolve
from unionbook.store.book import Book

Group: TypeAlias = "argparse._SubParsersAction[Parser]"

NO_VALUE = frozenset({Op.FILLED, Op.EMPTY, Op.DURING, Op.BY_END, Op.BEFORE})
OF_PERIOD = frozenset({Op.DURING, Op.BY_END, Op.BEFORE})
OF_TEXT = frozenset({Op.CONTAINS, Op.STARTS, Op.ENDS})


def command(group: Group, name: str, summary: str, book: bool = True) -> Parser:
    """A new sub-command; book: it works on a book."""
    made = group.add_parser(name, help=summary, description=summary)
    if book:
        made.add_argument("book", metavar="台账", type=Path, help="台账文件（.ubk）")
    with_passphrase(made)
    made.add_argument("--json", action="store_true", help="输出一份 JSON，别无其他")
    return made


def with_passphrase(parser: Parser) -> None:
    """Give the sub-command --passphrase-file. There is no option for the passphrase itself: others could read it."""
    help_ = "加密台账的口令（或恢复码）在这个文件里；写 - 从标准输入读"
    parser.add_argument("--passphrase-file", metavar="文件", type=Path, help=help_)


def passphrase_in(file: Path) -> str:
    """The passphrase in a file, "-" being the first line of standard input. Raises Refusal."""
    try:
        text = sys.stdin.readline() if str(file) == "-" else file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise Refusal(f"读不到口令文件“{file.name}”。请核对文件在不在，并存成 UTF-8 文本。") from None
    return text.strip("\r\n")


def with_masks(parser: Parser) -> None:
    """Give the sub-command --unmasked and --reason."""
    parser.add_argument("--unmasked", action="store_true", help="不遮盖证件号码、电话等，要同时写明用途")
    parser.add_argument("--reason", metavar="用途", default="", help="为什么要完整的号码，记入查阅登记")


def masked(args: argparse.Namespace, book: Book, kind: Kind, uids: Sequence[str], what: str) -> bool:
    """Are these rows to be shown with masks? Without, it is noted. Raises Refusal when no reason is given."""
    from unionbook.services.privacy.access import lift

    if args.unmasked and uids:
        lift(book, kind, list(uids), f"命令行：{what}", args.reason)
    return not args.unmasked


def key_for(args: argparse.Namespace) -> bytes | None:
    """The key of the book named, None for a plain one. Raises Refusal."""
    from unionbook.store.opening.names import refuse_long
    from unionbook.store.secrecy.unlock import by_text, encrypted, locked

    refuse_long(args.book)
    if not args.book.exists() or not encrypted(args.book):
        return None
    if args.passphrase_file is None:
        raise locked(args.book)
    return by_text(args.book, passphrase_in(args.passphrase_file)).raw


def with_period(parser: Parser, required: bool) -> None:
    """Give the sub-command --period and --as-of."""
    help_ = "时段：2020、2020H1、2020Q2、2020-06、2020-W23 或 2019-10-01..2020-09-30"
    parser.add_argument("--period", metavar="时段", required=required, help=help_)
    parser.add_argument("--as-of", metavar="日期", help="截止日：只算到这一天")


def opened(args: argparse.Namespace) -> Book:
    """The book named, `args.key` being its key. Raises Refusal."""
    from unionbook.store.files import open_book

    args.key = key_for(args)
    return open_book(args.book, args.cabinet, args.key, witness=_issued)


def _issued(book: Book) -> Mapping[str, str]:
    from unionbook.services.issue.witness import issued_figures

    return issued_figures(book)


def kind_of(book: Book, name: str) -> Kind:
    """The kind of that name or label. Raises Usage."""
    for kind in book.cabinet:
        if name in (kind.name, kind.label):
            return kind
    known = "、".join(f"{kind.name}（{kind.label}）" for kind in book.cabinet)
    raise Usage(f"没有“{name}”这种记录，可以写：{known}。")


def uid_of(book: Book, kind: Kind, text: str) -> str:
    """The one row a text names: its id, its number or its name. Raises Refusal for none or several."""
    found = resolve(book, kind.name, text)
    if len(found) == 1:
        return found[0]
    if not found:
        raise Refusal(f"找不到{kind.label}“{text}”，它可能已被删除。请用 list 或 search 查一下。")
    raise Refusal(f"{kind.label}“{text}”有 {len(found)} {kind.measure}，请改用编号（list 的第一栏）。")


def frame_of(book: Book, period: str | None, as_of: str | None) -> Frame:
    """The period and its last counted day; the running year when none is named. Raises Usage."""
    try:
        day = day_of(book, as_of) if as_of else None
        return Frame(Period.parse(period or str(book.today().year), day), book.today())
    except BadPeriod as bad:
        raise Usage(str(bad)) from None


def day_of(book: Book, text: str) -> date:
    """A day as typed. Raises Usage."""
    try:
        return first_day(parse_date(text, book.today()))
    except BadDate as bad:
        raise Usage(str(bad)) from None


def condition_of(book: Book, kind: Kind, words: Sequence[str]) -> Condition:
    """A condition of the words FIELD OP VALUE. Raises Usage."""
    if len(words) < 2 or words[1] not in set(Op):
        known = "、".join(f"{op.value}（{label}）" for op, label in LABELS.items())
        raise Usage(f"--where 要写“栏目 比较 值”，比较可以写：{known}。")
    path, op, rest = words[0], Op(words[1]), words[2:]
    if len(rest) != (op not in NO_VALUE):
        raise Usage(f"--where {path} {op} 后面{'不带值' if op in NO_VALUE else '要写一个值'}。")
    field = field_of(book, kind, path)
    if op in OF_PERIOD and not isinstance(field, DayField):
        raise Usage(f"“{path}”不是日期，不能用 {op}。")
    if op in NO_VALUE:
        return Compare(path, op)
    return _with_value(book, path, op, field, rest[0])


def field_of(book: Book, kind: Kind, path: str) -> Field:
    """The field at the end of a path; "uid" is a text. Raises Usage."""
    if path == "uid":
        return Field(label="编号")
    try:
        return book.cabinet.field(kind, path)
    except KeyError:
        raise Usage(f"{kind.label}没有“{path}”这个栏目。用 kinds {kind.name} 可以看到全部栏目。") from None


def _with_value(book: Book, path: str, op: Op, field: Field, text: str) -> Condition:
    if op in OF_TEXT:
        return Compare(path, op, narrow(text))
    if isinstance(field, LinkField) and text:
        if op not in (Op.IS, Op.IS_NOT, Op.AMONG):
            raise Usage(f"“{path}”是另一条记录，只能用 is、is_not 或 among。")
        named = _split(text) if op is Op.AMONG else [text]
        linked = among(path, *(uid for name in named for uid in resolve(book, field.kind, name)))
        return Not(linked) if op is Op.IS_NOT else linked
    try:
        if op is Op.AMONG:
            return among(path, *(field.parse(part, book.today()) for part in _split(text)))
        return Compare(path, op, field.parse(text, book.today()))
    except BadValue as bad:
        raise Usage(str(bad)) from None


def _split(text: str) -> list[str]:
    return [part for part in text.replace("，", ",").replace("、", ",").split(",") if part.strip()]
