"""A form's content: what was typed, what it means, what is wrong with it. The window, the command line and the
import fill the same entry and save it through the same checks and the same door."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from unionbook.ground.conditions import is_
from unionbook.ground.errors import BadValue, Problem
from unionbook.ground.fields import Field, LinkField, SerialField, Value
from unionbook.ground.kind import Kind, Record, values_of
from unionbook.ground.uid import new_uid
from unionbook.services.ahead import Ahead
from unionbook.services.around import Surroundings
from unionbook.services.wanting import unfilled, unfound
from unionbook.store.book import Book


class Entry:
    """One record being written: its own values, its embedded linked records, its child rows.

    stored: the values in the book (empty for a new record).  values: as they would be saved.
    wrong: typed text that is no value, by field.  filled: fields that follow from others.  begun: child rows (uids)
    it was begun with, by kind.  rows: stored rows read ahead; embedded records are left alone unless they were, too.
    """

    def __init__(self, book: Book, kind: Kind, uid: str = "", today: date | None = None, rows: Ahead | None = None):
        self.book, self.kind, self.rows = book, kind, rows or book
        self.today = today or book.today()
        self.exists = bool(uid)
        self.uid = uid or new_uid()
        self.stored: dict[str, Value] = dict(self.rows.must(kind.name, uid)) if uid else {}
        self.values: dict[str, Value] = {name: self.stored.get(name) for name in kind.fields}
        self.wrong: dict[str, tuple[str, str]] = {}
        self.filled: set[str] = set()
        inside = self._embedding() if rows is None or rows.embedded else []
        self.linked = {name: self._sub(name, field, rows) for name, field in inside}
        self.children: dict[str, list[Entry]] = {
            child.name: [Entry(book, child, row.uid, self.today, rows) for row in self.rows.children(child.name, uid)]
            if uid
            else []
            for child in book.cabinet.children(kind)
        }
        self.begun = {name: frozenset(row.uid for row in rows) for name, rows in self.children.items()}
        if not uid:
            self._defaults()

    def _embedding(self) -> list[tuple[str, LinkField]]:
        links = ((name, field) for name, field in self.kind.fields.items() if isinstance(field, LinkField))
        return [(name, field) for name, field in links if field.embed]

    def _sub(self, name: str, field: LinkField, rows: Ahead | None) -> "Entry":
        uid = self.values[name]
        return Entry(self.book, self.book.cabinet[field.kind], uid if isinstance(uid, str) else "", self.today, rows)

    def _defaults(self) -> None:
        for name, field in self.kind.fields.items():
            if field.default:
                self.values[name] = field.parse(field.default, self.today)

    def locate(self, path: str) -> tuple["Entry", str, Field]:
        """The entry that holds a path ("person.name": the embedded one), the field's name and declaration."""
        first, dot, rest = path.partition(".")
        if dot and first in self.linked:
            return self.linked[first].locate(rest)
        return self, path, self.kind.fields[path]

    def type(self, path: str, text: str) -> None:
        """Take what was typed into a field; text that is no value is kept as typed."""
        entry, name, field = self.locate(path)
        entry.wrong.pop(name, None)
        if isinstance(field, LinkField):
            for problem in entry._link(name, field, text):
                entry.wrong[name] = text, problem.sentence
            return
        try:
            entry.values[name] = field.parse(text, self.today)
        except BadValue as bad:
            entry.values[name] = None
            entry.wrong[name] = text, str(bad)

    def put(self, path: str, value: Value) -> None:
        """Take a stored value (a chosen link, a code) as it is."""
        entry, name, _ = self.locate(path)
        entry.wrong.pop(name, None)
        entry.values[name] = value

    def shown(self, path: str) -> str:
        """The text the field shows: what was typed while that is no value, otherwise the value."""
        entry, name, field = self.locate(path)
        if name in entry.wrong:
            return entry.wrong[name][0]
        return field.show(entry.values[name])

    def choose(self, link: str, uid: str) -> None:
        """Take an existing record for an embedded link; what was typed of it is given up."""
        field = self.kind.fields[link]
        assert isinstance(field, LinkField)
        self.linked[link] = Entry(self.book, self.book.cabinet[field.kind], uid, self.today)

    def new_child(self, kind: str) -> "Entry":
        """A new, empty child row, put last."""
        child = Entry(self.book, self.book.cabinet[kind], today=self.today)
        self.children[kind].append(child)
        return child

    def blank(self) -> bool:
        """Nothing at all was filled in, but for what the program fills by itself."""
        own = {name for name, field in self.kind.fields.items() if field.default}
        filled = any(value is not None for name, value in self.values.items() if name not in own)
        return not (filled or self.wrong or any(self.children.values()))

    def record(self) -> Record:
        """The record as it would be saved; embedded links name their entries' uids."""
        values = dict(self.values)
        for name, entry in self.linked.items():
            values[name] = None if not entry.exists and entry.blank() else entry.uid
        return self.kind.make(values, self.uid)

    def changed(self) -> set[str]:
        """Paths whose value differs from the book's, children as their kind's name."""
        base = self.stored or self.fresh()
        paths = {name for name, value in self.values.items() if value != base.get(name) and name not in self.linked}
        paths |= set(self.wrong)
        for link, entry in self.linked.items():
            paths |= {f"{link}.{path}" for path in entry.changed()}
            if entry.exists and entry.uid != self.stored.get(link):
                paths.add(link)
        for name, rows in self.children.items():
            kept = {row.uid for row in rows if row.exists}
            if any(row.changed() or not row.exists for row in rows) or self.begun[name] - kept:
                paths.add(name)
        return paths

    def fresh(self) -> dict[str, Value]:
        """What a new form holds by itself."""
        return {
            name: field.parse(field.default, self.today) for name, field in self.kind.fields.items() if field.default
        }

    def stored_children(self, kind: str) -> set[str]:
        """The uids of the child rows the book holds."""
        if not self.exists or self.rows is not self.book:
            return set(self.begun[kind])
        declared = self.book.cabinet[kind]
        return {uid for (uid,) in self.book.select(kind, ["uid"], is_(declared.parent, self.uid))}

    def examine(self, parent: "Entry | None" = None, without: Collection[str] = ()) -> list[Problem]:
        """Everything wrong with the entry, fields that follow from others filled on the way (see `Surroundings`)."""
        self._adopt_all()
        problems = [Problem(name, sentence) for name, (_, sentence) in self.wrong.items()]
        for link, entry in self.linked.items():
            problems += self._examine_linked(link, entry)
        record = self.record()
        if parent is not None:
            setattr(record, self.kind.parent, parent.uid)
        around = Surroundings(self.book, self.today, self, parent, without)
        self.filled = record.derive(around) | around.keep(record)
        self.values.update({name: getattr(record, name) for name in self.filled})
        problems += self._examine_fields(record)
        problems += (*record.check(around), *around.limits(record))
        for name, rows in self.children.items():
            for place, row in enumerate(rows):
                problems += (
                    Problem(f"{name}[{place}].{found.field}", found.sentence, found.warning)
                    for found in row.examine(self, without)
                )
        return problems

    def _examine_linked(self, link: str, entry: "Entry") -> list[Problem]:
        field = self.kind.fields[link]
        assert isinstance(field, LinkField)
        if not entry.exists and entry.blank() and not field.required:
            return []
        found = [Problem(f"{link}.{one.field}", one.sentence, one.warning) for one in entry.examine()]
        told = {one.field for one in found}
        for name in field.needed:
            if entry.values[name] is None and f"{link}.{name}" not in told:
                found.append(Problem(f"{link}.{name}", f"请填写{entry.kind.fields[name].label}。"))
        return found

    def _examine_fields(self, record: Record) -> list[Problem]:
        problems = []
        for name, value in values_of(record, self.kind).items():
            field = self.kind.fields[name]
            if value is not None:
                problems += [Problem(name, text, mild) for text, mild in field.check(value, self.today)]
            elif field.required and not self._given_later(name, field):
                problems.append(Problem(name, unfilled(self.book, field)))
        return problems

    def _given_later(self, name: str, field: Field) -> bool:
        return name in self.wrong or name in self.linked or isinstance(field, SerialField)

    def _adopt_all(self) -> None:
        """Known persons in this form and its child rows, before any check compares them."""
        for entry in self.linked.values():
            entry.adopt()
        for row in (row for rows in self.children.values() for row in rows):
            row._adopt_all()

    def adopt(self) -> None:
        """A new person whose identity number the book knows already is that person."""
        number = self.values.get("id_number")
        if self.exists or self.kind.name != "person" or not isinstance(number, str):
            return
        found = self.book.select("person", ["uid"], is_("id_number", number), limit=1)
        if not found:
            return
        known = self.book.must("person", found[0][0])
        if self.values.get("name") not in (None, known["name"]):
            self.wrong["name"] = (
                str(self.values["name"]),
                f"这个证件号码登记的姓名是“{known['name']}”，请核对。",
            )
            return
        self.exists, self.uid, self.stored = True, str(found[0][0]), dict(known)
        self.values = {name: value if value is not None else known[name] for name, value in self.values.items()}

    def settle(self) -> None:
        """The entry as just saved: what it holds is what the book holds."""
        self.exists, self.stored = True, dict(self.values)
        self.begun = {name: frozenset(row.uid for row in rows) for name, rows in self.children.items()}
        for entry in self.linked.values():
            if entry.exists or not entry.blank():
                entry.settle()
        for rows in self.children.values():
            for row in rows:
                row.settle()

    def typed(self) -> dict[str, Any]:
        """Everything in the form as plain data, typed text that is no value included (see `retype`)."""
        return {
            "values": self.values,
            "wrong": {name: text for name, (text, _) in self.wrong.items()},
            "linked": {name: [entry.uid if entry.exists else "", entry.typed()] for name, entry in self.linked.items()},
            "children": {
                kind: [[row.uid if row.exists else "", row.typed()] for row in rows]
                for kind, rows in self.children.items()
            },
        }

    def retype(self, data: Mapping[str, Any]) -> None:
        """Take the content of `typed` again."""
        self.values |= {name: value for name, value in data["values"].items() if name in self.values}
        for name, text in data["wrong"].items():
            self.type(name, text)
        for name, (uid, content) in data["linked"].items():
            if uid and self.book.values(self.linked[name].kind.name, uid) is not None:
                self.choose(name, uid)
            self.linked[name].retype(content)
        for kind, rows in data["children"].items():
            kept = {row.uid: row for row in self.children[kind]}
            self.children[kind] = []
            for uid, content in rows:
                row = kept.get(uid) or Entry(self.book, self.book.cabinet[kind], today=self.today)
                row.retype(content)
                self.children[kind].append(row)

    def fill(self, data: Mapping[str, Any]) -> list[Problem]:
        """Take plain data (JSON): text as typed, numbers and booleans as text; children as lists; links by uid."""
        problems = []
        for path, value in data.items():
            if path in self.children and isinstance(value, list):
                for item in value:
                    problems += self.new_child(path).fill(item)
            elif path in self.linked and isinstance(value, Mapping):
                problems += self.linked[path].fill(value)
            else:
                problems += self._fill_one(path, value)
        return problems

    def _fill_one(self, path: str, value: Any) -> list[Problem]:
        try:
            _, _, field = self.locate(path)
        except KeyError:
            return [Problem(path, f"没有“{path}”这个栏目。")]
        if isinstance(value, bool):
            value = "是" if value else "否"
        if not isinstance(value, str | int | float | None):
            return [Problem(path, f"{field.label}应是一段文字或一个数。")]
        if path in self.linked and value:
            self.choose(path, str(value))
        elif isinstance(field, LinkField):
            return self._link(path, field, str(value or ""))
        else:
            self.type(path, "" if value is None else str(value))
        return []

    def _link(self, path: str, field: LinkField, text: str) -> list[Problem]:
        from unionbook.services.listing import resolve

        self.put(path, None)
        if not text:
            return []
        found = resolve(self.book, field.kind, text)
        if len(found) == 1:
            self.put(path, found[0])
            return []
        return [Problem(path, unfound(self.book, field, text, len(found)))]
