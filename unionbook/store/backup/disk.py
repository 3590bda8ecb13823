"""What a copy needs of a disk: room, no leftovers beside it, truth when it is read again, and words for what fails."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.errors import Refusal
from unionbook.store.sync import patiently, sync

_CHUNK = 1 << 20
_SPARE = 4 << 20
"""Bytes that must stay free beside the copy."""


def forget(path: Path) -> None:
    """Have the system forget what it holds of a synced file in memory, so that it is read from the disk next.

    Where the system does not offer that, nothing happens.
    """
    if sys.platform == "win32" or not hasattr(os, "posix_fadvise"):
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(handle)


def digest_of(path: Path) -> bytes:
    """A digest of a file's bytes. Raises OSError."""
    digest = blake2b()
    with path.open("rb") as file:
        while part := file.read(_CHUNK):
            digest.update(part)
    return digest.digest()


def clear_beside(path: Path) -> None:
    """Remove what an earlier file of this name left beside it: its journal would be rolled into the new one.

    Nobody may have the file open. Raises OSError.
    """
    gone = False
    for ending in ("-journal", "-wal", "-shm"):
        beside = path.with_name(path.name + ending)
        if beside.exists():
            patiently(beside.unlink)
            gone = True
    if gone:
        sync(path.parent)


def need_room(folder: Path, size: int) -> None:
    """Raises Refusal when a file of this size does not fit into the folder; OSError when there is no folder."""
    free, need = shutil.disk_usage(folder).free, size + _SPARE
    if free < need:
        raise Refusal(
            f"“{folder}”所在的磁盘只剩 {_spoken(free)}，存一份台账要 {_spoken(need)}，没有写。请清出空间或换一个位置。"
        )


def _spoken(size: int) -> str:
    return f"{size / 1e6:,.1f} MB" if size >= 1e6 else f"{max(1, size // 1000)} KB"


@contextmanager
def told(target: Path) -> Iterator[None]:
    """A sentence for each way it can go wrong."""
    try:
        yield
    except FileNotFoundError:
        raise Refusal(f"找不到“{target.parent}”，没有写下副本。请检查 U 盘是否插好，或换一个位置。") from None
    except PermissionError:
        raise Refusal(f"“{target.parent}”不许写入，没有写下副本。请换一个位置。") from None
    except OSError as fault:
        raise Refusal(
            f"往“{target.parent}”写副本时出了问题（{fault.strerror}），没有留下半份。请检查那个磁盘。"
        ) from fault
    except sqlite.Error as fault:
        raise Refusal(
            f"往“{target.parent}”写副本时出了问题（{fault}），没有留下半份。请检查磁盘，再试一次。"
        ) from fault
