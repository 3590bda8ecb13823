"""Tables dropped anywhere on the window, where nothing in it takes them itself."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent

if TYPE_CHECKING:
    from unionbook.ui.frame.window import Window

_DROPS = frozenset({QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop})


class Dropping(QObject):
    """Hears what is dragged over the window itself, and brings a table that is let go to the import page."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _DROPS or not isinstance(event, QDropEvent):
            return False
        path, desk = table_of(event.mimeData()), self.window.desk
        if path is None or desk is None:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            from unionbook.ui.intake.joins import show_import

            show_import(desk, path=path)
        return True


def table_of(data: QMimeData) -> Path | None:
    """The table that is dragged, None for anything else."""
    from unionbook.ui.intake.tablesfound import TAKEN

    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return next((path for path in paths if path.suffix.lower() in TAKEN), None)
