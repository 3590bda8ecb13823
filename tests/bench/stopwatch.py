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


def ms(work: Callable[[], object]) -> float:
    start = now()
    work()
    return 1000 * (now() - start)


def painted(view: QTableView) -> None:
    """The rows in sight are on the screen."""
    QApplication.processEvents()
    view.viewport().repaint()


def known(table: RowTable) -> None:
    """It is known where all rows lie."""
    loop, timer = QEventLoop(), QTimer(interval=1)
    timer.timeout.connect(lambda: None if table.pending else loop.quit())
    timer.start()
    if table.pending:
        loop.exec()
    painted(table)
