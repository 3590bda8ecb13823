"""Build and try the Windows program where there is no Windows: a smoke test under wine, not the way to a release.

    python build_scripts/windows/wine.py                 everything; minutes, and 400 MB to download the first time
    python build_scripts/windows/wine.py try FOLDER      a folder frozen before: its check, its window, its installer

On Debian: apt-get install wine64 wine xvfb xauth nsis gcc-mingw-w64-x86-64-win32. What wine cannot do is named in
docs/release.md. Everything lies in build/wine/.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "build_scripts")]

import build  # noqa: E402
from windows.winepython import HOME, PREFIX, environment, make_python, make_stub, pretend, wine  # noqa: E402

KEY = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\UnionBook"
PROGRAM = Path("AppData", "Local", "Programs", "UnionBook")
TOO_OLD = 3
"""The installer's code on a Windows that is too old."""
SECONDS = 240
LACKING = {"icuuc.dll": "Qt6Core.dll", "bcryptprimitives.dll": "_python_calamine*.pyd", "mscms.dll": "qwindows.dll"}
"""Libraries every Windows 10 has and wine 8 does not, and who asks for them."""


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


def must(true: bool, otherwise: str) -> None:
    """Raises SystemExit when it is not so."""
    if not true:
        raise SystemExit(otherwise)


def stand_in(place: Path) -> list[Path]:
    """Put stand-ins for libraries of Windows that wine does not have beside a frozen program; where they are."""
    askers = {name: sorted((place / "_internal").rglob(asker)) for name, asker in LACKING.items()}
    return [Path(shutil.copy(make_stub(name, found, HOME / name), place)) for name, found in askers.items()]


def with_stubs(place: Path, *words: str) -> tuple[int, str]:
    """Run an installed program with stand-ins beside it, which are taken away again."""
    stubs = stand_in(place)
    try:
        return wine(place / "unionbook-cli.exe", *words, seconds=SECONDS)
    finally:
        for stub in stubs:
            stub.unlink()


def checked(folder: Path) -> None:
    """The frozen program's own check, in a path with Chinese letters and spaces. The stub is not packed."""
    place = HOME / "工会 台账"
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(folder, place)
    stand_in(place)
    code, said = wine(place / "unionbook-cli.exe", "selfcheck", seconds=SECONDS)
    print(said)
    must(code == 0, "the frozen program is not whole")
    early = Path(shutil.copy(ROOT / "tests" / "books" / "0.1.0-early.ubk", place))
    code, said = wine(place / "unionbook-cli.exe", "info", windows(early), seconds=SECONDS)
    must(code == 0 and any(place.glob("*升级前*")), f"a book of an early version was not brought up to date: {said}")
    (place / "_internal" / "resources" / "statute.toml").write_bytes(b"")
    code, said = wine(place / "unionbook-cli.exe", "kinds", seconds=SECONDS)
    must(code == 1 and "statute.toml" in said, f"a damaged file was not told: {said}")
    print(said)
    shutil.rmtree(place)


def shown(folder: Path) -> None:
    """The window on a practice book: it notes in its log when the book is open."""
    place = HOME / "window"
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(folder, place)
    stand_in(place)
    (place / "portable.txt").write_text("", encoding="utf-8")
    book = place / "练习 台账.ubk"
    code, said = wine(place / "unionbook-cli.exe", "demo", book, "--summary", "2", seconds=SECONDS)
    must(code == 0, said)
    begun = time.monotonic()
    command = ["xvfb-run", "-a", "wine", str(place / "unionbook.exe"), windows(book)]
    running = subprocess.Popen(
        command, env={**environment(), "WINEDLLOVERRIDES": "mscms=n"}, stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    log = place / "data" / "log" / "unionbook.log"
    try:
        while "打开台账" not in (log.read_text(encoding="utf-8") if log.exists() else ""):
            must(running.poll() is None and time.monotonic() < begun + SECONDS, "the window did not open the book")
            time.sleep(0.5)
    finally:
        wine("wineboot", "-k", seconds=60)
        running.wait(60)
    print(f"window: the book was open after {time.monotonic() - begun:.1f} s\n{log.read_text(encoding='utf-8')}")
    shutil.rmtree(place)


def windows(path: Path) -> str:
    """A path as wine's programs see it."""
    return "Z:" + str(path).replace("/", "\\")


def user_folder() -> Path:
    """The home of the only user."""
    return next(one for one in (PREFIX / "drive_c" / "users").iterdir() if one.name not in ("Public", "crossover"))


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
    user = user_folder()
    home = user / PROGRAM
    link = user / "AppData" / "Roaming" / "Microsoft" / "Windows" / "Start Menu" / "Programs" / "工会台账.lnk"
    own = home / "我的台账.ubk"
    for turn in ("installed", "upgraded in place"):
        code, _ = wine(installer, "/S", seconds=600)
        must(code == 0 and (home / "unionbook.exe").is_file() and link.is_file(), f"not {turn}: {code}")
        must(registered(KEY) and registered("HKCU\\Software\\Classes\\UnionBook.Book"), "not registered")
        if turn == "installed":
            code, said = with_stubs(home, "selfcheck")
            must(code == 0, said)
            own.write_bytes(b"a book")
        print(turn)
    wine(home / "uninstall.exe", "/S", seconds=SECONDS)
    end = time.monotonic() + SECONDS
    while registered(KEY) and time.monotonic() < end:
        time.sleep(1)
    left = sorted(one.name for one in home.iterdir())
    must(left == [own.name] and not link.exists(), f"left behind: {left}")
    must(not registered(KEY) and not registered("HKCU\\Software\\Classes\\.ubk"), "still registered")
    print("uninstalled; the book in its folder is still there")
    shutil.rmtree(home)


def registered(key: str) -> bool:
    """Is this key in the registry?"""
    return wine("reg", "query", key, seconds=60)[0] == 0


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
        made = build.pack(folder, HOME / "out", HOME / "work")
        build.sizes(folder, made)
        installer = next(one for one in made if one.suffix == ".exe")
        refused(installer)
        installed(installer)
    return 0


if __name__ == "__main__":
    sys.exit(main())
