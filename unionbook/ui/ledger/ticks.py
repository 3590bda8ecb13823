"""The ticks of a list: which records are chosen for a step together, in which stages they are, what they add up to."""

from collections import Counter
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Signal

from unionbook.ground.conditions import among
from unionbook.ground.fields import MoneyField, Value
from unionbook.ground.figures import Figure
from unionbook.ground.kind import Kind
from unionbook.services.ahead import CHUNK
from unionbook.services.listing import shown
from unionbook.store.book import Book


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
            self._known |= self._read(uid for uid in uids if uid not in self._known)
        else:
            for uid in uids:
                self._known.pop(uid, None)
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
        if self._known:
            self._known = self._read(self._known)
            self.changed.emit()

    def _read(self, uids: Iterable[str]) -> dict[str, tuple[Value, ...]]:
        stage = self.kind.stages.field if self.kind.stages is not None else "uid"
        wanted = list(uids)
        found: dict[str, tuple[Value, ...]] = {}
        for start in range(0, len(wanted), CHUNK):
            chosen = among("uid", *wanted[start : start + CHUNK])
            for uid, *values in self.book.select(self.kind.name, ["uid", stage, *self.money], chosen):
                found[uid] = tuple(values)
        return {uid: found[uid] for uid in wanted if uid in found}

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
