"""Cells as JSON between the process that parses and this one: nothing that comes from it can be run here."""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time
from itertools import product, repeat
from typing import Any

from unionbook.services.sheets.model import ERRORS, Cell, Fault, Portion, Rows

MOST = 50_000
"""Different words remembered: those that come again are among them, numbers of papers never are."""

_BETWEEN = "\x7f"
"""Stands between the words of a column: hardly any table has it, and JSON takes it as it is."""

_BLANKS = " \u3000\xa0\t\n\r"
_NOTHING = dict.fromkeys(
    ["", *(sign * often for sign in _BLANKS for often in range(1, 41)), *map("".join, product(_BLANKS, repeat=3))]
)
"""Words in which nothing stands: cells somebody emptied with the space bar."""


def packed(message: object) -> bytes:
    """A message as bytes."""
    text = json.dumps(message, ensure_ascii=False, separators=(",", ":"), default=_tagged)
    return text.encode("utf-8", "surrogatepass")


def unpacked(data: bytes) -> Any:
    """The message of these bytes."""
    return json.loads(data.decode("utf-8", "surrogatepass"), object_hook=_untagged)


def by_column(portion: Portion) -> list[object]:
    """Rows as they are sent: their count and each column."""
    return [portion.count, *map(_column, portion.columns)]


def _column(cells: Sequence[Any]) -> object:
    """One text, None for nothing, the different cells with the place of each, or a list: what is read soonest."""
    kinds = {*map(type, cells)}
    if kinds <= {str, type(None)}:
        text = _BETWEEN.join(cells if kinds == {str} else [cell or "" for cell in cells])
        if text.count(_BETWEEN) == len(cells) - 1:
            return text if len(text) >= len(cells) else None
    elif kinds.isdisjoint({int, float, bool}):
        # 1, 1.0 and True are the same key; days are not, and come again.
        places = {cell: place for place, cell in enumerate(dict.fromkeys(cells))}
        return {"different": [*places], "each": [*map(places.__getitem__, cells)]}
    return [*cells]


class Shared(dict[str, Cell]):
    """Words that come again in a table are kept once; an empty one, or one of blanks, is nothing, an error is one."""

    def rows(self, count: int, *columns: Any) -> Rows:
        """The rows that were sent, each as long as its last cell that is not empty."""
        if not columns:
            return [[] for _ in range(count)]
        rows = [*map(list, zip(*[self._cells(one, count) for one in columns], strict=True))]
        for row in rows:
            while row and row[-1] is None:
                row.pop()
        return rows

    def _cells(self, column: Any, count: int) -> Iterable[Cell]:
        if column is None:
            return repeat(None, count)
        if isinstance(column, str):
            words = column.split(_BETWEEN)
            return map(self._taking(), words, words)
        if isinstance(column, dict):
            return map([*self._of_any(column["different"])].__getitem__, column["each"])
        return self._of_any(column)

    def _of_any(self, cells: Sequence[Cell]) -> Iterable[Cell]:
        share = self._taking()
        return (share(cell, cell) if isinstance(cell, str) else cell for cell in cells)

    def _taking(self) -> Callable[[str, Cell], Cell]:
        if len(self) >= MOST:
            self.clear()
        if not self:
            self.update(_NOTHING)
            self.update(ERRORS)
        return self.setdefault


def _tagged(value: object) -> dict[str, str]:
    if isinstance(value, datetime):
        return {"@at": value.isoformat()}
    if isinstance(value, date):
        return {"@day": value.isoformat()}
    if isinstance(value, time):
        return {"@time": value.isoformat()}
    if isinstance(value, Fault):
        return {"@fault": value.code}
    raise TypeError(type(value).__name__)


def _untagged(value: dict[str, Any]) -> Cell | dict[str, Any]:
    if len(value) != 1:
        return value
    (tag, text), *_ = value.items()
    if tag == "@day":
        return date.fromisoformat(text)
    if tag == "@at":
        return datetime.fromisoformat(text)
    if tag == "@time":
        return time.fromisoformat(text)
    if tag == "@fault":
        return Fault(text)
    return value
