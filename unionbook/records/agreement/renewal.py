"""续签: the next agreement begins where the one before ends, for as long; its numbers are bargained for anew."""

from datetime import date, timedelta

from unionbook.ground.conditions import among, empty, every, filled
from unionbook.ground.dates import first_day, store_date
from unionbook.ground.days import months_later
from unionbook.ground.fields import Value
from unionbook.ground.successor import Stored, Successor
from unionbook.records.agreement.codes import CURRENT


def _begins(before: Stored, today: date) -> dict[str, Value]:
    number = before["round_number"]
    return {
        "occasion": "renewed",
        "round_number": number + 1 if isinstance(number, int) else None,
        "invited_on": store_date(today),
        **_term(before["term_from"], before["term_to"]),
    }


def _term(first: Value, last: Value) -> dict[str, Value]:
    """From the day after the last, as many whole months as before; other terms have no end to follow from."""
    if not isinstance(last, str):
        return {}
    start = first_day(last) + timedelta(days=1)
    found: dict[str, Value] = {"term_from": store_date(start)}
    if isinstance(first, str):
        began = first_day(first)
        months = 12 * (start.year - began.year) + start.month - began.month
        if months > 0 and months_later(began, months) == start:
            found["term_to"] = store_date(months_later(start, months) - timedelta(days=1))
    return found


READY = every(filled("signed_on"), empty("terminated_on"), among("stage", *CURRENT, "expired"))
"""Agreements there may be a next of."""

SUCCESSOR = Successor(
    verb="续签",
    link="previous",
    ready=READY,
    waiting="renewable",
    kept=(
        *("kind", "scope", "enterprise", "name", "community", "organisation", "firms"),
        *("employer_side", "employer_chief", "union_chief"),
    ),
    rows={"agreement_enterprise": ("enterprise",)},
    begins=_begins,
    noted=("renewal_on", "invited_on"),
)
