"""Every row of a plan judged before anything is written; those of a long table by two processes at once."""

from unionbook.services.intake.beside import WORTH, Beside, heard
from unionbook.services.intake.judging import Going, Judging, Stopped
from unionbook.services.intake.model import Judged, Plan, Verdicts
from unionbook.store.book import Book

OFTEN = 50
"""Rows between two looks at the other process, some milliseconds."""
TOLD = 500
"""Rows between two times it is told how far the judging is."""


def check(book: Book, plan: Plan, going: Going = lambda done, of: True, least: int = WORTH) -> Verdicts:
    """The verdict on every row, and what there is to say of all. least: rows that are worth a second process.
    Stopped."""
    rows = plan.block.rows
    judging, judged = Judging(book, plan), list[Judged]()

    def tell(done: int) -> None:
        if len(judged) % TOLD < OFTEN and not going(done, len(rows)):
            raise Stopped

    with Beside(book, plan, least) as beside:
        while len(judged) < beside.end:
            tell(len(judged) + len(rows) - beside.end)
            beside.look(len(judged))
            judged += [judging.each(row) for row in rows[len(judged) : min(len(judged) + OFTEN, beside.end)]]
        for row, alone in zip(rows[beside.end :], beside.judged(), strict=True):
            if len(judged) % OFTEN == 0:
                tell(len(rows))
            judged.append(judging.each(row) if alone is None else judging.taken(heard(row, alone)))
    return Verdicts(plan, judged).settled()
