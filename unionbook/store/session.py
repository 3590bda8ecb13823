"""The session: this opening of the book as a writer, begun at its first act."""

import getpass
import platform
import secrets
import time
from collections.abc import Callable

from sqlcipher3 import dbapi2 as sqlite

from unionbook import __version__
from unionbook.store.changes import WIDTH, ActHead, Session

Clock = Callable[[], int]
State = tuple[Session | None, int, int, int, bytes]
"""A session and how far it has come."""


def now_ms() -> int:
    """Milliseconds since 1970 UTC by this PC's clock."""
    return time.time_ns() // 1_000_000


class Writer:
    """The running session. seq and prev are the number and address of its last change; before is the hlc of the act
    before the last, 0 for none."""

    def __init__(self, connection: sqlite.Connection, clock: Clock = now_ms) -> None:
        self.connection = connection
        self.clock = clock
        self.session: Session | None = None
        self.number = 0
        self.acts = self.before = 0
        self.seq = 0
        self.prev = b""
        # The highest hlc in the file, once a connection was asked: nobody else writes while it is open.
        self._top: tuple[sqlite.Connection, int] | None = None

    def begin_act(self, label: str, undoes: str | None) -> tuple[int, bytes]:
        """Write the head of a new act (and, before the first, the session); its number and its address."""
        top, now = self._highest(), self.clock()
        self.before = top
        session = self.session or self._begin(now, now < top)
        self.acts += 1
        head = ActHead(session.sid, self.acts, now, max(now, top + 1), label, undoes)
        cursor = self.connection.execute(
            "INSERT INTO act (session, n, at, hlc, label, undoes) VALUES (?, ?, ?, ?, ?, ?)",
            (self.number, head.n, head.at, head.hlc, head.label, head.undoes),
        )
        self._top = self.connection, head.hlc
        return int(cursor.lastrowid), head.digest()

    def _highest(self) -> int:
        if self._top is None or self._top[0] is not self.connection:
            return int(self.connection.execute("SELECT coalesce(max(hlc), 0) FROM act").fetchone()[0])
        return self._top[1]

    def state(self) -> State:
        """What a rolled-back act must restore."""
        return self.session, self.number, self.acts, self.seq, self.prev

    def restore(self, state: State) -> None:
        """Back to a `state`."""
        self.session, self.number, self.acts, self.seq, self.prev = state
        self._top = None

    def _begin(self, now: int, doubt: bool) -> Session:
        rows = self.connection.execute("SELECT sid, parents FROM session").fetchall()
        named = {parents[at : at + WIDTH] for _, parents in rows for at in range(0, len(parents), WIDTH)}
        parents = b"".join(sorted(sid for sid, _ in rows if sid not in named))
        session = Session(secrets.token_bytes(WIDTH), platform.node(), _user(), __version__, now, int(doubt), parents)
        cursor = self.connection.execute(
            "INSERT INTO session (sid, device, user, version, started, doubt, parents) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (session.sid, session.device, session.user, session.version, now, session.doubt, parents),
        )
        self.connection.execute("UPDATE book SET value = CAST(value AS INTEGER) + 1 WHERE key = 'generation'")
        self.session, self.number, self.prev = session, int(cursor.lastrowid), session.root()
        return session


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
