"""历史: what happened to a record, the newest first: when, by whom, which field from what to what."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from unionbook.ground.kind import Kind
from unionbook.store.book import Book
from unionbook.ui.look import theme

MOST = 50
"""Events shown."""

EMPTY = "（空）"


class Past(QScrollArea):
    """The history of one record."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("历史")

    def show_row(self, book: Book, kind: Kind, uid: str) -> None:
        """Show what happened to a row."""
        from unionbook.store.history import of_row

        events = of_row(book, kind.name, uid)
        inner = theme.look(QWidget(), "plain")
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        for event in events[:MOST]:
            who = " · ".join(filter(None, (f"{event.at:%Y-%m-%d %H:%M}", event.who, event.device)))
            column.addWidget(_line(who, "caption"))
            column.addWidget(_line(event.label, "strong"))
            for label, before, after in event.changes:
                told = after or EMPTY if event.what == "新建" else f"{before or EMPTY} → {after or EMPTY}"
                column.addWidget(_line(f"{label}：{told}", "label"))
            column.addSpacing(10)
        if len(events) > MOST:
            column.addWidget(_line(f"另有更早的 {len(events) - MOST} 次改动。", "caption"))
        column.addStretch()
        self.setWidget(inner)


def _line(words: str, name: str) -> QLabel:
    made = theme.look(QLabel(words), name)
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
