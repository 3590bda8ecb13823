"""The drawings of the icons: a file each in a checkout, one file of all in the frozen program.

Five hundred small files more would each be looked at by every start, and take a whole block of a stick.
"""

import marshal
import os
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from unionbook.ground.resources import path

SHIPPED = "icons.bin"
"""Among the resources of the frozen program: the SVG text of each drawing by its name."""

HOME, END = "icons", ".svg"


@cache
def source(name: str) -> bytes:
    """The drawing's SVG text. Raises FileNotFoundError for an unknown name."""
    if not _together():
        return path(HOME, f"{name}{END}").read_bytes()
    try:
        return _all()[name]
    except KeyError:
        raise FileNotFoundError(name) from None


def names() -> list[str]:
    """The names of all drawings, in order."""
    return sorted(_all() if _together() else _files(path(HOME)))


@cache
def state(name: str) -> tuple[int, int]:
    """Tells apart what was drawn from a drawing as it was before: the size and time of its file. Raises OSError."""
    of = os.stat(path(SHIPPED) if _together() else path(HOME, f"{name}{END}"))
    return of.st_size, of.st_mtime_ns


def write(home: Path, out: Path) -> int:
    """Write those of a folder for the frozen program; how many there are."""
    found = {name: (home / f"{name}{END}").read_bytes() for name in sorted(_files(home))}
    out.write_bytes(marshal.dumps(found))
    return len(found)


def _together() -> bool:
    return bool(getattr(sys, "frozen", False))


def _files(home: Path) -> list[str]:
    return [one.removesuffix(END) for one in os.listdir(home) if one.endswith(END)]


@cache
def _all() -> Mapping[str, bytes]:
    found: Mapping[str, bytes] = marshal.loads(path(SHIPPED).read_bytes())
    return found
