"""log, decode: what happened on this PC, and what a code read out over the phone says."""

import argparse

from unionbook.cli.answer import Answer
from unionbook.cli.asked import Group, command


def declare(group: Group) -> None:
    """Add the commands."""
    log = command(group, "log", "故障记录：这台电脑上程序最近出过什么错，不含任何人的资料", book=False)
    log.add_argument("--lines", metavar="行数", type=int, default=100, help="最多列出多少行")
    log.set_defaults(run=_log)
    decode = command(group, "decode", "解读电话里报来的 16 位故障代码", book=False)
    decode.add_argument("code", metavar="代码", nargs="+", help="16 位数字，可以分组写")
    decode.set_defaults(run=_decode)


def _log(args: argparse.Namespace) -> Answer:
    from unionbook.store.pc import log

    lines = log.tail(args.lines).splitlines()
    return Answer({"file": str(log.path()), "lines": lines}, lines or ["还没有故障记录。"])


def _decode(args: argparse.Namespace) -> Answer:
    from unionbook import __version__
    from unionbook.ground.faultcode import decode

    said = decode(" ".join(args.code))
    data = {"version": said.version, "error": said.kind, "system": said.system, "places": said.places}
    lines = [f"版本：{said.version}", f"系统：{said.system}", f"错误：{said.kind or '（没有列出的一种）'}"]
    lines += [f"位置：{place}" for place in said.places] or ["位置：不在程序自己的代码里，或不在这个版本里。"]
    if said.version != __version__:
        lines.append(f"注意：代码来自 {said.version}，这里是 {__version__}；请用同一版本解读，位置才可靠。")
    return Answer(data, lines)
