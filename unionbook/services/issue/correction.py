"""What a correction prints: each figure that is no longer what was issued, the rows that made the difference, why."""

from collections.abc import Iterator
from dataclasses import dataclass

from unionbook.services.issue.frozen import Frozen, FrozenFigure
from unionbook.store.book import Book
from unionbook.store.history import act

NONE = "—"
_TOLD = 6
"""Rows named one by one in a printed table; the rest are counted."""


@dataclass(frozen=True)
class RowDifference:
    """A row that no longer adds what it added. before, after: None where it was not, or is not, counted.

    why: labels of the acts since then that touched it, the oldest first.
    """

    uid: str
    title: str
    before: int | None
    after: int | None
    why: tuple[str, ...] = ()

    @property
    def what(self) -> str:
        """新增, 减少 or 变动."""
        return "新增" if self.before is None else "减少" if self.after is None else "变动"


@dataclass(frozen=True)
class Difference:
    """A figure that changed. old, new: as printed, "—" where the report did not or no longer has it."""

    place: str
    label: str
    old: str
    new: str
    kind: str = ""
    rows: tuple[RowDifference, ...] = ()

    @property
    def words(self) -> str:
        """Which rows, and why, in one text."""
        told = [f"{row.what}“{row.title}”{_because(row)}" for row in self.rows[:_TOLD]]
        more = len(self.rows) - _TOLD
        return "；".join([*told, *([f"等 {len(self.rows)} 条"] if more > 0 else [])])


def _because(row: RowDifference) -> str:
    return f"（{row.why[-1]}）" if row.why else ""


def differences(book: Book, old: Frozen, new: Frozen, since: int) -> list[Difference]:
    """Every figure that differs between two states of a report, in the order of the new one.

    since: the place of the older one in the order of the book's acts (`Change.hlc`).
    """
    known = _by_place(old)
    found: list[Difference] = []
    for mark, figure in _by_place(new).items():
        before = known.pop(mark, None)
        if before is None:
            found.append(Difference(figure.place, figure.label, NONE, figure.printed, figure.kind))
        elif (before.value, before.printed, before.digest) != (figure.value, figure.printed, figure.digest):
            rows = tuple(_rows(book, old, before, new, figure, since))
            found.append(
                Difference(figure.place, figure.label, before.printed, figure.printed, figure.kind, rows)
            )
    found += [Difference(gone.place, gone.label, gone.printed, NONE, gone.kind) for gone in known.values()]
    return found


def _by_place(frozen: Frozen) -> dict[tuple[str, str, str, int], FrozenFigure]:
    """The figures by key, days, and how often that stood before: sections may be renamed or moved."""
    found: dict[tuple[str, str, str, int], FrozenFigure] = {}
    for figure in frozen.figures:
        asked = figure.key, figure.first, figure.cut
        found[(*asked, sum(known[:3] == asked for known in found))] = figure
    return found


def _rows(
    book: Book, old: Frozen, before: FrozenFigure, new: Frozen, after: FrozenFigure, since: int
) -> Iterator[RowDifference]:
    then, now = ({row.uid: row for row in one.rows(figure)} for one, figure in ((old, before), (new, after)))
    for uid in dict.fromkeys((*then, *now)):
        was = then[uid].adds if uid in then else None
        is_ = now[uid].adds if uid in now else None
        if was != is_:
            title = (now.get(uid) or then[uid]).title
            yield RowDifference(uid, title, was, is_, _why(book, after.kind, uid, since))


def _why(book: Book, kind: str, uid: str, since: int) -> tuple[str, ...]:
    """Labels of the acts that touched a row since then, the oldest first."""
    if kind not in book.cabinet:
        return ()
    later = sorted((change.hlc, change.act) for change in book.trail.of_row(kind, uid) if change.hlc > since)
    lines = (act(book, number) for number in dict.fromkeys(number for _, number in later))
    return tuple(line.label for line in lines if line is not None)
