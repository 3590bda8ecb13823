"""Loading ahead what the registers and the report need, while the clerk still reads 今日."""

import threading
from collections.abc import Callable, Sequence
from importlib import import_module
from types import ModuleType

from PySide6 import QtCore, QtGui, QtWidgets

NEEDED = (
    *("unionbook.ui.ledger.ledger", "unionbook.services.batch", "unionbook.services.past"),
    *("unionbook.ui.paper.report", "unionbook.ui.aside.backups", "unionbook.ui.aside.options"),
    *("unionbook.ui.aside.acts", "unionbook.ui.aside.health", "unionbook.ui.aside.recycling"),
    *("unionbook.ui.batch.asking", "unionbook.ui.print.page", "PySide6.QtPdf"),
)


FIRST = ("unionbook.ui.frame.desk", "unionbook.ui.frame.hurt", "unionbook.store.files", "unionbook.ui.home.today")
"""What opening a book needs, loaded while the first page is read."""

WARMS = 400
"""ms after a page was laid out until anything is loaded ahead."""


def warm(names: Sequence[str] = NEEDED) -> None:
    """Load it in a thread of its own; whoever needs a part sooner waits for that part only."""
    threading.Thread(target=_load, args=(names,), name="warming", daemon=True).start()


def _load(names: Sequence[str]) -> None:
    for name in names:
        import_module(name)
    if names is FIRST:
        return
    for step in _tables():
        step()
    for module in (QtCore, QtGui, QtWidgets):
        _meet(module)


def _tables() -> list[Callable[[], object]]:
    """What is read from a file when it is first needed: how characters are read and in which order they stand."""
    from unionbook.ground.search.terms import Manner, terms
    from unionbook.ground.wordorder import by_pinyin

    return [lambda: terms("字", Manner.NAME), lambda: by_pinyin("字", surname=True)]


def _meet(module: ModuleType) -> None:
    """Have Qt's classes made for Python. Each is when it is first met; but an event for an object of a class nobody
    met has them all made at once, which would be in the middle of a key."""
    for name in dir(module):
        getattr(module, name)
