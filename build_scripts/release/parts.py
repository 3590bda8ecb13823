"""What of the collected files the program needs: neither what somebody's optional import brought, nor its libraries."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pathlib import PurePosixPath

from unionbook.store.pc.second import HOOK

Entry = tuple[str, str, str]
"""A collected file: its name in the folder, where it comes from, its kind."""

_OF_OTHERS = (
    *("cp037", "cp273", "cp424", "cp500", "cp875", "cp1026", "cp1140"),
    *("cp720", "cp737", "cp775", "cp852", "cp855", "cp856", "cp857", "cp858", "cp860", "cp861", "cp862", "cp863"),
    *("cp864", "cp865", "cp869", "cp1006", "cp1125"),
    *("mac_arabic", "mac_croatian", "mac_cyrillic", "mac_farsi", "mac_greek", "mac_iceland", "mac_latin2"),
    *("mac_romanian", "mac_turkish"),
)
"""Encodings of mainframes, of DOS elsewhere and of old Macintoshes: no system starts with one of them, and a table that
says it is written in one is read as a text that says nothing."""

UNUSED = [
    *(f"encodings.{one}" for one in _OF_OTHERS),
    "tkinter", "unittest", "pydoc", "doctest", "pdb", "asyncio", "ssl", "ftplib", "xmlrpc", "curses", "readline",
    "sqlite3", "_pydecimal", "pip", "setuptools", "numpy", "IPython", "lxml", "fontTools", "charset_normalizer",
    "dateutil.zoneinfo", "bz2", "lzma", "_bz2", "_lzma",
    "PIL",
    "PySide6.QtNetwork", "PySide6.QtOpenGL", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtSql", "PySide6.QtTest",
]  # fmt: skip
"""Pulled in by somebody's optional import, needed by nobody here. QtNetwork's library stays: Qt6Pdf links to it.
For PIL there is a stand-in (`library.STANDINS`)."""

_NOT_BEFOREHAND = {"pyi_rth_inspect", "pyi_rth_pkgutil", "pyi_rth_pyside6", HOOK}
"""What PyInstaller would run before each command and each window, and nothing here needs: it finds sources for
`inspect`, lists modules that are not in the archive of modules, and loads Qt to name a folder that PySide names by
itself. Qt then brings along at once all that the program puts off (`unionbook.signatures`). What second processes need
is a module here, loaded where one is started."""

# Files collected beside the Qt libraries that a window of widgets never opens: desktop themes (which drag in GTK from
# the building machine), Wayland and EGL back ends, exotic picture formats, the keyboard on the screen (which brings
# QtQuick), the software OpenGL of Windows, the Windows library a test machine without it puts in its place. The font of
# rare characters is given out by itself; the drawings of icons but the program's own lie in one file.
_UNUSED_FILES = re.compile(
    r"plugins/(platformthemes|wayland|egldevice|xcbglintegrations|networkinformation|tls|generic)"
    r"|plugins/platforms/\w*(eglfs|linuxfb|minimal|vkkhrdisplay|vnc|wayland|direct2d)"
    r"|plugins/imageformats/\w*(gif|icns|tga|tiff|wbmp|pdf)"
    r"|qtvirtualkeyboard|Qt6(Qml|Quick|VirtualKeyboard)"
    r"|plugins/styles|opengl32sw|libgtk-3|libgdk-3|D3Dcompiler|api-ms-win|ucrtbase"
    r"|(^|/)icuuc\.dll$"
    r"|\.dist-info/"
    r"|resources/fonts/rare/"
    r"|resources/icons/(?!app\.svg)"
)
# Qt's own words (buttons of file dialogs and the like) in simplified Chinese only, and only those of widgets.
_OTHER_WORDS = re.compile(r"translations/(?!qtbase_zh_CN).*\.qm$")


# Windows shows its own Chinese font; the two weights for the screen are a fifth of the installer.
_NOT_ON_WINDOWS = re.compile(r"resources/fonts/NotoSansSC_(400Regular|700Bold)\.ttf$")


def needed(entries: Sequence[Entry]) -> list[Entry]:
    """The entries without what the patterns name, and without the libraries nothing that stays asks for."""
    kept = [one for one in entries if wanted(one[0])]
    asked = _asked_for(kept)
    kept = [one for one in kept if one[2] != "BINARY" or plugin(one[0]) or library(one[0]) in asked]
    names = {name for name, _, _ in kept}
    return sorted(one for one in kept if one[2] != "SYMLINK" or one[1] in names)


def beforehand(scripts: Sequence[Entry]) -> list[Entry]:
    """The program, and before it what must run first."""
    return [one for one in scripts if one[0] not in _NOT_BEFOREHAND]


def when_asked(scripts: Sequence[Entry]) -> list[Entry]:
    """Of what would run first, the modules that run when they are asked for."""
    return [(name, source, "PYMODULE") for name, source, _ in scripts if name == HOOK]


def wanted(name: str, system: str = sys.platform) -> bool:
    """Does no pattern name this file of the folder?"""
    name = name.replace("\\", "/")
    patterns = (_UNUSED_FILES, _OTHER_WORDS, *((_NOT_ON_WINDOWS,) if system == "win32" else ()))
    return not any(pattern.search(name) for pattern in patterns)


def plugin(name: str) -> bool:
    """Is this library found by its place and not by its name?"""
    return "/plugins/" in name.replace("\\", "/")


def library(name: str) -> str:
    """The name a library is asked for by."""
    return PurePosixPath(name.replace("\\", "/")).name.lower()


def _asked_for(entries: Sequence[Entry]) -> set[str]:
    """The names of all libraries asked for, starting from modules and plugins."""
    files = {library(name): source for name, source, kind in entries if kind == "BINARY" and not plugin(name)}
    waiting = [source for name, source, kind in entries if kind == "EXTENSION" or (kind == "BINARY" and plugin(name))]
    found = {name for name in files if name.startswith(("python", "libpython", "vcruntime"))}
    waiting += [files[name] for name in found]
    while waiting:
        for name in _imports(waiting.pop()):
            if name in files and name not in found:
                found.add(name)
                waiting.append(files[name])
    return found


@cache
def _imports(source: str) -> frozenset[str]:
    """The libraries a file asks for, by name."""
    bindepend = import_module("PyInstaller.depend.bindepend")
    return frozenset(library(str(name)) for name, _ in bindepend.get_imports(source))
