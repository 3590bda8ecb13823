"""Beside the paper: where the figures of a chapter come from, and what is still to be looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from unionbook.ui.look import theme
from unionbook.ui.look.layout import scrolled
from unionbook.ui.paper.points import Point

MOST = 60
"""Figures shown of one chapter."""

FIRST, FURTHER = 8, 6
"""Figures shown at once, and in each step after it."""


@dataclass(frozen=True)
class Source:
    """A figure: its place in the report, label, number in words, what is counted.

    note: what else is to be known of it (written over, moved), "" for nothing.
    """

    place: int
    label: str
    worded: str
    definition: str
    note: str = ""

LIVE = "蓝底数字由台账自动汇总，打印时没有底色。"
FROZEN = "这是定稿那天的数字；点开看到的是那天的记录。"
FOOT = "定稿后数字与文字一并留存，原始记录再改动不会影响这份报告。"


class Sources(QFrame):
    """opened: the clerk wants to see the rows of the figure at a place of the report.  pointed: the place of an open
    point, by its number; records: those that belong to it.  read: the text was read."""

    opened = Signal(int)
    pointed = Signal(int)
    records = Signal(int)
    read = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 4, 10)
        column.setSpacing(4)
        self.title = theme.look(QLabel(), "section")
        self.note = _wrapped("", "caption")
        self.area = scrolled()
        self.read_button = theme.button("标为已读", "checkmark", tip="记下现在的数字，以后有变动的会标出来")
        self.read_button.clicked.connect(self.read)
        self.foot = _wrapped("", "caption")
        for part in (self.title, self.note, self.area, self.foot, self.read_button):
            column.addWidget(part, 1 if part is self.area else 0)
        self._shown: object = None
        self._column, self._coming = QVBoxLayout(), list[QWidget | Source]()
        self._more = QTimer(self, singleShot=True, interval=0)
        self._more.timeout.connect(self._go_on)

    def tell(self, note: str, foot: str, readable: bool) -> None:
        """What stands above and below. readable: whether the text can be marked as read now."""
        self.note.setText(note)
        self.foot.setText(foot)
        self.read_button.setVisible(readable)

    def show_sources(self, title: str, sources: Sequence[Source], points: Sequence[tuple[int, Point]]) -> None:
        """Show figures and open points, each with its number, under a title."""
        if self._shown == (shown := (title, tuple(sources), tuple(points))):
            return
        self._shown = shown
        self.title.setText(title)
        body = theme.look(QWidget(), "plain")
        column = self._column = QVBoxLayout(body)
        column.setContentsMargins(0, 6, 10, 6)
        column.setSpacing(theme.SIZES.px(10))
        if points:
            column.addWidget(self._card(points))
        column.addStretch(1)
        self._coming = list(sources[:MOST])
        if len(sources) > MOST:
            self._coming.append(_wrapped(f"另有 {len(sources) - MOST} 个数字，见各节。", "caption"))
        if not sources:
            self._coming.append(_wrapped("这一节没有自动数字。", "label"))
        self._put(FIRST)
        self.area.setWidget(body)
        self._more.start()

    def _put(self, count: int) -> None:
        """The next figures, over the room that is left."""
        for one in self._coming[:count]:
            part = self._row(one) if isinstance(one, Source) else one
            self._column.insertWidget(self._column.count() - 1, part)
        del self._coming[:count]

    def _go_on(self) -> None:
        self._put(FURTHER)
        if self._coming:
            self._more.start()

    def links(self) -> list[QPushButton]:
        """The links to the rows, from the top."""
        self._put(len(self._coming))
        body = self.area.widget()
        return body.findChildren(QPushButton) if body is not None and self.isVisible() else []

    def _row(self, source: Source) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(6)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(_wrapped(f"{escape(source.label)} <b>{source.worded}</b>", ""))
        if source.note:
            words.addWidget(_wrapped(source.note, "warning"))
        words.addWidget(_wrapped(source.definition, "caption"))
        link = theme.button("查看", style="link")
        link.setAccessibleName(f"查看{source.label}的记录，{source.worded}")
        link.setToolTip(f"打开{source.label}（{source.worded}）的记录")
        link.clicked.connect(lambda: self.opened.emit(source.place))
        across.addLayout(words, 1)
        across.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _card(self, points: Sequence[tuple[int, Point]]) -> QWidget:
        forbidding = any(point.forbids for _, point in points)
        card = theme.look(QFrame(), "notice")
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 8, 6, 8)
        column.setSpacing(4)
        head, title, icon = QHBoxLayout(), theme.look(QLabel(f"{len(points)} 项待核对"), "strong"), QLabel()
        head.setSpacing(6)
        picture = "error_circle_filled" if forbidding else "warning_filled"
        icon.setPixmap(theme.pixmap(picture, 16, "warn", card.devicePixelRatio()))
        head.addWidget(icon)
        head.addWidget(title, 1)
        column.addLayout(head)
        for number, point in points:
            column.addLayout(self._point(number, point))
        return card

    def _point(self, number: int, point: Point) -> QHBoxLayout:
        across = QHBoxLayout()
        across.setSpacing(4)
        said = f"{point.sentence}（不改好不能定稿）" if point.forbids else point.sentence
        across.addWidget(_wrapped(escape(said), "warning"), 1)
        if point.leads:
            link = theme.button("查看", style="link")
            link.setAccessibleName(f"到这一处：{point.sentence}")
            link.clicked.connect(lambda: self.pointed.emit(number))
            across.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        if point.uids:
            link = theme.button("记录", style="link")
            link.setAccessibleName(f"打开有关的记录：{point.sentence}")
            link.clicked.connect(lambda: self.records.emit(number))
            across.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        return across


def _wrapped(text: str, look: str) -> QLabel:
    made = QLabel(text)
    if look:
        theme.look(made, look)
    made.setWordWrap(True)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return made
