"""Values put into words for paper: masked, joined, the first of several that is filled."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from unionbook.ground.dates import print_date
from unionbook.ground.fields import CodeField, DayField, Field, FlagField, NameField, Value
from unionbook.ground.forms import Shown
from unionbook.ground.formtext import Named, parts
from unionbook.ground.kind import Kind
from unionbook.services.forms.reading import Values, field_of
from unionbook.store.book import Book

Teller = Callable[[Values], str]

STROKE, WAVE = "/", "～"
LISTED = "、"


@dataclass(frozen=True)
class Words:
    """How the values of a kind are worded. documents: dates as 2020年3月8日 rather than 2020-03-08."""

    book: Book
    kind: Kind
    masked: bool = True
    names_masked: bool = False
    documents: bool = False

    @cached_property
    def _fields(self) -> dict[Named, Field]:
        return {}

    def field(self, one: Named) -> Field:
        """The field a name stands for."""
        if one not in self._fields:
            self._fields[one] = field_of(self.book, self.kind, one)
        return self._fields[one]

    def of(self, value: str, row: Values, shown: Shown = Shown.PLAIN) -> str:
        """What a form's value says of a row."""
        return self.teller(value, shown)(row)

    def teller(self, value: str, shown: Shown = Shown.PLAIN) -> Teller:
        """What says a form's value of any row; made once for a column of thousands."""
        if (value, shown) not in self._tellers:
            told = [[self._one_teller(one, shown) for one in some] for some in parts(value)]
            if not told:
                self._tellers[value, shown] = lambda row: ""
            elif len(told) == 1:
                self._tellers[value, shown] = _first(told[0])
            else:
                self._tellers[value, shown] = _joined([_first(some) for some in told], WAVE if "~" in value else STROKE)
        return self._tellers[value, shown]

    @cached_property
    def _tellers(self) -> dict[tuple[str, Shown], Teller]:
        return {}

    def _one_teller(self, one: Named, shown: Shown) -> Teller:
        """What says one name; values of few kinds are worded once."""
        if one.words:
            return lambda row: one.path
        key, field = one.key, self.field(one)
        if one.of or not isinstance(field, CodeField | DayField | FlagField):
            return lambda row: self.one(one, row, shown)
        known: dict[object, str] = {}

        def tell(row: Values) -> str:
            value = row.get(key)
            if value not in known:
                known[value] = self.one(one, row, shown)
            return known[value]

        return tell

    def one(self, one: Named, row: Values, shown: Shown = Shown.PLAIN) -> str:
        """What one name says of a row."""
        if one.words:
            return one.path
        value, field = row.get(one.key), self.field(one)
        if isinstance(value, tuple):
            return LISTED.join(dict.fromkeys(filter(None, (self.shown(field, each, shown) for each in value))))
        return self.shown(field, value, shown)

    def shown(self, field: Field, value: Value, shown: Shown = Shown.PLAIN) -> str:
        """A stored value on paper."""
        if value is None:
            return ""
        if self.masked and field.sensitive:
            return field.mask(value)
        if shown is Shown.TICK:
            return "√" if value == 1 else ""
        if isinstance(field, DayField) and isinstance(value, str):
            if shown is Shown.MONTH:
                return value[:4] if value.endswith("~y") else f"{value[:4]}.{value[5:7]}"
            return print_date(value) if self.documents else field.show(value)
        if self.names_masked and isinstance(field, NameField) and isinstance(value, str):
            return masked_name(value)
        return field.show(value)

    def first_field(self, value: str) -> Field | None:
        """The field of the first name of a value, None for a value left to the hand."""
        return self.field(parts(value)[0][0]) if value else None

    def amount(self, value: str, row: Values) -> int | None:
        """The number a form's value stands for in a row: of the first alternative that is filled."""
        for some in parts(value):
            for one in some:
                found = row.get(one.key)
                if isinstance(found, int):
                    return found
        return None

    def label(self, value: str) -> str:
        """The words over a value: those of the first field it names, with the unit of amounts."""
        first = parts(value)[0][0]
        field = self.field(first)
        if first.of:
            return self.book.cabinet[first.of].fields[first.path.partition(".")[0]].label
        label = self.book.cabinet.label(self.kind, first.path)
        return f"{label}（{field.unit}）" if field.unit in ("元", "%") else label

    def choices(self, value: str) -> list[str]:
        """The words of all codes of a value's field."""
        field = self.field(parts(value)[0][0])
        if isinstance(field, CodeField):
            return list(field.codes.items.values())
        return [field.show(1), field.show(0)] if isinstance(field, FlagField) else []


def _first(tellers: Sequence[Teller]) -> Teller:
    """The first of several that says anything."""
    if len(tellers) == 1:
        return tellers[0]
    return lambda row: next(filter(None, (tell(row) for tell in tellers)), "")


def _joined(tellers: Sequence[Teller], between: str) -> Teller:
    return lambda row: between.join(dict.fromkeys(filter(None, (tell(row) for tell in tellers))))


def masked_name(name: str) -> str:
    """李*, 李*明, 欧**明: the first letter and, from three on, the last are left."""
    if len(name) < 3:
        return name[:1] + "*" * (len(name) - 1)
    return name[0] + "*" * (len(name) - 2) + name[-1]
