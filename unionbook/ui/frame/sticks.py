"""The sticks and other drives a copy may be put on."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStorageInfo

_OWN = 2, 3
"""What Windows calls removable and fixed drives; a large stick is a fixed one."""
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
    for volume in _volumes():
        root = volume.rootPath()
        if not volume.isReady() or volume.isReadOnly() or root == here or not _pulled(root):
            continue
        name = volume.name() or volume.displayName() or root
        found.append(Stick(Path(root), name, volume.bytesAvailable()))
    return found


def drives() -> list[Path]:
    """The drives that can be pulled, also those that cannot be written to."""
    ready = (volume for volume in _volumes() if volume.isReady())
    return [Path(volume.rootPath()) for volume in ready if _pulled(volume.rootPath())]


def _volumes() -> list[QStorageInfo]:
    """All there are; on Windows without discs and shares, which may take a minute to say that they are not there."""
    if sys.platform != "win32":
        return QStorageInfo.mountedVolumes()
    import ctypes

    kernel = ctypes.windll.kernel32
    there = kernel.GetLogicalDrives()
    letters = (chr(ord("A") + place) for place in range(26) if there >> place & 1)
    return [QStorageInfo(f"{letter}:/") for letter in letters if kernel.GetDriveTypeW(f"{letter}:\\") in _OWN]


def _pulled(root: str) -> bool:
    """Is it a drive that comes and goes? On Windows every drive but the system's may be one."""
    if sys.platform == "win32":
        return os.path.normcase(root[:2]) != os.path.normcase(os.environ.get("SYSTEMDRIVE", "C:"))
    return root.startswith(_REMOVABLE)
