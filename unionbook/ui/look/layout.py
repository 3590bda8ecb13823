"""How pages, cards and panes stand: their margins and gaps in one place. All lengths are px at the normal text size."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QLayout, QScrollArea, QVBoxLayout, QWidget

from unionbook.ui.look import theme

GAP, BETWEEN = 8, 12
"""Between the parts of a page; between panes beside one another."""

Part = QWidget | QLayout
Box = TypeVar("Box", bound=QBoxLayout)


def page_column(page: QWidget, *parts: Part, tall: Part | None = None, gap: int = GAP) -> QVBoxLayout:
    """The parts of a page under one another within its margins. tall: what takes the room, the last if not named."""
    column = QVBoxLayout(page)
    column.setContentsMargins(20, 6, 20, 10)
    column.setSpacing(theme.SIZES.px(gap))
    return _filled(column, parts, tall)


def beside(*panes: Part, wide: Part | None = None) -> QHBoxLayout:
    """Panes beside one another. wide: what takes the room, the last if not named."""
    row = QHBoxLayout()
    row.setSpacing(theme.SIZES.px(BETWEEN))
    return _filled(row, panes, wide)


def titled(words: str, about: QWidget) -> QHBoxLayout:
    """The title of a sheet, and beside it what it is about."""
    row = QHBoxLayout()
    row.setSpacing(theme.SIZES.px(BETWEEN))
    row.addWidget(theme.look(QLabel(words), "title"))
    row.addWidget(about, 1, Qt.AlignmentFlag.AlignBottom)
    return row


def edged(*parts: Part, tall: Part | None = None, foot: int = 1) -> QFrame:
    """A card whose parts reach to its edges. tall: as in `page_column`.  foot: what stays free below."""
    card = theme.look(QFrame(), "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(1, 1, 1, foot)
    column.setSpacing(0)
    _filled(column, parts, tall)
    return card


def listed(*parts: Part, tall: Part | None = None) -> QFrame:
    """A card around a list, which ends short of its round corners."""
    return edged(*parts, tall=tall, foot=8)


def scrolled(inner: Part | None = None, sideways: bool = False) -> QScrollArea:
    """What may be taller than its place. sideways: it may be wider, too."""
    area = QScrollArea()
    if isinstance(inner, QLayout):
        within = theme.look(QWidget(), "plain")
        within.setLayout(inner)
        area.setWidget(within)
    elif inner is not None:
        area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    if not sideways:
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


def _filled(box: Box, parts: tuple[Part, ...], tall: Part | None) -> Box:
    tall = tall if tall is not None or not parts else parts[-1]
    for part in parts:
        stretch = 1 if part is tall else 0
        if isinstance(part, QWidget):
            box.addWidget(part, stretch)
        else:
            box.addLayout(part, stretch)
    return box
