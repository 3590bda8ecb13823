"""The program's names and its version, from the one place that has it (unionbook/__init__.py)."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
NAME, CHINESE = "UnionBook", "工会台账"
MIME = "application/x-unionbook"
_LINE = re.compile(r'^__version__ = "(\d+\.\d+\.\d+[^"]*)"$', re.MULTILINE)


def version() -> str:
    """The version, e.g. "1.2.3", read without importing the program."""
    found = _LINE.search((ROOT / "unionbook" / "__init__.py").read_text(encoding="utf-8"))
    if found is None:
        raise SystemExit("unionbook/__init__.py names no version")
    return found[1]


def four(text: str) -> tuple[int, int, int, int]:
    """A version as Windows writes it: four numbers, without what follows them ("1.2.3rc1" → 1, 2, 3, 0)."""
    first, second, third = (int(number) for number in re.findall(r"\d+", text)[:3])
    return first, second, third, 0


def resource(executable: str) -> Any:
    """What Windows shows of an executable under 属性 → 详细信息. Only where PyInstaller runs on Windows."""
    info = import_module("PyInstaller.utils.win32.versioninfo")
    told = version()
    texts = {
        "ProductName": f"{CHINESE} {NAME}",
        "FileDescription": CHINESE if executable == "unionbook" else f"{CHINESE}（命令行）",
        "InternalName": executable,
        "OriginalFilename": f"{executable}.exe",
        "FileVersion": told,
        "ProductVersion": told,
        "LegalCopyright": "Apache License 2.0",
    }
    table = info.StringTable("080404B0", [info.StringStruct(name, text) for name, text in texts.items()])
    return info.VSVersionInfo(
        ffi=info.FixedFileInfo(filevers=four(told), prodvers=four(told)),
        kids=[info.StringFileInfo([table]), info.VarFileInfo([info.VarStruct("Translation", [0x0804, 0x04B0])])],
    )
