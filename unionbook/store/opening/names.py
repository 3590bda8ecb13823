"""Where a book may lie: a path that leaves no room for the files standing beside it for a while is refused."""

import os
import sys
from pathlib import Path

from unionbook.ground.errors import Refusal

WHOLE, PART = 259, 255
"""The longest path Windows takes, in its characters; the longest name of one file, there in characters, elsewhere in
bytes."""
BESIDE = 32
"""Room for what is added to the name of a book while it is saved, copied or upgraded."""


def whole(path: Path) -> str:
    """The path from the root on, links followed, by which a file is known again; links as they are where its drive
    cannot be asked."""
    try:
        return os.path.realpath(path)
    except OSError:
        return os.path.abspath(path)


def refuse_long(path: Path) -> None:
    """Raises Refusal for a path on which a book could be opened but not safely written."""
    if sentence := too_long(os.path.abspath(path), sys.platform == "win32"):
        raise Refusal(sentence)


def too_long(path: str, windows: bool) -> str:
    """The sentence for a path that is too long, "" for one that is not."""
    name = path.replace("\\", "/").rpartition("/")[2]
    if windows and _units(path) > WHOLE - BESIDE:
        return (
            f"“{name[:20]}…”的完整路径有 {_units(path)} 个字，最多只能有 {WHOLE - BESIDE} 个，再长 Windows 保存不了，"
            "没有打开，也没有改动。请把台账移到层次少一些、名字短一些的文件夹（如 U 盘根目录）再打开。"
        )
    if (_units(name) if windows else len(os.fsencode(name))) > PART - BESIDE:
        return f"文件名“{name[:20]}…”太长，没有打开，也没有改动。请把文件名改短一些（不超过 60 个汉字），再打开。"
    return ""


def _units(text: str) -> int:
    """Characters as Windows counts them."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
