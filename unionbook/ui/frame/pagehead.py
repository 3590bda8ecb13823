"""The head of a page without a tab: the way back, what the page is, its commands."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from unionbook.ui.look import theme
from unionbook.ui.look.elided import Elided


class PageHead(QWidget):
    """← title, caption, and at the right what is added to `row`. back: what the arrow does, None for no arrow."""

    def __init__(self, title: str, back: Callable[[], object] | None = None) -> None:
        super().__init__()
        self.title = theme.look(QLabel(title), "title")
        self.caption = Elided("", "caption")
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


def back_button(back: Callable[[], object]) -> QWidget:
    """The arrow that leads back."""
    made = theme.button("", "arrow_left", "flat", tip="返回（Alt+←）")
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
