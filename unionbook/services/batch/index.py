"""What the chosen rows can be recognised by in a list: numbers, names, and words that stand beside a name."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from unionbook.ground.conditions import among
from unionbook.ground.fields import (
    CreditCodeField,
    Field,
    IdNumberField,
    LinkField,
    NameField,
    PhoneField,
    SerialField,
    TextField,
)
from unionbook.ground.kind import Kind
from unionbook.services.ahead import CHUNK
from unionbook.services.batch.cells import Cells, key
from unionbook.store.book import Book

_ID = re.compile(r"\d{17}[\dX]|\d{15}")
_NUMBER = re.compile(r"[A-Z\d()\-/]*(?:\d[A-Z()\-/]*){4,}")
_MASKED = re.compile(r"\*+")

T = TypeVar("T")


@dataclass(frozen=True)
class Role:
    """One person or body of a row: the row itself ("") or what a link of it leads to ("student")."""

    uid: str
    link: str


@dataclass
class Index:
    """Rows by what a cell of a list may say of them. ids: identity numbers of each role, for contradictions."""

    names: dict[str, set[Role]] = field(default_factory=lambda: defaultdict(set))
    numbers: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    hints: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    ids: dict[Role, set[str]] = field(default_factory=lambda: defaultdict(set))

    def by_number(self, cells: Cells) -> set[str]:
        """The rows one of whose numbers is in the line, in full or with its middle hidden."""
        found: set[str] = set()
        for word in cells.words:
            found |= self.numbers.get(word, set())
            if "*" in word and sum(map(str.isdigit, word)) > 3:
                found |= _all_like(self.numbers, word)
        return found

    def by_name(self, cells: Cells) -> set[Role]:
        """Whose name is in the line, in full or with a part hidden."""
        found: set[Role] = set()
        for word in cells.words:
            found |= self.names.get(word, set())
            if "*" in word and not any(map(str.isdigit, word)) and len(word.strip("*")) > 0:
                found |= _all_like(self.names, word)
        return found

    def another(self, cells: Cells, role: Role) -> bool:
        """Does the line hold an identity number, and not the one of this role?"""
        own = self.ids.get(role)
        told = [word for word in cells.words if _ID.fullmatch(word)]
        masked = [word for word in cells.words if "*" in word and sum(map(str.isdigit, word)) > 3]
        if not own or not (told or masked):
            return False
        return not (own & set(told) or any(_like(word).fullmatch(one) for word in masked for one in own))

    def beside(self, cells: Cells, uid: str) -> int:
        """How many of the line's words are known of the row besides its name."""
        return sum(uid in self.hints.get(word, ()) for word in cells.words)

    def elsewhere(self, cells: Cells, uid: str) -> bool:
        """Does the line hold a word that is known of other rows, and none that is known of this one?"""
        return not self.beside(cells, uid) and any(word in self.hints for word in cells.words)


def _like(word: str) -> re.Pattern[str]:
    return re.compile(".+".join(map(re.escape, _MASKED.split(word))))


def _all_like(known: dict[str, set[T]], word: str) -> set[T]:
    pattern, first, last = _like(word), word.partition("*")[0], word.rpartition("*")[2]
    # The ends are compared first: that alone rules nearly all out, and a list may have a thousand lines.
    near = (text for text in known if text.endswith(last) and text.startswith(first))
    return {one for text in near if pattern.fullmatch(text) for one in known[text]}


def index_of(book: Book, kind: Kind, uids: Sequence[str]) -> Index:
    """The rows by the fields that name them and those their list is searched by."""
    found = Index()
    paths = _paths(book, kind)
    for start in range(0, len(uids), CHUNK):
        chosen = among("uid", *uids[start : start + CHUNK])
        for uid, *values in book.select(kind.name, ["uid", *paths], chosen):
            for (path, sort), value in zip(paths.items(), values, strict=True):
                if isinstance(value, str):
                    _put(found, sort, Role(uid, path.rpartition(".")[0]), key(value))
    return found


def _put(index: Index, sort: str, role: Role, text: str) -> None:
    match sort:
        case "name":
            index.names[text].add(role)
        case "id":
            index.ids[role].add(text)
            index.numbers[text].add(role.uid)
        case "number":
            index.numbers[text].add(role.uid)
        case "text" if _NUMBER.fullmatch(text):
            index.numbers[text].add(role.uid)
        case _:
            index.hints[text].add(role.uid)


def _paths(book: Book, kind: Kind) -> dict[str, str]:
    """What each path says of a row: "name", "id", "number", "text" or, when others may share it, "hint"."""
    fields = {path: book.cabinet.field(kind, path) for path in (*kind.title, *kind.search)}
    titles = [fields[path] for path in kind.title]
    persons: list[Field] = [one for one in titles if isinstance(one, NameField)]
    naming = persons or [one for one in titles if type(one) is TextField]
    found: dict[str, str] = {}
    for path, one in fields.items():
        if any(one is name for name in naming):
            found |= {path: "name"} | dict.fromkeys(_ids_beside(book, kind, path), "id")
        elif isinstance(one, IdNumberField):
            found[path] = "id"
        elif isinstance(one, CreditCodeField | SerialField):
            found[path] = "number"
        elif isinstance(one, TextField):
            found[path] = "text"
        elif isinstance(one, PhoneField):
            found[path] = "hint"
    return found


def _ids_beside(book: Book, kind: Kind, path: str) -> list[str]:
    """The identity numbers of the person a path names."""
    links, dot, _ = path.rpartition(".")
    link = book.cabinet.field(kind, links) if links else None
    owner = book.cabinet[link.kind] if isinstance(link, LinkField) else kind
    return [links + dot + name for name, one in owner.fields.items() if isinstance(one, IdNumberField)]
