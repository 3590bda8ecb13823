"""History: what was done to the book, by whom, when; what happened to a row; what lies in the recycle bin."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from unionbook.ground.fields import Field, LinkField, Value
from unionbook.ground.kind import SEALED, Kind
from unionbook.store.book import Book
from unionbook.store.changes import GONE, ROW, Change
from unionbook.store.fold import lived_of, spread
from unionbook.store.secrecy.blanked import blanked
from unionbook.store.spoken import spoken


@dataclass(frozen=True)
class ActLine:
    """One act. key: its name in every copy ("session:number"); undoes: the key of the act it took back."""

    number: int
    key: str
    at: datetime
    who: str
    device: str
    label: str
    undoes: str | None


@dataclass(frozen=True)
class Turn:
    """One field of a row from one value to another. words: both as shown."""

    name: str
    known: Field
    was: Value
    now: Value
    words: tuple[str, str]

    def told(self, masked: bool) -> tuple[str, str]:
        """Before and after, in words; masked: what a bystander must not read is hidden."""
        hidden = masked and self.known.sensitive
        return (self.known.mask(self.was), self.known.mask(self.now)) if hidden else self.words


@dataclass
class Event:
    """What one act did to a row; a removed row has no turns."""

    at: datetime
    who: str
    device: str
    label: str
    what: str
    turns: list[Turn] = field(default_factory=list)

    @property
    def changes(self) -> list[tuple[str, str, str]]:
        """(field label, before, after) as shown."""
        return [(turn.known.label, *turn.words) for turn in self.turns]


@dataclass(frozen=True)
class Gone:
    """A row in the recycle bin. label: of the act that removed it."""

    kind: str
    uid: str
    title: str
    at: datetime
    label: str


ACTS = (
    "SELECT act.id, lower(hex(session.sid)) || ':' || act.n, act.at, session.user, session.device, act.label,"
    " act.undoes FROM act JOIN session ON session.id = act.session"
)


def acts(book: Book, limit: int = 100) -> list[ActLine]:
    """The acts of the book, the newest first."""
    return [line_of(row) for row in book.rows(f"{ACTS} ORDER BY act.hlc DESC LIMIT ?", (limit,))]


def act(book: Book, number: int) -> ActLine | None:
    """One act by its number in this file."""
    found = book.rows(f"{ACTS} WHERE act.id = ?", (number,))
    return line_of(found[0]) if found else None


def line_of(row: tuple[Any, ...]) -> ActLine:
    """The act a row of `ACTS` tells of."""
    number, key, at, who, device, label, undoes = row
    return ActLine(number, key, datetime.fromtimestamp(at / 1000), who, device, label, undoes)


def of_row(book: Book, kind: str, uid: str) -> list[Event]:
    """Everything that happened to a row, the newest first."""
    changes = sorted(book.trail.of_row(kind, uid), key=lambda one: (one.hlc, one.seq))
    events: dict[int, Event] = {}
    now: dict[str, Value] = {}
    for change in changes:
        line = act(book, change.act)
        assert line is not None
        event = events.setdefault(change.act, Event(line.at, line.who, line.device, line.label, "修改"))
        _tell(book, kind, change, now, event)
    return list(reversed(events.values()))


def _tell(book: Book, kind: str, change: Change, now: dict[str, Value], event: Event) -> None:
    if change.field == ROW:
        event.what = "新建"
    elif change.field == GONE:
        event.what = "删除" if change.value == 1 else "恢复"
        return
    declared = book.cabinet[kind]
    for single in spread(change):
        if single.field in declared.fields:
            event.turns.append(turn_of(book, declared, single.field, now.get(single.field), single.value))
        now[single.field] = single.value


def turn_of(book: Book, kind: Kind, name: str, was: Value, now: Value) -> Turn:
    """A field's turn from one value to another, in words."""
    return Turn(name, kind.fields[name], was, now, (spoken(book, kind, name, was), spoken(book, kind, name, now)))


def recycle_bin(book: Book) -> list[Gone]:
    """The rows that were removed and can be brought back, the newest first; child rows come with their parent."""
    found, purged = [], blanked(book)
    for kind in book.cabinet:
        if kind.hidden or kind.parent:
            continue
        for uid, at, label in _dropped(book, kind.name):
            if (kind.name, uid) not in purged and book.values(kind.name, uid) is None:
                title = title_of(book, kind.name, book.trail.of_row(kind.name, uid))
                found.append(Gone(kind.name, uid, title, datetime.fromtimestamp(at / 1000), label))
    return sorted(found, key=lambda gone: gone.at, reverse=True)


def _dropped(book: Book, kind: str) -> Iterable[tuple[str, int, str]]:
    """(uid, when, label) of the last removal of each row that was ever removed."""
    latest: dict[str, tuple[str, int, str]] = {}
    singles = book.rows(
        "SELECT uid, at, label FROM change JOIN act ON act.id = change.act"
        " WHERE kind = ? AND field = ? AND value = 1 ORDER BY hlc",
        (kind, GONE),
    )
    bulks = book.rows(
        "SELECT bulk.id, at, label FROM bulk JOIN act ON act.id = bulk.act"
        " WHERE kind = ? AND what = 'drop' ORDER BY hlc",
        (kind,),
    )
    for number, at, label in bulks:
        latest |= {uid: (uid, at, label) for uid in book.trail.content(number)}
    for uid, at, label in singles:
        if uid not in latest or latest[uid][1] <= at:
            latest[uid] = uid, at, label
    return latest.values()


def title_of(book: Book, kind: str, changes: Iterable[Change]) -> str:
    """The words that name a row whose changes these are, also when it is removed now."""
    declared = book.cabinet[kind]
    values = lived_of(changes)
    if is_sealed(book, declared, values):
        return SEALED
    words = []
    for path in declared.title:
        link, dot, _ = path.partition(".")
        target, value = declared.fields[link], values.get(link)
        if dot and isinstance(target, LinkField) and isinstance(value, str):
            words.append(book.title(target.kind, value))
        else:
            words.append(spoken(book, declared, link, value))
    return " ".join(filter(None, words))


def is_sealed(book: Book, kind: Kind, values: Mapping[str, Value]) -> bool:
    """Is a row that holds these values sealed, by its own flag or by that of the row it belongs to?"""
    link, dot, flag = kind.sealed.partition(".")
    if not dot:
        return bool(values.get(link))
    target, uid = kind.fields[link], values.get(link)
    if not isinstance(target, LinkField) or not isinstance(uid, str):
        return False
    over = book.values(target.kind, uid) or lived_of(book.trail.of_row(target.kind, uid))
    return bool(over.get(flag))
