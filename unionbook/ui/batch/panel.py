"""A panel that stands in the place of the form while something is asked about many records: what, how many, what
would come of it, and the button that does it."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from unionbook.ground.kind import Kind
from unionbook.ui.batch.foresight import Foresight
from unionbook.ui.frame.page import Shell
from unionbook.ui.look import theme
from unionbook.ui.look.elided import Elided
from unionbook.ui.look.layout import scrolled
from unionbook.ui.look.pill import Pill

SETTLES = 250
"""ms after the last key before what would come of it is looked at again."""

LOOKED_AT = 1000
"""Records up to which what would come of it is told before."""


class Panel(QFrame):
    """taken: it shall be done.  closed: the clerk gives it up.  asked: where what is asked for stands."""

    taken = Signal()
    closed = Signal()

    def __init__(self, shell: Shell, kind: Kind) -> None:
        super().__init__()
        theme.look(self, "card")
        self.shell, self.book, self.kind = shell, shell.book, kind
        self.uids: list[str] = []
        self.title, self.count, self.goal = Elided("", "section"), Pill("", "info"), Elided("", "caption")
        self.foresight = Foresight()
        self.cancel = theme.button("取消 Esc", tip="不办了（Esc）")
        self.take = theme.button("", style="primary", tip="办理（Enter）")
        self.soon = QTimer(self, singleShot=True, interval=SETTLES)
        # A panel put away asks the book for nothing more.
        self.soon.timeout.connect(lambda: self.look_ahead() if self.isVisible() else None)
        self.cancel.clicked.connect(self.closed)
        self.take.clicked.connect(self.try_to_take)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.count)
        top = QVBoxLayout()
        top.setContentsMargins(16, 10, 16, 8)
        top.setSpacing(2)
        top.addLayout(head)
        top.addWidget(self.goal)
        inner = theme.look(QWidget(), "plain")
        self.asked = QVBoxLayout(inner)
        self.asked.setContentsMargins(16, 12, 16, 12)
        self.asked.setSpacing(theme.SIZES.px(12))
        self.asked.addWidget(self.foresight)
        self.asked.addStretch()
        area = scrolled(inner)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 10)
        foot.setSpacing(8)
        foot.addStretch()
        foot.addWidget(self.cancel)
        foot.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(top)
        for part in (theme.look(QFrame(), "line"), area, theme.look(QFrame(), "line")):
            column.addWidget(part, 1 if part is area else 0)
        column.addLayout(foot)
        self.setMinimumWidth(theme.SIZES.px(300))

    def focus_first(self) -> None:
        """Go to what is to be filled first."""
        self.take.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def look_ahead(self) -> None:
        """Tell what would come of it now."""

    def try_to_take(self) -> None:
        """Do it, unless something is missing."""
        self.taken.emit()

    def away(self, part: QWidget) -> None:
        """Take a part out again."""
        self.asked.removeWidget(part)
        part.hide()
        part.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.try_to_take()
        else:
            super().keyPressEvent(event)
