"""The ticks of a list: which records are chosen for a step together, in which stages they are, what they add up to."""

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from unionbook.ground.conditions import among
from unionbook.ground.fields import MoneyField, Value
from unionbook.ground.figures import Figure
from unionbook.ground.kind import Kind
from unionbook.services.ahead import CHUNK
from unionbook.services.listing import shown
from unionbook.store.book import Book
from unionbook.ui.frame.behind import behind

TOGETHER = 2_000
"""Records that are read at once while the window waits; more of them behind it."""


def summed(kind: Kind) -> list[str]:
    """The money columns of a kind that make sense added up: those a figure sums or a step fills."""
    named = {figure.path for figure in kind.figures if isinstance(figure, Figure) and figure.what == "sum"}
    for step in kind.stages.moves if kind.stages else ():
        named.update((*step.needs, *step.sets))
    paths = [column.path for column in kind.columns]
    return [path for path in paths if path in named and isinstance(kind.fields[path], MoneyField)]


class Ticks(QObject):
    """The ticked records of a kind, whatever the list shows now. changed: others are ticked."""

    changed = Signal()

    def __init__(self, book: Book, kind: Kind) -> None:
        super().__init__()
        self.book, self.kind = book, kind
        self.money = summed(kind)
        self._known: dict[str, tuple[Value, ...]] = {}

    def __len__(self) -> int:
        return len(self._known)

    def __contains__(self, uid: str) -> bool:
        return uid in self._known

    @property
    def uids(self) -> list[str]:
        """The ticked records, in the order they were ticked."""
        return list(self._known)

    def put(self, uids: Sequence[str], on: bool) -> None:
        """Tick records, or take their ticks away. A draft of what is no record yet cannot be ticked."""
        if on:
            self._known |= self.read(self.book, [uid for uid in uids if uid not in self._known])
        else:
            for uid in uids:
                self._known.pop(uid, None)
        self.changed.emit()

    def take(self, known: Mapping[str, tuple[Value, ...]], on: bool) -> None:
        """The same with records read already."""
        if on:
            self._known |= known
        else:
            self._known = {uid: values for uid, values in self._known.items() if uid not in known}
        self.changed.emit()

    def toggle(self, uids: Sequence[str]) -> None:
        """Tick the records; when all of them are, take their ticks away."""
        self.put(uids, not all(uid in self._known for uid in uids))

    def clear(self) -> None:
        """Nothing is ticked."""
        if self._known:
            self._known = {}
            self.changed.emit()

    def reread(self) -> None:
        """See how the ticked records stand now; those that are gone are ticked no longer."""
        if len(self._known) > TOGETHER:
            uids = list(self._known)
            behind(self.book).ask(self, lambda book: self.read(book, uids), self._reread)
        elif self._known:
            self._reread(self.read(self.book, list(self._known)))

    def _reread(self, known: dict[str, tuple[Value, ...]]) -> None:
        self._known = {uid: values for uid, values in known.items() if uid in self._known}
        self.changed.emit()

    def read(self, book: Book, keys: Sequence[Value], key: str = "uid") -> dict[str, tuple[Value, ...]]:
        """What is to be known of records, in their order; of those that are there. key: what they are named by, their
        uids or their places in the file (rowids)."""
        stage = self.kind.stages.field if self.kind.stages is not None else "uid"
        alike: dict[tuple[Value, ...], tuple[Value, ...]] = {}
        known: dict[str, tuple[Value, ...]] = {}
        for start in range(0, len(keys), CHUNK):
            some = keys[start : start + CHUNK]
            rows = book.select(self.kind.name, [key, "uid", stage, *self.money], among(key, *some))
            found = {row[0]: (row[1], alike.setdefault(row[2:], row[2:])) for row in rows}
            known.update(found[one] for one in some if one in found)
        return known

    @property
    def stages(self) -> Counter[str]:
        """How many of them are in each stage; "" is that of a kind without stages."""
        staged = self.kind.stages is not None
        return Counter(str(values[0]) if staged else "" for values in self._known.values())

    @property
    def sums(self) -> list[tuple[str, str]]:
        """(label, amount) of each money column they add up to something in."""
        found = []
        for place, path in enumerate(self.money, 1):
            if total := sum(value for row in self._known.values() if isinstance(value := row[place], int)):
                field = self.kind.fields[path]
                found.append((field.label, f"¥{shown(field, total)}"))
        return found
