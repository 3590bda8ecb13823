"""What proofreading finds: a sentence for whoever issues the report, how grave it is, and the place it leads to."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from unionbook.services.report.model import WHOLE

NOWHERE = -1
"""In place of a number that does not apply."""


class Severity(StrEnum):
    """STOP: the report cannot be issued with it.  LOOK: somebody must look at it and may let it stand."""

    STOP = "stop"
    LOOK = "look"


@dataclass(frozen=True)
class Place:
    """Where a finding leads to; NOWHERE for what does not apply.

    section, block: places in `Report.sections`, `Report.blocks`.  line: in the template's text, 0 for none.
    figure: place among `Report.figures()`.  table: place among the filled tables, row and column in it (column: of
    the cells; NOWHERE is the row's label).
    """

    section: int = WHOLE
    block: int = NOWHERE
    line: int = 0
    figure: int = NOWHERE
    table: int = NOWHERE
    row: int = NOWHERE
    column: int = NOWHERE


@dataclass(frozen=True)
class Finding:
    """One thing to put right or to look at. rule: which rule found it.  kind, uids: records to open, if any."""

    rule: str
    sentence: str
    severity: Severity = Severity.LOOK
    place: Place = field(default_factory=Place)
    kind: str = ""
    uids: tuple[str, ...] = ()


def may_issue(findings: Iterable[Finding]) -> bool:
    """Is there nothing that forbids issuing?"""
    return all(finding.severity is not Severity.STOP for finding in findings)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Each finding once: those of the whole report first, then as one reads, the tables last."""

    def order(finding: Finding) -> tuple[int, int, int, int, int]:
        place = finding.place
        return place.table, place.section, place.block, max(place.figure, place.row), place.column

    return sorted(dict.fromkeys(findings), key=order)


def named(names: Iterable[str], most: int = 6, measure: str = "条") -> str:
    """Some names joined by 、, the rest counted."""
    told = list(names)
    more = f"等{len(told)}{measure}" if len(told) > most else ""
    return "、".join(told[:most]) + more
