"""Can the program run here at all: is the system new enough, and is every file there that was built?

It is asked before anything else is loaded and before any book is touched, so it looks at sizes, and at the sums of
those files only that numbers and words depend on. `selfcheck` reads every file.
"""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from unionbook.store.pc.portable import DATA

LIST = "_internal/files.txt"
"""In the frozen program's folder: a line "sum size name" for each other file of it, written when it was built."""
OLDEST = 17763
"""The build of Windows 10 1809: what Qt asks for."""
SMALL = 300_000
"""Bytes up to which a file of tables or words is read at each start."""
_READ, _TOLD = (".toml", ".txt", ".kept"), ("resources/help/", "resources/fonts/")
"""Endings of such files, and where they only explain or grant: there their size tells enough."""
_AGAIN = "没有打开任何台账。请重新安装程序；便携版请重新从压缩包里全部解压出来，再打开。"


@dataclass(frozen=True)
class Part:
    """A file of the program. name: inside its folder, with "/"."""

    name: str
    size: int
    digest: str

    @property
    def weighty(self) -> bool:
        """Do numbers or words depend on it?"""
        lies = "resources/" in self.name and not any(place in self.name for place in _TOLD)
        return lies and self.name.endswith(_READ) and self.size <= SMALL


def trouble() -> str:
    """Why the program cannot run here, "" when it can; a sentence that says what to do."""
    return too_old(_build()) or broken(home())


def too_old(build: int) -> str:
    """The sentence for a Windows of this build, "" for one that is new enough."""
    if build >= OLDEST:
        return ""
    return (
        f"这台电脑的 Windows 版本太旧（内部版本 {build}），没有打开任何台账。"
        "工会台账需要 Windows 10 1809 或更新的版本，请升级系统，或换一台电脑。"
    )


def home() -> Path | None:
    """The folder of the frozen program; None in a checkout."""
    return Path(sys.executable).parent if getattr(sys, "frozen", False) else None


def parts(folder: Path) -> list[Part]:
    """The files a frozen program was built of. Raises OSError, ValueError."""
    return [_part(line) for line in _lines(folder)]


def broken(folder: Path | None) -> str:
    """The sentence for a folder in which a file is missing or is not the one that was built, "" for a whole one."""
    if folder is None:
        return ""
    try:
        there = set(_there(str(folder)))
        # As lines: nearly all are as they should be, and nothing more need be known of those.
        told = (line for line in _lines(folder) if line.partition(" ")[2] not in there or not _sound(folder, line))
        wrong = [_part(line).name for line in told]
    except (OSError, ValueError) as fault:
        what = Path(fault.filename).name if isinstance(fault, OSError) and fault.filename else fault
        return f"程序的文件读不出来（{what}），{_AGAIN}"
    if not wrong:
        return ""
    return f"程序的文件不全或有损坏（{wrong[0]}{f' 等 {len(wrong)} 个' if len(wrong) > 1 else ''}），{_AGAIN}"


def altered(folder: Path) -> list[str]:
    """The files whose content is another than was built, every byte read. Raises OSError, ValueError."""
    return [one.name for one in parts(folder) if digest_of(folder / one.name) != one.digest]


def digest_of(path: Path | str) -> str:
    """The SHA-256 of a file; "" when it cannot be read."""
    try:
        digest = sha256()
        with open(path, "rb", buffering=0) as file:
            while block := file.read(1 << 16):
                digest.update(block)
        return digest.hexdigest()
    except OSError:
        return ""


def _lines(folder: Path) -> list[str]:
    return (folder / LIST).read_text(encoding="utf-8").splitlines()


def _part(line: str) -> Part:
    digest, size, name = line.split(" ", 2)
    return Part(name, int(size), digest)


def _sound(folder: Path, line: str) -> bool:
    if not line.endswith(_READ) or not (part := _part(line)).weighty:
        return True
    return digest_of(f"{folder}/{part.name}") == part.digest


def _there(folder: str) -> Iterator[str]:
    """Every file below a folder, as its size and name; Windows tells sizes with the names."""
    waiting = [""]
    while waiting:
        below = waiting.pop()
        with os.scandir(f"{folder}/{below}") as found:
            for one in found:
                name = below + one.name
                if not one.is_dir(follow_symlinks=False):
                    try:
                        yield f"{one.stat().st_size} {name}"
                    except FileNotFoundError:  # a link, and what it points to is missing
                        continue
                elif name != DATA:
                    waiting.append(f"{name}/")


def _build() -> int:
    if sys.platform == "win32":
        return sys.getwindowsversion().build
    return OLDEST
