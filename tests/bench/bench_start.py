"""From the start of the process to painted rows, beside a bare PySide6 window with a table.

    python -m pytest -m bench -s tests/bench/bench_start.py     measure and judge
    python tests/bench/bench_start.py                           measure and print

Fresh processes in turn, with compiled modules and declarations kept: ours opens the practice book of 50,000 members and
ends when the rows of 今日 were painted; the bare one shows 60 rows in a `QTableView`. Told are the seconds of each by
the clock and those the window's thread computed, which count: what threads do meanwhile nobody waits for. No key is
derived. The modules are loaded as the program loads them (`unionbook.loading`).
"""

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest

if __name__ == "__main__":
    sys.path[:0] = map(str, Path(__file__).resolve().parents[1:3])

ROUNDS, MOST = 5, 1.5
"""How often, and times the bare window at most."""

BARE = """
import sys
import time
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView

class Table(QTableView):
    def paintEvent(self, event):
        super().paintEvent(event)
        QApplication.instance().quit()

app = QApplication(sys.argv)
rows = QStandardItemModel(60, 9)
for row in range(60):
    for column in range(9):
        rows.setItem(row, column, QStandardItem(f"{row}-{column}"))
table = Table()
table.setModel(rows)
table.resize(1366, 688)
table.show()
app.exec()
print(time.thread_time())
"""

OURS = """
import os
import sys
import time
from pathlib import Path
from unionbook.loading import load
load()
from unionbook.app import application, make_window
from PySide6.QtCore import QTimer
from unionbook.ui.frame.settings import Settings
from unionbook.ui.home.duelist import Disc

paint = Disc.paintEvent

def painted(self, event):
    paint(self, event)
    QTimer.singleShot(0, lambda: os._exit(print(time.thread_time(), flush=True) or 0))

Disc.paintEvent = painted
app = application()
window = make_window(app, Settings(Path(sys.argv[2]), size="标准"))
window.open_book(Path(sys.argv[1]))
window.showNormal()
window.resize(1366, 688)
app.exec()
"""


LASTING = OURS.replace("singleShot(0,", "singleShot(2000,")
"""A start that goes on until it has kept what the next one finds."""

KEPT = """
from unionbook.ground.kept import keep
from unionbook.records import CABINET
from unionbook.store.opening.declared import exact
from unionbook.store.tables import fingerprint
fingerprint(CABINET), exact((), CABINET)
keep(CABINET)
print(0)
"""
"""What the program does after a start of other sources than the last one's."""


@dataclass
class Measured:
    """(seconds by the clock, seconds its first thread computed) of each process."""

    bare: list[tuple[float, float]] = field(default_factory=list)
    ours: list[tuple[float, float]] = field(default_factory=list)

    def ratio(self, at: int) -> float:
        """The middle one of the ratios of neighbours. at: 0 by the clock, 1 computed."""
        return median(ours[at] / bare[at] for ours, bare in zip(self.ours, self.bare, strict=True))

    def lines(self) -> list[str]:
        """The table of figures."""
        found = [f"{'':28}{'clock, s':>10}{'computed':>10}"]
        for name, runs in (("bare window with a table", self.bare), ("today painted", self.ours)):
            clock, computed = (median(run[at] for run in runs) for at in (0, 1))
            found.append(f"{name:28}{clock:>10.3f}{computed:>10.3f}")
        return [*found, f"{'times the bare one':28}{self.ratio(0):>10.2f}{self.ratio(1):>10.2f}  <= {MOST}"]


def taken(folder: Path, code: str, *arguments: str) -> tuple[float, float]:
    """Seconds of a fresh process; its modules are compiled, and its declarations kept, once and in the folder, as the
    shipped program brings them along."""
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    surroundings |= {"QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    surroundings["UNIONBOOK_HOME"] = str(folder / "pc")
    # What a process leaves that ends without closing its book; each later start would look at it.
    shutil.rmtree(folder / "pc" / "open", ignore_errors=True)
    start = perf_counter()
    ended = subprocess.run([sys.executable, "-c", code, *arguments], env=surroundings, capture_output=True, check=False)
    clock = perf_counter() - start
    assert ended.returncode == 0, ended.stderr.decode()
    return clock, float(ended.stdout)


def measure(folder: Path) -> Measured:
    """In turn; the first of each, which reads everything into memory, does not count."""
    from gap_flows import grown

    book = shutil.copy(grown(), folder / "县.ubk")
    result = Measured()
    taken(folder, KEPT)
    taken(folder, LASTING, str(book), str(folder / "settings.json"))
    for turn in range(ROUNDS + 1):
        pair = taken(folder, BARE), taken(folder, OURS, str(book), str(folder / "settings.json"))
        if turn:
            result.bare.append(pair[0])
            result.ours.append(pair[1])
    return result


@pytest.mark.bench
def test_today_is_painted_soon_after_the_start(tmp_path: Path) -> None:
    found = measure(tmp_path)
    print("", *found.lines(), sep="\n")
    assert found.ratio(1) <= MOST


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as within:
        print(*measure(Path(within)).lines(), sep="\n")
