"""The heads of a list's columns: a click on the words sorts, one on the mark at their end opens the column's menu."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QHeaderView, QWidget

from unionbook.ui.look import theme

if TYPE_CHECKING:
    from unionbook.ui.ledger.table import RowTable

ZONE = 20
"""px at the end of a head that open its menu."""


KEPT = 64
"""Pictures of heads kept."""


class _Look(NamedTuple):
    """What the head of a column looks like while the mouse is elsewhere."""

    filtered: bool
    words: str
    right: bool
    size: tuple[int, int]
    standing: tuple[int, int, bool, bool]
    ratio: float


class ListHeader(QHeaderView):
    """menued: the menu of a column is wanted, below a place on the screen."""

    menued = Signal(int, QPoint)

    def __init__(self, table: "RowTable", parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.table = table
        self._hovered = -1
        self._sizes: dict[int, int] = {}
        self._drawn: dict[_Look, QPixmap] = {}
        self.setAccessibleName("列标题")
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda place: self.open_menu(self.logicalIndexAt(place)))
        self.sectionClicked.connect(table.sort_by)
        self.sectionMoved.connect(self._moved)
        self.menued.connect(table.open_head_menu)

    def open_menu(self, section: int) -> None:
        """Ask for the menu of a column."""
        if section >= 0:
            corner = QPoint(self.sectionViewportPosition(section), self.height())
            self.menued.emit(section, self.viewport().mapToGlobal(corner))

    def _zone(self, section: int) -> QRect:
        """Where the mark of a column stands: opposite its words."""
        left, width, side = self.sectionViewportPosition(section), self.sectionSize(section), theme.SIZES.px(ZONE)
        at = left if self.table.rows.visible[section].right else left + width - side
        return QRect(at, 0, side, self.height())

    def _words(self, section: int) -> int:
        """How wide the words of a column are, with the room before them."""
        return self.fontMetrics().horizontalAdvance(self.table.rows.heading(section)) + theme.SIZES.px(8)

    def changeEvent(self, event: QEvent) -> None:
        self._drawn.clear()
        super().changeEvent(event)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        # With every key of a search come other rows, and Qt has the heads painted, too. They stay as they are: what a
        # style sheet takes long to draw is kept.
        columns, ratio = self.table.rows.visible, painter.device().devicePixelRatio()
        # Between whole pixels a picture would not lie where its lines do.
        if self.underMouse() or ratio % 1 or not 0 <= logicalIndex < len(columns):
            self._paint(painter, rect, logicalIndex)
            return
        look = _Look(
            columns[logicalIndex].key in self.table.filtered,
            self.table.rows.heading(logicalIndex),
            columns[logicalIndex].right,
            (rect.width(), rect.height()),
            (logicalIndex, len(columns), self.isActiveWindow(), self.isEnabled()),
            ratio,
        )
        if (picture := self._drawn.get(look)) is None:
            if len(self._drawn) >= KEPT:
                self._drawn.clear()
            picture = self._drawn[look] = self._draw(rect, logicalIndex, look.ratio)
        painter.drawPixmap(rect.topLeft(), picture)

    def _draw(self, rect: QRect, section: int, ratio: float) -> QPixmap:
        found = QPixmap(round(rect.width() * ratio), round(rect.height() * ratio))
        found.setDevicePixelRatio(ratio)
        found.fill(Qt.GlobalColor.transparent)
        with QPainter(found) as painter:
            painter.setFont(self.font())
            painter.translate(-rect.topLeft())
            self._paint(painter, rect, section)
        return found

    def _paint(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        super().paintSection(painter, rect, logicalIndex)
        painter.restore()
        columns = self.table.rows.visible
        if not 0 <= logicalIndex < len(columns):
            return
        filtered = columns[logicalIndex].key in self.table.filtered
        sorted_ = self.table.rows.heading(logicalIndex) != columns[logicalIndex].label
        crowded = sorted_ or self._words(logicalIndex) > self.sectionSize(logicalIndex) - theme.SIZES.px(ZONE)
        if crowded and not filtered and logicalIndex != self._hovered:
            return
        zone = self._zone(logicalIndex)
        if filtered or sorted_:
            ground = theme.colour("hover" if self._hovered == logicalIndex else "head")
            painter.fillRect(zone.adjusted(1, 1, -1, -1), ground)
        name, tone, size = ("filter_filled", "accent", 16) if filtered else ("chevron_down", "text3", 12)
        picture, tall = theme.pixmap(name, size, tone, self.devicePixelRatio()), theme.SIZES.icon(size)
        painter.drawPixmap(zone.left() + (zone.width() - tall) // 2, (zone.height() - tall) // 2, picture)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        section = self.logicalIndexAt(place)
        left = event.button() is Qt.MouseButton.LeftButton and self.cursor().shape() is not Qt.CursorShape.SplitHCursor
        if left and section >= 0 and self._zone(section).contains(place):
            self.open_menu(section)
            return
        self._sizes = {section: self.sectionSize(section) for section in range(self.count())}
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        visible = self.table.rows.visible
        for section, before in self._sizes.items():
            # The last one takes the room that is left.
            if section < len(visible) - 1 and self.sectionSize(section) != before:
                self.table.arranging.widen(visible[section].key, self.sectionSize(section))
        self._sizes = {}

    def _moved(self, section: int, old: int, new: int) -> None:
        """A column was drawn elsewhere: the list itself takes the order, the head its own again."""
        visible = self.table.rows.visible
        order = [visible[self.logicalIndex(place)].key for place in range(self.count())]
        self.blockSignals(True)
        self.moveSection(new, old)
        self.blockSignals(False)
        after = order[new + 1] if new + 1 < len(order) else ""
        self.table.arranging.move(visible[section].key, after)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.logicalIndexAt(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: object) -> None:
        self._hover(-1)
        super().leaveEvent(event)  # type: ignore[arg-type] # Qt's stub knows QEvent only

    def _hover(self, section: int) -> None:
        if section != self._hovered:
            self._hovered = section
            self.viewport().update()
