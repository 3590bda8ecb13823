"""One archive of modules for both executables: each would carry all of them otherwise, ten million bytes twice."""

from __future__ import annotations

import importlib.util
import marshal
from collections.abc import Iterable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from release.parts import Entry

NAME = "library.zip"
"""Inside the program's folder; `library_hook.py` puts it on the path before anything else runs."""

BESIDE = frozenset({"PySide6", "shiboken6", "sqlcipher3", "python_calamine"})
"""Packages with libraries or files of their own, which must be looked for beside them."""

EACH = BESIDE | {"ctypes"}
"""Those and what says that the archive itself is missing: a part of each executable."""

STANDINS = Path(__file__).parent / "standins"
"""Packages in place of large ones of which one name is imported and nothing used."""

_HEAD = 16
"""Bytes before the code of a compiled module: some Pythons bring nothing else of their own."""

_UNCHECKED = (1).to_bytes(4, "little")
"""The flag of compiled modules that are not held against a source."""


def split(modules: Iterable[Entry]) -> tuple[list[Entry], list[Entry]]:
    """The modules each executable carries itself, and those of the shared archive."""
    own: list[Entry] = []
    shared: list[Entry] = []
    for one in sorted(modules):
        (own if one[0].partition(".")[0] in EACH or not one[1].endswith((".py", ".pyc")) else shared).append(one)
    return own, shared


def stand_ins() -> list[Entry]:
    """The modules of the packages in place of others."""
    files = sorted(STANDINS.rglob("*.py"))
    names = (".".join(file.relative_to(STANDINS).with_suffix("").parts).removesuffix(".__init__") for file in files)
    return [(name, str(file), "PYMODULE") for name, file in zip(names, files, strict=True)]


def write_library(modules: Iterable[Entry], out: Path) -> None:
    """Write the archive, the same bytes from the same modules."""
    with ZipFile(out, "w") as archive:
        for name, source, _ in modules:
            path = name.replace(".", "/") + ("/__init__.py" if Path(source).stem == "__init__" else ".py")
            member = ZipInfo(f"{path}c", (1980, 1, 1, 0, 0, 0))
            member.compress_type, member.external_attr = ZIP_DEFLATED, 0o644 << 16
            archive.writestr(member, compiled(Path(source), path), compresslevel=9)


def compiled(source: Path, path: str) -> bytes:
    """A module as Python keeps it compiled; errors will name it by this path."""
    if source.suffix == ".pyc":
        body = source.read_bytes()[_HEAD:]
    else:
        body = marshal.dumps(compile(source.read_bytes(), path, "exec", dont_inherit=True, optimize=0))
    return importlib.util.MAGIC_NUMBER + _UNCHECKED + bytes(8) + body
