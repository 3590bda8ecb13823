"""From the words of a call to an exit code: 0 done, 1 refused, 2 written wrongly."""

import io
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from importlib import import_module

from unionbook import __version__
from unionbook.cli import COMMANDS
from unionbook.cli.answer import Answer
from unionbook.cli.usage import Parser, Usage
from unionbook.ground.cabinet import Cabinet
from unionbook.ground.errors import Refusal

DONE, REFUSED, WRONG = 0, 1, 2


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
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
    if answer.complaint:
        complain(answer.complaint)
    return answer.code


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


def guarded(work: Callable[[], int], say: Callable[[str], None] | None = None) -> int:
    """The exit code of the work; whatever goes wrong, one Chinese sentence and no traceback.

    say: how it is said, on standard error unless another way is given.
    """
    say = say or complain
    speak_utf8()
    try:
        return work()
    except Usage as wrong:
        say(str(wrong))
        return WRONG
    except Refusal as refusal:
        say(refusal.sentence)
    except KeyboardInterrupt:
        pass
    except BrokenPipeError:
        # The reader went away (`| head`); what is still buffered must not fail again on the way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as fault:
        say(_about(fault))
    return REFUSED


def _about(fault: Exception) -> str:
    from unionbook.store.pc import log

    digits, written = log.fault(fault)
    kept = f"，详情已记在“{log.path()}”" if written else ""
    return (
        f"程序出错了（{type(fault).__name__}），台账停在上一次保存时的样子{kept}。请把故障代码 {digits} 报给技术支持。"
    )


def complain(sentence: str) -> None:
    """Say a sentence on standard error, if there is one (a window has none)."""
    if sys.stderr is not None:
        sys.stderr.write(sentence + "\n")
        sys.stderr.flush()


def aloud(sentence: str) -> None:
    """Say why no window opens: in a box of Windows' own where there is no standard error, Qt may be what is missing."""
    if sys.stderr is None and sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, sentence, "工会台账", 0x30)
    complain(sentence)


def speak_utf8() -> None:
    """Chinese must come out whole on every console and in every pipe."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
