"""What benchmarks of the window share: time of this process, figures beside their floors, rows that are painted."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QTableView

from unionbook.ui.ledger.table import RowTable

now = time.process_time
"""Of this process alone: what else the machine does is not counted. Standstills are told by the clock on the wall."""


@dataclass
class Measured:
    """(what, ms or MB, the floor's, what is asked for or 0)."""

    lines: list[tuple[str, float, float, float]] = field(default_factory=list)

    def add(self, what: str, value: float, floor: float = 0.0, most: float = 0.0) -> None:
        self.lines.append((what, value, floor, most))
        print(f"{what:46}{value:10.1f}{floor:10.1f}{most:8.0f}", flush=True)

    def __getitem__(self, what: str) -> float:
        return next(value for name, value, _, _ in self.lines if name == what)


def own_ms(work: Callable[[], object]) -> float:
    """ms of this thread alone, whatever the reader behind the window does meanwhile."""
    start = time.thread_time()
    work()
    return 1000 * (time.thread_time() - start)


def ms(work: Callable[[], object]) -> float:
    start = now()
    work()
    return 1000 * (now() - start)


def painted(_: QTableView) -> None:
    """The rows in sight are on the screen: painted once, by what waits to be painted."""
    QApplication.processEvents()


def known(table: RowTable) -> None:
    """It is known where all rows lie."""
    until(lambda: not table.pending)
    painted(table)


def until(done: Callable[[], bool]) -> None:
    """Let the window go on until something is so."""
    loop, timer = QEventLoop(), QTimer(interval=1)
    timer.timeout.connect(lambda: loop.quit() if done() else None)
    timer.start()
    if not done():
        loop.exec()
