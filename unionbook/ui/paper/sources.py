"""Beside the paper: where the figures of a chapter come from, and what is still to be looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from unionbook.ui.look import theme


@dataclass(frozen=True)
class Source:
    """A figure: its place in the report, label, number in words, and what is counted."""

    place: int
    label: str
    worded: str
    definition: str


class Sources(QFrame):
    """opened: the clerk wants to see the rows of the figure at a place of the report."""

    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 4, 8)
        column.setSpacing(4)
        self.title = theme.look(QLabel(), "section")
        column.addWidget(self.title)
        column.addWidget(_wrapped("蓝底数字由台账自动汇总，打印时没有底色。", "caption"))
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self.area, 1)

    def show_sources(self, title: str, sources: Sequence[Source], remarks: Sequence[str]) -> None:
        """Show figures and open points under a title."""
        self.title.setText(title)
        body = theme.look(QWidget(), "plain")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 6, 10, 6)
        column.setSpacing(theme.SIZES.px(10))
        if remarks:
            column.addWidget(_card(remarks))
        for source in sources:
            column.addWidget(self._row(source))
        if not sources:
            column.addWidget(_wrapped("台账里还没有这一期的数字。登记记录以后，按 F5 更新。", "label"))
        column.addStretch(1)
        self.area.setWidget(body)

    def links(self) -> list[QPushButton]:
        """The links to the rows, from the top."""
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
        words.addWidget(_wrapped(source.definition, "caption"))
        link = theme.button("查看", style="link")
        link.setAccessibleName(f"查看{source.label}的记录，{source.worded}")
        link.setToolTip(f"打开{source.label}（{source.worded}）的记录")
        link.clicked.connect(lambda: self.opened.emit(source.place))
        across.addLayout(words, 1)
        across.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        return row


def _card(remarks: Sequence[str]) -> QWidget:
    card = theme.look(QFrame(), "notice")
    column = QVBoxLayout(card)
    column.setContentsMargins(12, 8, 12, 10)
    column.setSpacing(4)
    head, title, icon = QHBoxLayout(), theme.look(QLabel(f"{len(remarks)} 项待核对"), "strong"), QLabel()
    head.setSpacing(6)
    icon.setPixmap(theme.pixmap("warning_filled", 16, "warn", card.devicePixelRatio()))
    head.addWidget(icon)
    head.addWidget(title, 1)
    column.addLayout(head)
    for number, remark in enumerate(remarks, 1):
        column.addWidget(_wrapped(f"{number}. {remark}" if len(remarks) > 1 else remark, "warning"))
    return card


def _wrapped(text: str, look: str) -> QLabel:
    made = QLabel(text)
    if look:
        theme.look(made, look)
    made.setWordWrap(True)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return made
