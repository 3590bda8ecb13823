"""The sticks and other drives a copy may be put on."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStorageInfo

_REMOVABLE = ("/media/", "/run/media/", "/mnt/", "/Volumes/")


@dataclass(frozen=True)
class Stick:
    """A drive. free: bytes."""

    root: Path
    name: str
    free: int


def sticks(book: Path) -> list[Stick]:
    """The drives that can be pulled and written to, without the one the book lies on."""
    here = QStorageInfo(str(book.parent)).rootPath()
    found = []
    for volume in QStorageInfo.mountedVolumes():
        root = volume.rootPath()
        if not volume.isReady() or volume.isReadOnly() or root == here or not _pulled(root):
            continue
        name = volume.name() or volume.displayName() or root
        found.append(Stick(Path(root), name, volume.bytesAvailable()))
    return found


def drives() -> list[Path]:
    """The drives that can be pulled, also those that cannot be written to."""
    ready = (volume for volume in QStorageInfo.mountedVolumes() if volume.isReady())
    return [Path(volume.rootPath()) for volume in ready if _pulled(volume.rootPath())]


def _pulled(root: str) -> bool:
    """Is it a drive that comes and goes? On Windows every drive but the system's may be one."""
    if sys.platform == "win32":
        return os.path.normcase(root[:2]) != os.path.normcase(os.environ.get("SYSTEMDRIVE", "C:"))
    return root.startswith(_REMOVABLE)
