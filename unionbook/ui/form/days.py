"""The editor of a day: loose typing, keys of the ledger (today, a day or month on or back), a calendar."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QDate, QEvent, QLocale, Qt
from PySide6.QtGui import QAction, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton

from unionbook.ground.dates import is_stored_date, last_day
from unionbook.ground.days import months_later
from unionbook.ground.fields import DayField
from unionbook.ui.form.editors import LineEditor, held, overrides
from unionbook.ui.form.flyout import Flyout
from unionbook.ui.look import theme

CONTROL = Qt.KeyboardModifier.ControlModifier
FULL_WIDTH_SEMICOLON = 0xFF1B
STEPS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Plus: (1, 0),
    Qt.Key.Key_Equal: (1, 0),
    Qt.Key.Key_Minus: (-1, 0),
    Qt.Key.Key_BracketRight: (0, 1),
    Qt.Key.Key_BracketLeft: (0, -1),
}
"""(days, months) each key moves a whole date by."""


class DayEditor(LineEditor):
    """T or Ctrl+; is today; + and - move by a day, [ and ] by a month; F4 or Alt+↓ opens the calendar."""

    def __init__(self, field: DayField, today: Callable[[], date]) -> None:
        super().__init__(field)
        self.today = today
        self._flyout: Flyout | None = None
        action = QAction(theme.icon("calendar_ltr", 20, "text3"), "打开日历", self)
        action.triggered.connect(self.open_calendar)
        self.addAction(action, self.ActionPosition.TrailingPosition)

    def lock(self, on: bool) -> None:
        super().lock(on)
        for action in self.actions():
            action.setVisible(not on)

    def take_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if self.isReadOnly():
            return super().take_key(event)
        if _means_today(event):
            self.take(self.today().isoformat())
        elif not event.modifiers() & CONTROL and key in STEPS and self._whole():
            self._move(*STEPS[key])
        elif key == Qt.Key.Key_F4 or (key == Qt.Key.Key_Down and event.modifiers() == Qt.KeyboardModifier.AltModifier):
            self.open_calendar()
        else:
            return super().take_key(event)
        return True

    def _whole(self) -> bool:
        """Does a whole date stand in the field? Otherwise - is part of one being typed."""
        return is_stored_date(self.value_text())

    def _move(self, days: int, months: int) -> None:
        self.take((months_later(last_day(self.value_text()), months) + timedelta(days=days)).isoformat())

    def event(self, event: QEvent) -> bool:
        if overrides(event, Qt.Key.Key_Down):
            event.accept()
            return True
        return super().event(event)

    def open_calendar(self) -> None:
        """Show the calendar; on a second call put it away."""
        if self._flyout is None:
            self._flyout = Flyout(self, self._calendar())
        if self._flyout.isVisible():
            self._close()
            return
        calendar = self._flyout.content
        assert isinstance(calendar, QCalendarWidget)
        day = date.fromisoformat(self.value_text()) if self._whole() else self.today()
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.ensurePolished()
        size = calendar.sizeHint()
        self._flyout.open(max(size.width(), theme.SIZES.px(330)) + 10, max(size.height(), theme.SIZES.px(250)) + 10)
        calendar.setFocus()

    def _calendar(self) -> QCalendarWidget:
        calendar = _Calendar()
        calendar.setLocale(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
        calendar.setAccessibleName(f"{self.field.label}日历")
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
        # The padding of list rows would push Sunday out of sight.
        calendar.setStyleSheet("QTableView::item { padding: 0; border: 0; }")
        for name, picture in (("qt_calendar_prevmonth", "chevron_left"), ("qt_calendar_nextmonth", "chevron_right")):
            for button in calendar.findChildren(QToolButton, name):
                button.setIcon(theme.icon(picture))
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            plain = QTextCharFormat()
            plain.setForeground(theme.colour("text2"))
            calendar.setWeekdayTextFormat(weekday, plain)
        calendar.clicked.connect(self._picked)
        calendar.activated.connect(self._picked)
        calendar.given_up = self._close
        return calendar

    def _picked(self, day: QDate) -> None:
        if self._flyout is None or not self._flyout.isVisible():
            return
        self._close()
        self.take(date(day.year(), day.month(), day.day()).isoformat())

    def _close(self) -> None:
        self.setFocus()
        if self._flyout is not None:
            self._flyout.hide()


def _means_today(event: QKeyEvent) -> bool:
    """T, or Ctrl with ; as either keyboard or input method gives it."""
    if event.modifiers() == CONTROL:
        return event.key() in (Qt.Key.Key_Semicolon, FULL_WIDTH_SEMICOLON) or event.text() in (";", "；")
    return event.key() == Qt.Key.Key_T and not held(event)


class _Calendar(QCalendarWidget):
    given_up: Callable[[], None]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up()
        else:
            super().keyPressEvent(event)
