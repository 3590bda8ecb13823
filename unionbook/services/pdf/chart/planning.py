"""Where everything of a chart stands: what all kinds share."""

from dataclasses import dataclass

from unionbook.services.pdf.chart.drawing import Bar, Dot, Drawing, Label
from unionbook.services.pdf.chart.model import Chart, Kind
from unionbook.services.pdf.chart.scale import Wording
from unionbook.services.pdf.fitting import Fitted, Setter, fit, spread
from unionbook.services.pdf.fonts import Role
from unionbook.services.pdf.runs import Shaper

PITCH = 1.2
"""From one line of words to the next, in parts of the size."""
READABLE = 6.5
"""Points: words smaller than this are too small."""
NAMES = Setter(Role.FANGSONG, (9.5, 9, 8.5, 8), even=True)
VALUES = Setter(Role.FANGSONG, (9, 8.5, 8, 7.5, 7, 6.5))
_TITLE = Setter(Role.HEI, (10.5, 10), even=True)
_SMALL = Setter(Role.FANGSONG, (9, 8.5, 8))
_EMPTY = "本期没有数据"
_SWATCH = 12.0
_GAP = 4.0
_OVER_TITLE = 7.0


@dataclass(frozen=True)
class Plot:
    """The part of the chart that is left for the picture."""

    x: float
    y: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def right(self) -> float:
        return self.x + self.width


def into(text: str, setter: Setter, width: float, height: float, shaper: Shaper) -> list[Fitted]:
    """Lines of words that fit into a rectangle, however small they must become."""
    lines = fit(text, setter, width, shaper)
    size = setter.sizes[-1]
    while lines and (tall(lines) > height or lines[0].size > width):
        size *= 0.9
        lines = fit(text, Setter(setter.role, (size,), even=setter.even), width, shaper)
    return lines


def tall(lines: list[Fitted]) -> float:
    """The height of lines set under each other."""
    return sum(line.size for line in lines[:1]) + sum(line.size * PITCH for line in lines[1:])


def stack(lines: list[Fitted], x: float, top: float, width: float, part: float, plate: bool = False) -> list[Label]:
    """Lines under each other in a room: part 0 at its left, 0.5 in its middle, 1 at its right."""
    labels = []
    for line in lines:
        labels.append(Label(spread(line, width, part), x, top, plate))
        top += line.size * PITCH
    return labels


def frame(chart: Chart, wording: Wording, width: float, height: float, shaper: Shaper) -> tuple[Drawing, Plot]:
    """The chart with its title, unit and legend, and what is left between them."""
    drawing = Drawing(width, height)
    title = into(chart.title, _TITLE, width, height / 4, shaper) if chart.title else []
    bottom = height - tall(title)
    drawing.labels += stack(title, 0.0, bottom, width, 0.5)
    bottom -= _OVER_TITLE if title else 0.0
    unit = into(f"单位：{wording.unit}" if wording.unit else "", _SMALL, width / 2, height / 4, shaper)
    drawing.labels += stack(unit, 0.0, 0.0, width, 0.0)
    beside = max((line.right for line in unit), default=0.0)
    under = _legend(chart, drawing, beside + 3 * _GAP if beside else 0.0, shaper)
    top = max(under, tall(unit)) + _GAP
    return drawing, Plot(0.0, top, width, max(1.0, bottom - top))


def empty(drawing: Drawing, plot: Plot, shaper: Shaper) -> Drawing:
    """A chart of which there is nothing to show says so."""
    lines = into(_EMPTY, _SMALL, plot.width, plot.height, shaper)
    drawing.labels += stack(lines, plot.x, plot.y + (plot.height - tall(lines)) / 2, plot.width, 0.5)
    for y in (plot.y, plot.bottom):
        drawing.line(plot.x, y, plot.right, y)
    return drawing


def _legend(chart: Chart, drawing: Drawing, left: float, shaper: Shaper) -> float:
    """The names of the series with their fillings, at the right; gives the height they take."""
    if len(chart.series) < (1 if chart.kind is Kind.SHARES else 2):
        return 0.0
    room = drawing.width - left
    most = drawing.height / 2 / len(chart.series)
    entries = [into(series.name, _SMALL, room - _SWATCH - _GAP, most, shaper) for series in chart.series]
    rows: list[list[int]] = [[]]
    used = 0.0
    for number, lines in enumerate(entries):
        wide = _SWATCH + _GAP + max((line.right for line in lines), default=0.0) + 2 * _GAP
        if rows[-1] and used + wide - 2 * _GAP > room:
            rows.append([])
            used = 0.0
        rows[-1].append(number)
        used += wide
    y = 0.0
    for row in rows:
        y += _entries(chart, drawing, [(number, entries[number]) for number in row], y) + 2.0
    return y - 2.0


def _entries(chart: Chart, drawing: Drawing, row: list[tuple[int, list[Fitted]]], y: float) -> float:
    """One line of the legend, ending at the chart's right edge; gives its height."""
    wides = [_SWATCH + _GAP + max((line.right for line in lines), default=0.0) for _, lines in row]
    x = drawing.width - sum(wides) - 2 * _GAP * (len(row) - 1)
    for (number, lines), wide in zip(row, wides, strict=True):
        middle = y + max(6.0, lines[0].size if lines else 0.0) / 2
        if chart.kind is Kind.LINE:
            drawing.line(x, middle, x + _SWATCH, middle, 0.9, dash_of(number))
            drawing.dots.append(Dot(x + _SWATCH / 2, middle, number))
        else:
            drawing.bars.append(Bar(x, middle - 3, _SWATCH, 6, number))
        drawing.labels += stack(lines, x + _SWATCH + _GAP, y, wide, 0.0)
        x += wide + 2 * _GAP
    return max([6.0, *(tall(lines) for _, lines in row)])


def dash_of(series: int) -> tuple[float, ...]:
    """How the line of a series is broken."""
    return ((), (4.0, 2.0), (1.2, 1.8), (6.0, 2.0, 1.2, 2.0))[series % 4]
