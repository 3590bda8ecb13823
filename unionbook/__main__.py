"""The door: a command when one is named, otherwise the window, on the book named if there is one."""

import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from unionbook.cli import COMMANDS
from unionbook.cli.ending import aloud, complain, guarded
from unionbook.ground.errors import Refusal
from unionbook.ground.faults import hush
from unionbook.loading import load
from unionbook.store.pc.installed import trouble
from unionbook.store.pc.process import no_boxes

if TYPE_CHECKING:
    from pathlib import Path


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with the words of a call (those of this process when none are given); the exit code."""
    no_boxes()
    words = list(sys.argv[1:] if argv is None else argv)
    if _for_window(words):
        return guarded(lambda: _window(words), aloud)
    return guarded(lambda: _command(words))


def _for_window(words: list[str]) -> bool:
    """Nothing, or one thing that is a file or looks like one; a mistyped command is not."""
    if not words:
        return True
    if len(words) > 1 or words[0] in COMMANDS or words[0].startswith("-"):
        return False
    path = _path(words[0])
    return os.path.exists(path) or bool(path.suffix) or len(path.parts) > 1


def _path(word: str) -> "Path":
    # Loaded only now: it brings along what the package, once it is loaded, has put off.
    from pathlib import Path

    return Path(word)


def _command(words: list[str]) -> int:
    gc.enable()
    from unionbook.cli.program import run

    if words[0] != "selfcheck":
        _whole()
    return run(words)


def _whole() -> None:
    """Nothing is loaded, and no book touched, by a program that is not whole. Raises Refusal."""
    if told := trouble():
        raise Refusal(told)


def _window(words: list[str]) -> int:
    _whole()
    if sys.platform == "linux" and not _screen():
        complain("这里没有显示器，打不开窗口。命令的写法见 unionbook --help。")
        return 1
    load()
    from unionbook.app import run

    return run(_path(words[0]) if words else None)


def _screen() -> bool:
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


if __name__ == "__main__":
    if getattr(sys, "frozen", False) and {"--multiprocessing-fork", "-c"} & {*sys.argv}:
        # A process that parses a table is this program again: it must not open a window.
        from unionbook.store.pc.second import work

        gc.enable()
        work()
    hush()
    sys.exit(main())
