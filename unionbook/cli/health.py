"""check, salvage, selfcheck: is the book sound, what a damaged one still holds, is the installation whole."""

import argparse
from pathlib import Path

from unionbook.cli.answer import Answer, table
from unionbook.cli.asked import Group, command, key_for, opened


def declare(group: Group) -> None:
    """Add the commands."""
    check = command(group, "check", "数据体检：每条记录对每条规则，文件对它自己")
    check.set_defaults(run=_check)
    rescue = command(group, "salvage", "抢救：从损坏的台账里取出还读得出的记录，写进一本新台账；损坏的不动")
    rescue.add_argument("target", metavar="新台账", type=Path, help="新台账写到哪里（.ubk），不能已存在；口令不变")
    rescue.set_defaults(run=_salvage)
    own = command(group, "selfcheck", "检查程序本身装得全不全", book=False)
    own.set_defaults(run=_selfcheck)


def _check(args: argparse.Namespace) -> Answer:
    from unionbook.services.check import check

    with opened(args) as book:
        found = check(book)
    hurt = sum(1 for one in found if one.hurt)
    data = {
        "sound": not hurt,
        "findings": [{"where": one.where, "sentence": one.sentence, "hurt": one.hurt} for one in found],
    }
    if not found:
        return Answer(data, ["台账完好，没有发现问题。"])
    rows = [("文件" if one.hurt else "内容", one.where, one.sentence) for one in found]
    complaint = f"有 {hurt} 处说明台账受损或被改动过，请先复制一份留底，再用最近的备份核对。" if hurt else ""
    return Answer(data, table(("哪类", "哪里", "发现"), rows), int(bool(hurt)), complaint)


def _salvage(args: argparse.Namespace) -> Answer:
    from unionbook.store.salvage.rescue import salvage

    key = key_for(args)
    result = salvage(args.book, args.target, args.cabinet, key, key)
    data = {
        "file": str(result.path),
        "kept": result.kept,
        "lost": result.lost,
        "doubtful": result.doubtful,
        "damaged": result.hurt,
    }
    lines = [f"已取出 {sum(result.kept.values()):,} 条记录，写进“{result.path}”；“{args.book.name}”没有改动。"]
    lines += [f"没能取出：{one}" for one in result.lost]
    lines += [f"请核对：{one}" for one in result.doubtful]
    lines += [f"损坏：{one}" for one in result.hurt]
    return Answer(data, lines)


def _selfcheck(args: argparse.Namespace) -> Answer:
    from unionbook.cli.selfcheck import results

    found = results()
    data = [{"part": one.part, "ok": not one.trouble, "trouble": one.trouble} for one in found]
    lines = [f"{one.part}：{one.trouble or '正常'}" for one in found]
    bad = sum(1 for one in found if one.trouble)
    return Answer(data, lines, int(bool(bad)), f"有 {bad} 项不正常，处理办法见上。" if bad else "")
