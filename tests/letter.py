"""A drive of Windows that can be pulled while its files are open: a letter that stands for a folder, and goes."""

import atexit
import os
import sys
from pathlib import Path

import pytest

_LETTERS = "HIJKLMNOPQRSTUVW"
_REMOVE, _EXACTLY = 2, 4

_joined: dict[str, str] = {}
"""The one letter of this process, and the folder that stands for it now."""


def join(folder: Path) -> Path:
    """Put in the drive with this content, instead of the one that was in; its root."""
    part()
    start = os.getpid() % len(_LETTERS)
    name = next(f"{one}:" for one in _LETTERS[start:] + _LETTERS[:start] if not os.path.exists(f"{one}:\\"))
    _define(0, name, str(folder))
    _joined[name] = str(folder)
    root = Path(f"{name}\\")
    if not root.exists():
        pytest.skip("this system joins no folder to a letter")
    return root


def part() -> None:
    """Pull it out: what is open stays open, and nothing is there under its name."""
    while _joined:
        _define(_REMOVE | _EXACTLY, *_joined.popitem())


def _define(how: int, name: str, folder: str) -> None:
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.DefineDosDeviceW(how, name, folder)


atexit.register(part)
