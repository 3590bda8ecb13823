"""The arguments of a deed as plain data, and back: kinds by name, days as text, forms with what they began from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from unionbook.ground.errors import Refusal
from unionbook.ground.kind import Kind
from unionbook.services.entry import Entry
from unionbook.services.recovery.snapshot import restored, snapshot
from unionbook.store.book import Book

MARK = "~"


@dataclass(frozen=True)
class _Carrier:
    """How a type of argument is made plain data, and made again."""

    sort: type
    pack: Callable[[Any], Any]
    unpack: Callable[[Any], Any]


_carriers: dict[str, _Carrier] = {}


def carry(name: str, sort: type, pack: Callable[[Any], Any], unpack: Callable[[Any], Any]) -> None:
    """Have a further type of argument kept as data, under a name that must not change."""
    _carriers[name] = _Carrier(sort, pack, unpack)


class Unkeepable(Exception):
    """An argument that cannot be kept as data."""


class Conflict(Refusal):
    """The book was changed meanwhile where the deed changes it. sentences: one for each place."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__("".join(sentences))
        self.sentences = sentences


def packed(value: object) -> Any:
    """A value as plain data. Raises Unkeepable."""
    match value:
        case None | str() | int() | float():
            return value
        case Book():
            return {MARK: "book"}
        case Kind():
            return {MARK: "kind", "name": value.name}
        case date():
            return {MARK: "day", "day": value.isoformat()}
        case Entry():
            return {MARK: "entry", "form": snapshot(value)}
        case list() | tuple():
            return [packed(one) for one in value]
        case Mapping() if all(isinstance(key, str) and key != MARK for key in value):
            return {key: packed(one) for key, one in value.items()}
    for name, carrier in _carriers.items():
        if isinstance(value, carrier.sort):
            return {MARK: name, "body": carrier.pack(value)}
    raise Unkeepable(type(value).__name__)


def unpacked(book: Book, data: Any) -> Any:
    """The value again, for this book as it is now. Raises Conflict, and Refusal when what it names is gone."""
    if isinstance(data, list):
        return [unpacked(book, one) for one in data]
    if not isinstance(data, dict):
        return data
    match data.get(MARK):
        case None:
            return {key: unpacked(book, one) for key, one in data.items()}
        case "book":
            return book
        case "kind":
            return book.cabinet[data["name"]]
        case "day":
            return date.fromisoformat(data["day"])
        case "entry":
            found = restored(book, data["form"])
            if found.conflicts:
                raise Conflict(found.conflicts)
            return found.entry
        case name if name in _carriers:
            return _carriers[name].unpack(data["body"])
    raise Refusal("本机存着的这一步由另一个版本的程序写成，这个版本不会补写。请用原来的程序打开一次。")
