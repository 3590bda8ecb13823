"""Rows read ahead: for work on many records of one kind, a handful of questions to the file instead of many each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from unionbook.ground.conditions import among
from unionbook.ground.fields import LinkField, Value
from unionbook.ground.kind import Kind, Record
from unionbook.services.byset import BySet
from unionbook.store.book import Book

CHUNK = 500
"""Keys in one question."""


class Ahead:
    """Rows of one kind with their child rows and the rows all of them link to, as they stood when they were read;
    embedded: also the child rows of those they embed.

    What else is asked for comes from the book. Whoever writes one of these rows says so with `wrote`.
    """

    def __init__(self, book: Book, kind: Kind, uids: Sequence[str], embedded: bool = False) -> None:
        self.book, self.embedded = book, embedded
        self._rows: dict[tuple[str, str], Mapping[str, Value]] = {}
        self._children: dict[tuple[str, str], list[str]] = {}
        self.asking = BySet(book)
        for chunk in _chunks(uids):
            self._read(kind, "uid", chunk)
            self._read_children(kind, chunk)
        inside = {one.kind for one in kind.fields.values() if isinstance(one, LinkField) and one.embed and embedded}
        for other, linked in self._links((kind, *book.cabinet.children(kind))).items():
            for chunk in _chunks(sorted(linked)):
                self._read(book.cabinet[other], "uid", chunk)
                if other in inside:
                    self._read_children(book.cabinet[other], chunk)
        for name, uid in self._rows:
            self.asking.know(name, (uid,))

    def _read_children(self, kind: Kind, uids: Sequence[str]) -> None:
        for child in self.book.cabinet.children(kind):
            self._children |= {(child.name, uid): [] for uid in uids}
            for uid in self._read(child, child.parent, uids):
                parent = self._rows[child.name, uid][child.parent]
                self._children[child.name, str(parent)].append(uid)

    def _read(self, kind: Kind, path: str, keys: Sequence[str]) -> list[str]:
        names = list(kind.fields)
        found = self.book.select(kind.name, ["uid", *names], among(path, *keys), order=kind.order)
        for uid, *values in found:
            self._rows[kind.name, uid] = dict(zip(names, values, strict=True))
        return [uid for uid, *_ in found]

    def _links(self, kinds: Iterable[Kind]) -> dict[str, set[str]]:
        """The keys of linked rows that are not read yet, by kind."""
        found: dict[str, set[str]] = {}
        paths = {kind.name: [(n, f.kind) for n, f in kind.fields.items() if isinstance(f, LinkField)] for kind in kinds}
        for (kind, _), row in self._rows.items():
            for name, other in paths[kind]:
                if isinstance(uid := row[name], str) and (other, uid) not in self._rows:
                    found.setdefault(other, set()).add(uid)
        return found

    def must(self, kind: str, uid: str) -> Mapping[str, Value]:
        """The stored values of a row. Raises Refusal when there is no such row."""
        return self._rows.get((kind, uid)) or self.book.must(kind, uid)

    def get(self, kind: str, uid: str) -> Record | None:
        """A row as a record, None when there is no such row."""
        known = self._rows.get((kind, uid))
        return self.book.cabinet[kind].make(known, uid) if known else self.book.get(kind, uid)

    def children(self, kind: str, parent: str) -> list[Record]:
        """The child rows of a parent, in the order of their list."""
        known = self._children.get((kind, parent))
        if known is None:
            return self.book.children(kind, parent)
        declared = self.book.cabinet[kind]
        return [declared.make(self._rows[kind, uid], uid) for uid in known]

    def wrote(self, kind: str, uid: str, values: Mapping[str, Value]) -> None:
        """A row holds these values now."""
        self.asking.wrote(kind, uid, self._rows.get((kind, uid), {}), values)
        self._rows[kind, uid] = dict(values)


def _chunks(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    return (keys[start : start + CHUNK] for start in range(0, len(keys), CHUNK))
