"""doubles, unite: rows that may be one and the same, and making two rows one."""

import argparse

from unionbook.cli.answer import Answer, table
from unionbook.cli.asked import Group, command, kind_of, opened, uid_of
from unionbook.cli.ending import Usage

TWICE = {"都留": "all", "合并": "one"}


def declare(group: Group) -> None:
    """Add the commands."""
    found = command(group, "doubles", "查重：疑似登记了两次的人员、企业、工会，附分数和理由")
    found.add_argument("kind", metavar="种类")
    found.add_argument("--least", metavar="分数", type=int, default=50, help="只列这个分数以上的，不写为 50")
    found.set_defaults(run=_doubles)
    one = command(group, "unite", "把登记了两次的两条合成一条，可以撤销")
    one.usage = "unionbook unite 台账 种类 留下的 并入的 [--take 栏目=1|2|both]... [--twice 都留|合并] [--json]"
    one.add_argument("kind", metavar="种类")
    one.add_argument("kept", metavar="留下的")
    one.add_argument("other", metavar="并入的")
    one.add_argument("--take", metavar="栏目=哪边", action="append", default=[], help="1 留下的，2 并入的，both 都取")
    one.add_argument("--twice", choices=list(TWICE), default="", help="合并后会重复的记录（如两份会籍）怎么办")
    one.set_defaults(run=_unite)


def _doubles(args: argparse.Namespace) -> Answer:
    from unionbook.services.doubles.scan import scan

    with opened(args) as book:
        kind = kind_of(book, args.kind)
        pairs = scan(book, kind, args.least)
        titles = {uid: book.title(kind.name, uid) for pair in pairs for uid in (pair.one, pair.other)}
    data = [
        {
            "score": pair.score,
            "rows": [{"id": uid, "title": titles[uid]} for uid in (pair.one, pair.other)],
            "reasons": list(pair.reasons),
            "against": list(pair.against),
        }
        for pair in pairs
    ]
    if not pairs:
        return Answer(data, [f"没有发现疑似重复的{kind.label}。"])
    rows = [(str(one.score), one.one, titles[one.one], one.other, titles[one.other], one.words) for one in pairs]
    return Answer(data, table(("分数", "编号", "名称", "编号", "名称", "理由"), rows))


def _unite(args: argparse.Namespace) -> Answer:
    from unionbook.services.doubles.merging import prospect, unite

    take = dict(_choice(text) for text in args.take)
    with opened(args) as book:
        kind = kind_of(book, args.kind)
        kept, other = uid_of(book, kind, args.kept), uid_of(book, kind, args.other)
        ahead = prospect(book, kind, kept, other)
        unite(book, kind, kept, other, take, TWICE.get(args.twice, ""))
        title = book.title(kind.name, kept)
    moved = {of.name: count for of, count in ahead.moving}
    data = {"id": kept, "title": title, "gone": other, "moved": moved, "twice": [one.words for one in ahead.twice]}
    data |= {"beside": [one.words for one in ahead.beside]}
    told = f"，{ahead.moving_words}已改到它名下" if ahead.moving else ""
    return Answer(data, [f"已合并为 {kept} {title}{told}。{ahead.beside_words}要恢复请用 undo。"])


def _choice(text: str) -> tuple[str, str]:
    name, equals, side = text.partition("=")
    if not equals or side not in ("1", "2", "both"):
        raise Usage(f"--take 要写“栏目=1”“栏目=2”或“栏目=both”，看不懂“{text}”。")
    return name, side
