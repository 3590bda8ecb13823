"""What a purge must reach: the rows of the records, the persons only they speak of, drafts, the access log, labels."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from unionbook.ground.conditions import is_
from unionbook.ground.fields import LinkField, NameField, NoteField, TextField, Value
from unionbook.ground.kind import Kind
from unionbook.services.attachments import ATTACHMENT
from unionbook.services.doubles.merging import gone_into, united
from unionbook.services.privacy.access import DISCLOSURE
from unionbook.services.privacy.binned import binned
from unionbook.services.privacy.retention import PURGE, contents
from unionbook.store.book import Book
from unionbook.store.changes import ADD, GONE, ROW
from unionbook.store.secrecy.blanked import blanked

PERSON, DRAFT = "person", "draft"
_TOLD_ELSEWHERE = frozenset({PERSON, DRAFT, DISCLOSURE, PURGE, ATTACHMENT})

Row = tuple[str, str]


@dataclass
class Affected:
    """rows: the records with their child rows, and the persons that go; files: their attachments; others: drafts and
    lines of the access log.

    stays: sentences on what stays and why.  words: what is taken out of labels and reasons, names and numbers.
    acts: further acts whose labels may hold one of the words.
    """

    rows: list[Row] = field(default_factory=list)
    persons: int = 0
    files: list[Row] = field(default_factory=list)
    others: list[Row] = field(default_factory=list)
    stays: list[str] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    acts: set[int] = field(default_factory=set)


def affected(book: Book, records: Iterable[tuple[Kind, str]]) -> Affected:
    """Everything the purge of these records reaches."""
    made, born = Affected(), _Born(book)
    for kind, uid in records:
        for one in (uid, *united(book, kind.name, uid)):
            made.rows += _family(book, kind, one, born)
    going, made.stays = _persons(book, made.rows)
    made.persons = len(going)
    going = [one for uid in going for one in (uid, *united(book, PERSON, uid))]
    persons = [(PERSON, uid) for uid in going]
    made.words = set(_words(book, made.rows, (TextField,))) | set(_words(book, persons, (NameField,)))
    numbers = set(_words(book, persons, ()))
    made.rows = list(dict.fromkeys([*made.rows, *persons]))
    made.files = [(ATTACHMENT, uid) for uid in _files(book, made.rows)]
    made.others = [(DRAFT, uid) for uid in _drafts(book, made.rows, numbers)]
    made.words |= numbers
    made.others += [(DISCLOSURE, uid) for uid in _looks(book, made.rows, made.words)]
    made.acts = {act for person in going for act in _speaking(book, person)}
    made.stays += _mentions(book, made.rows, {word for word in made.words if not word.isdigit()})
    return made


def alive(book: Book, rows: Iterable[Row]) -> list[str]:
    """The drafts among the rows that were neither saved nor given up."""
    return [uid for kind, uid in rows if kind == DRAFT and book.values(kind, uid) is not None]


class _Born:
    """The rows of a child kind that were made in bulk, by the row they belonged to then."""

    def __init__(self, book: Book) -> None:
        self.trail = book.trail
        self.known: dict[str, dict[str, list[str]]] = {}

    def of(self, child: Kind, uid: str) -> list[str]:
        """Those made for a row, by now perhaps removed."""
        if child.name not in self.known:
            self.known[child.name] = self._read(child)
        return self.known[child.name].get(uid, [])

    def _read(self, child: Kind) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for (number,) in self.trail.read("SELECT id FROM bulk WHERE kind = ? AND what = ?", (child.name, ADD)):
            names, rows = self.trail.held(number)
            at = names.index(child.parent) + 1 if child.parent in names else 0
            for uid, row in rows.items() if at else ():
                found.setdefault(row[at], []).append(uid)
        return found


def _family(book: Book, kind: Kind, uid: str, born: _Born) -> list[Row]:
    """The record with its child rows, also those that were removed; without those that belong to another by now."""
    found = [(kind.name, uid)]
    for child in book.cabinet.children(kind):
        below = [row for (row,) in book.select(child.name, ["uid"], is_(child.parent, uid))]
        link = f'%"{child.parent}":"{uid}"%'
        once = "SELECT uid FROM change WHERE kind = ? AND (value LIKE ? OR (field = ? AND value = ?))"
        below += [row for (row,) in book.rows(once, (child.name, link, child.parent, uid))]
        for row in dict.fromkeys([*below, *born.of(child, uid)]):
            if contents(book, child.name, row).get(child.parent) == uid:
                found += _family(book, child, row, born)
    return found


def _persons(book: Book, rows: Iterable[Row]) -> tuple[list[str], list[str]]:
    """The persons these rows speak of that no other record needs; sentences about those that stay."""
    speaking, united = set(rows) | blanked(book), gone_into(book)
    found: dict[str, None] = {}
    for name, uid in rows:
        fields = book.cabinet[name].fields.items()
        links = {path for path, known in fields if isinstance(known, LinkField) and known.kind == PERSON}
        # Whom a row spoke of by mistake and no longer does is of no use to anybody either.
        ever = (value for path, value in _ever(book, name, uid) if path in links and isinstance(value, str))
        found |= {united.get((PERSON, person), person): None for person in ever}
    going, stays = [], []
    waiting: dict[str, set[str]] = {}
    for person, kind, row in binned(book, found):
        if row not in speaking:
            waiting.setdefault(person, set()).add(f"{kind.label}（在回收站里）")
    for person in found:
        needed = {kind.label for kind, uid in _linking(book, person) if (kind.name, uid) not in speaking}
        needed |= waiting.get(person, set())
        if needed:
            stays.append(f"有 1 人的姓名、号码留下，因为他还在：{'、'.join(sorted(needed))}。")
        else:
            going.append(person)
    return going, list(dict.fromkeys(stays))


def _linking(book: Book, person: str) -> Iterator[tuple[Kind, str]]:
    for kind, name in book.cabinet.linking(book.cabinet[PERSON]):
        for (uid,) in book.select(kind.name, ["uid"], is_(name, person)):
            yield kind, uid


def _words(book: Book, rows: Iterable[Row], sorts: tuple[type[TextField], ...]) -> Iterator[str]:
    """Every text the rows were ever named by. sorts: what fields of the title; none: the sensitive texts instead."""
    for name, uid in rows:
        kind = book.cabinet[name]
        for path, value in _ever(book, name, uid):
            known = kind.fields.get(path)
            wanted = path in kind.title and isinstance(known, sorts) if sorts else known is not None and known.sensitive
            if wanted and known is not None and known.column == "TEXT" and isinstance(value, str) and len(value) > 1:
                yield value


def _ever(book: Book, kind: str, uid: str) -> Iterator[tuple[str, Value]]:
    """Every value a row ever had."""
    for change in book.trail.of_row(kind, uid):
        if change.field == ROW:
            yield from json.loads(str(change.value)).items()
        elif change.field != GONE:
            yield change.field, change.value


def _drafts(book: Book, rows: Iterable[Row], numbers: set[str]) -> list[str]:
    """The drafts there ever were of these rows, or in which one of the numbers was typed."""
    found: list[str] = []
    for _, row in rows:
        link = f'%"target":"{row}"%'
        told = book.rows("SELECT DISTINCT uid FROM change WHERE kind = ? AND value LIKE ?", (DRAFT, link))
        found += [uid for (uid,) in told]
    for number in numbers:
        told = book.rows("SELECT DISTINCT uid FROM change WHERE kind = ? AND instr(value, ?) > 0", (DRAFT, number))
        found += [uid for (uid,) in told] if len(number) > 5 else []
    return list(dict.fromkeys(found))


def _files(book: Book, rows: Iterable[Row]) -> list[str]:
    """The attachments these rows ever had."""
    found: list[str] = []
    for _, row in rows if ATTACHMENT in book.cabinet else ():
        link = f'%"target":"{row}"%'
        told = book.rows("SELECT DISTINCT uid FROM change WHERE kind = ? AND value LIKE ?", (ATTACHMENT, link))
        found += [uid for (uid,) in told]
    return list(dict.fromkeys(found))


def _looks(book: Book, rows: Iterable[Row], words: set[str]) -> list[str]:
    """The lines of the access log that tell of these rows, or in which one of the words was written."""
    if DISCLOSURE not in book.cabinet:
        return []
    uids = {uid for _, uid in rows}
    found = book.select(DISCLOSURE, ["uid", "record", "what", "reason"])
    return [uid for uid, record, *texts in found if record in uids or _any(words, texts)]


def _any(words: set[str], texts: Iterable[Value]) -> bool:
    return any(word in str(text) for text in texts if text for word in words)


def _speaking(book: Book, person: str) -> list[int]:
    """The acts that wrote anything that names the person's row, by now perhaps removed."""
    told = book.rows("SELECT DISTINCT act FROM change WHERE value = ? OR value LIKE ?", (person, f'%"{person}"%'))
    return [int(act) for (act,) in told]


def _mentions(book: Book, rows: Iterable[Row], words: set[str]) -> list[str]:
    """A sentence when texts of other records hold one of the names: they are not changed."""
    gone, found = {uid for _, uid in rows}, []
    for kind in book.cabinet:
        texts = [name for name, known in kind.fields.items() if isinstance(known, TextField | NoteField)]
        if kind.name in _TOLD_ELSEWHERE or not texts:
            continue
        lines = book.select(kind.name, ["uid", *texts])
        count = sum(uid not in gone and _any(words, values) for uid, *values in lines)
        found += [f"{kind.label} {count} {kind.measure}"] if count else []
    return [f"别的记录里也写到同样的姓名（{'、'.join(found)}），没有改动，请自己核对。"] if found else []
