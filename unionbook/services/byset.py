"""Questions that are asked of every one of many records, put to the file once for all of them.

"Which applications has this person" is asked of each record of a batch about another person. The first time, all
persons of the batch are asked about; what is written in between is asked anew.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.conditions import All, Any_, Compare, Condition, Has, Latest, Not, Op, among, every
from unionbook.ground.fields import LinkField, Value
from unionbook.ground.kind import Kind
from unionbook.store.book import Book

CHUNK = 500
"""Keys in one question."""
FEW = 20
"""About fewer keys it is asked one by one; one record asks about so many at most."""
WIDE = 20
"""Rows for a key, on the average; with more of them it is asked about one key at a time."""

Row = tuple[Value, ...]
Values = Mapping[str, Value]


@dataclass
class _Question:
    """A question with a hole. of: the kind of the keys that fill it.  looks: the other kinds it looks at.

    rows: (uid, *values) by key.  told: of how many of the known keys it was asked.  wide: too many rows have one key.
    """

    kind: str
    paths: tuple[str, ...]
    hole: str
    of: str
    rest: tuple[Condition, ...]
    looks: frozenset[str]
    rows: dict[Value, list[Row]] = field(default_factory=dict)
    told: int = 0
    wide: bool = False


class BySet:
    """Answers about rows that link to one of many."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self._keys: dict[str, dict[Value, None]] = {}
        self._questions: dict[tuple[object, ...], _Question] = {}

    def know(self, kind: str, keys: Iterable[Value]) -> None:
        """Rows of a kind that will be asked about, in that order."""
        self._keys.setdefault(kind, {}).update(dict.fromkeys(keys))

    def select(self, kind: str, paths: Sequence[str], condition: Condition) -> list[Row] | None:
        """(uid, *values) of the rows that meet the condition, by uid; None where it is not one question for many."""
        parts = condition.parts if isinstance(condition, All) else (condition,)
        found = self._hole(self.book.cabinet[kind], parts)
        if found is None:
            return None
        at, of, wanted = found
        question = self._question(kind, tuple(paths), parts, at, of)
        if not question.rows.keys() >= set(wanted) and not self._ask(question, wanted):
            return None
        rows = [row for key in wanted for row in question.rows[key]]
        return sorted(rows, key=lambda row: str(row[0])) if len(wanted) > 1 else rows

    def wrote(self, kind: str, uid: str, before: Values, now: Values) -> None:
        """A row was written. before: its values until then, none for a new one."""
        for question in self._questions.values():
            if kind in question.looks:
                question.rows.clear()
            elif kind == question.kind:
                for values in (before, now):
                    question.rows.pop(uid if question.hole == "uid" else values.get(question.hole), None)

    def _hole(self, kind: Kind, parts: Sequence[Condition]) -> tuple[int, str, list[Value]] | None:
        """The part that asks about most of the known keys: its place, the kind of the keys, and those it asks about."""
        best, most = None, FEW
        for at, part in enumerate(parts):
            if isinstance(part, Compare) and (of := _about(kind, part)) and len(self._keys.get(of, ())) >= most:
                wanted = list(dict.fromkeys(part.value if isinstance(part.value, tuple) else (part.value,)))
                if None not in wanted and len(wanted) <= FEW:
                    best, most = (at, of, wanted), len(self._keys[of])
        return best

    def _question(self, kind: str, paths: tuple[str, ...], parts: Sequence[Condition], at: int, of: str) -> _Question:
        hole, rest = parts[at], (*parts[:at], *parts[at + 1 :])
        assert isinstance(hole, Compare)
        key = (kind, paths, hole.path, rest)
        if key not in self._questions:
            looks = frozenset(_looked_at(self.book.cabinet, self.book.cabinet[kind], paths, rest))
            self._questions[key] = _Question(kind, paths, hole.path, of, rest, looks)
        return self._questions[key]

    def _ask(self, question: _Question, wanted: Sequence[Value]) -> bool:
        """Ask about these keys and as many others; False when that is too much at once."""
        if question.wide:
            return False
        others = list(islice(self._keys[question.of], question.told, question.told + CHUNK))
        question.told += len(others)
        keys = [key for key in dict.fromkeys((*wanted, *others)) if key not in question.rows]
        condition = every(among(question.hole, *keys), *question.rest)
        paths = ["uid", question.hole, *question.paths]
        found = self.book.select(question.kind, paths, condition, limit=WIDE * len(keys) + 1)
        if len(found) > WIDE * len(keys):
            question.wide = True
            return False
        question.rows.update((key, []) for key in keys)
        for uid, key, *values in found:
            question.rows[key].append((uid, *values))
        # Whom the rows name will be asked about next.
        if len(question.paths) == 1 and (of := _kind_at(self.book.cabinet[question.kind], question.paths[0])):
            self.know(of, (row[-1] for row in found if row[-1] is not None))
        return True


def _about(kind: Kind, part: Compare) -> str:
    """The kind whose keys a comparison asks for, "" for none."""
    return _kind_at(kind, part.path) if part.op in (Op.IS, Op.AMONG) else ""


def _kind_at(kind: Kind, path: str) -> str:
    declared = kind.fields.get(path)
    return kind.name if path == "uid" else declared.kind if isinstance(declared, LinkField) else ""


def _looked_at(cabinet: Cabinet, kind: Kind, paths: Sequence[str], conditions: Sequence[Condition]) -> Iterator[str]:
    """The kinds of other rows that paths and conditions look at."""
    for path in paths:
        here = kind
        for link in path.split(".")[:-1]:
            here = cabinet[_kind_at(here, link)]
            yield here.name
    for condition in conditions:
        match condition:
            case Compare(path):
                yield from _looked_at(cabinet, kind, [path], ())
            case All(parts) | Any_(parts):
                yield from _looked_at(cabinet, kind, (), parts)
            case Not(part):
                yield from _looked_at(cabinet, kind, (), [part])
            case Has(name, part):
                yield name
                yield from _looked_at(cabinet, cabinet[name], (), [part])
            case Latest(path, _, part):
                yield kind.name
                yield from _looked_at(cabinet, kind, [path], [part])
            case _:
                yield from (one.name for one in cabinet)
