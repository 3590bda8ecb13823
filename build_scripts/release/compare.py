"""Two builds side by side: every file that differs, and whether its format forces it."""

from __future__ import annotations

from pathlib import Path

from unionbook.store.pc.installed import LIST, digest_of

FORCED = {LIST: "lists the sums of the others"}
"""Files that must differ when another does."""


def differing(one: Path, other: Path) -> list[tuple[str, str]]:
    """The names that stand in one folder only or have other bytes, each with why that must be, "" if it need not."""
    names = sorted(_names(one) | _names(other))
    found = [name for name in names if digest_of(one / name) != digest_of(other / name)]
    return [(name, FORCED.get(name, "") if len(found) > 1 else "") for name in found]


def _names(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
