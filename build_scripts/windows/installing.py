"""The installer under wine: refused on an old Windows, installed, upgraded, a book opened by its file, uninstalled."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from windows.trying import SECONDS, must, opens, stand_in, told, user_folder, windows
from windows.winepython import HOME, pretend, wine

KEY = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\UnionBook"
PROGRAM = Path("AppData", "Local", "Programs", "UnionBook")
OWN = Path("AppData", "Local", "UnionBook")
LINK = Path("AppData", "Roaming", "Microsoft", "Windows", "Start Menu", "Programs", "工会台账.lnk")
CLASSES = "Software\\Classes\\"
TYPES = (".ubk", "UnionBook.Book")
TOO_OLD = 3
"""The installer's code on a Windows that is too old."""


def refused(installer: Path) -> None:
    """On an older Windows the installer lays down nothing; its code tells why."""
    for version in ("win7", "win81"):
        pretend(version)
        try:
            code, _ = wine(installer, "/S", seconds=SECONDS)
            must(code == TOO_OLD and not (user_folder() / PROGRAM).exists(), f"not refused on {version}: {code}")
        finally:
            pretend("win10")
        print(f"refused on {version}")


def installed(installer: Path) -> None:
    """Installed, upgraded in place and uninstalled, all silently; a book in its folder is left alone."""
    home, link = user_folder() / PROGRAM, user_folder() / LINK
    for turn in ("installed", "upgraded in place"):
        code, _ = wine(installer, "/S", seconds=600)
        must(code == 0 and (home / "unionbook.exe").is_file() and link.is_file(), f"not {turn}: {code}")
        must(registered(KEY) and registered(f"HKCU\\{CLASSES}UnionBook.Book"), "not registered")
        if turn == "installed":
            used(home)
        print(turn)
    wine(home / "uninstall.exe", "/S", seconds=SECONDS)
    end = time.monotonic() + SECONDS
    while registered(KEY) and time.monotonic() < end:
        time.sleep(1)
    left = sorted(one.name for one in home.iterdir())
    must(left == ["我的台账.ubk"] and not link.exists(), f"left behind: {left}")
    must(not registered(KEY) and not registered(f"HKCU\\{CLASSES}.ubk"), "still registered")
    print("uninstalled; the book in its folder is still there")
    shutil.rmtree(home)


def used(home: Path) -> None:
    """The installed program checks itself and opens a book whose file is started, as by a double click."""
    stubs = stand_in(home)
    try:
        code, said = told(home, "selfcheck")
        must(code == 0, said)
        book = HOME / "双击 打开.ubk"
        book.unlink(missing_ok=True)
        code, said = told(home, "demo", windows(book), "--summary", "2")
        must(code == 0, said)
        with joined():
            opens(user_folder() / OWN / "log" / "unionbook.log", "start", "/wait", "/unix", str(book))
        shutil.move(book, home / "我的台账.ubk")
    finally:
        for stub in stubs:
            stub.unlink()


@contextmanager
def joined() -> Iterator[None]:
    """What is registered for the user holds, as on Windows: wine 8 looks at the machine's own classes only."""
    for one in TYPES:
        code, said = wine("reg", "copy", f"HKCU\\{CLASSES}{one}", f"HKLM\\{CLASSES}{one}", "/s", "/f", seconds=60)
        must(code == 0, said)
    try:
        yield
    finally:
        for one in TYPES:
            wine("reg", "delete", f"HKLM\\{CLASSES}{one}", "/f", seconds=60)


def registered(key: str) -> bool:
    """Is this key in the registry?"""
    return wine("reg", "query", key, seconds=60)[0] == 0
