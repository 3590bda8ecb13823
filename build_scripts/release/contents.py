"""Whose work lies in a frozen program: packages by the modules that are in it, Python, fonts and icons."""

from __future__ import annotations

import platform
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import Distribution, PackagePath, distribution, packages_distributions
from pathlib import Path
from zipfile import ZipFile

from release.library import BESIDE, NAME, STANDINS

ROOT = Path(__file__).resolve().parents[2]
TEXTS = Path(__file__).parent / "texts"
INSIDE = "_internal"

_KNOWN = {
    "click-default-group": "BSD-3-Clause",
    "charset-normalizer": "MIT",
    "pluggy": "MIT",
    "pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception",
    "pyside6-addons": "LGPL-3.0-only",
    "pyside6-essentials": "LGPL-3.0-only",
    "reportlab": "BSD-3-Clause",
    "shiboken6": "LGPL-3.0-only",
    "sqlcipher3": "Zlib",
    "sqlite-fts4": "Apache-2.0",
}
"""SPDX names of those whose own files tell it in other words."""

_TEXT = re.compile(r"(licen[cs]e|copying|notice)[^/]*$", re.IGNORECASE)


@dataclass(frozen=True)
class Work:
    """Somebody's work. licence: an SPDX expression. texts: what it is called, and where its words are."""

    name: str
    version: str
    licence: str
    purl: str = ""
    texts: dict[str, Path] = field(default_factory=dict)


def works(folder: Path) -> list[Work]:
    """All whose work lies in a frozen program's folder, by name. Run by the Python that froze it."""
    names = {_normal(name) for top in tops(folder) for name in packages_distributions().get(top, [])}
    # What starts the two executables is a part of them.
    found = [_package(distribution(name)) for name in names | {"pyinstaller"} if name != "unionbook"]
    return sorted([*found, _python(), *_own()], key=lambda one: one.name.lower())


def tops(folder: Path) -> set[str]:
    """The top names of everything that can be imported from the folder."""
    with ZipFile(folder / INSIDE / NAME) as library:
        names = {name.partition("/")[0].removesuffix(".pyc") for name in library.namelist()}
    others = {file.name for file in STANDINS.iterdir()}
    return (names | BESIDE | {file.name.partition(".")[0] for file in (folder / INSIDE).iterdir()}) - others


def _package(found: Distribution) -> Work:
    name = _normal(found.metadata["Name"])
    licence = _KNOWN.get(name) or found.metadata["License-Expression"] or ""
    texts = {Path(str(file)).name: Path(str(found.locate_file(file))) for file in _texts(found)}
    if licence.startswith("LGPL"):
        texts = {file.name: file for file in sorted(TEXTS.glob("*.txt"))}
    if not licence or not texts:
        raise SystemExit(f"{name}: its licence is not known; see _KNOWN in {__name__}")
    return Work(name, found.version, licence, f"pkg:pypi/{name}@{found.version}", texts)


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _texts(found: Distribution) -> Iterator[PackagePath]:
    for file in found.files or ():
        if ".dist-info" in str(file) and _TEXT.search(file.as_posix()):
            yield file


def _python() -> Work:
    version = platform.python_version()
    places = (Path(sys.base_prefix, "LICENSE.txt"), Path(sys.base_prefix, "LICENSE"), Path(_library(), "LICENSE.txt"))
    text = next((place for place in places if place.is_file()), None)
    return Work("python", version, "PSF-2.0", f"pkg:generic/python@{version}", {"LICENSE.txt": text} if text else {})


def _library() -> Path:
    """Where Python's own modules lie."""
    return Path(re.__file__).parent.parent if Path(re.__file__).stem == "__init__" else Path(re.__file__).parent


def _own() -> list[Work]:
    """What lies in the project itself: its own work, fonts and icons."""
    from release.version import version

    fonts, icons = ROOT / "resources" / "fonts", ROOT / "resources" / "icons"
    lxgw, sans, serif = (fonts / f"LICENSE-{name}-OFL.txt" for name in ("LXGW", "NotoSansSC", "NotoSerifSC"))
    return [
        Work("unionbook", version(), "Apache-2.0", texts={"LICENSE": ROOT / "LICENSE"}),
        Work("lxgw-fonts (朱雀仿宋, 霞鹜文楷)", "2026", "OFL-1.1", texts={lxgw.name: lxgw}),
        # Inside sqlcipher3's library, and (OpenSSL) beside Python.
        Work("sqlcipher", "4", "BSD-3-Clause"),
        Work("sqlite", "3", "blessing"),
        Work("openssl", "3", "Apache-2.0", texts={"LICENSE": ROOT / "LICENSE"}),
        Work("noto-sans-sc", "2.004", "OFL-1.1", texts={sans.name: sans}),
        Work("noto-serif-sc", "2.003", "OFL-1.1", texts={serif.name: serif}),
        Work("fluent-system-icons", "1", "MIT", texts={"LICENSE-Fluent.txt": icons / "LICENSE-Fluent.txt"}),
    ]
