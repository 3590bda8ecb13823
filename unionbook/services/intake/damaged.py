"""Numbers of papers that a table's program took for amounts: what is left of them, and whose they may be."""

from collections.abc import Callable, Collection
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from unionbook.ground.identity import check_digit
from unionbook.services.intake.model import Judged

TELLING = 14
"""Digits of region and birth; of the 15 that are left these tell something."""

LONG = 18

Owners = Callable[[str, str], tuple[tuple[str, str], ...]]
"""Of what a link embeds, those a number may belong to of which so much is left, to choose from."""


def damaged(text: str) -> bool:
    """Are the last digits of a number lost?"""
    return text.endswith("000") and len(text) == LONG if text.isalnum() else "e+" in text.lower()


def left_of(text: str) -> str:
    """The digits of region and birth, noughts where they are lost too; "" for no number at all."""
    try:
        digits = f"{Decimal(text):.0f}"
    except InvalidOperation:
        return ""
    return digits[:TELLING] if len(digits) == LONG else ""


def filled_up(left: str) -> str:
    """A number that begins so: it tells the birth that the damaged one told."""
    return left + "001" + check_digit(left + "001")


def propose(made: Judged, papers: Collection[str], owners: Owners) -> None:
    """Whose the damaged numbers of a row may be, beside what is wrong with them; nobody is taken for it by himself."""
    for at, reason in enumerate(made.reasons):
        text = made.texts.get(reason.path, "")
        if reason.path in papers and damaged(text) and not (reason.warning or reason.choices):
            choices = owners(reason.path.partition(".")[0], left_of(text))
            made.reasons[at] = replace(reason, choices=choices)


def pass_over(made: Judged, wrong: dict[str, str], papers: Collection[str]) -> None:
    """Somebody said whose row it is: its damaged numbers say nothing. wrong: sentences by path."""
    lost = {path for path in papers if damaged(made.texts.get(path, ""))}
    if lost:
        made.values = {path: value for path, value in made.values.items() if path not in lost}
        made.reasons = [reason for reason in made.reasons if reason.path not in lost]
        for path in lost:
            wrong.pop(path, None)
