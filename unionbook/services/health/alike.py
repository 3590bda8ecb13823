"""疑似重复: rows of a kind that are likely one, group by group."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from unionbook.ground.conditions import among
from unionbook.ground.kind import Kind
from unionbook.services.doubles.scan import CHUNK, LIKELY, scan
from unionbook.store.book import Book

if TYPE_CHECKING:
    from unionbook.services.check import Step


def groups(book: Book, kind: Kind, step: "Step") -> list[tuple[str, ...]]:
    """The rows that may be one, in the order of the list; those noted as different are left out."""
    joined: dict[str, str] = {}
    for pair in scan(book, kind, LIKELY, step):
        _join(joined, pair.one, pair.other)
    found: dict[str, list[str]] = {}
    for uid in _ordered(book, kind, joined):
        found.setdefault(_root(joined, uid), []).append(uid)
    return [tuple(group) for group in found.values()]


def _ordered(book: Book, kind: Kind, uids: Iterable[str]) -> list[str]:
    wanted, found = sorted(uids), []
    for start in range(0, len(wanted), CHUNK):
        some = among("uid", *wanted[start : start + CHUNK])
        found += [str(uid) for (uid,) in book.select(kind.name, ["uid"], some, order=kind.order)]
    return found


def _root(joined: dict[str, str], uid: str) -> str:
    while joined.get(uid, uid) != uid:
        uid = joined[uid]
    return uid


def _join(joined: dict[str, str], one: str, other: str) -> None:
    first, second = _root(joined, one), _root(joined, other)
    joined[first] = first
    joined[second] = first
