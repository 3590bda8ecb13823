"""A disk below SQLite that fails at a chosen moment: full, broken, read-only, pulled out; and then is well again."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from disk_below import CANTOPEN, FULL, GONE_FAULT, OK, READ_FAULT, READONLY, SIZE_FAULT, SYNC_FAULT, WRITE_FAULT, Disk
from disk_below import Call as C

_FAULTS = {
    "open": CANTOPEN,
    "read": READ_FAULT,
    "write": WRITE_FAULT,
    "size": SIZE_FAULT,
    "sync": SYNC_FAULT,
    "gone": GONE_FAULT,
}


def _changes(call: C) -> bool:
    return call.what in ("write", "size", "sync", "gone")


def _longer(call: C) -> bool:
    """Does the call need room?"""
    there = call.path.stat().st_size if call.path.exists() else 0
    return call.what == "write" and call.offset + len(call.data) > there


@dataclass(frozen=True)
class Fault:
    """A way to fail. at: calls that may be the first to fail.  then: calls that fail from it on; None: that one only.

    code: the error; None: what is usual for the call.  pulls: the file is away from then on.
    """

    at: Callable[[C], bool]
    then: Callable[[C], bool] | None
    code: int | None = None
    pulls: bool = False


FAULTS = {
    "full": Fault(_longer, _longer, FULL),
    "write": Fault(lambda call: call.what in ("write", "size"), None),
    "sync": Fault(lambda call: call.what in ("sync", "gone"), None),
    "broken": Fault(_changes, lambda call: True),
    "pulled": Fault(_changes, lambda call: True, pulls=True),
    "protected": Fault(_changes, _changes, READONLY),
}


class Failing(Disk):
    """Fails at the n-th call of those a fault may begin at, in one folder, between `arm` and `mend`.

    pull: takes the stick out; handles from before it never work again.  hit: did it fail?
    """

    def __init__(self, fault: Fault, n: int, folder: Path, pull: Callable[[], object] = lambda: None) -> None:
        self.fault, self.left, self.folder, self.pull = fault, n, folder, pull
        self.hit, self.well = False, True
        self._fresh: set[int] = set()

    def arm(self) -> None:
        """From now on calls are counted."""
        self.well = False

    def mend(self) -> None:
        """The disk is well again."""
        self.well = True

    def before(self, call: C) -> int:
        """OK, or the error."""
        fault = self.fault
        if self.folder not in call.path.parents:
            return OK
        if self.well:
            return self._back(call)
        if not self.hit and fault.at(call):
            self.left -= 1
            if self.left == 0:
                self.hit = True
                if fault.pulls:
                    self.pull()
                return self._code(call)
        if self.hit and fault.then is not None and fault.then(call):
            return self._code(call)
        return OK

    def _back(self, call: C) -> int:
        """The stick is in again: what is opened now works."""
        if not (self.hit and self.fault.pulls):
            return OK
        if call.what == "open":
            self._fresh.add(call.file)
        return OK if call.file in self._fresh or call.what == "gone" else self._code(call)

    def _code(self, call: C) -> int:
        return _FAULTS[call.what] if self.fault.code is None else self.fault.code
