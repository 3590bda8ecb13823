"""Who looked at what the book holds of a person, who printed or exported it, when, why: the lines of the access log."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from unionbook.ground.kind import Kind
from unionbook.records.disclosure import REFUSED
from unionbook.services.privacy.access import DISCLOSURE
from unionbook.store.book import Book


@dataclass(frozen=True)
class Look:
    """One line of the access log. what: in words; by: who, on which PC; own: it was about a record of this person,
    otherwise a list of a kind the person is in, of which it is not kept whose rows it had."""

    kind: Kind
    uid: str
    day: str
    at: str
    what: str
    by: str
    own: bool


_PATHS = ("uid", "disclosed_on", "at", "who", "device", "how", "what", "of_kind", "record", "rows", "masked", "reason")


def looks(book: Book, uids: Iterable[str], kinds: Iterable[Kind]) -> tuple[Look, ...]:
    """The lines about these records, and about lists of these kinds, the newest first."""
    if DISCLOSURE not in book.cabinet:
        return ()
    own, labels = set(uids), {kind.label for kind in kinds}
    found = book.select(DISCLOSURE, list(_PATHS), order=("-disclosed_on", "-at", "-uid"))
    rows = (dict(zip(_PATHS, row, strict=True)) for row in found)
    return tuple(_look(book, row, row["record"] in own) for row in rows if _concerns(row, own, labels))


def _concerns(row: dict[str, object], own: set[str], labels: set[str]) -> bool:
    return row["record"] in own if row["record"] else row["of_kind"] in labels


def _look(book: Book, row: dict[str, object], own: bool) -> Look:
    kind = book.cabinet[DISCLOSURE]
    told = "，".join(filter(None, _told(kind, row, own)))
    by = " ".join(str(row[name]) for name in ("who", "device") if row[name])
    return Look(kind, str(row["uid"]), str(row["disclosed_on"]), str(row["at"] or ""), told, by, own)


def _told(kind: Kind, row: dict[str, object], own: bool) -> Iterator[str]:
    how = row["how"]
    yield f"{kind.fields['how'].show(how)}：{row['what']}" if isinstance(how, str) else str(row["what"])
    if not own:
        yield f"名单 {row['rows']} 条，可能有此人"
    if how == REFUSED:
        yield str(row["reason"] or "")
        return
    yield "已遮盖" if row["masked"] else "完整号码"
    yield f"用途：{row['reason']}" if row["reason"] else ""
