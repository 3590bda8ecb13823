"""续签: how the next row of a kind takes the place of one that ends."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from unionbook.ground.conditions import Condition
from unionbook.ground.fields.base import Value

if TYPE_CHECKING:
    from unionbook.ground.cabinet import Cabinet
    from unionbook.ground.kind import Kind

Stored = Mapping[str, Value]


@dataclass(frozen=True, kw_only=True)
class Successor:
    """The next in place of one that ends.

    verb: what making it is called.  link: the field in which the next names the one before.  ready: the rows a next
    may be made of; waiting: the subset of those for which it is time.
    kept: fields it takes over; rows: of each child kind, those its rows take over.
    begins: what follows for the next from the one before (its stored values), on a day.
    noted: the field of the one before that tells when the next was begun, and the field of the next that says so.
    """

    verb: str
    link: str
    ready: Condition
    waiting: str
    kept: tuple[str, ...]
    rows: Mapping[str, tuple[str, ...]]
    begins: Callable[[Stored, date], Stored]
    noted: tuple[str, str]


def successor_faults(cabinet: "Cabinet", kind: "Kind") -> Iterator[str]:
    """A sentence for each name of its successor that does not exist."""
    if (found := kind.successor) is None:
        return
    for name in (found.link, *found.kept, *found.noted):
        if name not in kind.fields:
            yield f"{kind.name}: its successor names {name!r}, which is no field"
    if found.waiting not in [subset.name for subset in kind.subsets]:
        yield f"{kind.name}: its successor names {found.waiting!r}, which is no subset"
    for child, names in found.rows.items():
        fields = cabinet[child].fields if child in kind.children else {}
        for name in names:
            if name not in fields:
                yield f"{kind.name}: its successor names {child}.{name}, which is no field of a child row"
