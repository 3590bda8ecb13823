"""Thousands of rows are read, judged and written beside the window: its own thread computes little in one go."""

import pytest
from flows.roster import page_of, row, unions, write
from watchdog import Watchdog

from unionbook.ui.frame.desk import Desk
from unionbook.ui.intake.course import Step
from unionbook.ui.intake.joins import show_import

ROWS = 10_000
MOST = 200
"""ms the window's thread may compute without looking at an event."""


@pytest.mark.slow
def test_the_window_answers_while_thousands_of_rows_come_in(desk: Desk) -> None:
    names = unions(desk)
    rows = [row(number, names[number % len(names)], C="", B=f"赵{number:05}") for number in range(ROWS)]
    file = write(desk.book.path.with_name("大表.xlsx"), rows)
    show_import(desk, desk.book.cabinet["person"])
    with Watchdog() as dog:
        page_of(desk).read(file)
        page = page_of(desk)
        assert page.course.step is Step.COLUMNS, page.files.refused.words.text()
        page.go_on()
        page = page_of(desk)
        ready = page.course.ready
        page.foot.next.setFocus()
        page.go_on()
        page = page_of(desk)
    assert page.course.step is Step.DONE and ready == ROWS
    assert desk.book.count("person") >= ROWS
    slow = [gap for gap in dog.seen if gap.computed > MOST * dog.slow]
    assert not slow, "\n".join(map(str, slow))
