"""Second processes of this program: a table is parsed in one."""

import multiprocessing
import sys
from importlib import import_module
from multiprocessing.context import SpawnContext

HOOK = "pyi_rth_multiprocessing"
"""What PyInstaller would run before each start of a frozen program, so that it can start itself a second time."""


def context() -> SpawnContext:
    """Starts them: each is this program again."""
    _prepare()
    return multiprocessing.get_context("spawn")


def work() -> None:
    """What a second process was started for; the end of this one when it is a second."""
    _prepare()
    multiprocessing.freeze_support()


def _prepare() -> None:
    if getattr(sys, "frozen", False):
        import_module(HOOK)
