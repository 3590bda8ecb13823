"""A watchdog over the window's thread: it notes every gap in the event loop, with what the thread was doing.

    with Watchdog() as dog:
        ...                 # keys and clicks; let the loop run between them
    assert dog.gaps(over=100) == []

A gap is counted in the milliseconds the window's thread computed, or stood still while the watchdog itself was awake:
what other programs of a busy machine took from both is no fault of the window.
"""

import sys
import threading
from dataclasses import dataclass, field
from time import perf_counter, sleep, thread_time
from types import TracebackType

from pace import slowness
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

BEAT = 5
"""ms between two beats of the window's thread, and between two looks of the watchdog."""

LOOK = 60
"""ms without a beat after which the stack is noted."""


@dataclass
class Gap:
    """So long no event was handled. whole: ms by the clock.  computed: ms the thread computed.  late: ms the watchdog
    was held up itself.  stack: where the thread was, the innermost last."""

    whole: float
    computed: float
    late: float
    stack: list[str] = field(default_factory=list)

    @property
    def ms(self) -> float:
        """What of it is the window's own."""
        return max(self.computed, self.whole - self.late)

    def __str__(self) -> str:
        return f"{self.ms:.0f} ms ({self.computed:.0f} computed, {self.whole:.0f} by the clock)\n" + "".join(self.stack)


class Watchdog:
    """Watches while the `with` lasts. Made and left on the window's thread. slow: how slow the machine was before and
    after (tests/pace.py)."""

    def __init__(self) -> None:
        self.seen: list[Gap] = []
        self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)
        self._window = threading.get_ident()
        self._timer = QTimer(interval=BEAT)
        self._timer.timeout.connect(self._beat)
        self._at, self._computed = perf_counter(), thread_time()
        self._late = 0.0
        self._stack: list[str] = []
        self._over = False
        self.slow = 1.0

    def __enter__(self) -> "Watchdog":
        self.slow = slowness()
        self._at, self._computed = perf_counter(), thread_time()
        self._timer.start()
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 2 * BEAT)
        self._beat()
        self._timer.stop()
        self._over = True
        self._thread.join()
        self.slow = (self.slow + slowness()) / 2

    def calm(self, over: float) -> list[str]:
        """The gaps in which the thread computed what takes a calm machine longer than so many ms, likewise."""
        found = sorted(self.seen, key=lambda gap: -gap.computed)
        return [f"{gap.computed / self.slow:.0f} ms: {gap}" for gap in found if gap.computed / self.slow > over]

    def gaps(self, over: float) -> list[str]:
        """The gaps longer than so many ms, the longest first, told in words."""
        return [str(gap) for gap in sorted(self.seen, key=lambda gap: -gap.ms) if gap.ms > over]

    @property
    def longest(self) -> float:
        """ms of the longest gap."""
        return max((gap.ms for gap in self.seen), default=0.0)

    @property
    def computed(self) -> float:
        """ms the window's thread computed in the gap it computed longest in: what a calm machine would see of it."""
        return max((gap.computed for gap in self.seen), default=0.0)

    def _beat(self) -> None:
        now, computed = perf_counter(), thread_time()
        whole, own = 1000 * (now - self._at), 1000 * (computed - self._computed)
        if whole > LOOK:
            self.seen.append(Gap(whole, own, 1000 * self._late, self._stack))
        self._at, self._computed, self._late, self._stack = now, computed, 0.0, []

    def _watch(self) -> None:
        while not self._over:
            before = perf_counter()
            sleep(BEAT / 1000)
            now = perf_counter()
            self._late += max(now - before - 2 * BEAT / 1000, 0.0)
            if now - self._at > LOOK / 1000 and not self._stack:
                self._stack = self._where()

    def _where(self) -> list[str]:
        """Where the window's thread is. Its frames are let go before anything is read or written: what they hold (a
        painter) belongs to that thread and must end there."""
        frame, found = sys._current_frames().get(self._window), []
        while frame is not None:
            found.append((frame.f_code, frame.f_lineno))
            frame = frame.f_back
        lines = [(code.co_filename, line, code.co_name) for code, line in reversed(found)]
        return [f"  {name}:{line} {where}\n" for name, line, where in lines]
