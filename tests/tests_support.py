"""What several tests share: values a field may hold, small books."""

from datetime import date, timedelta

from hypothesis import strategies as st

from unionbook.ground.dates import Precision, store_date
from unionbook.ground.fields import (
    BlobField,
    CodeField,
    DayField,
    Field,
    FlagField,
    IntegerField,
    LinkField,
    SerialField,
    Value,
)
from unionbook.ground.kind import Kind

DAYS = st.integers(0, 4000).map(lambda n: date(2015, 1, 1) + timedelta(days=n))
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Co", "Zl", "Zp")), min_size=1, max_size=12
).map(lambda text: " ".join(text.split()) or "字")


def values_of_field(field: Field) -> st.SearchStrategy[Value]:
    """Values the field's column may hold."""
    match field:
        case CodeField():
            return st.sampled_from(list(field.codes.items))
        case FlagField():
            return st.sampled_from([0, 1])
        case DayField():
            kinds = [Precision.DAY] if field.precise else list(Precision)
            return st.builds(_dated, DAYS, st.sampled_from(kinds))
        case IntegerField():
            return st.integers(field.least, min(field.most, field.least + 5000))
        case BlobField():
            return st.binary(min_size=32, max_size=32).map(bytes.hex)
        case SerialField():
            return st.integers(1, 999).map(lambda n: field.form.format(year=2020, n=n))
        case _ if field.column == "INTEGER":
            return st.integers(0, 10**9)
    return WORDS


def values_for(kind: Kind) -> st.SearchStrategy[dict[str, Value]]:
    """Values for a row of the kind, links left out."""
    own = {name: field for name, field in kind.fields.items() if not isinstance(field, LinkField)}
    required = {name: values_of_field(field) for name, field in own.items() if field.required}
    optional = {name: values_of_field(field) for name, field in own.items() if not field.required}
    return st.fixed_dictionaries(required, optional=optional)


def _dated(day: date, precision: Precision) -> str:
    """A stored date of that precision near the day."""
    firsts = {"m": day.replace(day=1), "1": day.replace(day=1), "2": day.replace(day=11), "3": day.replace(day=21)}
    return store_date({**firsts, "y": day.replace(month=1, day=1)}.get(precision.value, day), precision)
