"""The window's door: joins the parts and runs until the window is closed."""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from unionbook.ground.faults import hush
from unionbook.loading import settle
from unionbook.ui.frame.crash import CrashHook
from unionbook.ui.frame.focus import FocusKeys
from unionbook.ui.frame.settings import Settings
from unionbook.ui.frame.support import SOON, note, note_soon
from unionbook.ui.frame.traces import Traces
from unionbook.ui.frame.window import NAME, Window
from unionbook.ui.look import theme


def run(path: Path | None) -> int:
    """Open the window, on the book at a path if there is one; the exit code."""
    app = application()
    settings = Settings.load()
    traces = Traces(settings.file.parent)
    window = make_window(app, settings)
    sys.excepthook = CrashHook(window)
    hush()
    if path is None:
        window.show_first()
    else:
        window.open_book(path)
    window.show()
    begun = time.monotonic()
    note_soon("STARTED")
    QTimer.singleShot(SOON, settle)
    try:
        return app.exec()
    finally:
        traces.wipe()
        note("ENDED", int(time.monotonic() - begun) // 60)


def application() -> QApplication:
    """The one application of this process, speaking Chinese."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        app = found
    else:
        # Said so, the style is made without a class of Qt's styles for Python, with its 650 names.
        app = QApplication([*sys.argv[:1], "-style", theme.GROUND])
        app.setProperty(theme.BASE, theme.GROUND)
    app.setApplicationName(NAME)
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    words = QTranslator(app)
    if words.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(words)
    return app


def make_window(app: QApplication, settings: Settings) -> Window:
    """The window with its look, not shown yet."""
    from unionbook.records import CABINET

    window = Window(CABINET, settings, theme.system_factor(app))
    FocusKeys(app)
    return window
