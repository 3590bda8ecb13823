"""The head of a page without a tab: the way back, what the page is, its commands."""

import re
from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from unionbook.ui.look import theme
from unionbook.ui.look.elided import Elided

BACK = "back"
"""The object name of the arrow that leads back: Qt gives it the keys of the page before, for it stands first."""


class PageHead(QWidget):
    """← title, caption, and at the right what is added to `row`. back: what the arrow does, None for no arrow."""

    def __init__(self, title: str, back: Callable[[], object] | None = None) -> None:
        super().__init__()
        self.title = theme.look(QLabel(title), "title")
        self.caption = Elided("", "caption")
        self._whole: dict[QPushButton, str] = {}
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(theme.SIZES.px(8))
        if back is not None:
            self.row.addWidget(back_button(back))
        self.row.addWidget(self.title)
        self.row.addSpacing(theme.SIZES.px(4))
        self.row.addWidget(self.caption, 1)
        self.setFixedHeight(theme.SIZES.px(44))

    def add(self, *parts: QWidget) -> None:
        """Put commands at the right."""
        for part in parts:
            self.row.addWidget(part)
            if isinstance(part, QPushButton):
                self._whole[part] = part.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Buttons tell their keys in their words as long as there is room for that."""
        if self._needed(self._whole) > self.width():
            for button, text in self._whole.items():
                button.setText(_keyless(text))
        else:
            for button, text in self._whole.items():
                button.setText(text)

    def _needed(self, whole: Mapping[QPushButton, str]) -> int:
        """px for everything in the row, the buttons with these words."""
        parts = [item.widget() for at in range(self.row.count()) if (item := self.row.itemAt(at)) is not None]
        wide = sum(one.sizeHint().width() for one in parts if one and one is not self.caption and not one.isHidden())
        for button, text in whole.items():
            if not button.isHidden():
                metrics = button.fontMetrics()
                wide += metrics.horizontalAdvance(text) - metrics.horizontalAdvance(button.text())
        return wide + self.row.spacing() * len(parts)


_KEY = re.compile(r" (?:Enter|Delete|F\d+|(?:Ctrl|Alt|Shift)\+\S+)$")


def _keyless(text: str) -> str:
    """The words of a button without the key at their end: 现在备份 Ctrl+N → 现在备份."""
    return _KEY.sub("", text)


def back_button(back: Callable[[], object]) -> QWidget:
    """The arrow that leads back."""
    made = theme.button("", "arrow_left", "flat", tip="返回（Alt+←）")
    made.setObjectName(BACK)
    made.clicked.connect(lambda: back())
    return made


def leave_by_escape(page: QWidget, back: Callable[[], object]) -> None:
    """Esc leads back from anywhere on the page that has no use for it: fields and lists tell by `escaped`."""
    page.installEventFilter(_Leaving(page, back))


class _Leaving(QObject):
    """Hears the keys that nothing on a page has taken. A shortcut would be asked before the fields are."""

    def __init__(self, page: QWidget, back: Callable[[], object]) -> None:
        super().__init__(page)
        self.back = back

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() != Qt.Key.Key_Escape:
            return False
        self.back()
        return True
