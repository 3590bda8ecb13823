"""What a Linux desktop is told: an entry of its menu, the type of .ubk files, and the script that registers both."""

from __future__ import annotations

import shutil
from pathlib import Path

LINUX = Path(__file__).resolve().parents[1] / "linux"
ENTRY, TYPE, SCRIPT = "unionbook.desktop", "unionbook.xml", "install.sh"


def write_desktop(folder: Path) -> None:
    """Put them into a frozen program's folder; the icon is among its resources."""
    (folder / "desktop").mkdir(exist_ok=True)
    for name, place, mode in ((ENTRY, "desktop/", 0o644), (TYPE, "desktop/", 0o644), (SCRIPT, "", 0o755)):
        copy = folder / f"{place}{name}"
        shutil.copyfile(LINUX / name, copy)
        copy.chmod(mode)
