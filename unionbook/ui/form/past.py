"""历史: what happened to a record, the newest first: when, by whom, which field from what to what; and 恢复这一栏."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from unionbook.ground.fields import Value
from unionbook.ground.kind import Kind
from unionbook.store.book import Book
from unionbook.ui.look import theme

if TYPE_CHECKING:
    from unionbook.store.history import Event, Turn

MOST = 50
"""Events shown."""

EMPTY = "（空）"


class Past(QScrollArea):
    """The history of one record. wanted: a field's name and the value it shall have again."""

    wanted = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("历史")
        self._now: dict[str, Value] = {}

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), theme.SIZES.px(40))

    def show_row(self, book: Book, kind: Kind, uid: str) -> None:
        """Show what happened to a row."""
        from unionbook.store.history import of_row

        place = self.verticalScrollBar().value()
        events = of_row(book, kind.name, uid)
        self._now = {} if book.read_only or kind.lasting else dict(book.values(kind.name, uid) or {})
        inner = theme.look(QWidget(), "plain")
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        for event in events[:MOST]:
            self._tell(column, event)
        if len(events) > MOST:
            column.addWidget(_line(f"另有更早的 {len(events) - MOST} 次改动。", "caption"))
        column.addStretch()
        self.setWidget(inner)
        self.verticalScrollBar().setValue(place)

    def _tell(self, column: QVBoxLayout, event: "Event") -> None:
        who = " · ".join(filter(None, (f"{event.at:%Y-%m-%d %H:%M}", event.who, event.device)))
        column.addWidget(_line(who, "caption"))
        column.addWidget(_line(event.label, "strong"))
        for turn in event.turns:
            before, after = turn.told(masked=True)
            if event.what == "新建":
                if after:
                    column.addWidget(_line(f"{turn.known.label}：{after}", "label"))
                continue
            row = QHBoxLayout()
            row.setSpacing(8)
            told = _line(f"{turn.known.label}：{before or EMPTY} → {after or EMPTY}", "label")
            # As high as a line with a button.
            told.setMinimumHeight(theme.SIZES.px(28))
            row.addWidget(told, 1)
            if self._returns(turn):
                row.addWidget(self._button(turn, before or EMPTY), 0, Qt.AlignmentFlag.AlignTop)
            column.addLayout(row)
        column.addSpacing(10)

    def _returns(self, turn: "Turn") -> bool:
        """Can the field have the value before this change again?"""
        return turn.name in self._now and self._now[turn.name] != turn.was and not turn.known.auto

    def _button(self, turn: "Turn", before: str) -> QPushButton:
        made = theme.button("恢复", style="link", tip=f"把{turn.known.label}恢复为“{before}”")
        made.setAccessibleName(f"把{turn.known.label}恢复为“{before}”")
        made.clicked.connect(partial(self.wanted.emit, turn.name, turn.was))
        return made


def _line(words: str, name: str) -> QLabel:
    made = theme.look(QLabel(words), name)
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
