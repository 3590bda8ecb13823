"""What the window stands on is loaded without looking for rings of objects meanwhile: what is loaded stays."""

import gc
import os
import sys
from importlib import import_module

from unionbook.enumerations import quicken
from unionbook.signatures import put_off

STANDS_ON = (
    "unionbook.store.files",
    "unionbook.store.mirror",
    "unionbook.services.due",
    "unionbook.services.recovery.comeback",
    "unionbook.services.recovery.replay",
    "unionbook.services.worklists",
    "unionbook.store.secrecy.unlock",
)
"""What the frame, the opening of a book and 今日 ask for."""


def load() -> None:
    """Load it; `settle` when the window was seen."""
    gc.disable()
    if sys.platform == "linux":
        # Of the thousands of functions of Qt that PySide's libraries name, each is looked for when it is first called.
        sys.setdlopenflags(os.RTLD_LAZY)
    import_module("unionbook.records").CABINET  # noqa: B018
    for name in STANDS_ON:
        import_module(name)
    quicken()
    with put_off():
        import_module("PySide6.QtWidgets")


def settle() -> None:
    """What is loaded is left out of later searches, which hold the window."""
    gc.freeze()
    gc.enable()
