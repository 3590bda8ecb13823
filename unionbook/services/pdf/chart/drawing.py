"""What a chart is made of, in points from its upper left corner, and its drawing on a page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from unionbook.services.pdf.fitting import Fitted
from unionbook.services.pdf.pen import Pen

AXIS = 0.5
GRID = 0.25
DOTS = (0.8, 1.6)
_HATCH = 0.4

Point = tuple[float, float]


@dataclass(frozen=True)
class Filling:
    """grey: 0 black, 1 white. hatched: the directions of its lines (1 rising, -1 falling, 0 level), and how far
    apart they are."""

    grey: float
    hatched: tuple[int, ...] = ()
    apart: float = 3.0


FILLINGS = (
    Filling(0.35),
    Filling(1.0, (1,)),
    Filling(0.8),
    Filling(1.0, (-1,)),
    Filling(1.0),
    Filling(1.0, (1, -1), 3.6),
    Filling(0.6, (0,), 2.4),
    Filling(0.9, (1,), 1.8),
)
"""By the number of the series."""


@dataclass(frozen=True)
class Bar:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    filling: int


@dataclass(frozen=True)
class Stroke:
    """An open line through points."""

    points: tuple[Point, ...]
    width: float = AXIS
    dash: tuple[float, ...] = ()


@dataclass(frozen=True)
class Dot:
    """The mark of a series at one value."""

    x: float
    y: float
    series: int


@dataclass(frozen=True)
class Label:
    """Words; `top` is the upper edge of their squares. plate: a white ground under them."""

    line: Fitted
    x: float
    top: float
    plate: bool = False

    @property
    def left(self) -> float:
        return self.x + self.line.left

    @property
    def right(self) -> float:
        return self.x + self.line.right

    @property
    def bottom(self) -> float:
        return self.top + self.line.size


@dataclass
class Drawing:
    """A chart of so many points, its parts in the order they are drawn. levels: the thin lines behind the bars."""

    width: float
    height: float
    levels: list[Stroke] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)

    def line(
        self, x: float, y: float, to_x: float, to_y: float, width: float = AXIS, dash: Sequence[float] = ()
    ) -> None:
        self.strokes.append(Stroke(((x, y), (to_x, to_y)), width, tuple(dash)))


def draw(drawing: Drawing, pen: Pen, x: float, y: float) -> None:
    """Draw it with its upper left corner at x, y."""
    _strokes(pen, drawing.levels, x, y)
    for bar in drawing.bars:
        _bar(pen, bar, x, y)
    _strokes(pen, drawing.strokes, x, y)
    for label in drawing.labels:
        if label.plate:
            pen.rect(x + label.left - 0.8, y + label.top, label.right - label.left + 1.6, label.line.size, None, 1.0)
    for dot in drawing.dots:
        _dot(pen, x + dot.x, y + dot.y, dot.series)
    for label in drawing.labels:
        label.line.write(pen, x + label.x, y + label.top)


def _strokes(pen: Pen, strokes: Sequence[Stroke], x: float, y: float) -> None:
    for stroke in strokes:
        pen.path([(x + at, y + down) for at, down in stroke.points], stroke.width, stroke.dash)


def _bar(pen: Pen, bar: Bar, x: float, y: float) -> None:
    filling = FILLINGS[bar.filling]
    pen.rect(x + bar.x, y + bar.y, bar.width, bar.height, None, filling.grey)
    for direction in filling.hatched:
        for (left, top), (right, bottom) in hatch(bar.width, bar.height, filling.apart, direction):
            pen.line(x + bar.x + left, y + bar.y + top, x + bar.x + right, y + bar.y + bottom, _HATCH)
    pen.rect(x + bar.x, y + bar.y, bar.width, bar.height, AXIS)


def hatch(width: float, height: float, apart: float, direction: int) -> Iterator[tuple[Point, Point]]:
    """Lines over a rectangle, none outside it: rising (1), falling (-1) or level (0)."""
    if not direction:
        for at in range(1, int(height / apart) + 1):
            yield (0.0, at * apart), (width, at * apart)
        return
    step = apart * 2**0.5
    for at in range(1, int((width + height) / step) + 1):
        reach = at * step  # from the upper left corner along the upper edge, and then down the right one
        right, left = min(reach, width), max(0.0, reach - height)
        ends = (left, reach - left), (right, reach - right)
        if direction < 0:
            ends = (ends[0][0], height - ends[0][1]), (ends[1][0], height - ends[1][1])
        yield ends


_SIDE = 4.4  # points: of a mark
_RINGS: tuple[tuple[Point, ...], ...] = (
    ((0.5, 1), (1, 0.5), (1, -0.5), (0.5, -1), (-0.5, -1), (-1, -0.5), (-1, 0.5), (-0.5, 1)),
    ((1, 1), (1, -1), (-1, -1), (-1, 1)),
    ((0, -1.2), (1.1, 0.9), (-1.1, 0.9)),
    ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
)


def _dot(pen: Pen, x: float, y: float, series: int) -> None:
    """● □ ▲ ◇ and then ○ ■ …: a form and a filling for each series."""
    fill = float((series + series // 4) % 2)
    ring = _RINGS[series % 4]
    pen.shape([(x + right * _SIDE / 2, y + down * _SIDE / 2) for right, down in ring], 0.7, fill)
