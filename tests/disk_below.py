"""The disk below SQLite, watched or failing: a VFS of our own before the system's, in the very SQLite the program uses.

It lies below SQLCipher too, so that of an encrypted book the encrypted pages are seen. Where the library does not show
its symbols (Windows), `CAN` is False and what needs it is skipped.
"""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, c_char_p, c_int, c_int64, c_void_p
from dataclasses import dataclass
from pathlib import Path
from typing import Any

OK, READONLY, IOERR, FULL, CANTOPEN = 0, 8, 10, 13, 14
READ_FAULT, WRITE_FAULT, SYNC_FAULT, SIZE_FAULT, GONE_FAULT = (IOERR | n << 8 for n in (1, 3, 4, 6, 10))
NAMED_JOURNAL = 0x800 | 0x4000 | 0x80000
"""Flags of files whose first sync is a sync of the folder too: journal, super-journal, WAL."""
_CREATE, _ATTEMPTS = 0x4, ("xClose", "xRead", "xWrite", "xTruncate", "xSync")


@dataclass(frozen=True)
class Call:
    """What SQLite asks of the disk. what: open, read, write, size, sync, gone.  names: the folder is synced with it.

    file: the handle, 0 for none.
    """

    what: str
    path: Path
    file: int
    offset: int = 0
    data: bytes = b""
    names: bool = False


class Disk:
    """What is asked of it before a call, and told after it went well."""

    def before(self, call: Call) -> int:
        """OK, or the error SQLite gets instead."""
        return OK

    def after(self, call: Call) -> None:
        """The call was done."""


_OPEN = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, POINTER(c_int))
_GONE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int)
_CLOSE = CFUNCTYPE(c_int, c_void_p)
_MOVE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_SIZE = CFUNCTYPE(c_int, c_void_p, c_int64)
_SYNC = CFUNCTYPE(c_int, c_void_p, c_int)


class _Vfs(ctypes.Structure):
    _fields_ = [
        ("iVersion", c_int),
        ("szOsFile", c_int),
        ("mxPathname", c_int),
        ("pNext", c_void_p),
        ("zName", c_char_p),
        ("pAppData", c_void_p),
        ("xOpen", c_void_p),
        ("xDelete", c_void_p),
        ("others", c_void_p * 14),
    ]


class _Methods(ctypes.Structure):
    _fields_ = [("iVersion", c_int), *((name, c_void_p) for name in _ATTEMPTS), ("others", c_void_p * 13)]


def _library() -> Any:
    try:
        from sqlcipher3 import _sqlite3

        found = ctypes.CDLL(_sqlite3.__file__)
        found.sqlite3_vfs_find.restype = c_void_p
        found.sqlite3_vfs_register.argtypes = (c_void_p, c_int)
        return found
    except (ImportError, OSError, AttributeError):
        return None


_lib = _library()
CAN = _lib is not None


class _Below:
    """The VFS, once for the process: SQLite keeps its address as long as any file is open."""

    def __init__(self) -> None:
        self.disk: Disk | None = None
        self.real = _lib.sqlite3_vfs_find(None)
        self.vfs = _Vfs.from_buffer_copy(ctypes.string_at(self.real, ctypes.sizeof(_Vfs)))
        self.open, self.gone = _OPEN(self.vfs.xOpen), _GONE(self.vfs.xDelete)
        self.vfs.zName = b"below"
        self.kept: list[Any] = [_OPEN(self._opened), _GONE(self._removed)]
        self.vfs.xOpen, self.vfs.xDelete = (ctypes.cast(one, c_void_p) for one in self.kept)
        self.tables: dict[int, _Methods] = {}
        self.files: dict[int, tuple[Path, bool]] = {}

    def ask(self, call: Call, real: Callable[[], int]) -> int:
        """The call, as the disk of the moment lets it be done."""
        disk = self.disk
        if disk is None:
            return real()
        if code := disk.before(call):
            return code
        if (code := real()) == OK:
            disk.after(call)
        return code

    def _opened(self, _: int, name: int | None, file: int, flags: int, out: Any) -> int:
        if not name:
            return int(self.open(self.real, name, file, flags, out))
        path = Path(ctypes.string_at(name).decode())
        fresh = not path.exists()
        c_void_p.from_address(file).value = None

        def real() -> int:
            code = int(self.open(self.real, name, file, flags, out))
            if code == OK:
                self.files[file] = path, fresh and bool(flags & NAMED_JOURNAL)
                slot = c_void_p.from_address(file)
                slot.value = ctypes.addressof(self._table(slot.value or 0))
            return code

        return self.ask(Call("open", path, file), real)

    def _removed(self, _: int, name: int, names: int) -> int:
        path = Path(ctypes.string_at(name).decode())
        return self.ask(Call("gone", path, 0, names=bool(names)), lambda: int(self.gone(self.real, name, names)))

    def _table(self, address: int) -> _Methods:
        """The methods of a file with ours before them."""
        if address not in self.tables:
            table = _Methods.from_buffer_copy(ctypes.string_at(address, ctypes.sizeof(_Methods)))
            ours = self._ours(table)
            self.kept += ours
            for name, one in zip(_ATTEMPTS, ours, strict=True):
                setattr(table, name, ctypes.cast(one, c_void_p))
            self.tables[address] = table
        return self.tables[address]

    def _ours(self, table: _Methods) -> list[Any]:
        close, read, write = _CLOSE(table.xClose), _MOVE(table.xRead), _MOVE(table.xWrite)
        cut, sync = _SIZE(table.xTruncate), _SYNC(table.xSync)

        def closed(file: int) -> int:
            self.files.pop(file, None)
            return int(close(file))

        def reading(file: int, into: int, size: int, at: int) -> int:
            return self.ask(Call("read", self.files[file][0], file, at), lambda: int(read(file, into, size, at)))

        def writing(file: int, data: int, size: int, at: int) -> int:
            call = Call("write", self.files[file][0], file, at, ctypes.string_at(data, size))
            return self.ask(call, lambda: int(write(file, data, size, at)))

        def cutting(file: int, size: int) -> int:
            return self.ask(Call("size", self.files[file][0], file, size), lambda: int(cut(file, size)))

        def syncing(file: int, flags: int) -> int:
            path, names = self.files[file]
            code = self.ask(Call("sync", path, file, names=names), lambda: int(sync(file, flags)))
            if code == OK:
                self.files[file] = path, False
            return code

        return [_CLOSE(closed), _MOVE(reading), _MOVE(writing), _SIZE(cutting), _SYNC(syncing)]


_below: _Below | None = None


@contextmanager
def below(disk: Disk) -> Iterator[None]:
    """All files SQLite opens from now on lie on this disk; those it opened so before, too."""
    global _below
    _below = _below or _Below()
    before, _below.disk = _below.disk, disk
    _lib.sqlite3_vfs_register(ctypes.byref(_below.vfs), 1)
    try:
        yield
    finally:
        _below.disk = before
        if before is None:
            _lib.sqlite3_vfs_register(_below.real, 1)
