"""What Qt itself notes of file dialogs (the folders last seen) for all its programs: it is not to stay on the PC.

On Linux it is a file, which is put among the program's own settings. On Windows it is a key of the registry under a
name that cannot be changed: what was not there before the program ran is taken away as it ends.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QSettings

MAKER, GROUP = "QtProject", "FileDialog"
REGISTRY = r"HKEY_CURRENT_USER\Software"
NATIVE, USER = QSettings.Format.NativeFormat, QSettings.Scope.UserScope


class Traces:
    """Made before the first dialog. home: the folder of the program's own settings."""

    def __init__(self, home: Path) -> None:
        if sys.platform != "win32":
            QSettings.setPath(NATIVE, USER, str(home))
            return
        self._known = MAKER in QSettings(REGISTRY, NATIVE).childGroups()
        self._seen = GROUP in QSettings(USER, MAKER).childGroups()

    def wipe(self) -> None:
        """Take away what came while the program ran."""
        if sys.platform != "win32":
            return
        if not self._known:
            QSettings(REGISTRY, NATIVE).remove(MAKER)
        elif not self._seen:
            QSettings(USER, MAKER).remove(GROUP)
