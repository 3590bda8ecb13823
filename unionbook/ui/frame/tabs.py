"""The tabs at the left edge of the window: a real tab bar, drawn as words beside icons, with badges."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar, QVBoxLayout, QWidget

from unionbook.ui.look import theme
from unionbook.ui.look.pill import pill_size

GAP, GROUP_GAP = 17, 9
"""px above a tab that is set apart from those before it, and above one that begins another group."""

LEAST, EASY = 28, 34
"""px of a tab at least, and at least while the buttons below are shown."""

CLOSE = 3
"""px above a tab at most where the groups have to stand together."""

LEAST_BELOW = 3
"""Buttons below the tabs that are shown at least, or none."""


@dataclass(frozen=True)
class Tab:
    """One tab. gap: px above it, with a thin line in their middle."""

    label: str
    icon: str
    gap: int = 0


@dataclass(frozen=True)
class Badge:
    """The number at a tab. tone: "alarm" (clocks about to end), "warn" (drafts) or "neutral" (open work);
    words: what is counted, for those who hear the tab."""

    count: int
    tone: str
    words: str


def width_of(tabs: list[Tab]) -> int:
    """px the column needs: the longest word with its icon and a badge of three figures."""
    return _width(tuple(tab.label for tab in tabs), theme.SIZES.scale)


@lru_cache(maxsize=8)
def _width(labels: tuple[str, ...], scale: float) -> int:
    words = QFontMetrics(theme.font(14, bold=True))
    longest = max(map(words.horizontalAdvance, labels))
    needed = theme.SIZES.px(14 + 8 + 6 + 6) + theme.SIZES.icon(20) + longest + pill_size("000").width()
    return max(theme.SIZES.px(148), needed)


def usual_height() -> int:
    """px of a tab where there is room."""
    return theme.SIZES.px(38) + 2


class TabColumn(QTabBar):
    """The tab bar. Ctrl+1…9 and Ctrl+Tab belong to the window; the arrow keys, Home and End to the bar."""

    def __init__(self, tabs: list[Tab]) -> None:
        super().__init__()
        self.tabs, self._labels = tabs, tuple(tab.label for tab in tabs)
        self.badges: dict[int, Badge] = {}
        self.away = False
        self.tall = 0
        self.together = False
        self.setShape(QTabBar.Shape.RoundedWest)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setDrawBase(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setAccessibleName("页面")
        for number, tab in enumerate(tabs, 1):
            self.addTab(tab.label)
            if number <= 9:
                self.setTabToolTip(number - 1, f"Ctrl+{number}")
            self.setAccessibleTabName(number - 1, tab.label)

    def badge(self, badges: Mapping[str, Badge]) -> None:
        """Show these badges, by the tab's label, and no others."""
        self.badges = {at: badges[tab.label] for at, tab in enumerate(self.tabs) if tab.label in badges}
        for at, tab in enumerate(self.tabs):
            told = self.badges.get(at)
            self.setAccessibleTabName(at, f"{tab.label}，{told.words}" if told else tab.label)
        self.update()

    def leave(self, away: bool) -> None:
        """Show no tab as the current one while a page without a tab is in front."""
        self.away = away
        self.update()

    def _is_current(self, index: int) -> bool:
        return index == self.currentIndex() and not self.away

    def tabSizeHint(self, index: int) -> QSize:
        wide = _width(self._labels, theme.SIZES.scale)
        return QSize(wide, (self.tall or usual_height()) + self.gap(self.tabs[index]))

    def fit(self, height: int) -> None:
        """Make the tabs as high as usual, or lower when there are too many for this height; never under LEAST. Where
        even that is too much the groups move together."""
        before, self.together = self.together, LEAST * len(self.tabs) + self.spread(False) > height
        room = (height - self.spread()) // len(self.tabs)
        tall = max(LEAST, min(usual_height(), room))
        if tall != (self.tall or usual_height()) or before != self.together:
            self.tall = tall
            # A tab bar measures its tabs anew only when one of them changes.
            self.setTabText(0, self.tabText(0))
            self.updateGeometry()

    def least_height(self, tall: int = LEAST) -> int:
        """px the bar needs at least, with tabs that tall."""
        return tall * len(self.tabs) + self.spread(False)

    def spread(self, close: bool | None = None) -> int:
        """px above all tabs together."""
        return sum(self.gap(tab, close) for tab in self.tabs)

    def gap(self, tab: Tab, close: bool | None = None) -> int:
        """px above a tab. close: whether the groups stand together, as they do now when nothing is said."""
        whole, together = theme.SIZES.px(tab.gap), self.together if close is None else close
        return min(whole, CLOSE) if together else whole

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def _box(self, index: int) -> QRect:
        rect = self.tabRect(index).adjusted(1, 1, -1, -1)
        return rect.adjusted(0, self.gap(self.tabs[index]), 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            under = self.mapFromGlobal(self.cursor().pos()) if self.underMouse() else QPoint(-1, -1)
            for index, tab in enumerate(self.tabs):
                box = self._box(index)
                if tab.gap:
                    y, inset = self.tabRect(index).top() + self.gap(tab) // 2, 0 if tab.gap == GAP else 14
                    painter.setPen(theme.colour("line"))
                    painter.drawLine(inset, y, self.width() - inset, y)
                self._ground(painter, index, box, hover=box.contains(under))
                self._words(painter, index, tab, box)

    def _ground(self, painter: QPainter, index: int, box: QRect, hover: bool) -> None:
        current = self._is_current(index)
        if current or hover:
            painter.setPen(theme.colour("line") if current else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("card" if current else "hover"))
            painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        if current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            tall = box.height() * 0.42
            painter.drawRoundedRect(QRectF(box.left() + 1, box.center().y() - tall / 2 + 1, 3, tall), 1.5, 1.5)
        if current and self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 6, 6)

    def _words(self, painter: QPainter, index: int, tab: Tab, box: QRect) -> None:
        current = self._is_current(index)
        size, left = theme.SIZES.icon(20), box.left() + theme.SIZES.px(14)
        name, tone = (f"{tab.icon}_filled", "accent") if current else (tab.icon, "text2")
        picture = theme.pixmap(name, 20, tone, self.devicePixelRatio())
        painter.drawPixmap(left, box.center().y() - size // 2 + 1, picture)
        painter.setPen(theme.colour("text1" if current else "text2"))
        painter.setFont(theme.font(14, bold=current))
        words = box.adjusted(left - box.left() + size + theme.SIZES.px(8), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, tab.label)
        if index in self.badges:
            self._badge(painter, self.badges[index], box)

    def _badge(self, painter: QPainter, badge: Badge, box: QRect) -> None:
        words = str(badge.count) if badge.count < 1000 else "999+"
        if badge.tone == "alarm":
            ink, ground = theme.TOKENS.on_bad, theme.TOKENS.bad
        else:
            ink, ground = theme.TOKENS.tone(badge.tone)
        height = theme.SIZES.px(20)
        width = max(height, pill_size(words).width())
        place = QRectF(box.right() - width - theme.SIZES.px(4), box.center().y() - height / 2 + 1, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(place, height / 2, height / 2)
        painter.setPen(QColor(ink))
        painter.setFont(theme.font(12, bold=True))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here, last = self.currentIndex(), self.count() - 1
        match event.key():
            case Qt.Key.Key_Up | Qt.Key.Key_Left:
                self.setCurrentIndex(max(here - 1, 0))
            case Qt.Key.Key_Down | Qt.Key.Key_Right:
                self.setCurrentIndex(min(here + 1, last))
            case Qt.Key.Key_Home:
                self.setCurrentIndex(0)
            case Qt.Key.Key_End:
                self.setCurrentIndex(last)
            case _:
                super().keyPressEvent(event)


class Navigation(QWidget):
    """The tab bar, and below it, as far as there is room, what is set rather than looked at; the first goes first."""

    def __init__(self, tabs: list[Tab], below: list[tuple[str, str, Callable[[], None]]]) -> None:
        super().__init__()
        self.bar = TabColumn(tabs)
        self.below = [theme.button(text, icon, "nav") for text, icon, _ in below]
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 10)
        column.setSpacing(2)
        column.addWidget(self.bar)
        column.addStretch()
        for made, (_, _, act) in zip(self.below, below, strict=True):
            made.clicked.connect(act)
            made.setFixedWidth(width_of(tabs))
            column.addWidget(made)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.height() - 14
        free = room - GAP - self.bar.least_height(theme.SIZES.px(EASY))
        each = max(one.sizeHint().height() + 2 for one in self.below)
        fitting = min(max(free // each, 0), len(self.below))
        # Two of them alone would look like an accident.
        fitting = fitting if fitting >= LEAST_BELOW else 0
        self.bar.fit(room - fitting * each - GAP if fitting else room)
        for number, one in enumerate(self.below):
            one.setVisible(number >= len(self.below) - fitting)

    def minimumSizeHint(self) -> QSize:
        return QSize(width_of(self.bar.tabs) + 16, LEAST * len(self.bar.tabs) + self.bar.spread(True) + 14)
