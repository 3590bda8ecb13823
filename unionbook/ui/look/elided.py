"""A line of text for which there may be no room; the whole of it is its accessible name.

Of parts with · between them the last ones go first; what is left is cut with …, unless that would leave one sign.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from unionbook.ui.look import theme

BETWEEN = " · "

LEAST = 3
"""Signs a cut text has, … among them; less tells nothing."""


class Elided(QLabel):
    """One line with a look."""

    def __init__(self, text: str, look: str = "") -> None:
        super().__init__()
        theme.look(self, look)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.full = ""
        self.tell(text)

    def tell(self, text: str) -> None:
        """Another text."""
        self.full = text
        self.setAccessibleName(text)
        if self.testAttribute(Qt.WidgetAttribute.WA_PendingResizeEvent):
            # How much room there is will be told before it is seen.
            self.setText(text)
        else:
            self._cut()
        self.updateGeometry()

    def _cut(self) -> None:
        self.ensurePolished()
        room, metrics = max(self.width(), 20), self.fontMetrics()
        parts = self.full.split(BETWEEN)
        while len(parts) > 1 and metrics.horizontalAdvance(BETWEEN.join(parts)) > room:
            parts.pop()
        whole = BETWEEN.join(parts)
        cut = metrics.elidedText(whole, Qt.TextElideMode.ElideRight, room)
        if len(cut) < LEAST and cut != whole:
            cut = ""
        self.setText(cut)
        self.setToolTip(self.full if cut != self.full else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def sizeHint(self) -> QSize:
        # A text is elided by its exact width, and measured in whole px.
        return QSize(self.fontMetrics().horizontalAdvance(self.full) + 1, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(20, super().minimumSizeHint().height())
