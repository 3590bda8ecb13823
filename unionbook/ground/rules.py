"""What a rule of a record looks at, said beside the rule: so that a whole table is asked by its different values, and
not at all where the rule cannot speak.

Child rows are never named: who asks by values has a row of a table before him, which has none.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, Generic, TypeVar

Way = tuple[str, ...]
T = TypeVar("T")
Method = TypeVar("Method", bound=Callable[..., Any])

_LOOKS = "looks"


@dataclass(frozen=True, kw_only=True)
class Looks:
    """paths: the only fields it looks at, those of a record the form embeds by link (person.born).

    fills: those it may fill, among the paths.  alike: it says nothing unless another row of the kind has the same
    filled values at all fields of one of these ways.  when: it is not asked where all of these are empty or no; of one
    with `alike` or `when` the paths are not named.
    """

    paths: tuple[str, ...] = ()
    fills: tuple[str, ...] = ()
    alike: tuple[Way, ...] = ()
    when: tuple[str, ...] = ()
    checks: bool = False


def rule(*paths: str, alike: tuple[Way, ...] = (), when: tuple[str, ...] = ()) -> Callable[[Method], Method]:
    """A method that is one of a record's checks."""
    return _saying(Looks(paths=paths, alike=alike, when=when, checks=True))


def looks_at(*paths: str, fills: tuple[str, ...] = ()) -> Callable[[Method], Method]:
    """The same said of what a record derives and unfolds."""
    return _saying(Looks(paths=paths, fills=fills))


def _saying(looks: Looks) -> Callable[[Method], Method]:
    def say(method: Method) -> Method:
        setattr(method, _LOOKS, looks)
        return method

    return say


def looks_of(method: Callable[..., Any]) -> Looks | None:
    """What was said of a method, None for nothing."""
    found = getattr(method, _LOOKS, None)
    return found if isinstance(found, Looks) else None


@dataclass(frozen=True, kw_only=True)
class Check:
    """One of a record's checks."""

    looks: Looks
    ask: Callable[..., Iterator[Any]]


def rules_of(record: type) -> tuple[Check, ...]:
    """The checks of a record's class, in the order they are written."""
    return _checks(record)


@cache
def _checks(record: type) -> tuple[Check, ...]:
    found = ((method, looks_of(method)) for method in vars(record).values())
    return tuple(Check(looks=looks, ask=method) for method, looks in found if looks is not None and looks.checks)


class Seen(Generic[T]):
    """What a record's methods make of some of its fields, which none of them fills: a method of the record that others
    name among their paths. Many different numbers come to few findings.

    work: of the values at the paths and the day.
    """

    def __init__(self, work: Callable[..., T], *paths: str) -> None:
        self.work, self.paths = work, paths
        self.held = ""

    def __set_name__(self, record: type, name: str) -> None:
        self.held = f"{name} seen"

    def __get__(self, record: Any, of: type) -> Callable[[Any], T]:
        return partial(self._told, record)

    def _told(self, record: Any, around: Any) -> T:
        """What was found out already by who asks a whole table, or what is found out now."""
        values: dict[str, Any] = vars(record)
        if self.held in values:
            found: T = values[self.held]
            return found
        return self.work(*map(values.__getitem__, self.paths), around.today)


def seen_of(record: type) -> dict[str, Seen[Any]]:
    """What the methods of a record's class look at that is worked out of its fields, by name."""
    return {name: one for name, one in vars(record).items() if isinstance(one, Seen)}
