"""What a clerk says of one row, and the same for all rows of which the same is asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from unionbook.ground.fields import DayField
from unionbook.services.intake.mapping import targets
from unionbook.services.intake.model import NEW_ROW, Judged, Reason, Verdict, Verdicts
from unionbook.store.book import Book

EARLIER, LATER = "<", ">"
"""The answers which of two rows that tell of the same holds in a cell."""
ABOVE = "^"
"""Before the text of the last filled cell above, in the answer that an empty one means the same."""


class What(Enum):
    """What is answered: another text for a cell, the same as above, which record a row is, which of two rows holds, or
    that the row is not taken."""

    CELL = "cell"
    ABOVE = "above"
    ROW = "row"
    HOLDS = "holds"
    LEFT = "left"


@dataclass(frozen=True)
class Given:
    """An answer. old: what stood in the cell.  value: the new text, or which record."""

    what: What
    path: str
    old: str
    sentence: str
    value: str


def mend(verdicts: Verdicts, row: Judged, reason: Reason, text: str) -> tuple[Given, set[int]]:
    """Another text for the cell of a reason; the answer, and the rows to be judged again."""
    given = Given(What.CELL, reason.path, row.texts.get(reason.path, ""), reason.sentence, text)
    return given, give(verdicts, row, given)


def choose(book: Book, verdicts: Verdicts, row: Judged, reason: Reason, answer: str) -> tuple[Given | None, set[int]]:
    """One of a reason's choices: a day is another text for the cell, what a name means is said for all rows that write
    it, and no further question."""
    if reason.beside and answer in (EARLIER, LATER):
        given = Given(What.HOLDS, reason.path, row.texts.get(reason.path, ""), reason.sentence, answer)
        return given, give(verdicts, row, given)
    if answer.startswith(ABOVE):
        given = Given(What.ABOVE, reason.path, "", reason.sentence, answer)
        return given, give(verdicts, row, given)
    asked = next((one for one in targets(book.cabinet, verdicts.plan.kind) if one.path == reason.path), None)
    if asked is not None and isinstance(asked.field, DayField):
        return mend(verdicts, row, reason, answer)
    if asked is not None and asked.linked:
        text = row.texts.get(reason.path, "").strip()
        verdicts.plan.answers.links[reason.path, text] = answer
        same = {one.row.number for one in verdicts.rows if one.texts.get(reason.path, "").strip() == text}
        return None, same
    given = Given(What.ROW, reason.path, row.texts.get(reason.path, ""), reason.sentence, answer)
    return given, give(verdicts, row, given)


def leave(verdicts: Verdicts, row: Judged, reason: Reason | None) -> tuple[Given | None, set[int]]:
    """The row is not taken; when it was left out already, it is taken after all."""
    left, number = verdicts.plan.answers.left, row.row.number
    if number in left:
        left.discard(number)
        return None, {number}
    given = Given(What.LEFT, reason.path if reason else "", "", reason.sentence if reason else "", "")
    return given, give(verdicts, row, given)


def give(verdicts: Verdicts, row: Judged, given: Given) -> set[int]:
    """Say it of a row; its number."""
    answers, number = verdicts.plan.answers, row.row.number
    if given.what is What.CELL:
        answers.cells[number, given.path] = given.value
    elif given.what is What.ABOVE:
        answers.cells[number, given.path] = next(_above(row, given.path), "")
    elif given.what is What.ROW:
        link, dot, _ = given.path.partition(".")
        answers.rows[number, link if dot else ""] = given.value
    elif given.what is What.HOLDS:
        return {number, *_hold(verdicts, row, given)}
    else:
        answers.left.add(number)
    return {number}


def _above(row: Judged, path: str) -> Iterator[str]:
    """What the last filled cell above an empty one says."""
    answers = (answer for one in row.reasons if one.path == path for answer, _ in one.choices)
    return (answer.removeprefix(ABOVE) for answer in answers if answer.startswith(ABOVE))


def _hold(verdicts: Verdicts, row: Judged, given: Given) -> Iterator[int]:
    """The one row's cell says what the other's does; the numbers of the rows before."""
    cells = verdicts.plan.answers.cells
    for number, path, text in next(one.beside for one in row.reasons if one.path == given.path and one.beside):
        if given.value == LATER:
            cells[number, path] = row.texts.get(given.path, "")
        else:
            cells[row.row.number, given.path] = text
        yield number


def alike(verdicts: Verdicts, given: Given) -> list[Judged]:
    """The rows of which the same is still asked."""
    if given.what is What.ROW and given.value != NEW_ROW:
        return []
    wrong = (row for row in verdicts.rows if row.verdict is Verdict.WRONG)
    return [row for row in wrong if any(_same(row, reason, given) for reason in row.reasons if not reason.warning)]


def _same(row: Judged, reason: Reason, given: Given) -> bool:
    if reason.path != given.path:
        return False
    if given.what is What.CELL:
        return row.texts.get(given.path, "") == given.old
    if given.what is What.ABOVE:
        return any(_above(row, given.path))
    if given.what is What.LEFT:
        return reason.sentence == given.sentence
    return bool(reason.choices) and bool(reason.beside) is (given.what is What.HOLDS)
