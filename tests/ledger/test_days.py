"""The editor of a day: today by one key, steps, the calendar."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_desk import press, write
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCalendarWidget

from unionbook.ground.fields import DayField
from unionbook.ui.form.days import DayEditor
from unionbook.ui.form.editors import Editor

TODAY = date(2020, 12, 10)
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
DAY = DayField(label="收到日期")
Put = Callable[[Editor], None]


def day_editor(put: Put, text: str = "") -> DayEditor:
    editor = DayEditor(DAY, lambda: TODAY)
    put(editor)
    editor.show_text(text)
    editor.begin()
    return editor


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_T, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Semicolon, CONTROL),
        (Qt.Key(0xFF1B), CONTROL),
    ],
)
def test_today_by_one_key(put: Put, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    editor = day_editor(put, "2019-01-01")
    QApplication.sendEvent(editor, QKeyEvent(QKeyEvent.Type.KeyPress, key, held))
    assert editor.value_text() == "2020-12-10"


def test_the_full_width_semicolon_is_today_too(put: Put) -> None:
    editor = day_editor(put)
    event = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_unknown, CONTROL, "；")
    QApplication.sendEvent(editor, event)
    assert editor.value_text() == "2020-12-10"


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(day=st.dates(date(1950, 2, 1), date(2100, 1, 1)), steps=st.lists(st.sampled_from("+-"), max_size=6))
def test_plus_and_minus_move_a_whole_date(put: Put, day: date, steps: list[str]) -> None:
    editor = day_editor(put, day.isoformat())
    write("".join(steps))
    moved = day + timedelta(days=steps.count("+") - steps.count("-"))
    assert editor.value_text() == moved.isoformat()
    editor.setParent(None)


def test_a_minus_inside_a_date_being_typed_is_a_minus(put: Put) -> None:
    editor = day_editor(put)
    write("2020-3-8")
    assert editor.value_text() == "2020-3-8"


def test_brackets_move_by_a_month(put: Put) -> None:
    editor = day_editor(put, "2020-01-31")
    write("]")
    assert editor.value_text() == "2020-02-29"
    write("[")
    assert editor.value_text() == "2020-01-29"


@pytest.mark.parametrize(("key", "held"), [(Qt.Key.Key_F4, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Down, ALT)])
def test_the_calendar_opens_by_key_and_gives_its_day(put: Put, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    editor = day_editor(put, "2020-11-27")
    press(key, held)
    calendar = editor.window().findChild(QCalendarWidget)
    assert calendar is not None and calendar.isVisible() and calendar.accessibleName() == "收到日期日历"
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Return)
    assert editor.value_text() == "2020-11-28" and editor.hasFocus() and not calendar.isVisible()


def test_esc_puts_the_calendar_away_first(put: Put) -> None:
    editor = day_editor(put, "2020-11-27")
    escaped: list[int] = []
    editor.escaped.connect(lambda: escaped.append(1))
    press(Qt.Key.Key_F4)
    press(Qt.Key.Key_Escape)
    assert editor.hasFocus() and not escaped and editor.value_text() == "2020-11-27"
    press(Qt.Key.Key_Escape)
    assert escaped
