"""What every try of the Windows program under wine needs: its command, its window, stand-ins for what wine lacks."""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path

from windows.winepython import HOME, PREFIX, environment, make_stub, wine

SECONDS = 240
LACKING = {"icuuc.dll": "Qt6Core.dll", "bcryptprimitives.dll": "_python_calamine*.pyd", "mscms.dll": "qwindows.dll"}
"""Libraries every Windows 10 has and wine 8 does not, and who asks for them."""


def must(true: bool, otherwise: str) -> None:
    """Raises SystemExit when it is not so."""
    if not true:
        raise SystemExit(otherwise)


def windows(path: Path) -> str:
    """A path as wine's programs see it."""
    return "Z:" + str(path).replace("/", "\\")


def user_folder() -> Path:
    """The home of the only user."""
    return next(one for one in (PREFIX / "drive_c" / "users").iterdir() if one.name not in ("Public", "crossover"))


def stand_in(place: Path) -> list[Path]:
    """Put stand-ins for libraries of Windows that wine does not have beside a frozen program; where they are."""
    askers = {name: sorted((place / "_internal").rglob(asker)) for name, asker in LACKING.items()}
    return [Path(shutil.copy(make_stub(name, found, HOME / name), place)) for name, found in askers.items()]


def laid(folder: Path, name: str) -> Path:
    """A copy of a frozen folder, with its stand-ins, to be tried and thrown away."""
    place = HOME / name
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(folder, place)
    stand_in(place)
    return place


def told(place: Path, *words: object) -> tuple[int, str]:
    """Run the command of a program in this folder; its code and what it said."""
    return wine(place / "unionbook-cli.exe", *words, seconds=SECONDS)


def opens(log: Path, *words: str) -> None:
    """A program shows its window on a book, as its log says. Raises SystemExit when it does not."""
    begun = time.monotonic()
    known = len(log.read_text(encoding="utf-8")) if log.exists() else 0
    running = subprocess.Popen(
        ["xvfb-run", "-a", "wine", *words], env={**environment(), "WINEDLLOVERRIDES": "mscms=n"},
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        while "打开台账" not in (log.read_text(encoding="utf-8")[known:] if log.exists() else ""):
            must(running.poll() is None and time.monotonic() < begun + SECONDS, "the window did not open the book")
            time.sleep(0.5)
    finally:
        wine("wineboot", "-k", seconds=60)
        running.wait(60)
    print(f"window: the book was open after {time.monotonic() - begun:.1f} s")
