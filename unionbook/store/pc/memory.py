"""The newest state of each book this PC has seen, so that an older copy is told from the newest at once.

A book's state is how many acts each of its sessions has. Sessions are random: a copy that has all the acts of another
and more is newer; two that each have acts the other has not have moved on apart.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto
from pathlib import Path

from unionbook.ground.pattern import pattern
from unionbook.store.book import Book
from unionbook.store.pc.folder import folder, read_json, write_json

State = Mapping[str, int]
"""Session (hexadecimal) → acts in it."""


_LINE = pattern("([0-9a-f]{32}) ([0-9]{1,9})")


class Standing(Enum):
    """How a copy stands to the newest this PC has seen."""

    UNKNOWN = auto()
    SAME = auto()
    NEWER = auto()
    OLDER = auto()
    APART = auto()


@dataclass(frozen=True)
class Seen:
    """What is remembered of a book. where: the path it was last seen at; when: by this PC's clock.

    rows: how many of each kind that has a tab there were; nothing is known of the others.
    """

    state: State
    where: str
    when: datetime
    generation: int = 0
    rows: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Compared:
    """behind: acts the newest has and this copy has not.  ahead: the other way round."""

    standing: Standing
    seen: Seen | None = None
    behind: int = 0
    ahead: int = 0


def state_of(book: Book) -> dict[str, int]:
    """The state of an open book."""
    rows = book.rows(
        "SELECT lower(hex(session.sid)), count(act.id)"
        " FROM session LEFT JOIN act ON act.session = session.id GROUP BY session.id"
    )
    return {sid: int(count) for sid, count in rows}


def rows_of(book: Book) -> dict[str, int]:
    """How many rows there are of each kind that has a tab."""
    return {kind.name: book.count(kind.name) for kind in book.cabinet.tabs()}


def compare(state: State, seen: Seen | None) -> Compared:
    """A copy against what was seen last."""
    if seen is None:
        return Compared(Standing.UNKNOWN)
    behind = sum(max(0, count - state.get(sid, 0)) for sid, count in seen.state.items())
    ahead = sum(max(0, count - seen.state.get(sid, 0)) for sid, count in state.items())
    standing = {
        (False, False): Standing.SAME,
        (False, True): Standing.NEWER,
        (True, False): Standing.OLDER,
        (True, True): Standing.APART,
    }[behind > 0, ahead > 0]
    return Compared(standing, seen, behind, ahead)


def recall(file_id: str) -> Seen | None:
    """What this PC remembers of a book."""
    with suppress(OSError, AttributeError, KeyError, TypeError, ValueError):
        told = read_json(_file(file_id))
        if told:
            state = {str(sid): int(count) for sid, count in told["state"].items()}
            for sid, count in _since(file_id).items():
                state[sid] = max(count, state.get(sid, 0))
            rows = {str(kind): int(count) for kind, count in told.get("rows", {}).items()}
            when = datetime.fromisoformat(told["when"])
            return Seen(state, str(told["where"]), when, int(told["generation"]), rows)
    return None


def remember(book: Book) -> None:
    """Note the state of an open book, unless this PC knows acts it has not. A full disk is no reason to fail."""
    facts, state = book.facts, state_of(book)
    known = recall(facts["file_id"])
    if known is not None and compare(state, known).standing in (Standing.OLDER, Standing.APART):
        return
    told = {
        "state": state,
        "where": str(book.path.absolute()),
        "when": datetime.now().isoformat(timespec="seconds"),
        "generation": int(facts.get("generation", 0)),
        "rows": rows_of(book),
    }
    with suppress(OSError):
        write_json(_file(facts["file_id"]), told)
        _since_file(facts["file_id"]).unlink(missing_ok=True)


def follow(book: Book) -> None:
    """Note each act of an open book as it is saved: a PC that ends without a word knows of it all the same.

    It is a line in a small file that is not waited for until it has reached the disk: a lost one costs what was done
    since the opening, and only until the book is opened here again.
    """
    with suppress(OSError):
        kept = _since_file(book.facts["file_id"])

        def note(kinds: set[str]) -> None:
            if (session := book.session.session) is not None:
                with suppress(OSError), kept.open("a", encoding="ascii") as file:
                    file.write(f"{session.sid.hex()} {book.session.acts}\n")

        book.listeners.append(note)


def accept(book: Book) -> None:
    """This copy is the one to go on with, whatever was seen before. A full disk is no reason to fail."""
    forget(book.facts["file_id"])
    remember(book)


def forget(file_id: str) -> None:
    """Whatever copy of this book comes next is taken as one not seen before. A full disk is no reason to fail."""
    with suppress(OSError):
        for kept in (_file(file_id), _since_file(file_id)):
            kept.unlink(missing_ok=True)


def _file(file_id: str) -> Path:
    return folder("books") / f"{file_id}.json"


def _since_file(file_id: str) -> Path:
    return folder("books") / f"{file_id}.since"


def _since(file_id: str) -> dict[str, int]:
    """Session → acts that were saved after the last time the book was remembered as a whole. Torn lines say nothing."""
    found: dict[str, int] = {}
    with suppress(OSError, UnicodeDecodeError):
        for line in _since_file(file_id).read_text(encoding="ascii").splitlines():
            if told := _LINE.fullmatch(line):
                found[told[1]] = max(int(told[2]), found.get(told[1], 0))
    return found
