"""The program's window in front, without a book, for tests that drive it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from unionbook.records import CABINET
from unionbook.ui.frame.settings import Settings
from unionbook.ui.frame.window import Window


@contextmanager
def front_window(qtbot: QtBot, folder: Path) -> Iterator[Window]:
    """The window at an office's usual size; its settings lie in the folder."""
    made = Window(CABINET, Settings(folder / "settings.json", size="标准"))
    qtbot.addWidget(made)
    made.showNormal()
    made.resize(1366, 688)
    made.show_first()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close_book()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
