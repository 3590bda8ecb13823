"""What is printed and looked up, before a picture is taken: one function for each scene."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from report_scenes import report_issued
from scenes import applications, desk_of, press, quiet, wait
from unionbook.ground.conditions import among
from unionbook.records.report import ReportIssue
from unionbook.services.issue.archive import code_of, frozen, paper
from unionbook.services.issue.slip import slip_of
from unionbook.services.saving import remove
from unionbook.ui.aside.figuresheet import FigureSheet
from unionbook.ui.aside.frozenrows import FrozenRows
from unionbook.ui.aside.verifying import VerifyPage
from unionbook.ui.frame.visits import show_own_figures, show_verify
from unionbook.ui.frame.window import Window
from unionbook.ui.ledger.drawer import Drawer
from unionbook.ui.ledger.ledger import LedgerPage
from unionbook.ui.print.page import PrintPage

# --- printing ---------------------------------------------------------------------------------------------------------


def _print(window: Window) -> PrintPage:
    """Ctrl+P, the pages there."""
    before = desk_of(window).page
    assert before is not None
    before.print()
    quiet(window)
    page = desk_of(window).page
    assert isinstance(page, PrintPage)
    return page


def print_sheet(window: Window) -> None:
    """The sheet on which the ticked ones sign."""
    drawer = applications(window)
    drawer.filters.take_stage("reviewed")
    quiet(window)
    drawer.table.setFocus()
    press(window, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    page = _print(window)
    page.forms.setCurrentRow(next(at for at, form in enumerate(page.kind.forms) if form.name == "payout"))


def print_list(window: Window) -> None:
    """The roster, a column more, full numbers asked for."""
    desk = desk_of(window)
    desk.show_list(desk.book.cabinet["member"])
    quiet(window)
    page = _print(window)
    page.settings.unmasking.full.setChecked(True)


def print_notice(window: Window) -> None:
    """A paper to a petitioner."""
    desk = desk_of(window)
    kind = desk.book.cabinet["grievance"]
    desk.open_record(kind, desk.book.select("grievance", ["uid"], among("stage", "replied"))[0][0])
    quiet(window)
    assert isinstance(desk.page, LedgerPage)
    desk.page.drawer.into_form()
    page = _print(window)
    page.forms.setCurrentRow(2)


def print_nothing(window: Window) -> None:
    """Why there is nothing to print."""
    print_notice(window)
    page = desk_of(window).page
    assert isinstance(page, PrintPage)
    page.forms.setCurrentRow(3)


# --- numbers of the office's own, codes, originals --------------------------------------------------------------------


def _narrowed(window: Window) -> Drawer:
    """The members of this year."""
    desk = desk_of(window)
    desk.show_list(desk.book.cabinet["member"])
    quiet(window)
    assert isinstance(desk.page, LedgerPage)
    drawer = desk.page.drawer
    drawer.filters.take(drawer.filters.bar.chips[1].key)
    quiet(window)
    return drawer


def figure_sheet(window: Window) -> None:
    """A list becomes a number."""
    _narrowed(window)
    page = desk_of(window).page
    assert isinstance(page, LedgerPage)
    page.make_figure()


def own_figures(window: Window) -> None:
    """The numbers there are."""
    drawer = _narrowed(window)
    for chip in drawer.filters.bar.chips[1:5]:
        drawer.filters.take(chip.key)
        made = FigureSheet(drawer.book, drawer.kind, drawer.filters.condition, chip.label, drawer)
        made.make()
    show_own_figures(desk_of(window))


def _issued(window: Window) -> ReportIssue:
    """The issue of a year."""
    made = report_issued(window).issue
    assert made is not None
    return made


def frozen_rows(window: Window) -> None:
    """The rows of an issued figure, some of them changed since."""
    desk = desk_of(window)
    made = _issued(window)
    figure = next(one for one in frozen(desk.book, made).figures if one.key == "grievance.received")
    with desk.book.change("练习") as act:
        act.set("grievance", figure.rows[1][0], {"subject": "后来补写的事由"})
    remove(desk.book, desk.book.cabinet["grievance"], [figure.rows[2][0]])
    desk.visit(lambda: FrozenRows.of_code(desk, code_of(made, figure)))


def code_search(window: Window) -> None:
    """A code typed into the search box."""
    desk = desk_of(window)
    made = _issued(window)
    figure = next(one for one in frozen(desk.book, made).figures if one.key == "grievance.received")
    box = desk.row.search
    box.setFocus()
    event = QInputMethodEvent()
    event.setCommitString(code_of(made, figure))
    QApplication.sendEvent(box, event)
    wait(300)


def verifying(window: Window) -> None:
    """An original, held against the book."""
    desk = desk_of(window)
    made = _issued(window)
    show_verify(desk)
    page = desk.page
    assert isinstance(page, VerifyPage)
    page.pdf = paper(desk.book, made)
    page.file.tell("2020年度工作总结.pdf")
    page.check()


def verifying_wrong(window: Window) -> None:
    """The words of a paper that are not those of the book."""
    desk = desk_of(window)
    made = _issued(window)
    kept = frozen(desk.book, made)
    show_verify(desk)
    page = desk.page
    assert isinstance(page, VerifyPage)
    figures = [(one.place, one.label, one.printed) for one in kept.figures]
    lines = slip_of(kept.head, figures, kept.fingerprint).text().splitlines()
    page.code.setPlainText("\n".join([*lines[:5], f"{lines[5].partition('：')[0]}：999宗", *lines[6:]]))
    page.check()


PRINT_SCENES = (print_sheet, print_list, print_notice, print_nothing)
SCENES = (*PRINT_SCENES, figure_sheet, own_figures, frozen_rows, code_search, verifying, verifying_wrong)
