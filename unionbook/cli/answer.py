"""What a command answers: data for --json, or lines of Chinese for people, with tables of the right width."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any
from unicodedata import combining, east_asian_width


@dataclass
class Answer:
    """data: the JSON document.  lines: the same for people.  code: exit code.  complaint: said on standard error."""

    data: Any
    lines: Sequence[str] = field(default_factory=list)
    code: int = 0
    complaint: str = ""

    def text(self, as_json: bool) -> str:
        """What goes to standard output."""
        if as_json:
            return json.dumps(self.data, ensure_ascii=False, indent=1)
        return "\n".join(self.lines)


def width(text: str) -> int:
    """The columns a text takes in a terminal: two for a full-width letter, none for a combining mark."""
    return sum(0 if combining(letter) else 2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def cut(text: str, most: int) -> str:
    """The text on one line, shortened to so many columns."""
    text = " ".join(text.split())
    if width(text) <= most:
        return text
    kept = ""
    for letter in text:
        if width(kept + letter) > most - 2:
            break
        kept += letter
    return kept + "…"


def table(
    heads: Sequence[str], rows: Iterable[Sequence[str]], right: Iterable[int] = (), most: int = 40
) -> list[str]:
    """Lines of a table. right: places of columns set to the right.  most: columns of a cell, the last one free."""
    last = len(heads) - 1
    body = [[cut(cell, most) if at < last else " ".join(cell.split()) for at, cell in enumerate(row)] for row in rows]
    widths = [max(map(width, column)) for column in zip_longest(heads, *body, fillvalue="")]
    flush = set(right)

    def line(cells: Sequence[str]) -> str:
        padded = []
        for at, cell in enumerate(cells):
            gap = " " * (widths[at] - width(cell))
            padded.append(gap + cell if at in flush else cell + gap)
        return "  ".join(padded).rstrip()

    rule = ["-" * min(wide, most) for wide in widths]
    return [line(heads), "  ".join(rule), *map(line, body)]


def counted(total: int, measure: str) -> str:
    """The line under a table."""
    return f"共 {total} {measure}。"
