"""The paper itself on screen: its PDF pages, the figures in them tinted and open to mouse and keys."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from unionbook.ui.look import theme
from unionbook.ui.paper.papergrid import MARGIN, Fit, PaperGrid
from unionbook.ui.paper.paperpages import PaperPages
from unionbook.ui.paper.paperspots import Spot

TINT, TINT_STRONG = QColor("#DCEBFB"), QColor("#B9D8F7")
EDGE, RING = QColor("#B9C0C9"), QColor("#0F5FB5")
"""On white paper in either theme."""

REACH = 5.0
"""Points around a figure that still belong to it for the mouse."""


class PaperView(QAbstractScrollArea):
    """chosen: a figure was clicked or entered.  moved: another page, section or zoom is in view."""

    chosen = Signal(int)
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages, self.grid = PaperPages(), PaperGrid()
        self.spots: list[Spot] = []
        self.anchors: Mapping[int, tuple[int, float]] = {}
        self.current = self.hovered = -1
        self._at_top = 0, -float(MARGIN)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName("报告的页面")
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def show_pdf(self, pdf: bytes, spots: Sequence[Spot], anchors: Mapping[int, tuple[int, float]]) -> None:
        """Show a PDF. anchors: section → the page and height (points) where it begins."""
        self.pages.load(pdf)
        self.spots, self.anchors = list(spots), anchors
        self.current = self.current if self.current < len(self.spots) else -1
        self.hovered = -1
        self.grid.count, self.grid.paper = self.pages.count, self.pages.size(0)
        self._lay_out()

    # --- size and place --------------------------------------------------------------------------------------------

    def fit(self, fit: Fit) -> None:
        """Let the size follow the window."""
        self.grid.fit = fit
        self._lay_out()

    def step_zoom(self, by: int) -> None:
        """Larger or smaller by one step."""
        zoom = self.grid.step(by)
        self.grid.fit, self.grid.zoom = Fit.FREE, zoom
        self._lay_out()

    def _lay_out(self) -> None:
        """Settle sizes and bars; what stood at the top of the view stays there."""
        page, points = self._at_top
        view = self.viewport().size()
        self.grid.room = view.toSizeF()
        self.grid.lay_out()
        ground = self.grid.ground
        for bar, size, room in (
            (self.verticalScrollBar(), ground.height(), view.height()),
            (self.horizontalScrollBar(), ground.width(), view.width()),
        ):
            bar.setRange(0, max(0, round(size) - room))
            bar.setPageStep(room)
            bar.setSingleStep(theme.SIZES.px(48))
        if self.grid.count:
            self.verticalScrollBar().setValue(round(self._height(page, points)))
        self.viewport().update()
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _scrolled(self) -> None:
        top = self.verticalScrollBar().value()
        page = max((n for n in range(self.grid.count) if self.grid.page(n).top() <= top), default=0)
        self._at_top = page, (top - self.grid.page(page).top()) / self.grid.scale
        self.viewport().update()
        self.moved.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    @property
    def page(self) -> int:
        """The page in view, from 0."""
        return self.grid.page_at(self.verticalScrollBar().value())

    @property
    def section(self) -> int:
        """The last section begun in the upper third of the view; at the end of the paper, in the view at all."""
        bar, height = self.verticalScrollBar(), self.grid.room.height()
        line = bar.value() + (height if bar.value() == bar.maximum() else height / 3)
        begun = [number for number, anchor in self.anchors.items() if self._height(*anchor) <= line]
        return max(begun, default=0)

    def _height(self, page: int, points: float) -> float:
        return self.grid.place(page, QRectF(0, points, 0, 0)).top()

    def go_to_page(self, page: int) -> None:
        """Bring a page to the top of the view."""
        if 0 <= page < self.grid.count:
            self.verticalScrollBar().setValue(round(self.grid.page(page).top()) - 8)

    def go_to_section(self, section: int) -> None:
        """Bring a section's heading near the top of the view."""
        if section in self.anchors:
            self.verticalScrollBar().setValue(round(self._height(*self.anchors[section])) - 40)
        else:
            self.verticalScrollBar().setValue(0)

    @property
    def _offset(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def rects(self, spot: int) -> list[QRectF]:
        """Where a figure stands in the view."""
        return [self.grid.place(page, rect).translated(-self._offset) for page, rect in self.spots[spot].places]

    # --- drawing ---------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.colour("pressed"))
        for number in range(self.grid.count):
            sheet = self.grid.page(number).translated(-self._offset)
            if sheet.intersects(QRectF(self.viewport().rect())):
                self._paint_page(painter, number, sheet)
        painter.end()

    def _paint_page(self, painter: QPainter, number: int, sheet: QRectF) -> None:
        painter.fillRect(sheet, Qt.GlobalColor.white)
        for place, spot in enumerate(self.spots):
            for page, rect in spot.places:
                if page == number:
                    self._paint_spot(painter, place, self.grid.place(page, rect).translated(-self._offset))
        ratio = self.devicePixelRatioF()
        picture = self.pages.picture(number, round(sheet.width() * ratio), round(sheet.height() * ratio))
        painter.drawImage(sheet, picture)
        painter.setPen(EDGE)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(sheet)

    def _paint_spot(self, painter: QPainter, place: int, rect: QRectF) -> None:
        strong = place in (self.hovered, self.current if self.hasFocus() else -1)
        painter.fillRect(rect.adjusted(-1, -2, 1, 2), TINT_STRONG if strong else TINT)
        if place == self.current and self.hasFocus():
            painter.fillRect(QRectF(rect.left() - 1, rect.bottom() + 2, rect.width() + 2, 2), RING)

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

    def _hover(self, spot: int) -> None:
        if spot != self.hovered:
            self.hovered = spot
            shape = Qt.CursorShape.PointingHandCursor if spot >= 0 else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

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
