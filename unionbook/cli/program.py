"""From the words of a call to an exit code: 0 done, 1 refused, 2 written wrongly."""

import errno
import sys
from argparse import Namespace
from collections.abc import Sequence
from importlib import import_module

from unionbook import __version__
from unionbook.cli import COMMANDS
from unionbook.cli.answer import Answer
from unionbook.cli.ending import DONE, complain
from unionbook.cli.usage import Parser
from unionbook.ground.cabinet import Cabinet


def parser() -> Parser:
    """The parser of all commands."""
    made = Parser(
        prog="unionbook",
        description="工会台账。不写命令或只写台账文件时打开窗口，否则执行命令。",
        epilog="每个命令的写法见：unionbook 命令 --help",
    )
    made.add_argument("--version", action="version", version=f"工会台账 {__version__}", help="显示版本号")
    group = made.add_subparsers(title="命令", metavar="命令", dest="command", required=True, parser_class=Parser)
    for module in dict.fromkeys(COMMANDS.values()):
        import_module(f"unionbook.cli.{module}").declare(group)
    return made


def run(words: Sequence[str], cabinet: Cabinet | None = None) -> int:
    """Run a command; its exit code. Answers go to standard output, complaints to standard error.

    cabinet: the kinds to work with, all of them unless others are given.
    """
    try:
        args = parser().parse_args(words)
    except SystemExit:  # --help and --version have been printed
        return DONE
    args.cabinet = cabinet or _all_kinds()
    answer = _answered(args)
    text = answer.text(args.json)
    if text and sys.stdout is not None:
        _say(text)
    if answer.complaint:
        complain(answer.complaint)
    return answer.code


def _say(text: str) -> None:
    """Put the answer out. Raises BrokenPipeError when nobody reads it, which Windows calls an invalid argument."""
    try:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
    except OSError as fault:
        if fault.errno == errno.EINVAL:
            raise BrokenPipeError from fault
        raise


def _answered(args: Namespace) -> Answer:
    try:
        answer: Answer = args.run(args)
    except Exception as fault:
        if type(fault).__module__.partition(".")[0] != "sqlcipher3":
            raise
        from unionbook.store.connection import refusal_for

        raise refusal_for(fault, args.book) from fault
    return answer


def _all_kinds() -> Cabinet:
    from unionbook.records import CABINET

    return CABINET
