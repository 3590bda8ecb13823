"""Rows that other rows name: 所属工会, 单位. Found by name; what is near is proposed, never taken by itself."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from unionbook.ground.conditions import every
from unionbook.ground.fields import SerialField
from unionbook.ground.fields.papers import PaperNumber
from unionbook.ground.kind import Kind
from unionbook.services.entry import Entry
from unionbook.services.listing import unsealed
from unionbook.services.saving import errors
from unionbook.store.book import Book

NEAR = 0.72
MOST = 3

_SIGNS = re.compile(r"[\s()\[\]【】《》“”\"'·.,，。、\-—_]+")


def name_key(text: str) -> str:
    """A name as it is compared: half width, without spaces and signs, in small letters."""
    return _SIGNS.sub("", unicodedata.normalize("NFKC", text)).lower()


@dataclass(frozen=True)
class Named:
    """What a name means. uid: the row, "" when none or several; near: (uid, name) of those it may mean."""

    uid: str = ""
    near: tuple[tuple[str, str], ...] = ()


class References:
    """The rows of one kind by all names they go by."""

    def __init__(self, book: Book, kind: Kind) -> None:
        self.book, self.kind = book, kind
        self.titles: dict[str, str] = {}
        self._uids: dict[str, set[str]] = {}
        paths = _names(kind)
        for uid, *values in book.select(kind.name, ["uid", *kind.naming, *paths], every(*unsealed(kind))):
            self.titles[uid] = book.words(kind, values[: len(kind.naming)])
            for value in (*values[len(kind.naming) :], self.titles[uid]):
                if isinstance(value, str) and value:
                    self._uids.setdefault(name_key(value), set()).add(uid)
        self._known: dict[str, Named] = {}

    def names(self) -> Collection[str]:
        """All names, as they are compared."""
        return self._uids.keys()

    @cached_property
    def makeable(self) -> bool:
        """Is a name enough for a new row?"""
        entry = Entry(self.book, self.kind)
        entry.type(self.kind.title[0], "某某")
        return not errors(entry.examine())

    def find(self, text: str) -> Named:
        """The row a text names."""
        key = name_key(text)
        if key not in self._known:
            self._known[key] = self._find(key, text)
        return self._known[key]

    def _find(self, key: str, text: str) -> Named:
        if text in self.titles:
            return Named(text)
        found = self._uids.get(key, set())
        if len(found) == 1:
            return Named(next(iter(found)))
        if found:
            return Named(near=self._told(sorted(found)))
        within = [one for one in self._uids if len(key) > 1 and (key in one or (len(one) > 2 and one in key))]
        close = within or get_close_matches(key, list(self._uids), n=MOST, cutoff=NEAR)
        uids = list(dict.fromkeys(uid for one in close[: MOST * 2] for uid in sorted(self._uids[one])))
        return Named(near=self._told(uids))

    def _told(self, uids: list[str]) -> tuple[tuple[str, str], ...]:
        return tuple((uid, self.titles[uid]) for uid in uids[:MOST])

    def learn(self, text: str, uid: str) -> None:
        """From now on a text names this row."""
        self._known[name_key(text)] = Named(uid)


def _names(kind: Kind) -> list[str]:
    """Fields of a kind that name a row: what its title and its search look at, numbers of papers among them."""
    own = [path for path in (*kind.title, *kind.search) if path in kind.fields]
    numbers = [
        name
        for name, field in kind.fields.items()
        if isinstance(field, PaperNumber) and not isinstance(field, SerialField) and not field.sensitive
    ]
    return list(dict.fromkeys([*own, *numbers]))
