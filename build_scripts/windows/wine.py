"""Build and try the Windows program where there is no Windows: a smoke test under wine, not the way to a release.

    python build_scripts/windows/wine.py                 everything; minutes, and 400 MB to download the first time
    python build_scripts/windows/wine.py try FOLDER      a folder frozen before: its check, its window, its installer

On Debian: apt-get install wine64 wine xvfb xauth nsis gcc-mingw-w64-x86-64-win32. A full and a protected stick are
tried as root only. What wine cannot do is named in docs/release.md. Everything lies in build/wine/.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "build_scripts")]

import build  # noqa: E402
from windows.installing import installed, refused  # noqa: E402
from windows.sticks import tried_sticks  # noqa: E402
from windows.trying import laid, must, opens, told, windows  # noqa: E402
from windows.winepython import HOME, make_python, wine  # noqa: E402


def freeze() -> Path:
    """Freeze the program with the Python of Windows; its folder.

    PyInstaller is called at once: as the child of a child its own processes wait for ever under wine. Its papers are
    made out here, of the packages for Windows: reading every file takes wine too long. They name this Python.
    """
    site = HOME / "py" / "site"
    words = build.freezing(HOME / "dist", HOME / "work")
    code, said = wine(HOME / "py" / "python.exe", *words, seconds=1200, **build.settled())
    must(code == 0, f"freezing failed\n{said[-3000:]}")
    sys.path.insert(0, str(site))
    try:
        return build.papers(HOME / "dist" / "unionbook")
    finally:
        sys.path.remove(str(site))


def checked(folder: Path) -> None:
    """The frozen program's own check, in a path with Chinese letters and spaces. The stub is not packed."""
    place = laid(folder, "工会 台账")
    code, said = told(place, "selfcheck")
    print(said)
    must(code == 0, "the frozen program is not whole")
    early = Path(shutil.copy(ROOT / "tests" / "books" / "0.1.0-early.ubk", place))
    code, said = told(place, "info", windows(early))
    must(code == 0 and any(place.glob("*升级前*")), f"a book of an early version was not brought up to date: {said}")
    (place / "_internal" / "resources" / "statute.toml").write_bytes(b"")
    code, said = told(place, "kinds")
    must(code == 1 and "statute.toml" in said, f"a damaged file was not told: {said}")
    print(said)
    shutil.rmtree(place)


def shown(folder: Path) -> None:
    """The window on a practice book: it notes in its log when the book is open."""
    place = laid(folder, "window")
    (place / "portable.txt").write_text("", encoding="utf-8")
    book = place / "练习 台账.ubk"
    code, said = told(place, "demo", windows(book), "--summary", "2")
    must(code == 0, said)
    opens(place / "data" / "log" / "unionbook.log", str(place / "unionbook.exe"), windows(book))
    shutil.rmtree(place)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("what", nargs="?", default="all", choices=["all", "freeze", "try"])
    parser.add_argument("folder", nargs="?", type=Path)
    asked = parser.parse_args()
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(build.moment()))
    make_python()
    folder = asked.folder or freeze()
    if asked.what != "freeze":
        checked(folder)
        shown(folder)
        tried_sticks(folder)
        made = build.pack(folder, HOME / "out", HOME / "work")
        build.sizes(folder, made)
        installer = next(one for one in made if one.suffix == ".exe")
        refused(installer)
        installed(installer)
    return 0


if __name__ == "__main__":
    sys.exit(main())
