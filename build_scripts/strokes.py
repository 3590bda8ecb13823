"""Writes resources/strokes.txt: every Chinese character in the order of strokes, a line for each number of them.

    npm pack cnchar-order && tar xzf cnchar-order-*.tgz
    python build_scripts/strokes.py package/cnchar.order.min.js

Of the characters in daily use the strokes themselves are known (cnchar-order, MIT): as many strokes stand by the first
one that differs, in the order 横竖撇点折. The others stand behind them by their number, as ICU
has it (Unicode licence), whose library comes with PySide6 on Linux.
"""

from __future__ import annotations

import ctypes
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import PySide6

TARGET = Path(__file__).resolve().parents[1] / "resources" / "strokes.txt"
RANGES = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF))
KINDS = {"j": "1", "i": "1", "f": "2", "g": "2", "s": "3", "k": "4", "d": "4", "l": "4"}
"""The letters of the source that are no bent stroke: 横 and 提, 竖 and 竖钩, 撇, 点 and 捺."""


def known(source: Path) -> dict[str, str]:
    """The strokes of each known character as digits from 1 (横) to 5 (折)."""
    found = re.search(r"""JSON\.parse\('(\{"一".*?\})'\)""", source.read_text(encoding="utf-8"))
    assert found is not None
    letters: dict[str, str] = json.loads(found[1])
    return {char: "".join(KINDS.get(one, "5") for one in strokes) for char, strokes in letters.items()}


def by_strokes() -> Callable[[str], bytes]:
    """ICU's sort key in the order of strokes."""
    home = Path(PySide6.__file__).parent / "Qt" / "lib"
    version = next(home.glob("libicui18n.so.*")).suffix[1:]
    for name in ("libicudata", "libicuuc"):
        ctypes.CDLL(str(home / f"{name}.so.{version}"), mode=ctypes.RTLD_GLOBAL)
    icu = ctypes.CDLL(str(home / f"libicui18n.so.{version}"))
    opened, key_of = getattr(icu, f"ucol_open_{version}"), getattr(icu, f"ucol_getSortKey_{version}")
    opened.restype = ctypes.c_void_p
    key_of.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_int]
    fault = ctypes.c_int(0)
    order = opened(b"zh@collation=stroke", ctypes.byref(fault))
    assert order and fault.value <= 0

    def key(char: str) -> bytes:
        room = ctypes.create_string_buffer(256)
        text = char.encode("utf-16-le")
        return room.raw[: key_of(order, text, len(text) // 2, room, 256)]

    return key


def lines(strokes: dict[str, str]) -> list[str]:
    """The characters of each number of strokes."""
    every = sorted((chr(code) for first, last in RANGES for code in range(first, last + 1)), key=by_strokes())
    rows: dict[int, list[str]] = {}
    count = 1
    for at, char in enumerate(every):
        if char not in strokes:
            # Some sources differ by a stroke: the number only moves on when several neighbours agree.
            ahead = [len(strokes[one]) for one in every[at : at + 40] if one in strokes]
            if ahead and sorted(ahead)[len(ahead) // 2] > count:
                count = max(count, min(ahead))
            rows.setdefault(count, []).append(char)
    for char, one in strokes.items():
        rows.setdefault(len(one), []).append(char)
    place = {char: at for at, char in enumerate(every)}
    return [
        f"{number} " + "".join(sorted(rows[number], key=lambda one: (strokes.get(one, "9"), place.get(one, 0))))
        for number in sorted(rows)
    ]


if __name__ == "__main__":
    TARGET.write_text("".join(f"{line}\n" for line in lines(known(Path(sys.argv[1])))), encoding="utf-8", newline="\n")
