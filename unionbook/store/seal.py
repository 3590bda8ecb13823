"""The seal: bytes behind the last page of a closed book by which every later change of a single bit is seen.

SQLite does not notice bit rot in a plain file. A book that was written to and closed cleanly carries, behind its last
page, where SQLite never looks, the SHA-256 of all its pages. The seal names SQLite's own change counter: after an
unclean end, or when another program wrote, the counter is another one and the seal says nothing.
"""

import hashlib
import os
import struct
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import BinaryIO

_MAGIC = b"UBKSEAL1"
_SHAPE = struct.Struct(">8sII32s")
SIZE = _SHAPE.size
_CHUNK = 1 << 20
_PAGE_SIZE, _CHANGES, _PAGES = slice(16, 18), slice(24, 28), slice(28, 32)
"""Where the file's head has the page size, the change counter and the number of pages."""


class Sealed(Enum):
    """What the seal says."""

    SOUND = auto()
    """Every byte is as it was when the book was closed."""
    NONE = auto()
    """There is no seal, or it is of an earlier state: only a check can tell."""
    BROKEN = auto()
    """The file was closed cleanly and its bytes have changed since."""


@dataclass(frozen=True)
class Head:
    """What the first bytes of a plain file say of it."""

    changes: int
    pages: int
    length: int

    @classmethod
    def read(cls, head: bytes) -> "Head | None":
        """None for what is no plain database."""
        if len(head) < 100 or not head.startswith(b"SQLite format 3\x00"):
            return None
        size = int.from_bytes(head[_PAGE_SIZE], "big")
        pages = int.from_bytes(head[_PAGES], "big")
        return cls(int.from_bytes(head[_CHANGES], "big"), pages, pages * (65536 if size == 1 else size))


def seal(path: Path) -> None:
    """Seal a closed book. What goes wrong leaves it unsealed, never worse. Raises OSError."""
    with path.open("r+b") as file:
        seal_file(file)


def seal_file(file: BinaryIO) -> None:
    """The same, of a file nobody else writes to meanwhile."""
    file.seek(0)
    head = Head.read(file.read(100))
    if head is None or os.fstat(file.fileno()).st_size < head.length:
        return
    digest = _digest(file, head.length)
    assert digest is not None
    file.seek(head.length)
    file.write(_SHAPE.pack(_MAGIC, head.changes, head.pages, digest))
    file.truncate()
    file.flush()
    os.fsync(file.fileno())


def examine(path: Path) -> Sealed:
    """What the seal of a closed book says. Raises OSError."""
    with path.open("rb") as file:
        return judge(file, claimed(file))


@dataclass(frozen=True)
class Claim:
    """What a seal says that the file is: so many bytes with this digest."""

    length: int
    digest: bytes


def claimed(file: BinaryIO) -> Claim | None:
    """The seal of the file's present state, None when there is none. Raises OSError."""
    file.seek(0)
    head = Head.read(file.read(100))
    if head is None:
        return None
    file.seek(head.length)
    tail = file.read(SIZE + 1)
    if len(tail) != SIZE:
        return None
    magic, changes, pages, digest = _SHAPE.unpack(tail)
    if magic != _MAGIC or (changes, pages) != (head.changes, head.pages):
        return None
    return Claim(head.length, digest)


def judge(file: BinaryIO, claim: Claim | None, going: Callable[[], bool] = lambda: True) -> Sealed:
    """Is the file what the seal says? That takes as long as reading it. going: go on? Raises OSError."""
    if claim is None:
        return Sealed.NONE
    digest = _digest(file, claim.length, going)
    if digest is None:
        return Sealed.NONE
    return Sealed.SOUND if digest == claim.digest else Sealed.BROKEN


def _digest(file: BinaryIO, length: int, going: Callable[[], bool] = lambda: True) -> bytes | None:
    digest = hashlib.sha256()
    file.seek(0)
    left = length
    while left > 0:
        part = file.read(min(_CHUNK, left))
        if not part:
            break
        if not going():
            return None
        digest.update(part)
        left -= len(part)
    return digest.digest()
