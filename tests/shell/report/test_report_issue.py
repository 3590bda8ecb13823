"""Reports chosen, made, walked through, issued and corrected in the window, by keys; what went out stays."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from shell.hands import Ctrl, Key, Shift, nameless, press, worked, write
from shell.report_hands import YEAR, desk_of, edit, opened, report_page, settled

from unionbook.ground.periods import Period
from unionbook.records.report import ISSUE, KIND
from unionbook.services.issue.archive import issues, paper
from unionbook.ui.aside.frozenrows import FrozenRows
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.window import Window
from unionbook.ui.ledger.ledger import LedgerPage
from unionbook.ui.paper.chapters import State
from unionbook.ui.paper.choosing import Choice, last_week, offers
from unionbook.ui.paper.newreport import NewReport
from unionbook.ui.paper.report import ReportPage


def a_case(page: ReportPage, day: str = "2020-11-30") -> None:
    """One case more."""
    case = dict(page.book.must("grievance", page.book.select("grievance", ["uid"], limit=1)[0][0]))
    with page.book.change("登记信访") as act:
        act.add("grievance", {**case, "number": "2020-058", "received_on": day})


def issued(page: ReportPage, qtbot: QtBot) -> None:
    """The report shown, issued."""
    page.ask_issue()
    sheet = page.issuing.sheet
    assert sheet is not None
    sheet._take()
    settled(page, qtbot)


def keys_to(page: ReportPage, *pressed: tuple[Key, object]) -> None:
    for key, held in pressed:
        press(page, key, held)  # type: ignore[arg-type]
        worked()


# --- choosing and making ----------------------------------------------------------------------------------------------


def test_looking_makes_no_report(page: ReportPage) -> None:
    assert page.book.count(KIND.name) == 0 and page.document is None
    assert page.head.new_button.isVisible() and page.head.state.text().startswith("未建立")
    page.head.new_button.click()
    worked()
    assert page.book.count(KIND.name) == 1 and not page.head.new_button.isVisible()


def test_all_sorts_of_periods_are_offered_once(page: ReportPage) -> None:
    found = offers(page.book)
    assert list(found) == ["年", "半年", "季", "月", "周", "统计年"]
    assert [choice.period.name for choice in found["年"]][-2:] == ["2020", "2015"] or found["年"]
    names = [choice.period.name for choices in found.values() for choice in choices]
    assert len(names) == len(set(names))


def test_a_report_is_asked_for_and_made_by_keys(page: ReportPage, qtbot: QtBot) -> None:
    press(page, Key.Key_N, Ctrl)
    worked()
    sheet = page.findChild(NewReport)
    assert sheet is not None and sheet.period.currentData() == "2020" and sheet.about.text()
    QTest.keyClick(sheet, Key.Key_Return)
    settled(page, qtbot)
    assert page.document is not None and page.document.record.period == "2020"
    press(page, Key.Key_Z, Ctrl)
    settled(page, qtbot)
    assert page.document is None and page.book.count(KIND.name) == 0


def test_an_earlier_report_lends_its_words_and_no_number(page: ReportPage, qtbot: QtBot) -> None:
    edit(page, "共收到信访事件")
    write("今年，")
    press(page, Key.Key_Return, Ctrl)
    settled(page, qtbot)
    press(page, Key.Key_Escape)
    page.show_choice(Choice(Period.parse("2021")))
    settled(page, qtbot)
    page.new()
    sheet = page.findChild(NewReport)
    assert sheet is not None and sheet.source.count() == 2
    sheet.source.setCurrentIndex(1)
    assert not sheet.template.isEnabled() and "只取文字" in sheet.source.currentText()
    sheet.make()
    settled(page, qtbot)
    assert page.document is not None and page.document.record.period == "2021"
    assert any(part.text.startswith("今年，") for part in page.document.parts)
    assert page.report is not None and "57宗" not in page.report.text


def test_a_day_outside_the_period_is_refused_in_the_sheet(page: ReportPage) -> None:
    page.new()
    sheet = page.findChild(NewReport)
    assert sheet is not None
    sheet.cut.take("2019-06-30")
    sheet.make()
    assert "早于报告期" in sheet.wrong.text() and page.book.count(KIND.name) == 0
    sheet.reject()


# --- two keys, ten keys -----------------------------------------------------------------------------------------------


def test_mondays_report_takes_two_keys(window: Window, green: Path, tmp_path: Path, qtbot: QtBot) -> None:
    desk = opened(window, green, tmp_path)
    desk.go(2)
    worked()
    press(window, Key.Key_1, Ctrl)
    worked()
    press(window, Key.Key_R, Ctrl)
    page = desk.page
    assert isinstance(page, ReportPage)
    settled(page, qtbot)
    assert page.choice and page.choice.period == last_week(desk.book.today())
    assert page.choice.period.last < desk.book.today() and page.report and page.pdf
    page.copy_text()
    assert QApplication.clipboard().text() == page.report.text
    assert desk.book.count(KIND.name) == 0


def test_a_years_draft_is_printed_with_few_keys(
    page: ReportPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[str] = []

    def asked(document: object, name: str, *rest: object) -> bool:
        printed.append(name)
        return True

    monkeypatch.setattr("unionbook.ui.paper.printing.ask_and_print", asked)
    pressed = [(Key.Key_F3, None), (Key.Key_F3, None), (Key.Key_P, Ctrl)]
    press(page, Key.Key_N, Ctrl)
    worked()
    sheet = page.findChild(NewReport)
    assert sheet is not None
    QTest.keyClick(sheet, Key.Key_Return)
    settled(page, qtbot)
    for key, held in pressed:
        press(page, key, held) if held else press(page, key)
    assert printed == ["青山镇总工会2020年度工作总结（草稿）"] and 2 + len(pressed) <= 10


# --- reading ----------------------------------------------------------------------------------------------------------


def test_what_moved_since_it_was_read_is_outlined(page: ReportPage, qtbot: QtBot) -> None:
    page.mark_read()
    settled(page, qtbot)
    states = [page.body.chapters.item(row).data(0x0100) for row in range(page.body.chapters.count())]
    assert State.READ in states and State.UNREAD not in states and not any(one.moved for one in page.body.view.spots)
    a_case(page)
    settled(page, qtbot)
    moved = [one.name for one in page.body.view.spots if one.moved]
    assert any(name.startswith("收到信访事件 58宗") for name in moved) and "核对以后有变动" in moved[0]
    assert page.body.chapters.item(3).data(0x0100) in (State.MOVED, State.OPEN)
    page.mark_read()
    settled(page, qtbot)
    assert not any(one.moved for one in page.body.view.spots)


def test_open_points_are_walked_round_by_f3(page: ReportPage, qtbot: QtBot) -> None:
    page.mark_read()
    a_case(page)
    settled(page, qtbot)
    count = len(page.points)
    assert count >= 2
    press(page, Key.Key_F3)
    assert page.body.points.isVisible() and page.body.points.words.text().startswith(f"待核对 1/{count}")
    press(page, Key.Key_F3, Shift)
    assert page.body.point == count - 1
    press(page, Key.Key_F3)
    assert page.body.point == 0


# --- issuing ----------------------------------------------------------------------------------------------------------


def test_a_place_to_fill_forbids_issuing_and_leads_there(page: ReportPage, qtbot: QtBot) -> None:
    field = edit(page, "共收到信访事件")
    field.moveCursor(field.textCursor().MoveOperation.End)
    page.body.pane.tools.blank.click()
    press(page, Key.Key_Return, Ctrl)
    settled(page, qtbot)
    press(page, Key.Key_Escape)
    assert len(page.body.view.layout_.blanks) == 1
    page.ask_issue()
    sheet = page.issuing.sheet
    assert sheet is not None and sheet.forbidden and not sheet.take.isEnabled()
    links = sheet.findChildren(QPushButton)
    next(one for one in links if one.accessibleName().startswith("到这一处：还有一处待填")).click()
    assert page.body.points.isVisible() and "待填" in page.body.points.words.text()
    assert page.book.count(ISSUE.name) == 0


def test_what_was_issued_stays_whatever_is_changed_afterwards(page: ReportPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.ask_issue()
    worked()
    sheet = page.issuing.sheet
    assert sheet is not None and sheet.by.currentText() == "赵甲子" and nameless(sheet) == []
    press(sheet, Key.Key_Return)
    worked()
    settled(page, qtbot)
    made = issues(page.book)
    assert len(made) == 1 and page.issue is not None and page.pdf == paper(page.book, made[0])
    assert page.body.ribbon.isVisible() and f"已定稿 {made[0].number} 第 1 版" in page.body.ribbon.words.full
    assert not page.head.edit_button.isVisible() and page.head.cut.isReadOnly() and nameless(page) == []
    a_case(page)
    settled(page, qtbot)
    assert page.pdf == paper(page.book, made[0])
    page.deeds.export_to(tmp_path / "定稿.pdf")
    assert (tmp_path / "定稿.pdf").read_bytes() == page.pdf
    page.edit_text()
    assert not page.editing.on and desk_of(page).banner.isVisible()


def test_a_click_on_an_issued_figure_shows_its_rows_as_they_were(page: ReportPage, qtbot: QtBot) -> None:
    issued(page, qtbot)
    a_case(page)
    settled(page, qtbot)
    view, desk = page.body.view, desk_of(page)
    number = next(n for n, spot in enumerate(view.spots) if spot.name.startswith("收到信访事件 57宗"))
    assert view.spots[number].places
    view.go_to_spot(number)
    view.setFocus()
    QTest.keyClick(view, Key.Key_Return)
    worked()
    rows = desk.page
    assert isinstance(rows, FrozenRows) and len(rows.table.plain.rows) == 57
    rows.open_all_now()
    worked()
    assert type(desk.page) is LedgerPage
    desk.back()
    desk.back()
    worked()
    assert page.isVisible() and page.issue is not None


def test_a_correction_is_a_second_version_and_the_first_can_be_looked_at(page: ReportPage, qtbot: QtBot) -> None:
    issued(page, qtbot)
    first = page.pdf
    a_case(page)
    settled(page, qtbot)
    page.body.ribbon.correct.click()
    settled(page, qtbot)
    assert page.issue is None and "第 2 版" in page.body.ribbon.words.full
    page.ask_issue()
    settled(page, qtbot)
    sheet = page.issuing.sheet
    assert sheet is not None and sheet.version == 2
    sheet._take()
    assert "更正的原因" in sheet.wrong.text() and page.book.count(ISSUE.name) == 1
    sheet.reason.setPlainText("补登一宗信访")
    sheet._take()
    settled(page, qtbot)
    assert page.issue is not None and (page.issue.version, page.issue.reason) == (2, "补登一宗信访")
    assert page.pdf != first
    versions = page.body.ribbon.versions
    versions.setCurrentIndex(1)
    versions.activated.emit(1)
    settled(page, qtbot)
    assert page.issue.version == 1 and page.pdf == first and "已有更正" in page.body.ribbon.words.full
    assert not page.body.ribbon.correct.isVisible()


def test_a_practice_book_is_not_issued(desk: Desk, qtbot: QtBot) -> None:
    page = report_page(desk, qtbot, YEAR)
    page.ask_issue()
    assert page.issuing.sheet is None and desk.book.count(ISSUE.name) == 0
    assert desk.banner.isVisible()
