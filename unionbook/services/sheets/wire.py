"""Cells as JSON between the process that parses and this one: nothing that comes from it can be run here."""

import json
from datetime import date, datetime, time
from typing import Any

from unionbook.services.sheets.model import Cell, Fault

MOST = 50_000
"""Different words remembered: those that come again are among them, numbers of papers never are."""


def packed(message: object) -> bytes:
    """A message as bytes."""
    text = json.dumps(message, ensure_ascii=False, separators=(",", ":"), default=_tagged)
    return text.encode("utf-8", "surrogatepass")


def unpacked(data: bytes) -> Any:
    """The message of these bytes."""
    return json.loads(data.decode("utf-8", "surrogatepass"), object_hook=_untagged)


class Shared(dict[str, str]):
    """Words that come again in a table are kept once."""

    def share(self, rows: list[list[Cell]]) -> list[list[Cell]]:
        """The rows, each different word of them the same object."""
        if len(self) >= MOST:
            self.clear()
        share = self.setdefault
        for row in rows:
            row[:] = [share(cell, cell) if cell.__class__ is str else cell for cell in row]
        return rows


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
