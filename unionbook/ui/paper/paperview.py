"""The paper itself on screen: its PDF pages, the figures in them tinted and open to mouse and keys."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QToolTip, QWidget

from unionbook.ui.paper.paperscroll import PaperScroll
from unionbook.ui.paper.paperspots import Layout, Places, Spot
from unionbook.ui.paper.tints import Tint, paint_edited, paint_ring, paint_tint

REACH = 5.0
"""Points around a figure that still belong to it for the mouse."""


class PaperView(PaperScroll):
    """chosen: a figure was clicked or entered.  edited: a paragraph was double-clicked, by its number in the report."""

    chosen = Signal(int)
    edited = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.layout_ = Layout()
        self.current = self.hovered = -1
        self.edited_blocks: Sequence[int] = ()
        self.viewport().setMouseTracking(True)
        self.setAccessibleName("报告的页面")

    @property
    def spots(self) -> Sequence[Spot]:
        """The figures on the paper, in order."""
        return self.layout_.spots

    @property
    def anchors(self) -> Mapping[int, tuple[int, float]]:
        """Section → the page and height (points) where it begins."""
        return self.layout_.anchors

    def show_pdf(self, pdf: bytes, layout: Layout) -> None:
        """Show a PDF with its marks; what was in view stays in view."""
        self.mark(layout)
        self.load(pdf)

    def mark(self, layout: Layout) -> None:
        """Other marks on the same paper."""
        self.layout_ = layout
        self.current = self.current if self.current < len(self.spots) else -1
        self.hovered = -1
        self.viewport().update()

    # --- sections, paragraphs, figures -----------------------------------------------------------------------------

    @property
    def section(self) -> int:
        """The last section begun in the upper third of the view; at the end of the paper, in the view at all."""
        bar, height = self.verticalScrollBar(), self.grid.room.height()
        line = bar.value() + (height if bar.value() == bar.maximum() else height / 3)
        begun = [number for number, anchor in self.anchors.items() if self._height(*anchor) <= line]
        return max(begun, default=0)

    def go_to_section(self, section: int) -> None:
        """Bring a section's heading near the top of the view."""
        if section in self.anchors:
            self.verticalScrollBar().setValue(round(self._height(*self.anchors[section])) - 40)
        else:
            self.verticalScrollBar().setValue(0)

    def rects(self, spot: int) -> list[QRectF]:
        """Where a figure stands in the view."""
        return self._in_view(self.spots[spot].places)

    def _in_view(self, places: Places) -> list[QRectF]:
        return [self.in_view(page, rect) for page, rect in places]

    def block_at(self, place: QPointF) -> int:
        """The paragraph at a point of the view, -1 for none."""
        for number, places in self.layout_.blocks.items():
            if any(rect.adjusted(-40, -6, 400, 6).contains(place) for rect in self._in_view(places)):
                return number
        return -1

    @property
    def block(self) -> int:
        """The paragraph the clerk is in: that of the current figure, else the first in view; -1 for none."""
        if 0 <= self.current < len(self.spots):
            return self.layout_.block_of.get(self.current, -1)
        line = self.verticalScrollBar().value() + 24
        starts = ((number, self._height(places[0][0], places[0][1].top())) for number, places in self._blocks())
        return next((number for number, top in starts if top >= line), -1)

    def _blocks(self) -> list[tuple[int, Places]]:
        return sorted(self.layout_.blocks.items())

    def go_to_block(self, block: int) -> None:
        """Bring a paragraph into the middle of the view, if it is not in sight."""
        if block not in self.layout_.blocks:
            return
        box = self._in_view(self.layout_.blocks[block])[0]
        room = self.viewport().height()
        if box.top() < 8 or box.bottom() > room - 8:
            bar = self.verticalScrollBar()
            bar.setValue(round(bar.value() + box.top() - min(60.0, max(8.0, (room - box.height()) / 2))))

    def show_edited(self, blocks: Sequence[int]) -> None:
        """Show which paragraphs are being edited."""
        self.edited_blocks = blocks
        self.viewport().update()

    # --- drawing ---------------------------------------------------------------------------------------------------

    def paint_under(self, painter: QPainter, page: int) -> None:
        for place, spot in enumerate(self.spots):
            for rect in self._on_page(spot.places, page):
                self._paint_spot(painter, place, rect)
        for blank in self.layout_.blanks:
            for rect in self._on_page(blank, page):
                paint_tint(painter, rect, Tint.BLANK, strong=False)
        for block in self.edited_blocks:
            for rect in self._on_page(self.layout_.blocks.get(block, ()), page):
                paint_edited(painter, rect)

    def _on_page(self, places: Places, number: int) -> list[QRectF]:
        return self._in_view([place for place in places if place[0] == number])

    def _paint_spot(self, painter: QPainter, place: int, rect: QRectF) -> None:
        spot, here = self.spots[place], place == self.current and self.hasFocus()
        paint_tint(painter, rect, spot.tint, place == self.hovered or here, spot.moved)
        if here:
            paint_ring(painter, rect)

    # --- mouse -----------------------------------------------------------------------------------------------------

    def spot_at(self, place: QPointF) -> int:
        """The figure at a point of the view, -1 for none."""
        reach = REACH * self.grid.scale
        for number in range(len(self.spots)):
            if any(rect.adjusted(-2, -reach, 2, reach).contains(place) for rect in self.rects(number)):
                return number
        return -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.spot_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = self.spot_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and spot >= 0:
            self.go_to_spot(spot)
            self.chosen.emit(spot)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        block = self.block_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and block >= 0 and self.spot_at(event.position()) < 0:
            self.edited.emit(block)

    def _hover(self, spot: int) -> None:
        if spot != self.hovered:
            self.hovered = spot
            shape = Qt.CursorShape.PointingHandCursor if spot >= 0 else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            spot = self.spot_at(QPointF(event.pos()))
            self._tell(event.globalPos(), spot)
            return True
        return super().viewportEvent(event)

    def _tell(self, place: QPoint, spot: int) -> None:
        if spot >= 0:
            QToolTip.showText(place, f"<p>{self.spots[spot].tip}</p>", self.viewport())
        else:
            QToolTip.hideText()

    # --- keys ------------------------------------------------------------------------------------------------------

    def go_to_spot(self, spot: int) -> None:
        """Make a figure the current one and bring it into view."""
        self.current = spot
        first = self.rects(spot)[0]
        bar, room = self.verticalScrollBar(), self.viewport().height()
        if first.top() < 24 or first.bottom() > room - 24:
            bar.setValue(round(bar.value() + first.top() - room / 3))
        self.setAccessibleDescription(self.spots[spot].name)
        changed = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(changed)
        self.viewport().update()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes from figure to figure, and after the last one on to the next field of the window."""
        wanted = self.current + (1 if next else -1)
        if self.hasFocus() and 0 <= wanted < len(self.spots):
            self.go_to_spot(wanted)
            return True
        return super().focusNextPrevChild(next)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.spots and event.reason() is Qt.FocusReason.TabFocusReason:
            self.go_to_spot(self._first_in_view())
        elif self.spots and event.reason() is Qt.FocusReason.BacktabFocusReason:
            self.go_to_spot(len(self.spots) - 1)
        self.viewport().update()

    def _first_in_view(self) -> int:
        return next((n for n in range(len(self.spots)) if self.rects(n)[0].top() >= 0), 0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space if self.current >= 0:
                self.chosen.emit(self.current)
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_PageDown | Qt.Key.Key_PageUp as key:
                bar.setValue(bar.value() + (1 if key == Qt.Key.Key_PageDown else -1) * (bar.pageStep() - 40))
            case _:
                super().keyPressEvent(event)
