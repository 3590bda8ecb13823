"""The pinned PySide6 keeps the references to None; a build that loses some aborts Python 3.11 in the end.

Measured in a process of its own, whose spare references keep it alive when the build is a bad one.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable

CALLS = 300
LOST = -0.5  # per call; a pending event now and then shows as a few hundredths


def per_call(action: Callable[[], object]) -> float:
    """References to None won or lost by one call, averaged."""
    action()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        action()
    return (sys.getrefcount(None) - before) / CALLS


def widget_calls() -> dict[str, Callable[[], object]]:
    """Calls on widgets, timers, documents and painters."""
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtWidgets import QLineEdit

    edit, timer, document = QLineEdit(), QTimer(), QPdfDocument()
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    edit.textChanged.connect(lambda text: None)

    def ticking() -> None:
        timer.start(1000)
        timer.stop()

    def paint() -> None:
        painter = QPainter(picture)
        painter.fillRect(0, 0, 4, 4, Qt.GlobalColor.white)
        painter.end()

    return {
        "setEnabled": lambda: edit.setEnabled(True),
        "setText": lambda: edit.setText("信访"),
        "a signal to Python": lambda: edit.setText("甲" if edit.text() == "乙" else "乙"),
        "clear": edit.clear,
        "timer": ticking,
        "painter": paint,
        "QPdfDocument.close": document.close,
    }


def event_calls() -> dict[str, Callable[[], object]]:
    """Calls on the application."""
    from PySide6.QtCore import QCoreApplication, QEvent, Qt
    from PySide6.QtGui import QGuiApplication, QKeyEvent
    from PySide6.QtWidgets import QLineEdit

    edit = QLineEdit()

    def key() -> QKeyEvent:
        return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, "")

    def cursor() -> None:
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        QGuiApplication.restoreOverrideCursor()

    return {
        "processEvents": QCoreApplication.processEvents,
        "sendEvent": lambda: QCoreApplication.sendEvent(edit, key()),
        "postEvent": lambda: QCoreApplication.postEvent(edit, key()),
        "cursor": cursor,
    }


def table_calls() -> dict[str, Callable[[], object]]:
    """Calls on a table whose model is written in Python and mostly answers None."""
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
    from PySide6.QtGui import QStandardItemModel
    from PySide6.QtWidgets import QTableView

    class Rows(QStandardItemModel):
        def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
            return "工会" if role == Qt.ItemDataRole.DisplayRole else None

    rows, table = Rows(30, 5), QTableView()
    table.setModel(rows)
    table.show()

    def reset() -> None:
        rows.beginResetModel()
        rows.endResetModel()

    return {
        "update": table.update,
        "grab": table.grab,
        "scrollToBottom": table.scrollToBottom,
        "a role without data": lambda: rows.index(0, 0).data(Qt.ItemDataRole.UserRole),
        "reset of a model": reset,
    }


def measure() -> dict[str, float]:
    """What each kind of call a window lives on does to the references to None."""
    from PySide6.QtWidgets import QApplication

    app = QApplication([])
    spare = [None] * 2_000_000
    actions = {**widget_calls(), **event_calls(), **table_calls()}
    found = {name: per_call(action) for name, action in actions.items()}
    del spare, app
    return found


def test_void_calls_keep_the_references_to_none() -> None:
    done = subprocess.run(
        [sys.executable, __file__],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert len(found) == 16
    assert {name: each for name, each in found.items() if each < LOST} == {}


if __name__ == "__main__":
    print(json.dumps(measure()))
