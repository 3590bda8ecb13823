"""What the clerk answers on the import page, line by line, and taking an answer back (Ctrl+Z) before anything is
written."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from unionbook.services.intake.answers import Given, alike, choose, give, leave, mend
from unionbook.services.intake.model import Answers, Judged, Reason, Verdicts

if TYPE_CHECKING:
    from unionbook.ui.intake.page import ImportPage

Saying = Callable[[Verdicts, Judged, Reason | None], tuple[Given | None, set[int]]]


def mend_cell(page: "ImportPage", text: str) -> None:
    """Another text for the cell of the current line."""
    _say(page, lambda verdicts, row, reason: mend(verdicts, row, reason, text) if reason else (None, set()))


def choose_answer(page: "ImportPage", answer: str) -> None:
    """One of the current line's choices."""
    book = page.book
    _say(page, lambda verdicts, row, reason: choose(book, verdicts, row, reason, answer) if reason else (None, set()))
    page.rows.take_keys()


def leave_out(page: "ImportPage") -> None:
    """The current line's row is not taken, or taken after all."""
    _say(page, leave)


def _say(page: "ImportPage", saying: Saying) -> None:
    line, verdicts = page.rows.current(), page.course.verdicts
    if line is None or verdicts is None:
        return
    before = verdicts.plan.answers.copy()
    given, rows = saying(verdicts, line.row, line.reason)
    if rows:
        page.course.given = given
        page.course.answered.append((before, frozenset(rows)))
        page.work.again(rows)


def repeat(page: "ImportPage") -> None:
    """The last answer for all rows of which the same is asked."""
    verdicts, given = page.course.verdicts, page.course.given
    if verdicts is None or given is None or page.work.busy:
        return
    before: Answers = verdicts.plan.answers.copy()
    rows: set[int] = set()
    for row in alike(verdicts, given):
        rows |= give(verdicts, row, given)
    if rows:
        page.course.given = None
        page.course.answered.append((before, frozenset(rows)))
        page.work.again(rows)
        page.desk.toast(f"同样的 {len(rows):,} 行都已照此处理")
        page.rows.take_keys()


def take_back_answer(page: "ImportPage") -> None:
    """Ctrl+Z: the last answer was not given."""
    course = page.course
    if course.verdicts is None or not course.answered or page.work.busy:
        return
    before, rows = course.answered.pop()
    course.verdicts.plan.answers = before
    course.given = None
    page.work.again(rows)
    page.desk.toast("上一个答复已撤销")
    page.rows.take_keys()
