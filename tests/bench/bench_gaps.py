"""Does the window ever stand still? Every page and flow on a book of 50,000 members, under the watchdog.

    python -m pytest -m bench -s tests/bench/bench_gaps.py      measure and judge
    python tests/bench/bench_gaps.py                            measure and print

Measured is what the window's thread computes in each gap between two rounds of its event loop, as on a machine that
has nothing else to do (tests/pace.py). Beside it, how long everything takes that 今日 reads. The flows are those of
tests/gap_flows.py, gap_deeds.py, gap_further.py and gap_office.py.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import thread_time

import pytest

if __name__ == "__main__":
    sys.path[:0] = map(str, Path(__file__).resolve().parents[1:3])
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("UNIONBOOK_HOME", tempfile.mkdtemp())

from gap_deeds import DEEDS
from gap_flows import LONGEST, PARTS, Flow, grown, opened, walked
from gap_further import FURTHER
from gap_office import office
from pace import slowness
from PySide6.QtWidgets import QApplication

from unionbook.records import CABINET
from unionbook.store.book import Book
from unionbook.ui.frame.settings import Settings
from unionbook.ui.frame.window import Window
from unionbook.ui.home import reading

HOME, ROUNDS = 300.0, 3
"""ms 今日 may take with everything on it but rows held against each other, and how often it is read."""


def parts(book: Book) -> dict[str, Callable[[], object]]:
    """What 今日 reads, part by part."""
    today = book.today()
    year = reading.latest_year(book, today)
    return {
        "clocks and worklists": partial(reading.waiting, book, today),
        "figures and targets": partial(reading.year_of, book, 0, today),
        "charts": partial(reading.charts_of, book, year, today),
        "findings": partial(reading.health_of, book),
    }


def read(book: Book) -> dict[str, float]:
    """ms of each part on a calm machine, the best of the rounds."""
    found: dict[str, float] = {}
    for name, part in parts(book).items():
        taken = []
        for _ in range(ROUNDS):
            slow, before = slowness(), thread_time()
            part()
            taken.append(1000 * (thread_time() - before) / slow)
        found[name] = min(taken)
    return found


def report(home: dict[str, float], found: list[Flow]) -> str:
    """The table of figures."""
    lines = [f"今日, everything read: {sum(home.values()):.0f} ms (at most {HOME:.0f})"]
    lines += [f"{taken:8.0f}  {name}" for name, taken in home.items()]
    lines += [f"longest gap: ms computed (at most {LONGEST:.0f}), by the clock"]
    lines += [f"{one.computed:8.0f} {one.whole:6.0f}  {one.name}" for one in found]
    lines += [f"\n{one.name}: {told}" for one in found for told in one.told[:1]]
    return "\n".join(lines)


def run(folder: Path) -> tuple[dict[str, float], list[Flow]]:
    """Measure on a copy."""
    path = Path(shutil.copy(grown(), folder / "县.ubk"))
    window = Window(CABINET, Settings(folder / "settings.json", size="标准"))
    window.showNormal()
    window.resize(1366, 688)
    window.activateWindow()
    try:
        found = list(opened(window, path))
        assert window.desk is not None
        home = read(window.desk.book)
        # Their last flow closes the book.
        found += walked(window, (*PARTS, *DEEDS, *FURTHER))
        return home, [*found, *office(window, folder)]
    finally:
        window.close()


@pytest.mark.bench
def test_the_window_never_stands_still(qapp: QApplication, tmp_path: Path) -> None:
    home, found = run(tmp_path)
    print("", report(home, found), sep="\n")
    assert sum(home.values()) <= HOME
    assert [one.name for one in found if one.told] == []


if __name__ == "__main__":
    from unionbook.app import application

    application()
    with tempfile.TemporaryDirectory() as within:
        print(report(*run(Path(within))))
