"""A line through each series, with a mark and the value at each point."""

from unionbook.services.pdf.chart.bars import axis, below_axis, names
from unionbook.services.pdf.chart.drawing import Dot, Drawing, Stroke
from unionbook.services.pdf.chart.model import Chart, Series
from unionbook.services.pdf.chart.planning import VALUES, Plot, dash_of, into, stack, tall
from unionbook.services.pdf.chart.scale import Scale, Wording
from unionbook.services.pdf.runs import Shaper

_WIDTH = 0.9
_OFF = 3.6  # from a point to its value
_WORDS = 9.0  # the height of a value
_ABOVE = 11.0  # the picture, for a value
_BELOW = _OFF + _WORDS


def lines(chart: Chart, wording: Wording, drawing: Drawing, plot: Plot, shaper: Shaper) -> Drawing:
    """The lines; where a value is missing its line is broken."""
    slot = (plot.width - 24) / len(chart.categories)
    under = below_axis(chart, slot, plot, shaper)
    upper = Plot(plot.x, plot.y, plot.width, plot.height - under - _BELOW)
    inner, ends = axis(drawing, upper, wording, chart.values, shaper)
    slot = inner.width / len(chart.categories)
    for at, name in enumerate(names(chart, slot * 0.94, under - 3, shaper)):
        drawing.labels += stack(name, inner.x + at * slot, plot.bottom - under + 3, slot, 0.5)
    for number, series in enumerate(chart.series):
        _line(drawing, series, number, inner, ends)
    for at in range(len(chart.categories)):
        _values(drawing, chart, wording, at, inner, ends, shaper)
    return drawing


def _at(at: int, value: float, count: int, inner: Plot, ends: Scale) -> tuple[float, float]:
    return inner.x + (at + 0.5) * inner.width / count, inner.bottom - ends.part(value) * inner.height


def _line(drawing: Drawing, series: Series, number: int, inner: Plot, ends: Scale) -> None:
    run: list[tuple[float, float]] = []
    for at, value in enumerate((*series.values, None)):
        if value is not None:
            point = _at(at, value, len(series.values), inner, ends)
            run.append(point)
            drawing.dots.append(Dot(*point, number))
            continue
        if len(run) > 1:
            drawing.strokes.append(Stroke(tuple(run), _WIDTH, dash_of(number)))
        run = []


def _values(
    drawing: Drawing, chart: Chart, wording: Wording, at: int, inner: Plot, ends: Scale, shaper: Shaper
) -> None:
    """The values of one category: the highest above its point, the others under theirs, none on another."""
    slot = inner.width / len(chart.categories)
    given = sorted({value for series in chart.series if (value := series.values[at]) is not None}, reverse=True)
    first, last = inner.y - _ABOVE, inner.bottom + _BELOW
    height = min(_WORDS, (last - first) / max(1, len(given)))
    said = [into(wording.say(value), VALUES, slot - 1, height, shaper) for value in given]
    tops, taken = [], first
    for place, (value, words) in enumerate(zip(given, said, strict=True)):
        _, y = _at(at, value, len(chart.categories), inner, ends)
        above = y - _OFF - tall(words)
        tops.append(above if place == 0 and above >= taken else max(taken, y + _OFF))
        taken = tops[-1] + height
    for place in reversed(range(len(tops))):
        tops[place] = min(tops[place], last - height)
        last = tops[place]
    for words, top in zip(said, tops, strict=True):
        drawing.labels += stack(words, inner.x + at * slot, top, slot, 0.5, plate=True)
