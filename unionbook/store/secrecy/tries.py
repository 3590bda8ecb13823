"""Waiting after wrong passphrases. It only keeps a bystander from trying at the desk: whoever has a copy of the file
is held up by the cost of the key alone."""

import time
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from unionbook.ground.errors import Refusal
from unionbook.store.pc.folder import folder, read_json, write_json

FREE, FIRST, LONGEST = 3, 5, 300
"""Wrong tries without a wait; seconds after the next one, doubled each time; at most."""


class Tries:
    """Wrong tries at one thing (a file, a PIN) on this PC, kept over restarts. what: its name, kept as a hash."""

    def __init__(self, what: str, clock: Callable[[], float] = time.time) -> None:
        self.name = sha256(what.encode()).hexdigest()[:16]
        self.clock = clock

    def wait(self) -> int:
        """Seconds until another try is taken."""
        count, last = self._read()
        if count < FREE:
            return 0
        pause = min(LONGEST, FIRST << min(count - FREE, 10))
        # A clock that was set back must not lock anybody out for longer than the pause itself.
        return max(0, min(pause, round(last + pause - self.clock())))

    def may(self) -> None:
        """Raises Refusal while there is to be waited."""
        if seconds := self.wait():
            raise Refusal(f"连续输错了几次，请等 {seconds} 秒再试。")

    def wrong(self) -> None:
        """One more wrong try."""
        count, _ = self._read()
        self._write({self.name: [count + 1, self.clock()]})

    def right(self) -> None:
        """The right one: nothing is held against the next."""
        if self._read()[0]:
            self._write({self.name: [0, 0]})

    def _read(self) -> tuple[int, float]:
        with suppress(OSError, TypeError, ValueError):
            count, last = read_json(_file()).get(self.name, (0, 0.0))
            return int(count), float(last)
        return 0, 0.0

    def _write(self, told: dict[str, list[float]]) -> None:
        with suppress(OSError):
            write_json(_file(), read_json(_file()) | told)


def _file() -> Path:
    return folder() / "tries.json"
