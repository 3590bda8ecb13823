"""Values put into words for paper: masked, joined, the first of several that is filled."""

from dataclasses import dataclass
from functools import cached_property

from unionbook.ground.dates import print_date
from unionbook.ground.fields import CodeField, DayField, Field, FlagField, NameField, Value
from unionbook.ground.forms import Shown
from unionbook.ground.formtext import Named, parts
from unionbook.ground.kind import Kind
from unionbook.services.forms.reading import Values, field_of
from unionbook.store.book import Book

STROKE = "/"
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
        said = (next(filter(None, (self.one(one, row, shown) for one in some)), "") for some in parts(value))
        return STROKE.join(filter(None, said))

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


def masked_name(name: str) -> str:
    """李*, 李*明, 欧**明: the first letter and, from three on, the last are left."""
    if len(name) < 3:
        return name[:1] + "*" * (len(name) - 1)
    return name[0] + "*" * (len(name) - 2) + name[-1]
