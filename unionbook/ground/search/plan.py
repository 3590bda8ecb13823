"""The plan of the index of a cabinet: which lists of terms it has, and by which lists and links each kind is found.

A kind's own list holds what is typed in its form: its own fields and those it embeds. What its search names beyond a
link that embeds nothing is found in a list of the linked kind, and from there by the link.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from hashlib import sha256

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.fields import Field, LinkField, NoteField, TextField
from unionbook.ground.kind import Kind
from unionbook.ground.search.terms import VERSION, Manner

PLACES = 4
"""Places of one list: terms with which a value begins, of rows in use and of those gone; then the later terms."""


@dataclass(frozen=True)
class Source:
    """A value rows are found by: its path, at most over one link, and how it is looked for."""

    path: str
    manner: Manner


@dataclass(frozen=True)
class Listed:
    """One list of terms. number: its place among all lists.  stage: the field that tells which rows are gone, "" for
    none; gone: the stages in which they are."""

    number: int
    kind: str
    sources: tuple[Source, ...]
    stage: str = ""
    gone: frozenset[str] = frozenset()

    @cached_property
    def manners(self) -> tuple[Manner, ...]:
        """How each of the sources is looked for."""
        return tuple(source.manner for source in self.sources)

    @cached_property
    def fields(self) -> frozenset[str]:
        """The fields of its rows it looks at, links to values beyond them too."""
        return frozenset({source.path.partition(".")[0] for source in self.sources} | ({self.stage} - {""}))

    def beyond(self, link: str) -> frozenset[str]:
        """The fields it looks at beyond a link."""
        return frozenset(path.partition(".")[2] for path in _linked(self) if path.startswith(f"{link}."))

    def place(self, later: bool, gone: bool) -> int:
        """The number under which such terms are kept."""
        return self.number * PLACES + 2 * later + gone

    def places(self, later: bool) -> tuple[int, int]:
        """The places of rows in use and of those gone."""
        return self.place(later, False), self.place(later, True)


@dataclass(frozen=True)
class Route:
    """Rows found by a row they link to, step by step. kinds: those the links point to, in turn."""

    links: tuple[str, ...]
    kinds: tuple[str, ...]
    listed: Listed


@dataclass(frozen=True)
class Way:
    """How the rows of a kind are found: in its own list, None when it has none, and by what they link to."""

    own: Listed | None = None
    routes: tuple[Route, ...] = ()


@dataclass
class Plan:
    """lists: all lists in order.  ways: how the rows of each kind are found.  shape: changes with the plan."""

    lists: list[Listed] = field(default_factory=list)
    ways: dict[str, Way] = field(default_factory=dict)
    shape: str = ""

    def of_kind(self, kind: str) -> list[Listed]:
        """The lists that hold rows of a kind."""
        return [listed for listed in self.lists if listed.kind == kind]

    def carrying(self, cabinet: Cabinet, kind: str) -> Iterator[tuple[Listed, str]]:
        """The lists with values of a kind their own rows link to, and the link."""
        for listed in self.lists:
            for link in dict.fromkeys(path.partition(".")[0] for path in _linked(listed)):
                target = cabinet[listed.kind].fields[link]
                if isinstance(target, LinkField) and target.kind == kind:
                    yield listed, link


def _linked(listed: Listed) -> Iterator[str]:
    return (source.path for source in listed.sources if "." in source.path)


@lru_cache(maxsize=16)
def plan_of(cabinet: Cabinet) -> Plan:
    """The plan of a cabinet."""
    return _Making(cabinet).plan


class _Making:
    def __init__(self, cabinet: Cabinet) -> None:
        self.cabinet, self.plan = cabinet, Plan()
        self.embedded = {
            link.kind for kind in cabinet for link in kind.fields.values() if isinstance(link, LinkField) and link.embed
        }
        self.made: dict[tuple[str, tuple[str, ...], bool], Listed] = {}
        for kind in sorted(cabinet, key=lambda one: one.name):
            if kind.search:
                self.plan.ways[kind.name] = self._way(kind)
        told = [(one.number, one.kind, one.sources, one.stage, sorted(one.gone)) for one in self.plan.lists]
        self.plan.shape = sha256(repr((VERSION, told)).encode()).hexdigest()[:16]

    def _way(self, kind: Kind) -> Way:
        beyond: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        for path in kind.search:
            *links, last = path.split(".")
            if not self._own(kind, path):
                beyond[tuple(links)].append(last)
        return Way(self._own_list(kind), tuple(self._route(kind, links, lasts) for links, lasts in beyond.items()))

    def _own(self, kind: Kind, path: str) -> bool:
        link, dot, rest = path.partition(".")
        target = kind.fields[link]
        return not dot or (isinstance(target, LinkField) and rest in target.embed)

    def _own_list(self, kind: Kind) -> Listed | None:
        paths = tuple(path for path in kind.search if self._own(kind, path))
        return self._list(kind, paths) if paths else None

    def _route(self, kind: Kind, links: tuple[str, ...], lasts: list[str]) -> Route:
        kinds = []
        for link in links:
            target = kind.fields[link]
            assert isinstance(target, LinkField)
            kind = self.cabinet[target.kind]
            kinds.append(kind.name)
        # Whoever is known by a number as well as by the name is found by either.
        whole = self._own_list(kind) if kind.name in self.embedded else None
        return Route(links, tuple(kinds), whole or self._list(kind, tuple(lasts), read=False))

    def _list(self, kind: Kind, paths: tuple[str, ...], read: bool = True) -> Listed:
        """read: titles are found also as they are read; a firm's initials are no way to its people."""
        if (kind.name, paths, read) not in self.made:
            sources = tuple(Source(path, self._manner(kind, path, read)) for path in paths)
            stages = kind.stages
            ended = [one.name for one in stages.stages if not one.open and one.tone == "neutral"] if stages else []
            listed = Listed(
                len(self.plan.lists), kind.name, sources, stages.field if stages and ended else "", frozenset(ended)
            )
            self.made[kind.name, paths, read] = listed
            self.plan.lists.append(listed)
        return self.made[kind.name, paths, read]

    def _manner(self, kind: Kind, path: str, read: bool) -> Manner:
        *links, last = path.split(".")
        for link in links:
            target = kind.fields[link]
            assert isinstance(target, LinkField)
            kind = self.cabinet[target.kind]
        return manner(kind.fields[last], read and last in kind.title)


def manner(declared: Field, title: bool) -> Manner:
    """How a field's values are looked for. title: they name the row."""
    if title and isinstance(declared, TextField) and not isinstance(declared, NoteField):
        return Manner.NAME
    return declared.manner
