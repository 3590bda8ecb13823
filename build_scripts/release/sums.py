"""Sums of files: those of the program's own folder, which it looks at as it starts, and of what is given out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from unionbook.store.pc.installed import LIST, digest_of


def write_list(folder: Path) -> int:
    """Write the list of every file of a frozen program's folder; how many they are."""
    files = [file for file in inside(folder) if file != folder / LIST]
    lines = [f"{digest_of(file)} {file.stat().st_size} {file.relative_to(folder).as_posix()}\n" for file in files]
    (folder / LIST).write_text("".join(lines), encoding="utf-8", newline="\n")
    return len(lines)


def inside(folder: Path) -> list[Path]:
    """Every file below a folder, in the order of their names."""
    return sorted((file for file in folder.rglob("*") if file.is_file()), key=lambda file: file.as_posix())


def write_sums(files: Iterable[Path], out: Path) -> None:
    """Write the SHA-256 of files, as `sha256sum -c` and `certutil` read it."""
    out.write_text("".join(f"{digest_of(file)}  {file.name}\n" for file in files), encoding="ascii", newline="\n")
