"""Small files a style sheet names by url, kept in memory: nothing is written to the PC for them.

They are put together as Qt's own resource format: a tree of fixed-size nodes, sorted by the hash of their names, that
points into a list of names and into the bytes.
"""

import struct
from collections.abc import Mapping

from PySide6.QtCore import QResource

_FOLDER, _ANY_TERRITORY, _C_LANGUAGE = 2, 0, 1
_HEADER = 20

_kept: list[bytes] = []
"""Qt reads them where they lie: they must stay."""


def urls(files: Mapping[str, bytes], root: str) -> dict[str, str]:
    """Register files under a root (":/root/name") that was not used before; the path of each by its name."""
    _kept.append(packed(files))
    if not QResource.registerResourceData(_kept[-1], f"/{root}"):
        raise ValueError(f"{root}: Qt does not take these files")
    return {name: f":/{root}/{name}" for name in files}


def packed(files: Mapping[str, bytes]) -> bytes:
    """The files as one block of Qt's resource format, version 1."""
    tree = struct.pack(">IHII", 0, _FOLDER, len(files), 1)
    names, bodies = b"", b""
    for name in sorted(files, key=_hash):
        tree += struct.pack(">IHHHI", len(names), 0, _ANY_TERRITORY, _C_LANGUAGE, len(bodies))
        names += struct.pack(">HI", len(name), _hash(name)) + name.encode("utf-16-be")
        bodies += struct.pack(">I", len(files[name])) + files[name]
    at = (_HEADER, _HEADER + len(tree), _HEADER + len(tree) + len(bodies))
    return b"qres" + struct.pack(">IIII", 1, *at) + tree + bodies + names


def _hash(name: str) -> int:
    """Qt's hash of a name, by which it finds it."""
    found = 0
    for sign in name:
        found = (found << 4) + ord(sign)
        high = found & 0xF0000000
        found = (found ^ (high >> 23)) & ~high & 0xFFFFFFFF
    return found
