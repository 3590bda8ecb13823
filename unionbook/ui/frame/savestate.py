"""The words at the right of the menu row: when the book was last written, or how much is not saved yet."""

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from unionbook.store.book import Book
from unionbook.ui.look import theme


class SaveState(QWidget):
    """已保存 10:42, or 有 2 处未保存."""

    def __init__(self, book: Book) -> None:
        super().__init__()
        self.mark, self.words = QLabel(), theme.look(QLabel(), "state")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.mark)
        row.addWidget(self.words)
        self.count = 0
        self._folded = False
        found = book.rows("SELECT max(at) FROM act")
        self.at = datetime.fromtimestamp(found[0][0] / 1000) if found and found[0][0] else None
        self._show()

    def saved(self, at: datetime) -> None:
        """The book was written."""
        self.at = at
        self._show()

    def unsaved(self, count: int) -> None:
        """So many fields of the page in front are not saved."""
        self.count = count
        self._show()

    def _show(self) -> None:
        if self.count:
            text, name, tone = f"有 {self.count} 处未保存", "circle_filled", "warn"
        elif self.at is None:
            text, name, tone = "新台账", "checkmark_circle_filled", "ok"
        else:
            text, name, tone = f"已保存 {moment(self.at)}", "checkmark_circle_filled", "ok"
        size = 12 if self.count else 16
        self.mark.setPixmap(theme.pixmap(name, size, tone, self.devicePixelRatio()))
        self.words.setText(text)
        self.words.setVisible(not self._folded or bool(self.count))
        self.setToolTip(text)
        self.setAccessibleName(text)

    def fold(self, folded: bool) -> None:
        """The mark alone where there is no room for words; something unsaved is always said."""
        self._folded = folded
        self.words.setVisible(not folded or bool(self.count))


def moment(at: datetime) -> str:
    """A point in time as briefly as it can be told: 10:42, 昨天 16:58, 12月3日, 2025-12-03."""
    now = datetime.now()
    days = (now.date() - at.date()).days
    if days == 0:
        return f"{at:%H:%M}"
    if days == 1:
        return f"昨天 {at:%H:%M}"
    return f"{at.month}月{at.day}日" if at.year == now.year else f"{at:%Y-%m-%d}"
