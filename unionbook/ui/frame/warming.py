"""Loading ahead what the registers and the report need, while the clerk still reads 今日."""

import gc
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib import import_module
from time import perf_counter

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QCoreApplication, QObject, QTimer

from unionbook.ui.look import drawings, theme

NEEDED = (
    *("unionbook.ui.ledger.ledger", "unionbook.services.batch", "unionbook.services.past"),
    *("unionbook.ui.paper.report", "unionbook.ui.aside.backups", "unionbook.ui.aside.options"),
    *("unionbook.ui.aside.acts", "unionbook.ui.aside.health", "unionbook.ui.aside.recycling"),
    *("unionbook.ui.batch.asking", "unionbook.ui.print.page", "unionbook.ui.frame.hitlist", "PySide6.QtPdf"),
)


FIRST = ("unionbook.ui.frame.desk", "unionbook.ui.frame.opening", "unionbook.store.files", "unionbook.ui.home.today")
"""What opening a book needs, loaded while the first page is read."""

WARMS = 400
"""ms after a page was laid out until anything is loaded ahead."""


SLICE, PAUSE = 0.005, 20
"""Seconds of the window's thread in one go, and ms between them."""


def warm(names: Sequence[str] = NEEDED) -> None:
    """Load it in a thread of its own, once Qt's classes are there; whoever needs a part sooner waits for that only.

    A class of Qt that two threads make at once ends the program, so they are made by the window's thread, a few at a
    time.
    """
    _WANTED.append(names)
    if names is FIRST:
        threading.Thread(target=_declared, name="declared", daemon=True).start()
    if not _MEETING:
        _MEETING.append(_Meeting())
    _MEETING[0].go_on()


def warm_after(owner: QObject, there: Callable[[], bool]) -> None:
    """Load ahead some time after what the clerk looks at is there; never while it is still on its way."""
    QTimer.singleShot(WARMS, owner, lambda: warm() if there() else warm_after(owner, there))


class _Meeting(QTimer):
    """Has Qt's classes made for Python, and the icons drawn. Each class is when it is first met; but an event for an
    object of a class nobody met has them all made at once, which would be in the middle of a key."""

    def __init__(self) -> None:
        super().__init__(QCoreApplication.instance(), interval=PAUSE)
        classes = [partial(getattr, module, name) for module in (QtCore, QtGui, QtWidgets) for name in dir(module)]
        self.steps: Iterator[Callable[[], object]] = iter([*classes, *_drawings()])
        self.over = False
        self.timeout.connect(self._some)

    def go_on(self) -> None:
        """Begin, or load what is wanted when it is over."""
        if not self.over:
            self.start()
        else:
            threading.Thread(target=_load, name="warming", daemon=True).start()

    def _some(self) -> None:
        end = perf_counter() + SLICE
        for step in self.steps:
            step()
            if perf_counter() > end:
                return
        self.stop()
        self.over = True
        self.go_on()


def _drawings() -> list[Callable[[], object]]:
    """Every icon as pages and buttons show it first."""
    names = (name for name in drawings.names() if not name.endswith(("_24", "_filled")) and name != "app")
    return [partial(theme.icon, name) for name in names]


_MEETING: list[_Meeting] = []
_WANTED: list[Sequence[str]] = []
_SETTLED: list[bool] = []
_ONE = threading.Lock()


def _declared() -> None:
    """What every book is held against when it is opened."""
    from unionbook.records import CABINET
    from unionbook.store.opening.declared import declared

    declared(CABINET)


def _load() -> None:
    """What is loaded stays: it is not searched for rings while it comes, nor later, which would hold the window. Once
    only: of windows that are gone everything must go."""
    with _ONE:
        gc.disable()
        while _WANTED:
            names = _WANTED.pop(0)
            for name in names:
                import_module(name)
            if names is not FIRST:
                for step in _tables():
                    step()
                if not _SETTLED:
                    _SETTLED.append(True)
                    gc.freeze()
        gc.enable()


def _tables() -> list[Callable[[], object]]:
    """What is read from a file when it is first needed: how characters are read and in which order they stand."""
    from unionbook.ground.kept import keep
    from unionbook.ground.wordorder import by_pinyin
    from unionbook.records import CABINET
    from unionbook.services.search.everywhere import learn

    return [partial(learn, CABINET), lambda: by_pinyin("字", surname=True), partial(keep, CABINET)]
