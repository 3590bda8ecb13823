"""How every call ends: with an exit code, and one Chinese sentence when something was wrong. Nothing of a parser is
loaded for it: a window ends so too."""

import io
import os
import sys
from collections.abc import Callable

from unionbook.ground.errors import Refusal

DONE, REFUSED, WRONG = 0, 1, 2


class Usage(Exception):
    """The command was written wrongly; the one Chinese sentence says how to write it."""


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
