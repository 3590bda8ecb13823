"""The office's own days off and rules in the window: seen over the shipped ones, entered, changed, taken away."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from shell.hands import Ctrl, Key, nameless, press, seen, worked, write

from unionbook.ground.conditions import is_
from unionbook.services.law import law_of, statute
from unionbook.ui.aside.holidays import HolidaysPage
from unionbook.ui.aside.rules import RulesPage
from unionbook.ui.form.form import Form
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.window import Window
from unionbook.ui.ledger.ledger import LedgerPage

FINISH = "petition.finish"


def by_settings(desk: Desk, name: str) -> None:
    """What a button of the settings opens."""
    desk.show_settings()
    worked()
    assert desk.page is not None
    button = next(one for one in desk.page.findChildren(QPushButton) if one.accessibleName() == name)
    button.setFocus()
    press(desk, Key.Key_Space)
    worked()


def days(desk: Desk, year: int = 2025) -> HolidaysPage:
    if not isinstance(desk.page, HolidaysPage):
        by_settings(desk, "打开节假日安排")
    assert isinstance(desk.page, HolidaysPage)
    desk.page.show_year(year)
    return desk.page


def rules(desk: Desk) -> RulesPage:
    if not isinstance(desk.page, RulesPage):
        by_settings(desk, "打开本地规定")
    assert isinstance(desk.page, RulesPage)
    return desk.page


def form(desk: Desk) -> Form:
    worked()
    assert isinstance(desk.page, LedgerPage)
    return desk.page.drawer.form


def type_in(desk: Desk, **texts: str) -> None:
    """Each field gone to and typed anew."""
    page = form(desk).sections.page
    assert page is not None
    for path, text in texts.items():
        page.fields.focus(path)
        write(text)
        QTest.keyClick(page.fields.boxes[path].editor, Key.Key_Tab)


def note(desk: Desk, path: str) -> str:
    page = form(desk).sections.page
    assert page is not None
    told = page.fields.boxes[path].note
    return told.words.text() if told.isVisible() else ""


def cells(page: HolidaysPage | RulesPage, key: str) -> list[str]:
    rows = page.table.plain
    (place,) = (at for at, row in enumerate(rows.rows) if row.key == key)
    return [rows.data(rows.index(place, column), Qt.ItemDataRole.DisplayRole) for column in range(rows.columnCount())]


# --- days off ----------------------------------------------------------------------------------------------------


def test_the_shipped_days_of_a_year_stand_there(desk: Desk) -> None:
    page = days(desk)
    assert nameless(page) == []
    assert cells(page, "2025-10-01")[:3] == ["2025-10-01", "星期三", "放假"]
    assert cells(page, "2025-01-26")[2] == "调休上班"
    page.before.setFocus()
    press(desk, Key.Key_Space)
    assert page.label.text() == "2024 年"
    page.show_year(2031)
    worked()
    assert seen(page, "2031 年的放假安排没有收录") and not page.table.isVisible()


def test_a_day_of_ones_own_is_typed_counts_at_once_and_is_seen_on_coming_back(desk: Desk) -> None:
    page = days(desk)
    day = date(2025, 9, 8)
    assert law_of(desk.book).calendar.is_working(day)
    page.table.setFocus()
    press(desk, Key.Key_N, Ctrl)
    type_in(desk, day="2025-09-08", sort="放假", name="本镇活动日", source="镇政府通知")
    press(desk, Key.Key_S, Ctrl)
    assert not law_of(desk.book).calendar.is_working(day)
    desk.back()
    page = days(desk)
    assert cells(page, "2025-09-08")[2:5] == ["放假", "本镇活动日", "本单位"]
    assert page.own.text() == "本单位自定的 1 天"
    press(desk, Key.Key_Z, Ctrl)
    assert law_of(desk.book).calendar.is_working(day)
    assert "2025-09-08" not in {row.key for row in page.table.plain.rows}


def test_enter_on_a_shipped_day_begins_the_offices_own_for_it_and_then_opens_that(desk: Desk) -> None:
    page = days(desk)
    page.table.go("2025-10-08")
    page.table.setFocus()
    press(desk, Key.Key_Return)
    told = form(desk).sections.page
    assert told is not None and told.fields.boxes["day"].editor.value_text() == "2025-10-08"
    type_in(desk, sort="调休上班", source="镇政府通知")
    press(desk, Key.Key_S, Ctrl)
    (uid,) = desk.book.select("day_off", ["uid"], is_("day", "2025-10-08"))[0]
    assert law_of(desk.book).calendar.is_working(date(2025, 10, 8))
    desk.back()
    again = desk.page
    assert isinstance(again, HolidaysPage)
    assert again.year == 2025
    current = again.table.current()
    assert current is not None and current.key == "2025-10-08"
    assert cells(again, "2025-10-08")[4] == "本单位"
    press(desk, Key.Key_Return)
    assert form(desk).uid == uid


def test_the_same_day_twice_is_not_kept_and_said_where_it_is_wrong(desk: Desk) -> None:
    with desk.book.change("练习") as act:
        act.add("day_off", {"day": "2025-09-08", "sort": "off", "name": "本镇活动日"})
    days(desk).new()
    type_in(desk, day="2025-09-08", sort="调休上班")
    press(desk, Key.Key_S, Ctrl)
    worked()
    assert note(desk, "day") == "2025-09-08 已经有一条安排，请打开原来那一条修改，不要重复登记。"
    assert desk.book.count("day_off") == 1
    desk.back()
    assert len([row for row in days(desk).table.plain.rows if row.key == "2025-09-08"]) == 1


def test_a_day_that_changes_nothing_is_warned_of(desk: Desk) -> None:
    days(desk).new()
    type_in(desk, day="2025-10-01", sort="放假")
    worked()
    assert note(desk, "sort") == "2025-10-01 本来就不上班，这一条不起作用，请核对日期。"


@pytest.mark.parametrize("day", ["2025-02-30", "明天以后", ""])
def test_what_is_no_day_is_no_day_off(desk: Desk, day: str) -> None:
    days(desk).new()
    type_in(desk, **({"day": day} if day else {}), sort="放假")
    press(desk, Key.Key_S, Ctrl)
    worked()
    assert note(desk, "day").endswith("。") and desk.book.count("day_off") == 0


# --- rules -------------------------------------------------------------------------------------------------------


def test_every_topic_stands_there_with_its_versions(desk: Desk) -> None:
    page = rules(desk)
    assert nameless(page) == []
    assert [row.key for row in page.table.plain.rows] == list(statute().topics)
    page.table.go(FINISH)
    versions = statute().rules[FINISH]
    assert len(versions) > 1
    for rule in versions:
        assert f"{rule.since.isoformat()} 起" in page.about.text() and rule.article in page.about.text()
    assert page.about.text().count("现行") == 1


def test_a_topic_is_found_by_its_words(desk: Desk) -> None:
    page = rules(desk)
    press(desk, Key.Key_F, Ctrl)
    write("低保")
    worked()
    found = [row.cells[0] for row in page.table.plain.rows]
    assert found and all("低保" in one for one in found)
    press(desk, Key.Key_Escape)
    write("没有这样的事")
    worked()
    assert page.table.plain.rows == [] and "换一个词再查" in page.about.text()
    assert not page.change.isEnabled()


def test_a_local_value_is_typed_with_day_and_source_and_holds_from_then_on(desk: Desk) -> None:
    page = rules(desk)
    page.table.go(FINISH)
    page.table.setFocus()
    press(desk, Key.Key_N, Ctrl)
    section = form(desk).sections.page
    assert section is not None and section.fields.focused() == "value"
    assert section.fields.boxes["key"].editor.value_text() == statute().topics[FINISH].label
    type_in(desk, value="45", since="2020-07-01", article="《本镇办理办法》第三条", source="镇政府文件")
    press(desk, Key.Key_S, Ctrl)
    law = law_of(desk.book).statute
    assert (law.on(FINISH, date(2020, 6, 30)).value, law.on(FINISH, date(2020, 7, 1)).value) == (60, 45)
    desk.back()
    page = rules(desk)
    current = page.table.current()
    assert current is not None and current.key == FINISH
    assert cells(page, FINISH)[1] == "45日" and cells(page, FINISH)[-1] == "本单位"
    assert all(words in page.about.text() for words in ("45日", "本单位自定", "《本镇办理办法》第三条", "60日"))
    assert page.own.text() == "本单位自定的 1 条"


def test_another_version_of_the_same_topic_comes_beside_the_first(desk: Desk) -> None:
    values = {"key": FINISH, "value": "45", "unit": "calendar_days", "since": "2020-01-01", "source": "甲文件"}
    with desk.book.change("练习") as act:
        uid = act.add("local_rule", values)
    page = rules(desk)
    page.table.go(FINISH)
    assert page.change.text() == "另定新的一版 Ctrl+N"
    page.change.setFocus()
    press(desk, Key.Key_Space)
    type_in(desk, value="50", since="2020-07-01", source="乙文件")
    press(desk, Key.Key_S, Ctrl)
    desk.back()
    page = rules(desk)
    assert cells(page, FINISH)[1] == "50日"
    assert all(words in page.about.text() for words in ("甲文件", "乙文件", "45日", "50日"))
    page.table.setFocus()
    press(desk, Key.Key_Return)
    assert form(desk).uid != uid
    desk.undo()
    desk.back()
    assert cells(rules(desk), FINISH)[1] == "45日"


@pytest.mark.parametrize(
    ("left_out", "texts"),
    [
        ("source", {"value": "45", "since": "2020-07-01"}),
        ("since", {"value": "45", "source": "镇政府文件"}),
        ("value", {"value": "很多", "since": "2020-07-01", "source": "镇政府文件"}),
        ("value", {"value": "-3", "since": "2020-07-01", "source": "镇政府文件"}),
        ("unit", {"value": "45", "unit": "元", "since": "2020-07-01", "source": "镇政府文件"}),
    ],
)
def test_what_is_no_rule_is_not_kept_and_changes_no_limit(desk: Desk, left_out: str, texts: dict[str, str]) -> None:
    page = rules(desk)
    page.table.go(FINISH)
    page.new()
    form(desk)
    type_in(desk, **texts)
    press(desk, Key.Key_S, Ctrl)
    worked()
    assert note(desk, left_out).endswith("。"), left_out
    assert desk.book.count("local_rule") == 0
    assert law_of(desk.book).statute.on(FINISH, date(2020, 7, 1)).value == 60


def test_two_from_the_same_day_are_one_too_many(desk: Desk) -> None:
    values = {"key": FINISH, "value": "45", "unit": "calendar_days", "since": "2020-07-01", "source": "甲文件"}
    with desk.book.change("练习") as act:
        act.add("local_rule", values)
    page = rules(desk)
    page.table.go(FINISH)
    page.new()
    form(desk)
    type_in(desk, value="50", since="2020-07-01", source="乙文件")
    press(desk, Key.Key_S, Ctrl)
    worked()
    assert note(desk, "since") == "这个事项自同一天起已经有一条本地规定，请打开原来那一条修改。"
    assert desk.book.count("local_rule") == 1


def test_both_pages_fit_the_smallest_window_and_esc_leads_back(window: Window, desk: Desk) -> None:
    window.resize(1093, 534)
    for open_it in (days, rules):
        page = open_it(desk)
        worked()
        least = page.minimumSizeHint()
        assert least.width() <= page.width() and least.height() <= page.height()
        page.table.setFocus()
        press(desk, Key.Key_Escape)
        worked()
        assert desk.page is not page
