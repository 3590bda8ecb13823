"""From the start of the frozen program to the painted rows of 今日, 50,000 members, against a bare window with a table.

    python build_scripts/build.py freeze                        first
    python -m pytest -m bench -s tests/bench/bench_frozen.py     measure and judge
    python tests/bench/bench_frozen.py [FOLDER]                  measure and print

The floor is a window with a table of as many rows (bare_window.py), frozen the same way. Both run in turn on a screen
in memory. Each writes into a file what its window's thread had computed when it was painted: ours is a copy of the
folder in which the painting of those rows says so. The clock judges, for a clerk waits by it; what the thread
computed is told as well, for what else the machine does alters it less.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).resolve().parents[2]
if __name__ == "__main__":
    sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "build_scripts")]

MEMBERS, ROUNDS, MOST = 50_000, 7, 1.5
FOLDER = ROOT / "dist" / "unionbook"
PAINTS = "unionbook.ui.home.duelist"
PROBE = """
def _told(paint=Disc.paintEvent):
    from os import environ
    from pathlib import Path
    from time import thread_time
    from PySide6.QtCore import QTimer
    def painted(self, event):
        paint(self, event)
        QTimer.singleShot(0, lambda: Path(environ["SHOWN"]).write_text(f"{thread_time()}\\n", encoding="ascii"))
    Disc.paintEvent = painted
_told()
"""
"""What is added to the module that paints the rows."""


def bare() -> Path:
    """The frozen floor, made once."""
    home = ROOT / "build" / "bare"
    program = home / "dist" / "bare_window" / "bare_window"
    if not program.exists():
        command = [sys.executable, "-m", "PyInstaller", "-y", "--log-level", "WARN", "--specpath", str(home)]
        command += ["--distpath", str(home / "dist"), "--workpath", str(home / "work"), "--exclude-module", "tkinter"]
        subprocess.run([*command, str(Path(__file__).with_name("bare_window.py"))], check=True)
    return program


def grown() -> Path:
    """The practice book grown to so many members; made once for each shape of the tables."""
    from unionbook.records import CABINET
    from unionbook.services.demo import write_demo
    from unionbook.store.tables import fingerprint

    path = ROOT / "build" / "county" / f"practice-{MEMBERS}-{fingerprint(CABINET)}.ubk"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        book = write_demo(part, CABINET, members=MEMBERS)
        assert book is not None
        book.close()
        part.replace(path)
    return path


def telling(folder: Path, copy: Path) -> Path:
    """The program in a copy of its folder that says when it has painted the rows of 今日."""
    from release.library import START, put
    from release.sums import write_list

    shutil.copytree(folder, copy, symlinks=True)
    source = copy.parent / "duelist.py"
    source.write_text((ROOT / f"{PAINTS.replace('.', '/')}.py").read_text(encoding="utf-8") + PROBE, encoding="utf-8")
    put(copy / "_internal" / START, PAINTS, source)
    (copy / "_internal" / "files.txt").unlink()
    write_list(copy)
    return copy / "unionbook"


def started(program: Path, argument: Path, home: Path, lasts: float = 0.0) -> tuple[float, float]:
    """Seconds by the clock, and those the window's thread computed, until the program says that it has painted; it goes
    on for so many seconds more."""
    shown = home / "shown"
    env = {"PATH": "/usr/bin:/bin", "HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}
    shown.unlink(missing_ok=True)
    begun = time.monotonic()
    command = [str(program), str(argument)]
    running = subprocess.Popen(command, env={**env, "SHOWN": str(shown)}, stderr=subprocess.DEVNULL)
    try:
        while not (told := shown.read_text(encoding="ascii") if shown.exists() else ""):
            assert running.poll() is None and time.monotonic() < begun + 60, "it did not start"
            time.sleep(0.002)
        clock = time.monotonic() - begun
        time.sleep(lasts)
        return clock, float(told)
    finally:
        running.kill()
        running.wait()
        # What a process leaves that ends without closing its book; each later start would look at it.
        shutil.rmtree(home / ".local" / "share" / "unionbook" / "open", ignore_errors=True)


def measured(folder: Path) -> list[tuple[str, float, float]]:
    """(what, s by the clock, s its thread computed), medians."""
    found: dict[str, list[tuple[float, float]]] = {"bare": [], "ours": []}
    with tempfile.TemporaryDirectory() as made:
        home, book = Path(made), Path(made, "县.ubk")
        shutil.copy(grown(), book)
        program = telling(folder, home / "unionbook")
        for turn in range(ROUNDS + 1):
            found["bare"].append(started(bare(), home / "shown", home))
            found["ours"].append(started(program, book, home, 0.0 if turn else 2.0))
    # The first of each finds nothing in the machine's memory, and ours a book this PC has never seen and no icons drawn
    # by a start before.
    return [
        (what, median(clock for clock, _ in times[1:]), median(own for _, own in times[1:]))
        for what, times in found.items()
    ]


@pytest.mark.bench
def test_the_frozen_start() -> None:
    (_, clock, _), (_, our_clock, _) = told(FOLDER)
    assert our_clock / clock <= MOST


def told(folder: Path) -> list[tuple[str, float, float]]:
    """Measure and print."""
    lines = measured(folder)
    for what, clock, own in lines:
        print(f"{what:6}{clock:8.2f} s{own:8.2f} s computed")
    (_, clock, own), (_, our_clock, our_own) = lines
    print(f"{our_clock / clock:.2f} by the clock, {our_own / own:.2f} computed (≤ {MOST})")
    return lines


if __name__ == "__main__":
    told(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
