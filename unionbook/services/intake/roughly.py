"""Days a table tells only to the month, beside a number that tells the very day: 出生年月 1985.6 and the identity
number."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from unionbook.ground.dates import BadDate, first_day, last_day, parse_date
from unionbook.ground.fields import DayField, Value
from unionbook.services.intake.fresh import Judge
from unionbook.services.intake.model import Judged
from unionbook.services.intake.reading import Reading
from unionbook.services.sheets.model import Cell

_OTHERWISE = "“{text}”与证件号码里的{label}（{told}）不一致，请核对两处。"


def settle(
    made: Judged,
    wrong: dict[str, str],
    inside: Mapping[str, dict[str, Value]],
    judges: Mapping[str, Judge],
    cells: Reading,
) -> None:
    """Take the very day instead of the month it lies in, and say where it lies in another. wrong: sentences by path."""
    for path, link, name in cells.inside_of(made.row):
        field, given = cells.targets[path].field, inside[link]
        if not isinstance(field, DayField) or not field.precise or path not in made.texts:
            continue
        text, cell = made.texts[path], made.row.cells.get(cells.column_of(path) or 0)
        months = _months(text, given.get(name), cells.head_of(path), cell, cells.today)
        others = {key: value for key, value in given.items() if key != name}
        told = judges[link].derived(others).get(name) if months else None
        if not isinstance(told, str):
            continue
        if any(first_day(one) <= date.fromisoformat(told) <= last_day(one) for one in months):
            wrong.pop(path, None)
            given[name] = told
            made.values = {**made.values, path: told}
            made.reasons = [one for one in made.reasons if one.path != path]
        elif path in wrong:
            wrong[path] = _OTHERWISE.format(text=text, label=field.label, told=told)
            made.reasons = [replace(one, sentence=wrong[path]) if one.path == path else one for one in made.reasons]


def _months(text: str, value: Value, head: str, cell: Cell, today: date) -> list[str]:
    """The months or years a cell may mean, none for a day: the first of a month in a column of months (年月) is what
    the table's program makes of one, and 1985.1 what it makes of October."""
    if isinstance(value, str):
        return [f"{value}~m"] if value.endswith("-01") and "年月" in head and "日" not in head else []
    try:
        found = parse_date(text, today, precise=False)
    except BadDate:
        return []
    october = [found.replace("-01-01", "-10-01")] if isinstance(cell, float) and text.endswith(".1") else []
    return [found, *october] if "~" in found else []
