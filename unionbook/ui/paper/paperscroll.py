"""A PDF on a scrolled ground: its pages beside or under one another, as large as is wanted."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from unionbook.ui.look import theme
from unionbook.ui.paper.papergrid import MARGIN, Fit, PaperGrid
from unionbook.ui.paper.paperpages import PaperPages
from unionbook.ui.paper.tints import EDGE


class PaperScroll(QAbstractScrollArea):
    """moved: another page, section or zoom is in view."""

    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages, self.grid = PaperPages(), PaperGrid()
        self._at_top = 0, -float(MARGIN)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def load(self, pdf: bytes) -> None:
        """Show a PDF; what was in view stays in view."""
        self.pages.load(pdf)
        self.grid.take([self.pages.size(page) for page in range(self.pages.count)])
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

    def _height(self, page: int, points: float) -> float:
        return self.grid.place(page, QRectF(0, points, 0, 0)).top()

    def go_to_page(self, page: int) -> None:
        """Bring a page to the top of the view."""
        if 0 <= page < self.grid.count:
            self.verticalScrollBar().setValue(round(self.grid.page(page).top()) - 8)

    @property
    def _offset(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def in_view(self, page: int, rect: QRectF) -> QRectF:
        """Where a rectangle of a page (points) stands in the view."""
        return self.grid.place(page, rect).translated(-self._offset)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self.viewport()) as painter:
            painter.fillRect(self.viewport().rect(), theme.colour("pressed"))
            for number in range(self.grid.count):
                sheet = self.grid.page(number).translated(-self._offset)
                if sheet.intersects(QRectF(self.viewport().rect())):
                    painter.fillRect(sheet, Qt.GlobalColor.white)
                    self.paint_under(painter, number)
                    self._paint_page(painter, number, sheet)

    def paint_under(self, painter: QPainter, page: int) -> None:
        """What lies under the words of a page, on screen only."""

    def _paint_page(self, painter: QPainter, number: int, sheet: QRectF) -> None:
        ratio = self.devicePixelRatioF()
        picture = self.pages.picture(number, round(sheet.width() * ratio), round(sheet.height() * ratio))
        painter.drawImage(sheet, picture)
        painter.setPen(EDGE)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(sheet)
