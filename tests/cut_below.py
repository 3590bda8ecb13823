"""A recorder of the files of a folder that also sees each write and sync SQLite itself makes, in their order."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cut_disk import Op, Recorder, recorded
from disk_below import Call, Disk, below


class Seeing(Disk):
    """Notes in a recorder what SQLite does to the files of its folder."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder

    def after(self, call: Call) -> None:
        """The call was done."""
        recorder, name = self.recorder, call.path.name
        if call.path.parent != recorder.folder or call.what == "read":
            return
        if call.what == "gone":
            self._gone(name, call.names)
        elif call.what in ("open", "sync") or name not in recorder.names:
            recorder.look()
            if call.what == "sync":
                self._synced(name, call.names)
        else:
            self._written(recorder.names[name], call)

    def _written(self, file: int, call: Call) -> None:
        body = self.recorder.files[file]
        if call.what == "size":
            self.recorder.log.append(Op("size", (file, call.offset)))
            self.recorder.files[file] = body[: call.offset].ljust(call.offset, b"\0")
            return
        self.recorder.log.append(Op("write", (file, call.offset, call.data)))
        head = body[: call.offset].ljust(call.offset, b"\0")
        self.recorder.files[file] = head + call.data + body[call.offset + len(call.data) :]

    def _synced(self, name: str, names: bool) -> None:
        self.recorder.log.append(Op("sync", (self.recorder.names[name],)))
        if names:
            self.recorder.log.append(Op("names", ()))

    def _gone(self, name: str, names: bool) -> None:
        self.recorder.forget(name)
        self.recorder.names.pop(name, None)
        self.recorder.log.append(Op("gone", (name,)))
        if names:
            self.recorder.log.append(Op("names", ()))


@contextmanager
def recorded_below(folder: Path) -> Iterator[Recorder]:
    """Record what this process does to the files of a folder, through SQLite and otherwise."""
    with recorded(folder) as recorder, below(Seeing(recorder)):
        yield recorder


def as_windows(recorder: Recorder) -> None:
    """From now on the log is what Windows would make of it: a synced file has its name, no folder is ever synced."""
    log: list[Op] = []
    for op in recorder.log:
        if op.what != "names":
            log.append(op)
        if op.what == "sync":
            log.append(Op("own", op.args))
    recorder.log[:] = log
