"""A row the book has: what becomes of it by the policy, and what stays as it is although the table says otherwise."""

from collections.abc import Container, Mapping, Sequence

from unionbook.ground.fields import Value
from unionbook.services.ahead import Ahead
from unionbook.services.entry import Entry
from unionbook.services.intake.model import Judged, Plan, Policy, Reason
from unionbook.services.intake.people import People
from unionbook.services.intake.reading import Reading
from unionbook.store.book import Book

_HELD = "{label}与台账里的（{shown}）不同，台账没有改。"
_KNOWN = "{label}与此人已有的（{shown}）不同，没有改。"
"""Of whom a new row speaks of, whom the book or a row before knows."""
FOLLOWS = "{label}由这条记录的其他内容得出（{shown}），表里写的没有用，请核对那些内容。"


class Comparing:
    """Rows of a table held against those of the book. people: those its rows embed, by link."""

    def __init__(self, book: Book, plan: Plan, cells: Reading, people: Mapping[str, People]) -> None:
        self.book, self.plan, self.cells, self.people = book, plan, cells, people
        self._ahead: Mapping[str, Mapping[str, Value]] = {}
        self._forms: Ahead | None = None

    def read_ahead(self, uids: Sequence[str]) -> None:
        """Rows of the book that will be asked about."""
        self._ahead = self.book.values_of(self.plan.kind.name, uids) if uids else {}
        self._forms = None

    def form(self, uid: str) -> Entry:
        """The form of a row of the book; those of rows read ahead are read together."""
        if uid in self._ahead and self._forms is None:
            self._forms = Ahead(self.book, self.plan.kind, list(self._ahead), embedded=True)
        return Entry(self.book, self.plan.kind, uid, rows=self._forms if uid in self._ahead else None)

    def stored(self, uid: str) -> dict[str, Value]:
        """The values of a row of the book, what it embeds by path."""
        found = dict(self._ahead.get(uid) or self.book.must(self.plan.kind.name, uid))
        for link in self.people:
            person = found.get(link)
            if isinstance(person, str):
                found |= {f"{link}.{name}": value for name, value in self.people[link].stored(person).items()}
        return found

    def changes(self, made: Judged, stored: Mapping[str, Value]) -> dict[str, Value]:
        """What of a row would be written, by path."""
        told = {path: value for path, value in made.values.items() if path not in self.people}
        return {path: value for path, value in told.items() if stored.get(path) != value and self.writes(path, stored)}

    def writes(self, path: str, stored: Mapping[str, Value]) -> bool:
        """Is what the table says at a path written to a row of the book?"""
        fill = self.plan.policy is Policy.FILL and stored.get(path) is None
        return self.plan.policy is Policy.UPDATE or fill

    def follows(self, made: Judged, own: Mapping[str, Value], holds: Mapping[str, Value]) -> list[Reason]:
        """The cells of a new row that say otherwise than what follows from others. own: what they mean; holds: what the
        row would hold."""
        told = [path for path, value in own.items() if value is not None and holds[path] != value]
        return [self.differs(made, path, holds[path], FOLLOWS) for path in told]

    def kept(self, made: Judged, stored: Mapping[str, Value]) -> list[Reason]:
        """What stays, only empty fields being filled, although the table says otherwise."""
        if self.plan.policy is not Policy.FILL:
            return []
        told = ((path, stored.get(path), value) for path, value in made.values.items() if path not in self.people)
        return [self.differs(made, path, held) for path, held, value in told if held is not None and held != value]

    def differs(self, made: Judged, path: str, held: Value, sentence: str = _HELD) -> Reason:
        """It is told that a field stays as it is."""
        target = self.cells.targets[path]
        shown = self.book.title(target.linked, str(held)) if target.linked and held else target.field.show(held)
        told = sentence.format(label=target.label, shown=shown or "空着")
        return self.cells.reason(made, path, self.cells.column_of(path), told, True)

    def together(
        self, made: Judged, link: str, uid: str, given: Mapping[str, Value], asked: Container[str]
    ) -> Mapping[str, Value]:
        """What is known of a person, and what a new row says. Unless it is to be updated what is known stays, which is
        told. asked: paths of which it is asked what holds."""
        stored = self.people[link].stored(uid)
        if self.plan.policy is Policy.UPDATE:
            return {**stored, **given}
        known = {name: held for name, held in stored.items() if held is not None}
        otherwise = [name for name, value in given.items() if known.get(name, value) != value]
        told = [name for name in otherwise if f"{link}.{name}" not in asked]
        made.reasons += [self.differs(made, f"{link}.{name}", known[name], _KNOWN) for name in told]
        return {**stored, **given, **known}
