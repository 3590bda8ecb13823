"""The cabinet: all kinds by name, in the order of the tabs."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from unionbook.ground.fields import Field, LinkField
from unionbook.ground.kind import Kind, Record


class Cabinet:
    """The kinds a book is read and written with (`unionbook.ground.lint` tells whether all their names exist).

    facts: what was worked out of them and is kept with them (see `fact`).
    """

    def __init__(self, kinds: Iterable[Kind], facts: Mapping[str, str] | None = None) -> None:
        self.kinds: tuple[Kind, ...] = tuple(kinds)
        self.facts = dict(facts or {})
        self._by_name = {kind.name: kind for kind in self.kinds}
        if len(self._by_name) < len(self.kinds):
            raise ValueError("two kinds have one name")

    def __getitem__(self, name: str) -> Kind:
        return self._by_name[name]

    def __contains__(self, name: object) -> bool:
        return name in self._by_name

    def __iter__(self) -> Iterator[Kind]:
        return iter(self.kinds)

    def fact(self, name: str, made: Callable[[], str]) -> str:
        """Something worked out of the declarations, under a name."""
        if name not in self.facts:
            self.facts[name] = made()
        return self.facts[name]

    def of_record(self, record: type[Record]) -> Kind:
        """The kind whose rows are of that class. Raises KeyError."""
        return self._by_class[record.__module__, record.__qualname__]

    @cached_property
    def _by_class(self) -> dict[tuple[str, str], Kind]:
        return {kind.record_name: kind for kind in self.kinds}

    def tabs(self) -> list[Kind]:
        """The kinds with a tab of their own, in order."""
        return [kind for kind in self.kinds if kind.tab]

    def children(self, kind: Kind) -> list[Kind]:
        """The child kinds of a kind, in the order its sections name them."""
        return [self[name] for name in kind.children]

    def parent_of(self, kind: Kind) -> Kind | None:
        """The kind whose form holds this kind's rows, None for a kind that stands alone."""
        link = kind.fields.get(kind.parent)
        return self[link.kind] if isinstance(link, LinkField) else None

    def field(self, kind: Kind, path: str) -> Field:
        """The field at the end of a path ("person.sex"). Raises KeyError."""
        *links, last = path.split(".")
        for step in links:
            linked = kind.fields[step]
            if not isinstance(linked, LinkField):
                raise KeyError(path)
            kind = self[linked.kind]
        return kind.fields[last]

    def label(self, kind: Kind, path: str) -> str:
        """The label of a path: that of its last field, or the link's own when it ends in a name."""
        *links, last = path.split(".")
        if links and last in ("name",):
            return self.field(kind, ".".join(links)).label
        return self.field(kind, path).label

    def linking(self, kind: Kind) -> list[tuple[Kind, str]]:
        """(kind, field) of every link that points to this kind."""
        return [
            (other, name)
            for other in self.kinds
            for name, field in other.fields.items()
            if isinstance(field, LinkField) and field.kind == kind.name
        ]

    def homes(self) -> list[str]:
        """The drawers' packages in an order in which every link points into an earlier drawer or its own.

        Tab order is not building order: a table can be made only after those it links to.
        """
        kinds: dict[str, list[Kind]] = {}
        for kind in self.kinds:
            kinds.setdefault(kind.home, []).append(kind)
        done: dict[str, None] = {}
        placing: set[str] = set()

        def place(home: str) -> None:
            if home in done or home in placing:
                return
            placing.add(home)
            for kind in kinds[home]:
                for field in kind.fields.values():
                    if isinstance(field, LinkField):
                        place(self[field.kind].home)
            done[home] = None

        for home in kinds:
            place(home)
        return list(done)
