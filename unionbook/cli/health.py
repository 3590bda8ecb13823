"""check, selfcheck: is the book sound, is the installation whole."""

import argparse

from unionbook.cli.answer import Answer, table
from unionbook.cli.asked import Group, command, opened


def declare(group: Group) -> None:
    """Add the commands."""
    check = command(group, "check", "数据体检：每条记录对每条规则，文件对它自己")
    check.set_defaults(run=_check)
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


def _selfcheck(args: argparse.Namespace) -> Answer:
    from unionbook.cli.selfcheck import results

    found = results()
    data = [{"part": one.part, "ok": not one.trouble, "trouble": one.trouble} for one in found]
    lines = [f"{one.part}：{one.trouble or '正常'}" for one in found]
    bad = sum(1 for one in found if one.trouble)
    return Answer(data, lines, int(bool(bad)), f"有 {bad} 项不正常，处理办法见上。" if bad else "")
