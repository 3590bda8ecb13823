"""What the window stands on is loaded before Qt, and without looking for rings of objects meanwhile.

Once Qt is there, every module loaded has its source read for a word (PySide's own switch of features, which nothing
here uses), and each `import` goes through Python. What is loaded stays: a search for rings would find none in it.
"""

import gc
from importlib import import_module

BEFORE_QT = (
    "unionbook.records",
    "unionbook.store.files",
    "unionbook.store.mirror",
    "unionbook.services.backup.differing",
    "unionbook.services.backup.standing",
    "unionbook.services.due",
    "unionbook.services.filecheck",
    "unionbook.services.firststeps",
    "unionbook.services.health",
    "unionbook.services.recovery.comeback",
    "unionbook.services.recovery.leftover",
    "unionbook.services.recovery.replay",
    "unionbook.services.search.everywhere",
    "unionbook.services.standing",
    "unionbook.services.tallies",
    "unionbook.services.targets",
    "unionbook.services.worklists",
    "unionbook.store.secrecy.pin",
    "unionbook.store.secrecy.sheetcode",
    "unionbook.store.secrecy.unlock",
)
"""What the frame, the opening of a book and 今日 ask for."""


def load() -> None:
    """Load it; `settle` when the window was seen."""
    gc.disable()
    for name in BEFORE_QT:
        import_module(name)


def settle() -> None:
    """What is loaded is left out of later searches, which hold the window."""
    gc.freeze()
    gc.enable()
