"""A stick that is full, one whose switch is on protected, a path too long, as the Windows program sees them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from windows.trying import laid, must, told, windows
from windows.winepython import HOME

MEGABYTES = 24
LEFT = 64 * 1024
"""Bytes a full stick has left: less than the table needs."""
ROWS = 1000


@contextmanager
def stick() -> Iterator[Path]:
    """A small disk of its own. Raises CalledProcessError where it may not be made."""
    place = HOME / "U 盘"
    place.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m", "stick", str(place)], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def guarded(place: Path, on: bool) -> None:
    """Turn the switch of a stick."""
    subprocess.run(["mount", "-o", f"remount,{'ro' if on else 'rw'}", str(place)], check=True)


def firms(place: Path) -> Path:
    """A table of invented firms."""
    table = place / "企业.csv"
    tens = "甲乙丙丁戊己庚辛壬癸"
    names = ("".join(tens[int(digit)] for digit in f"{one:04}") for one in range(ROWS))
    table.write_text("企业名称\n" + "".join(f"青山镇{name}五金厂\n" for name in names), encoding="utf-8")
    return table


def tried_sticks(folder: Path) -> None:
    """Both refuse in a sentence, nothing is lost, and the book goes on once the stick is well."""
    if sys.platform == "win32" or os.geteuid() != 0:
        print("a full and a protected stick: not tried, only root may make a small disk")
        return
    place = laid(folder, "stick")
    with stick() as drive:
        book = drive / "台账.ubk"
        new = ("new", windows(drive / "新.ubk"), "--office", "青山镇总工会", "--superior", "青山县总工会")
        bring = ("import", windows(book), "enterprise", windows(firms(place)))
        code, said = told(place, "demo", windows(book), "--summary", "2")
        must(code == 0, said)
        rows = counted(place, book)
        (heap := drive / "照片").write_bytes(bytes(shutil.disk_usage(drive).free - LEFT))
        refused(place, "完整路径", "new", windows(drive.joinpath(*["山" * 60] * 4, "新.ubk")), *new[2:])
        refused(place, "磁盘已满", *new)
        refused(place, "磁盘已满", *bring)
        must(counted(place, book) == rows, "a full stick changed the book")
        heap.unlink()
        guarded(drive, True)
        refused(place, "写保护", *new)
        refused(place, "写保护", *bring)
        must(counted(place, book) == rows, "the book of a protected stick is not read")
        guarded(drive, False)
        code, said = told(place, *bring)
        must(code == 0 and counted(place, book) == rows + ROWS, f"a stick that is well again takes nothing: {said}")
    print("a full and a protected stick, a path too long: refused in words, nothing lost")
    shutil.rmtree(place)


def counted(place: Path, book: Path) -> int:
    """The firms of a book that is whole by its own check."""
    code, said = told(place, "check", windows(book))
    must(code == 0, said)
    code, said = told(place, "info", windows(book), "--json")
    must(code == 0, said)
    return int(next(one["rows"] for one in json.loads(said)["rows"] if one["kind"] == "enterprise"))


def refused(place: Path, word: str, *words: str) -> None:
    """A command ends with a sentence that has this word."""
    code, said = told(place, *words)
    print(said.strip())
    must(code == 1 and word in said and "Traceback" not in said, f"not refused in words: {code} {said}")
