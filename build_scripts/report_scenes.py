"""What is done on the report page before a picture is taken: one function for each scene."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from scenes import desk_of, press, quiet, taken_for_real
from unionbook.ground.periods import Period
from unionbook.ui.frame.window import Window
from unionbook.ui.paper.choosing import Choice
from unionbook.ui.paper.edit.chipedit import ChipEdit
from unionbook.ui.paper.report import ReportPage

CASES = "收到信访事件"


def page_of(window: Window) -> ReportPage:
    """The report page with the year of the practice book."""
    desk = desk_of(window)
    desk.go(len(desk.tabs) - 1)
    page = desk.page
    assert isinstance(page, ReportPage)
    page.show_choice(Choice(Period.parse("2020")))
    quiet(window)
    return page


def report_editing(window: Window) -> ChipEdit:
    """A paragraph in the editor, one of its figures chosen."""
    page = page_of(window)
    assert page.report is not None
    page.editing.begin(next(at for at, block in enumerate(page.report.blocks) if CASES in block.text))
    quiet(window)
    field = page.body.pane.lines.current
    assert field is not None
    field.step_to_figure(1)
    return field


def report_inserting(window: Window) -> None:
    """The list of figures over the editor."""
    report_editing(window)
    page = desk_of(window).page
    assert isinstance(page, ReportPage)
    page.body.pane.ask_figure()
    offered = page.body.pane.offering.shown
    assert offered is not None
    offered.box.setText("帮扶 获批")
    offered.look_for("帮扶 获批")


def report_hand(window: Window) -> None:
    """A figure written over by hand."""
    field = report_editing(window)
    page = desk_of(window).page
    assert isinstance(page, ReportPage)
    manner = page.body.pane.manner
    manner.typed.setText("58")
    manner.reason.setText("补登一宗，台账待补")
    manner.typed.editingFinished.emit()
    page.body.pane.save_and_stay()
    quiet(window)
    again = page.body.pane.lines.current or field
    again.step_to_figure(1)


def report_head(window: Window) -> None:
    """The lines of the head in the editor."""
    page_of(window).editing.begin(0)


def report_fault(window: Window) -> None:
    """A bracket lost, and what is said of it."""
    field = report_editing(window)
    field.put("]")
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page = desk_of(window).page
    assert isinstance(page, ReportPage)
    # So that the book can be closed for the next picture.
    page.editing.leave = lambda: True  # type: ignore[method-assign]


def report_proof(window: Window) -> None:
    """Open points walked, with figures that have moved since the text was read."""
    page = page_of(window)
    page.mark_read()
    quiet(window)
    _more_cases(window, 3)
    page.next_point()
    page.next_point()


def _more_cases(window: Window, count: int) -> None:
    """Cases of the year that were not yet in the book."""
    book = desk_of(window).book
    case = dict(book.must("grievance", book.select("grievance", ["uid"], limit=1)[0][0]))
    with book.change("补登信访") as act:
        for number in range(count):
            act.add("grievance", {**case, "number": f"2020-{90 + number:03}", "received_on": "2020-11-20"})
    quiet(window)


def report_new(window: Window) -> None:
    """The sheet of a new report."""
    page_of(window).new()


def report_issue(window: Window) -> None:
    """The sheet before a report is frozen."""
    _issuing(window).issuing.ask()


def report_forbidden(window: Window) -> None:
    """The same with a place still to be filled."""
    page = _issuing(window)
    assert page.report is not None
    page.editing.begin(next(at for at, block in enumerate(page.report.blocks) if CASES in block.text))
    page.body.pane.tools.blank.click()
    page.body.pane.save()
    page.editing.close()
    quiet(window)
    page.issuing.ask()


def _issuing(window: Window) -> ReportPage:
    """The practice book taken for a real one."""
    page = page_of(window)
    taken_for_real(window)
    page.deeds.make(tell=False)
    quiet(window)
    return page


def report_issued(window: Window) -> ReportPage:
    """A report that went out."""
    page = _issuing(window)
    page.issuing.issue("赵甲子", "")
    quiet(window)
    desk_of(window).toasts.hide()
    return page


def report_correcting(window: Window) -> ReportPage:
    """The draft of its correction."""
    page = report_issued(window)
    _more_cases(window, 2)
    page.show_version("")
    quiet(window)
    return page


def report_correction(window: Window) -> None:
    """The sheet of the correction."""
    report_correcting(window).issuing.ask()


def report_corrected(window: Window) -> None:
    """The second version."""
    page = report_correcting(window)
    page.issuing.issue("赵甲子", "补登年底收到的两件信访")
    quiet(window)
    desk_of(window).toasts.hide()


def report_weekly(window: Window) -> None:
    """Monday's report by its key."""
    press(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)


SCENES: tuple[Callable[[Window], object], ...] = (
    *(report_editing, report_inserting, report_hand, report_head, report_fault, report_proof, report_new),
    *(report_issue, report_forbidden, report_issued, report_correcting, report_correction, report_corrected),
    report_weekly,
)
