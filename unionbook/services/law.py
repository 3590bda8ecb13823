"""The law of a book: what comes with the program, under what the office has entered.

Local rules, days off and the way of counting lie in the book itself, so that they travel with it; what they make
is worked out once and again when one of those kinds changes.
"""

from functools import cache, partial
from weakref import WeakKeyDictionary, ref

from unionbook.ground.holidays import SpecialDay, announced, calendar_of
from unionbook.ground.law import Law
from unionbook.ground.statute import Rule, Statute
from unionbook.store.book import Book

TABLES = frozenset({"day_off", "local_rule", "office"})
"""The kinds whose rows are part of the law."""

_LAWS: WeakKeyDictionary[Book, Law] = WeakKeyDictionary()
_HEARD: WeakKeyDictionary[Book, None] = WeakKeyDictionary()


@cache
def statute() -> Statute:
    """The values shipped with the program."""
    return Statute.load()


@cache
def shipped() -> Law:
    """The law as it comes with the program."""
    return Law(statute(), calendar_of(announced()))


def law_of(book: Book | None) -> Law:
    """The law of a book; without one, as it comes with the program."""
    if book is None:
        return shipped()
    if book not in _HEARD:
        _HEARD[book] = None
        # First of all: whoever else listens may ask for the law again. A new list: this may be one of its calls.
        book.listeners = [partial(_forget, ref(book)), *book.listeners]
    if book not in _LAWS:
        _LAWS[book] = read(book)
    return _LAWS[book]


def _forget(book: ref[Book], kinds: set[str]) -> None:
    if kinds & TABLES and (found := book()) is not None:
        _LAWS.pop(found, None)


def read(book: Book) -> Law:
    """The law of a book as its rows say now, also within an act."""
    ways = ["count_first_day", "roll_to_working"]
    office = book.select("office", ways, limit=1) if "office" in book.cabinet else []
    first, roll = office[0] if office else (None, None)
    days = calendar_of((*announced(), *own_days(book)))
    return Law(Statute(_overlaid(statute(), _local_rules(book))), days, bool(first), bool(roll))


def _overlaid(base: Statute, local: list[Rule]) -> dict[str, tuple[Rule, ...]]:
    """The rules with the office's own versions among them.

    A value that differs from place to place stays the office's from its first own version on: a later one that came
    with the program is only another place's.
    """
    rules = dict(base.rules)
    for key in {rule.key for rule in local} & set(rules):
        own = {rule.since: rule for rule in local if rule.key == key}
        kept = (one for one in rules[key] if not one.local or one.since < min(own))
        versions = {one.since: one for one in kept} | own
        rules[key] = tuple(versions[since] for since in sorted(versions))
    return rules


def _local_rules(book: Book) -> list[Rule]:
    if "local_rule" not in book.cabinet or not (found := book.select("local_rule", ["uid"])):
        return []
    # Its drawer is loaded where an office has rules of its own.
    from unionbook.records.rule import LocalRule

    records = (book.get("local_rule", uid) for (uid,) in found)
    rules = (record.rule() for record in records if isinstance(record, LocalRule))
    return [rule for rule in rules if rule is not None]


def own_days(book: Book) -> list[SpecialDay]:
    """The days the office has entered itself."""
    names = ["day", "sort", "name", "source"]
    if "day_off" not in book.cabinet or not (found := book.select("day_off", names)):
        return []
    from unionbook.records.calendar import DayOff

    kind = book.cabinet["day_off"]
    records = (kind.make(dict(zip(names, row, strict=True))) for row in found)
    days = (record.special() for record in records if isinstance(record, DayOff))
    return [day for day in days if day is not None]


def days_of(book: Book, year: int) -> list[tuple[SpecialDay, bool]]:
    """Every special day of a year as it stands in the book, in order, and whether the office entered it itself."""
    found = {one.day: (one, False) for one in announced()} | {one.day: (one, True) for one in own_days(book)}
    return [found[day] for day in sorted(found) if day.year == year]
