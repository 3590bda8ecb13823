"""Where the pages of a paper stand on a scrolled ground, and how large they are."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, QSizeF

PIXELS = 96 / 72
"""Device-independent px of a point at 100 %."""

GAP, MARGIN = 16, 16
SMALLEST, LARGEST = 0.25, 4.0
STEPS = (0.25, 0.5, 0.67, 0.75, 0.9, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
SIDE_BY_SIDE = 1100
"""From this width on two pages are shown beside each other."""


class Fit(Enum):
    """How the size of the pages follows the window."""

    WIDTH = auto()
    PAGE = auto()
    FREE = auto()


@dataclass
class PaperGrid:
    """Pages beside and under one another. paper: the first page; one that is wider or higher is shown smaller.

    zoom: 1.0 for the size of the paper on a screen of 96 dpi.  room: of the view, in px.  sizes: of each page, in
    points; empty when all are as large as the paper.
    """

    count: int = 0
    paper: QSizeF = field(default_factory=lambda: QSizeF(595.276, 841.89))
    room: QSizeF = field(default_factory=lambda: QSizeF(600, 400))
    fit: Fit = Fit.WIDTH
    zoom: float = 1.0
    sizes: Sequence[QSizeF] = ()

    def take(self, sizes: Sequence[QSizeF]) -> None:
        """Pages of these sizes."""
        self.count = len(sizes)
        self.paper = sizes[0]
        self.sizes = () if all(size == self.paper for size in sizes) else sizes

    def lay_out(self) -> None:
        """Settle the zoom for the room there is."""
        wide = (self.room.width() - 2 * MARGIN - GAP * (self.columns - 1)) / self.columns
        by_width = wide / (self.paper.width() * PIXELS)
        by_height = (self.room.height() - 2 * MARGIN) / (self.paper.height() * PIXELS)
        if self.fit is Fit.WIDTH:
            self.zoom = by_width
        elif self.fit is Fit.PAGE:
            self.zoom = min(by_width, by_height)
        self.zoom = min(max(self.zoom, SMALLEST), LARGEST)

    @property
    def columns(self) -> int:
        """Pages beside each other."""
        if self.count < 2:
            return 1
        if self.fit is Fit.WIDTH:
            return 2 if self.room.width() >= SIDE_BY_SIDE else 1
        page = self.paper.width() * PIXELS * self.zoom
        return 2 if self.room.width() >= 2 * page + GAP + 2 * MARGIN else 1

    @property
    def scale(self) -> float:
        """px of a point."""
        return PIXELS * self.zoom

    def _scale_of(self, number: int) -> float:
        """px of a point of a page: what is larger than the paper is made to fit its room."""
        if not self.sizes:
            return self.scale
        own = self.sizes[number]
        return self.scale * min(1.0, self.paper.width() / own.width(), self.paper.height() / own.height())

    def page(self, number: int) -> QRectF:
        """The place of a page on the ground."""
        width, height = self.paper.width() * self.scale, self.paper.height() * self.scale
        row, column = divmod(number, self.columns)
        all_wide = self.columns * width + (self.columns - 1) * GAP
        left = max(MARGIN, (self.room.width() - all_wide) / 2) + column * (width + GAP)
        top = MARGIN + row * (height + GAP)
        if not self.sizes:
            return QRectF(left, top, width, height)
        own = self.sizes[number] * self._scale_of(number)
        return QRectF(left + (width - own.width()) / 2, top, own.width(), own.height())

    def place(self, page: int, rect: QRectF) -> QRectF:
        """The place on the ground of a rectangle on a page, given in points."""
        scale = self._scale_of(page)
        corner = self.page(page).topLeft() + QPointF(rect.left() * scale, rect.top() * scale)
        return QRectF(corner, rect.size() * scale)

    @property
    def ground(self) -> QSizeF:
        """The size of the whole ground."""
        if not self.count:
            return QSizeF(self.room)
        across = range(self.count) if self.sizes else range(min(self.columns, self.count))
        right = max(self.page(number).right() for number in across)
        bottom = max(self.page(number).bottom() for number in range(max(self.count - self.columns, 0), self.count))
        return QSizeF(right + MARGIN, bottom + MARGIN)

    def page_at(self, top: float) -> int:
        """The page that fills the view when the ground is scrolled to `top`."""
        middle = top + self.room.height() / 3
        return max((n for n in range(self.count) if self.page(n).top() <= middle), default=0)

    def step(self, by: int) -> float:
        """The next zoom of the ladder, larger or smaller."""
        if by > 0:
            return next((zoom for zoom in STEPS if zoom > self.zoom + 0.005), LARGEST)
        return next((zoom for zoom in reversed(STEPS) if zoom < self.zoom - 0.005), SMALLEST)
