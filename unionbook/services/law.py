"""The values of law and local rules in force on a day, and the calendar working days are counted over."""

from functools import cache

from unionbook.ground.dates import first_day
from unionbook.ground.days import Calendar
from unionbook.ground.statute import NotInForce, Rule, Statute


@cache
def statute() -> Statute:
    """The values shipped with the program."""
    return Statute.load()


def rule_on(key: str, stored: str) -> Rule | None:
    """The rule in force on a stored date, None before its first version. Raises KeyError for an unknown key."""
    try:
        return statute().on(key, first_day(stored))
    except NotInForce:
        return None


@cache
def calendar() -> Calendar:
    """The calendar of working days: Monday to Friday, until a table of holidays says otherwise."""
    return Calendar(frozenset(), frozenset())
