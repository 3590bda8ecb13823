"""From the start of the frozen program to its painted window on a book of 50,000 members, against a bare window.

    python build_scripts/build.py freeze                        first
    python -m pytest -m bench -s tests/bench/bench_frozen.py     measure and judge
    python tests/bench/bench_frozen.py [FOLDER]                  measure and print

The floor is a window with a table of as many rows (bare_window.py), frozen the same way. Both run in turn on a screen
in memory; each says so in a file as soon as its event loop has painted the window. Measured are the clock and the
processor time of the whole process until then, which what else the machine does alters less.
"""

import os
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
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

MEMBERS, ROUNDS, MOST = 50_000, 7, 1.5
FOLDER = ROOT / "dist" / "unionbook"
TICK = os.sysconf("SC_CLK_TCK")


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


def started(program: Path, book: Path, home: Path, said: Path, word: str) -> tuple[float, float]:
    """Seconds by the clock, and of the processor, until the program says the word in its file."""
    env = {"PATH": "/usr/bin:/bin", "HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}
    said.unlink(missing_ok=True)
    begun = time.monotonic()
    running = subprocess.Popen([str(program), str(book)], env=env, stderr=subprocess.DEVNULL)
    try:
        while word not in (said.read_text(encoding="utf-8") if said.exists() else ""):
            assert running.poll() is None and time.monotonic() < begun + 60, "it did not start"
            time.sleep(0.002)
        clock = time.monotonic() - begun
        told = Path(f"/proc/{running.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return clock, (int(told[11]) + int(told[12])) / TICK
    finally:
        running.kill()
        running.wait()


def measured(folder: Path) -> list[tuple[str, float, float]]:
    """(what, s by the clock, s of the processor), medians."""
    found: dict[str, list[tuple[float, float]]] = {"bare": [], "ours": []}
    with tempfile.TemporaryDirectory() as made:
        home, book = Path(made), Path(made, "县.ubk")
        shutil.copy(grown(), book)
        log = home / ".local" / "share" / "unionbook" / "log" / "unionbook.log"
        for _ in range(ROUNDS + 1):
            shown = home / "shown"
            found["bare"].append(started(bare(), shown, home, shown, "shown"))
            found["ours"].append(started(folder / "unionbook", book, home, log, "启动"))
    # The first of each finds nothing in the machine's memory, and ours a book this PC has never seen.
    return [
        (what, median(clock for clock, _ in times[1:]), median(own for _, own in times[1:]))
        for what, times in found.items()
    ]


@pytest.mark.bench
def test_the_frozen_start() -> None:
    (_, clock, own), (_, our_clock, our_own) = told(FOLDER)
    assert min(our_clock / clock, our_own / own) <= MOST


def told(folder: Path) -> list[tuple[str, float, float]]:
    """Measure and print."""
    lines = measured(folder)
    for what, clock, own in lines:
        print(f"{what:6}{clock:8.2f} s{own:8.2f} s of the processor")
    (_, clock, own), (_, our_clock, our_own) = lines
    print(f"{our_clock / clock:.2f} by the clock, {our_own / own:.2f} by the processor (≤ {MOST})")
    return lines


if __name__ == "__main__":
    told(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
