"""The lint of printed forms: every path, child kind, subset, clock and rule that a form names must exist."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from unionbook.ground.conditions import Frame
from unionbook.ground.fields import CodeField, Field, FlagField, LinkField
from unionbook.ground.forms import Form, Head, Notice, Para, Register, Row, Saying, Sheet, Single, Slot, Space, Table
from unionbook.ground.formtext import ARTICLE, DUE, LIMIT, OF_PRINT, OFFICE, PRINT, Named, every_name, names_in
from unionbook.ground.statute import Statute

if TYPE_CHECKING:
    from unionbook.ground.cabinet import Cabinet
    from unionbook.ground.kind import Kind

UNITS = 12
"""The spans of a row's boxes add up to so many."""


def form_faults(cabinet: "Cabinet", kind: "Kind") -> Iterator[str]:
    """A sentence for each name in a kind's forms that does not exist, with where it stands."""
    names = [form.name for form in kind.forms]
    yield from (f"{kind.name}: two forms are called {name}" for name in sorted(set(names)) if names.count(name) > 1)
    for form in kind.forms:
        for fault in _Of(cabinet, kind).faults(form):
            yield f"{kind.name}.{form.name}: {fault}"


class _Of:
    """The lint of one kind's forms."""

    def __init__(self, cabinet: "Cabinet", kind: "Kind") -> None:
        self._cabinet, self._kind = cabinet, kind

    def faults(self, form: Form) -> Iterator[str]:
        if not (form.code and form.label and form.purpose):
            yield "it has no code, label or purpose"
        if form.only:
            yield from self._value(form.only.path, self._kind)
        match form:
            case Register():
                yield from self._register(form)
            case Single():
                for sheet in form.sheets:
                    yield from self._sheet(sheet)
            case Notice():
                yield from self._notice(form)

    def _register(self, form: Register) -> Iterator[str]:
        rows = self._rows(form.of)
        if rows is None:
            yield f"{form.of!r} is no child kind"
            return
        for text in (form.title, *form.before, *form.notes, *form.foot):
            yield from self._text(text)
        for head in form.columns:
            yield from self._head(head, rows)
        if form.public:
            yield from (fault for path in (form.public.start, form.public.end) for fault in self._value(path, rows))
            yield from self._rule(form.public.rule)
        if form.subset and form.subset not in [subset.name for subset in self._kind.subsets]:
            yield f"{form.subset!r} is no subset"
        for path in form.order:
            yield from self._value(path.lstrip("-"), rows)
        if fault := self._where(form, rows):
            yield fault
        if form.together and not form.of:
            yield "together, but it lists no child rows"
        if form.in_words and not any(head.sum for head in form.columns):
            yield "in_words, but no column is added up"

    def _where(self, form: Register, rows: "Kind") -> str:
        from unionbook.ground.sql import aggregate

        try:
            aggregate(self._cabinet, rows, "count", "uid", form.where, Frame.of_year(date(2020, 1, 1)))
        except (KeyError, ValueError) as fault:
            return f"where: {type(fault).__name__} {fault}"
        return ""

    def _rows(self, of: str | None) -> "Kind | None":
        """The kind whose rows are listed."""
        if not of:
            return self._kind
        return self._child(of)

    def _child(self, name: str) -> "Kind | None":
        if name not in self._cabinet:
            return None
        child = self._cabinet[name]
        link = child.fields.get(child.parent)
        return child if isinstance(link, LinkField) and link.kind == self._kind.name else None

    def _head(self, head: Head, rows: "Kind") -> Iterator[str]:
        yield from self._value(head.value, rows)
        if not (head.value or head.label):
            yield "a column has neither value nor label"
        if head.clock and head.clock not in [clock.name for clock in rows.clocks]:
            yield f"{head.clock!r} is no clock of {rows.name}"
        if head.sum and not all(field is None or field.right for field in self._fields(head.value, rows)):
            yield f"{head.value!r} cannot be added up"

    def _sheet(self, sheet: Sheet) -> Iterator[str]:
        for text in (sheet.title, *sheet.before, *sheet.notes):
            yield from self._text(text)
        for part in sheet.parts:
            match part:
                case Row(slots):
                    yield from self._row(slots)
                case Space(value=value):
                    yield from self._value(value, self._kind)
                case Saying(text=text):
                    yield from self._text(text)
                case Table():
                    yield from self._table(part)

    def _row(self, slots: tuple[Slot | str, ...]) -> Iterator[str]:
        full = [slot if isinstance(slot, Slot) else Slot(slot) for slot in slots]
        spans = [slot.span for slot in full]
        if (any(spans) and sum(spans) != UNITS) or (not any(spans) and UNITS % len(full)):
            yield f"the spans of a row do not add up to {UNITS}: {spans}"
        for slot in full:
            yield from self._value(slot.value, self._kind)
            if not (slot.value or slot.label):
                yield "a box has neither value nor label"
            for path in slot.ticks:
                if not isinstance(self._field(Named("", path), self._kind), FlagField):
                    yield f"{path!r} is no flag"
            fields = self._fields(slot.value, self._kind)
            if slot.choices and not all(isinstance(field, CodeField | FlagField) for field in fields):
                yield f"{slot.value!r} has no choices"

    def _table(self, table: Table) -> Iterator[str]:
        rows = self._child(table.kind) if table.kind else self._kind
        if rows is None:
            yield f"{table.kind!r} is no child kind"
            return
        for head in table.columns:
            yield from self._head(head, rows)

    def _notice(self, form: Notice) -> Iterator[str]:
        for text in (form.title, form.number, form.addressee, form.office):
            yield from self._text(text)
        for para in form.paragraphs:
            full = para if isinstance(para, Para) else Para(para)
            yield from self._text(full.text)
            for value in (full.when, full.without):
                yield from self._value(value, self._kind)
        for value in (form.day, *form.needs, *(bar.path for bar in form.bars)):
            yield from self._value(value, self._kind)

    def _value(self, value: str, kind: "Kind") -> Iterator[str]:
        for one in every_name(value):
            if self._field(one, kind) is None:
                yield f"{one.key!r} is no field of {kind.name}"

    def _fields(self, value: str, kind: "Kind") -> list[Field | None]:
        return [self._field(one, kind) for one in every_name(value)]

    def _field(self, one: Named, kind: "Kind") -> Field | None:
        try:
            if not one.of:
                return self._cabinet.field(kind, one.path)
            child = self._cabinet[one.of]
            link = child.fields.get(child.parent)
            mine = isinstance(link, LinkField) and link.kind == kind.name
            return self._cabinet.field(child, one.path) if mine else None
        except KeyError:
            return None

    def _text(self, text: str) -> Iterator[str]:
        for one in names_in(text):
            match one.of:
                case _ if one.of == OFFICE:
                    office = self._cabinet["office"] if OFFICE in self._cabinet else None
                    if office is not None and one.path not in office.fields:
                        yield f"{one.key!r} is no field of the office"
                case _ if one.of == PRINT:
                    if one.path not in OF_PRINT:
                        yield f"{one.key!r} is nothing a print knows"
                case _ if one.of == DUE:
                    if one.path not in [clock.name for clock in self._kind.clocks]:
                        yield f"{one.key!r} is no clock"
                case _ if one.of in (ARTICLE, LIMIT):
                    yield from self._rule(one.path, articles=one.of == ARTICLE)
                case _:
                    if self._field(one, self._kind) is None:
                        yield f"{one.key!r} is no field of {self._kind.name}"

    def _rule(self, key: str, articles: bool = False) -> Iterator[str]:
        statute = _statute()
        if key not in statute.rules and not (articles and key in statute.articles):
            yield f"{key!r} is no rule"


@cache
def _statute() -> Statute:
    return Statute.load()
