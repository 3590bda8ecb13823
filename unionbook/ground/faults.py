"""What may be told of an error of the program itself: its kinds and the places in the code, never a value.

A message of an exception may hold what people told the office (a name in a KeyError, a number in a ValueError), and so
may its notes; neither they nor variables are written anywhere.
"""

import platform
import sys
import threading
import traceback
from collections.abc import Iterator
from pathlib import PurePath

from unionbook import __version__

MOST = 20
"""Errors of one chain that are told."""


def details(fault: BaseException) -> str:
    """Program, PC, and for the error and each it came of: its type and where it happened."""
    lines = [f"UnionBook {__version__}，Python {platform.python_version()}，{platform.platform()}"]
    for one in _chain(fault):
        lines.append(type(one).__name__)
        for frame in traceback.extract_tb(one.__traceback__):
            lines.append(f"  {_short(frame.filename)}:{frame.lineno} {frame.name}")
    return "\n".join(lines)


def hush() -> None:
    """Errors in threads and in what is being cleaned away are told in the same way."""
    sys.unraisablehook = lambda told: _say(told.exc_value)
    threading.excepthook = lambda told: _say(told.exc_value)


def _say(fault: BaseException | None) -> None:
    if fault is not None and sys.stderr is not None:
        print(details(fault), file=sys.stderr)


def _chain(fault: BaseException) -> Iterator[BaseException]:
    """The error, those it holds, and those it came of."""
    waiting, seen = [fault], set[int]()
    while waiting and len(seen) < MOST:
        one = waiting.pop(0)
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        inner = one.exceptions if isinstance(one, BaseExceptionGroup) else ()
        waiting += [each for each in (*inner, one.__cause__ or one.__context__) if each is not None]


def _short(filename: str) -> str:
    """The path within the program or its libraries, without the folders of the user."""
    parts = PurePath(filename).parts
    for root in ("unionbook", "site-packages"):
        if root in parts:
            return "/".join(parts[len(parts) - 1 - parts[::-1].index(root) :])
    return parts[-1] if parts else filename
