"""The Windows installer: the folder of the frozen program, packed by NSIS (unionbook.nsi tells what it does)."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from release.version import four, version

SCRIPT = Path(__file__).resolve().parents[1] / "windows" / "unionbook.nsi"


def makensis() -> str | None:
    """Where NSIS is; None where it is not."""
    homes = [os.environ.get(name, "C:/") for name in ("ProgramFiles(x86)", "ProgramFiles")]
    usual = [Path(home, "NSIS", "makensis.exe") for home in homes]
    return shutil.which("makensis") or next((str(one) for one in usual if one.is_file()), None)


def write_installer(folder: Path, out: Path, work: Path, nsis: str, moment: int) -> None:
    """Pack a frozen Windows folder. Raises SystemExit when NSIS fails."""
    removal = work / "remove.nsh"
    # With the mark, so that NSIS reads it as UTF-8.
    removal.write_text("".join(removing(folder)), encoding="utf-8-sig", newline="\n")
    told = {
        "FOLDER": str(folder),
        "OUT": str(out),
        "ICON": str(folder / "_internal" / "resources" / "unionbook.ico"),
        "VERSION": version(),
        "NUMBERS": ".".join(map(str, four(version()))),
        "SIZE": str(sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) // 1024),
        "REMOVE": str(removal),
    }
    values = [f"-D{name}={value}" for name, value in told.items()]
    command = [nsis, "-V2", "-INPUTCHARSET", "UTF8", *values, str(SCRIPT)]
    out.unlink(missing_ok=True)
    env = {**os.environ, "SOURCE_DATE_EPOCH": str(moment)}
    if subprocess.run(command, check=False, env=env).returncode or not out.is_file():
        raise SystemExit("makensis failed")


def removing(folder: Path) -> list[str]:
    """The lines of the uninstaller that take away what was laid down, and nothing else."""
    names = sorted((one.relative_to(folder).as_posix(), one.is_dir()) for one in folder.rglob("*"))
    files = [f'Delete "$INSTDIR\\{_windows(name)}"\n' for name, is_folder in names if not is_folder]
    folders = [f'RMDir "$INSTDIR\\{_windows(name)}"\n' for name, is_folder in reversed(names) if is_folder]
    return [*files, *folders]


def _windows(name: str) -> str:
    return name.replace("$", "$$").replace("/", "\\")
