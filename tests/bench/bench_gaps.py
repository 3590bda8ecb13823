"""Does the window ever stand still? Every page and flow on a book of 50,000 members, under the watchdog.

    python -m pytest -m bench -s tests/bench/bench_gaps.py      measure and judge
    python tests/bench/bench_gaps.py                            measure and print

Measured is the window's own share of each gap between two rounds of its event loop: what it computed, or stood still
while the watchdog was awake (tests/watchdog.py). Beside it, how long everything takes that 今日 reads.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter

import pytest

if __name__ == "__main__":
    sys.path[:0] = map(str, Path(__file__).resolve().parents[1:3])
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("UNIONBOOK_HOME", tempfile.mkdtemp())

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from watchdog import Watchdog

from unionbook.records import CABINET
from unionbook.services.demo import write_demo
from unionbook.store.tables import fingerprint
from unionbook.ui.frame import visits, work
from unionbook.ui.frame.behind import behind
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.settings import Settings
from unionbook.ui.frame.window import Window
from unionbook.ui.home import reading

MEMBERS, LONGEST, HOME = 50_000, 100.0, 0.300
"""Rows, ms of a gap at most, seconds 今日 may take with everything on it."""

BUILD = Path(__file__).resolve().parents[2] / "build" / "county"
Ctrl = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


@dataclass(frozen=True)
class Flow:
    """One thing a clerk does. longest: ms of its longest gap.  computed: ms computed in one gap at most.  told: where
    the gaps too long were."""

    name: str
    longest: float
    computed: float
    told: list[str]


def grown() -> Path:
    """The practice book grown to so many members; made once for each shape of the tables."""
    path = BUILD / f"practice-{MEMBERS}-{fingerprint(CABINET)}.ubk"
    if not path.exists():
        BUILD.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        book = write_demo(part, CABINET, members=MEMBERS)
        assert book is not None
        book.close()
        part.replace(path)
    return path


def press(window: Window, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Keys one after the other, with time to paint between them."""
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or window, key, held)
        QTest.qWait(20)


def quiet(desk: Desk) -> None:
    """Until everything was read and shown."""
    while not behind(desk.book).idle or work.busy():
        QTest.qWait(5)
    QTest.qWait(80)


def flows(window: Window, desk: Desk) -> Iterator[tuple[str, Callable[[], object]]]:
    """What is done, in order."""
    yield "今日 anew", lambda: desk.page.refresh() if desk.page else None
    for number, tab in enumerate(desk.tabs[1:], 1):
        yield f"{tab.label} first", partial(desk.go, number)
    yield "会员 again", partial(desk.go, 1)
    yield "list by keys", lambda: press(window, Key.Key_Down, Key.Key_PageDown, Key.Key_PageDown, Key.Key_Down)
    yield "to the end", lambda: press(window, Key.Key_End, held=Ctrl)
    yield "to the top", lambda: press(window, Key.Key_Home, held=Ctrl)
    yield "search box", lambda: press(window, Key.Key_F, held=Ctrl)
    yield "search", lambda: press(window, Key.Key_1, Key.Key_3, Key.Key_9)
    yield "search emptied", lambda: press(window, Key.Key_Escape, Key.Key_Escape)
    yield "a record opened", lambda: press(window, Key.Key_Return)
    yield "back to the list", lambda: press(window, Key.Key_Escape)
    yield "new record", lambda: press(window, Key.Key_N, held=Ctrl)
    yield "typed", lambda: press(window, Key.Key_A, Key.Key_B, Key.Key_Return)
    yield "given up", lambda: press(window, Key.Key_Escape, Key.Key_Escape)
    yield "search everywhere", lambda: press(window, Key.Key_K, held=Ctrl)
    yield "typed there", lambda: press(window, Key.Key_W, Key.Key_A, Key.Key_N, Key.Key_G)
    yield "left", lambda: press(window, Key.Key_Escape, Key.Key_Escape)
    yield "数据体检", partial(visits.show_health, desk)
    yield "设置", desk.show_settings
    yield "回收站", desk.show_bin
    yield "操作记录", partial(visits.show_acts, desk)
    yield "备份", desk.show_backups
    yield "今日 again", partial(desk.go, 0)


def measured(window: Window, path: Path) -> tuple[float, list[Flow]]:
    """Seconds 今日 takes, and every flow."""
    found = [watched("opened", lambda: window.open_book(path), lambda: window.desk)]
    desk = window.desk
    assert desk is not None
    took = min(read(desk) for _ in range(3))
    found += [watched(name, act, lambda: window.desk) for name, act in flows(window, desk)]
    return took, found


def read(desk: Desk) -> float:
    """Seconds for everything 今日 reads before it holds rows against each other: clocks, lists, figures, findings."""
    book, today = desk.book, desk.book.today()
    start = perf_counter()
    reading.waiting(book, today)
    year = reading.year_of(book, 0, today)
    reading.charts_of(book, year.year, today)
    reading.health_of(book)
    return perf_counter() - start


def watched(name: str, act: Callable[[], object], desk: Callable[[], Desk | None]) -> Flow:
    """One flow under the watchdog."""
    with Watchdog() as dog:
        QTest.qWait(20)
        act()
        if (shown := desk()) is not None:
            quiet(shown)
    return Flow(name, dog.longest, dog.computed, dog.gaps(over=LONGEST))


def report(took: float, found: list[Flow]) -> str:
    """The table of figures."""
    lines = [f"今日, everything read: {1000 * took:.0f} ms (at most {1000 * HOME:.0f})", "longest gap, ms / computed"]
    lines += [f"{one.longest:6.0f} {one.computed:6.0f}  {one.name}" for one in found]
    lines += [f"\n{one.name}: {told}" for one in found for told in one.told[:1]]
    return "\n".join(lines)


def run(folder: Path) -> tuple[float, list[Flow]]:
    """Measure on a copy."""
    path = Path(shutil.copy(grown(), folder / "县.ubk"))
    window = Window(CABINET, Settings(folder / "settings.json", size="标准"))
    window.showNormal()
    window.resize(1366, 688)
    window.activateWindow()
    try:
        return measured(window, path)
    finally:
        window.close()


@pytest.mark.bench
def test_the_window_never_stands_still(qapp: QApplication, tmp_path: Path) -> None:
    took, found = run(tmp_path)
    print(report(took, found))
    assert took <= HOME
    assert [one for one in found if one.told] == []


if __name__ == "__main__":
    from unionbook.app import application

    application()
    with tempfile.TemporaryDirectory() as within:
        print(report(*run(Path(within))))
