"""Lying bars under each other, their names at the left and their values at their ends."""

from unionbook.services.pdf.chart.drawing import Bar, Drawing
from unionbook.services.pdf.chart.model import Chart
from unionbook.services.pdf.chart.planning import NAMES, VALUES, Plot, into, stack, tall
from unionbook.services.pdf.chart.scale import Wording
from unionbook.services.pdf.fitting import Fitted, fit
from unionbook.services.pdf.runs import Shaper

_NAMES_SHARE = 0.35  # of the width at most
_THICKEST = 15.0
_SPACE = 0.35
_GAP = 3.0


def name_column(chart: Chart, plot: Plot, height: float, shaper: Shaper) -> tuple[float, list[list[Fitted]]]:
    """The width of the names' column and the names in it, none higher than `height`."""
    wide = max(fit(name, NAMES, 10_000, shaper)[0].right if name.strip() else 0.0 for name in chart.categories)
    room = min(wide + 1, plot.width * _NAMES_SHARE)
    return room, [into(name, NAMES, room, height, shaper) for name in chart.categories]


def lying(chart: Chart, wording: Wording, drawing: Drawing, plot: Plot, shaper: Shaper) -> Drawing:
    """The bars from a common line; those below zero go to its left."""
    row = plot.height / len(chart.categories)
    column, names = name_column(chart, plot, row * 0.96, shaper)
    thick = min(_THICKEST, row * (1 - _SPACE) / len(chart.series))
    say = [
        [into(wording.say(value), VALUES, plot.width / 4, thick, shaper) for value in series.values]
        for series in chart.series
    ]
    words = max((line.right for series in say for lines in series for line in lines), default=0.0) + _GAP
    low, high = min([0, *chart.values]), max([0, *chart.values])
    left = plot.x + column + _GAP + (words if low < 0 else 0.0)
    length = plot.right - words - left
    factor = length / (high - low) if high > low else 0.0
    zero = left - low * factor
    for at, lines in enumerate(names):
        top = plot.y + at * row
        drawing.labels += stack(lines, plot.x, top + (row - tall(lines)) / 2, column, 1.0)
        first = top + (row - thick * len(chart.series)) / 2
        for number, series in enumerate(chart.series):
            value, y = series.values[at], first + number * thick
            end = zero + (value or 0) * factor
            if value:
                drawing.bars.append(Bar(min(zero, end), y, abs(end - zero), thick, number))
            said = say[number][at]
            middle = y + (thick - tall(said)) / 2
            negative = value is not None and value < 0
            x = end - words if negative else end + _GAP
            drawing.labels += stack(said, x, middle, words - _GAP, 1.0 if negative else 0.0)
    drawing.line(zero, plot.y, zero, plot.bottom)
    return drawing
