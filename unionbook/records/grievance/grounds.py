"""What the figures of the grievance register stand on: conditions over dates, and how a figure is built from one."""

from unionbook.ground.conditions import Compare, Condition, Not, Op, by_end, during, either, every, filled
from unionbook.ground.figures import Figure
from unionbook.records.grievance.clocks import NOTICE

RECEIVED = during("received_on")
ENDS = ("closed_on", "refused_on", "returned_on", "guided_on")


def before(path: str) -> Condition:
    """The date lies before the period."""
    return Compare(path, Op.BEFORE)


AGAIN = every(by_end("reopened_on"), Not(by_end("reclosed_on")))
OPEN_AT_END = every(by_end("received_on"), either(Not(either(*map(by_end, ENDS))), AGAIN))
CARRIED = every(
    before("received_on"),
    either(Not(either(*map(before, ENDS))), every(before("reopened_on"), Not(before("reclosed_on")))),
)
REOPENED = every(before("received_on"), either(*map(before, ENDS)), during("reopened_on"))
ENDED = every(either(RECEIVED, CARRIED, REOPENED), Not(OPEN_AT_END))
"""Since a case may be closed, opened again and closed again: carried + received + reopened = ended + open."""

CLOSED = during("closed_on")
RATED = every(CLOSED, filled("satisfaction"))
NOTICE_OWED = every(RECEIVED, either(NOTICE.in_time, NOTICE.missed))
LIMITED = every(CLOSED, filled("finish_due"))
REPEATED = every(RECEIVED, filled("previous"))


def count(name: str, label: str, definition: str, where: Condition, measure: str = "宗") -> Figure:
    """How many rows."""
    return Figure(name=name, label=label, measure=measure, definition=definition, where=where)


def total(name: str, label: str, definition: str, where: Condition, path: str, measure: str) -> Figure:
    """What the rows add up to at the path; measured in 元 it is money."""
    return Figure(
        name=name,
        label=label,
        measure=measure,
        definition=definition,
        where=where,
        what="sum",
        path=path,
        money=measure == "元",
    )
