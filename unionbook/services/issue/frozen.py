"""What is kept of an issued report: its words, and every figure with the rows that made it, as they were that day.

Two texts are made of it. The public one has no rows; it is attached to the PDF, and its SHA-256 is the fingerprint on
the paper. The kept one adds the rows and lies in the book.
"""

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Any

VERSION = 1


@dataclass(frozen=True)
class FrozenRow:
    """A row behind a figure: its name, what the list showed of it (sensitive values masked), what it added."""

    uid: str
    title: str
    cells: tuple[str, ...]
    adds: int


@dataclass(frozen=True)
class FrozenKind:
    """What the rows of a kind were: heads of the list's columns, and each row's title and cells by uid."""

    label: str
    measure: str
    heads: tuple[str, ...]
    rows: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class FrozenFigure:
    """One figure. code: its number in the report, from 1.  place: the section or table it stands in.

    value: as stored, so many scaled parts of the measure (分: 100 of 元); printed: as worded.  automatic, reason:
    when the clerk wrote another number.
    kind: of its rows.  rows: (uid, what it adds).  digest: of the rows, also where they are not told.
    """

    code: int
    place: str
    key: str
    label: str
    measure: str
    definition: str
    first: str
    cut: str
    value: int | None
    scale: int
    printed: str
    kind: str
    count: int
    digest: str
    automatic: str = ""
    reason: str = ""
    rows: tuple[tuple[str, int], ...] = ()

    @property
    def where(self) -> tuple[str, str]:
        """What makes it the same figure in another issue: its key and its last counted day's place in the year."""
        return self.key, self.cut[5:]


FrozenPlace = tuple[int, int, float, float, float, float]
"""Code of a figure, page from 0, and its rectangle there: left, top, width, height in points."""


@dataclass(frozen=True)
class Frozen:
    """An issued report. head: office, superior, number, version, issued_on, title, period, as_of, template.

    text: its paragraphs.  tables: (title, heads, rows of printed cells).  places: where figures of the text stand on
    the paper, one for each line; kept in the book alone.
    """

    head: Mapping[str, str]
    text: tuple[str, ...]
    tables: tuple[tuple[str, tuple[str, ...], tuple[tuple[str, ...], ...]], ...]
    figures: tuple[FrozenFigure, ...]
    kinds: Mapping[str, FrozenKind] = field(default_factory=dict)
    places: tuple[FrozenPlace, ...] = ()

    def public(self) -> bytes:
        """The text attached to the PDF: everything but the rows, always the same bytes."""
        return _text(self._data(rows=False))

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of the public text."""
        return sha256(self.public()).hexdigest()

    def kept(self) -> bytes:
        """The text that lies in the book, compressed."""
        return zlib.compress(_text(self._data(rows=True)), 9)

    def _data(self, rows: bool) -> dict[str, Any]:
        figures = [dict(vars(figure)) for figure in self.figures]
        if not rows:
            for figure in figures:
                del figure["rows"]
        data = {
            "format": VERSION,
            "head": dict(self.head),
            "text": list(self.text),
            "tables": [list(table) for table in self.tables],
            "figures": figures,
        }
        kept = {"kinds": {name: vars(kind) for name, kind in self.kinds.items()}, "places": list(self.places)}
        return data | kept if rows else data

    @classmethod
    def read(cls, body: bytes) -> "Frozen":
        """From either text. Raises ValueError when it is none."""
        try:
            data = json.loads(zlib.decompress(body) if body[:1] == b"\x78" else body)
            if data["format"] > VERSION:
                raise ValueError("newer")
            return cls(
                head=data["head"],
                text=tuple(data["text"]),
                tables=tuple(_table(table) for table in data["tables"]),
                figures=tuple(_figure(figure) for figure in data["figures"]),
                kinds={name: _kind(kind) for name, kind in data.get("kinds", {}).items()},
                places=tuple(tuple(place) for place in data.get("places", ())),
            )
        except (zlib.error, KeyError, TypeError, json.JSONDecodeError, UnicodeDecodeError) as fault:
            raise ValueError(str(fault)) from fault

    def rows(self, figure: FrozenFigure, most: int | None = None) -> list[FrozenRow]:
        """The rows behind a figure as they were; of the first so many."""
        known = self.kinds[figure.kind].rows if figure.kind in self.kinds else {}
        some = figure.rows[:most]
        return [FrozenRow(uid, known[uid][0], tuple(known[uid][1:]), adds) for uid, adds in some if uid in known]

    def places_of(self, code: int) -> list[tuple[int, float, float, float, float]]:
        """Where a figure stands on the paper: page, left, top, width, height."""
        return [place[1:] for place in self.places if place[0] == code]

    def figure(self, code: int) -> FrozenFigure | None:
        """The figure of a code."""
        return next((figure for figure in self.figures if figure.code == code), None)


def digest_of(rows: Sequence[tuple[str, int]]) -> str:
    """A short digest of which rows made a figure and what each added; the order does not matter."""
    return sha256(repr(sorted(rows)).encode()).hexdigest()[:16]


def _text(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _table(data: Any) -> tuple[str, tuple[str, ...], tuple[tuple[str, ...], ...]]:
    title, heads, rows = data
    return title, tuple(heads), tuple(tuple(row) for row in rows)


def _figure(data: dict[str, Any]) -> FrozenFigure:
    rows = tuple((str(uid), int(adds)) for uid, adds in data.get("rows", ()))
    return FrozenFigure(**{**data, "rows": rows})


def _kind(data: dict[str, Any]) -> FrozenKind:
    rows = {uid: tuple(cells) for uid, cells in data["rows"].items()}
    return FrozenKind(data["label"], data["measure"], tuple(data["heads"]), rows)
