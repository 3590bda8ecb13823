"""What a disk may hold after the power was cut, at every moment of work on files.

The recorder sees every write, sync, naming and removal of files in one folder, whoever does them: before each sync and
naming, and whenever it is asked, it compares the files with what they were. What was synced is there; of what was not,
any part may be: single writes, single sectors, single names, in any order.
"""

import os
import random
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

SECTOR = 512
PAGE = 4096
WAYS = ("none", "all", "writes", "torn512", "torn4096")


@dataclass(frozen=True)
class Op:
    """what: write (file, offset, data), size (file, length), sync (file), name (name, file), gone (name), rename (from,
    to), names (the folder's names were synced), own (a file's names were), done (a result was acknowledged)."""

    what: str
    args: tuple[Any, ...]


class Recorder:
    """The log of what happens to the files of a folder, and what is in it at the start."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.log: list[Op] = []
        self.files: dict[int, bytes] = {}
        self.names: dict[str, int] = {}
        self._numbers: dict[int, int] = {}
        self._made = 0
        self.look()
        self.start_files, self.start_names = dict(self.files), dict(self.names)
        self.log.clear()

    def done(self) -> None:
        """What was asked for is acknowledged."""
        self.look()
        self.log.append(Op("done", ()))

    def step(self, done: int, of: int) -> bool:
        """To be called as work goes on."""
        self.look()
        return True

    def look(self) -> None:
        """Note what was written since the last look."""
        there: dict[str, int] = {}
        stats = {path.name: path.stat().st_ino for path in self.folder.iterdir() if path.is_file()}
        for inode in [one for one in self._numbers if one not in stats.values()]:
            del self._numbers[inode]
        for name, inode in sorted(stats.items()):
            # An inode under another name, without a renaming seen, belongs to a new file.
            if name not in self.names and self._numbers.get(inode) in self.names.values():
                del self._numbers[inode]
            there[name] = self._number(inode)
            if self.names.get(name) != there[name]:
                self.log.append(Op("name", (name, there[name])))
            self._compare(there[name], (self.folder / name).read_bytes())
        for name in self.names.keys() - there.keys():
            self.log.append(Op("gone", (name,)))
        self.names = there

    def _number(self, inode: int) -> int:
        if inode not in self._numbers:
            self._numbers[inode] = self._made
            self._made += 1
        return self._numbers[inode]

    def _compare(self, file: int, now: bytes) -> None:
        before = self.files.get(file, b"")
        if len(now) < len(before) or file not in self.files:
            self.log.append(Op("size", (file, len(now))))
            before = before[: len(now)]
        for start in range(0, len(now), PAGE):
            piece = now[start : start + PAGE]
            if piece != before[start : start + PAGE]:
                self.log.append(Op("write", (file, start, piece)))
        self.files[file] = now

    def forget(self, name: str) -> None:
        """The inode of a removed file may be given to another."""
        number = self.names.get(name)
        for inode, known in list(self._numbers.items()):
            if known == number and number not in {file for other, file in self.names.items() if other != name}:
                del self._numbers[inode]


@contextmanager
def recorded(folder: Path) -> Iterator[Recorder]:
    """Record what this process does to the files of a folder."""
    if sys.platform == "win32":
        pytest.skip("Windows syncs no folder: its names go to the disk otherwise than in this model")
    recorder = Recorder(folder)
    real_sync, real_replace, real_unlink = os.fsync, os.replace, os.unlink

    def ours(path: Any) -> str:
        found = Path(os.fsdecode(path))
        return found.name if found.absolute().parent == folder else ""

    def fsync(handle: int) -> None:
        recorder.look()
        real_sync(handle)
        inode = os.fstat(handle).st_ino
        if inode == folder.stat().st_ino:
            recorder.log.append(Op("names", ()))
        elif inode in recorder._numbers:
            recorder.log.append(Op("sync", (recorder._numbers[inode],)))

    def replace(source: Any, target: Any) -> None:
        recorder.look()
        real_replace(source, target)
        if ours(source):
            recorder.forget(ours(target))
            recorder.names[ours(target)] = recorder.names.pop(ours(source))
            recorder.log.append(Op("rename", (ours(source), ours(target))))

    def unlink(path: Any, **more: Any) -> None:
        recorder.look()
        real_unlink(path, **more)
        if name := ours(path):
            recorder.forget(name)
            recorder.names.pop(name, None)
            recorder.log.append(Op("gone", (name,)))

    hooks: tuple[Any, Any, Any] = fsync, replace, unlink
    os.fsync, os.replace, os.unlink = hooks
    try:
        yield recorder
    finally:
        os.fsync, os.replace, os.unlink = real_sync, real_replace, real_unlink


@dataclass
class _Content:
    durable: bytes
    pending: list[Op] = field(default_factory=list)


@dataclass(frozen=True)
class State:
    """What a disk holds after a cut. at: so many operations were begun.  done: results acknowledged before."""

    at: int
    way: str
    done: int
    files: dict[str, bytes]

    def lay(self, folder: Path) -> None:
        """Put it into an empty folder."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, body in self.files.items():
            (folder / name).write_bytes(body)


def states(recorder: Recorder, each: int, seed: int = 1, share: float = 1.0, prefixes: float = 1.0) -> Iterator[State]:
    """Every different state, so many random ones at each operation.

    share: of the operations at which there are random ones; prefixes: of those at which nothing or all of what was not
    synced is there.
    """
    rng = random.Random(seed)
    seen: set[tuple[int, int]] = set()
    for at, disk, done in _prefixes(recorder):
        numbers = {True: int(rng.random() < prefixes), False: each * (rng.random() < share)}
        for way in WAYS:
            for _ in range(numbers[way in ("none", "all")]):
                files = disk.drawn(way, rng)
                mark = done, hash(tuple(sorted(files.items())))
                if mark not in seen:
                    seen.add(mark)
                    yield State(at, way, done, files)


class _Disk:
    def __init__(self, files: dict[int, bytes], names: dict[str, int]) -> None:
        self.files = {file: _Content(body) for file, body in files.items()}
        self.names = dict(names)
        self.pending: list[Op] = []

    def apply(self, op: Op) -> None:
        if op.what in ("write", "size"):
            self.files.setdefault(op.args[0], _Content(b"")).pending.append(op)
        elif op.what == "sync":
            content = self.files[op.args[0]]
            content.durable = _written(content, lambda *_: True, PAGE)
            content.pending.clear()
        elif op.what == "names":
            self.names = _named(self.names, self.pending, lambda: True)
            self.pending.clear()
        elif op.what == "own":
            mine = [one for one, file in _files(self.names, self.pending) if file == op.args[0]]
            self.names = _named(self.names, mine, lambda: True)
            self.pending = [one for one in self.pending if one not in mine]
        elif op.what in ("name", "gone", "rename"):
            self.pending.append(op)

    def drawn(self, way: str, rng: random.Random) -> dict[str, bytes]:
        odds = {"none": 0.0, "all": 1.0}.get(way, rng.choice((0.1, 0.5, 0.9)))

        def chosen(*_: object) -> bool:
            return rng.random() < odds

        unit = {"torn512": SECTOR}.get(way, PAGE)
        names = _named(self.names, self.pending, chosen)
        return {name: _written(self.files[file], chosen, unit) for name, file in names.items() if file in self.files}


def _prefixes(recorder: Recorder) -> Iterator[tuple[int, _Disk, int]]:
    disk, done = _Disk(recorder.start_files, recorder.start_names), 0
    yield 0, disk, done
    for at, op in enumerate(recorder.log, 1):
        disk.apply(op)
        done += op.what == "done"
        yield at, disk, done


def _written(content: _Content, chosen: Callable[..., bool], unit: int) -> bytes:
    body = bytearray(content.durable)
    for op in content.pending:
        if op.what == "size":
            if chosen():
                del body[op.args[1] :]
                body.extend(bytes(op.args[1] - len(body)))
            continue
        _, offset, data = op.args
        for start in range(0, len(data), unit):
            if chosen():
                end = offset + min(start + unit, len(data))
                body.extend(bytes(max(0, end - len(body))))
                body[offset + start : end] = data[start : start + unit]
    return bytes(body)


def _files(names: dict[str, int], pending: list[Op]) -> Iterator[tuple[Op, int | None]]:
    """The changes of names, each with the file whose name it gives."""
    known = dict(names)
    for op in pending:
        if op.what == "name":
            known[op.args[0]] = op.args[1]
            yield op, op.args[1]
        elif op.what == "rename":
            known[op.args[1]] = known.pop(op.args[0])
            yield op, known[op.args[1]]
        else:
            known.pop(op.args[0], None)
            yield op, None


def _named(names: dict[str, int], pending: list[Op], chosen: Callable[[], bool]) -> dict[str, int]:
    found = dict(names)
    # A file that gets its first name late may still get the second by a rename: the rename alone says which file it is.
    known = dict(names)
    for op in pending:
        take = chosen()
        if op.what == "name":
            known[op.args[0]] = op.args[1]
            if take:
                found[op.args[0]] = op.args[1]
        elif op.what == "gone":
            known.pop(op.args[0], None)
            if take:
                found.pop(op.args[0], None)
        else:
            source, target = op.args
            known[target] = known.pop(source)
            if take:
                found.pop(source, None)
                found[target] = known[target]
    return found
