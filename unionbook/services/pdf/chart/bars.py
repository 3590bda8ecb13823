"""Upright bars, side by side for each category."""

from unionbook.services.pdf.chart.drawing import DOTS, GRID, Bar, Drawing, Stroke
from unionbook.services.pdf.chart.model import Chart
from unionbook.services.pdf.chart.planning import NAMES, READABLE, VALUES, Plot, into, stack, tall
from unionbook.services.pdf.chart.scale import Scale, Wording, scale
from unionbook.services.pdf.fitting import Fitted
from unionbook.services.pdf.runs import Shaper

_SPACE = 0.3  # of a category's width stays free
_WIDEST = 34.0  # points: a bar
_NAME_ROWS = 3
_LABEL = 11.0  # above the highest bar: its value


def axis(
    drawing: Drawing, plot: Plot, wording: Wording, values: list[int | float], shaper: Shaper
) -> tuple[Plot, Scale]:
    """The marks of the upright axis with their words and the level lines; gives what is left at their right."""
    ends = scale(values, wording.grain)
    words = [
        into(wording.say(round(mark) if wording.money else _whole(mark)), VALUES, 60, 20, shaper) for mark in ends.marks
    ]
    left = max(line.right for lines in words for line in lines) + 3
    below = _LABEL if ends.low < 0 else 0.0
    inner = Plot(plot.x + left, plot.y + _LABEL, plot.width - left, max(1.0, plot.height - _LABEL - below))
    for mark, lines in zip(ends.marks, words, strict=True):
        y = inner.bottom - ends.part(mark) * inner.height
        drawing.labels += stack(lines, plot.x, y - lines[0].size / 2, left - 3, 1.0)
        if abs(mark) < ends.step / 2:
            drawing.line(inner.x, y, inner.right, y)
        else:
            drawing.levels.append(Stroke(((inner.x, y), (inner.right, y)), GRID, DOTS))
    drawing.line(inner.x, plot.y, inner.x, inner.bottom)
    return inner, ends


def _whole(mark: float) -> int | float:
    return int(mark) if mark == int(mark) else mark


def names(chart: Chart, width: float, height: float, shaper: Shaper) -> list[list[Fitted]]:
    """The categories' names, each in its width."""
    return [into(name, NAMES, width, height, shaper) for name in chart.categories]


def below_axis(chart: Chart, slot: float, plot: Plot, shaper: Shaper) -> float:
    """The height the names take under the picture."""
    return max([6.0, *(tall(lines) for lines in names(chart, slot * 0.94, plot.height / 3, shaper))]) + 3


def crowded(chart: Chart, wording: Wording, plot: Plot, shaper: Shaper) -> bool:
    """Whether names or values would have to be so small that lying bars are better."""
    slot = (plot.width - 24) / len(chart.categories)
    if any(len(lines) > _NAME_ROWS for lines in names(chart, slot * 0.94, 1000, shaper)):
        return True
    room = _value_room(chart, slot, _wide(chart, slot))
    return any(
        lines[0].size < READABLE
        for value in chart.values
        if (lines := into(wording.say(value), VALUES, room, 9, shaper))
    )


def _wide(chart: Chart, slot: float) -> float:
    """The width of a bar."""
    return min(_WIDEST, slot * (1 - _SPACE) / len(chart.series))


def _value_room(chart: Chart, slot: float, wide: float) -> float:
    """A value over one of several bars side by side would run into a higher one."""
    return slot * 0.94 if len(chart.series) == 1 else wide


def bars(chart: Chart, wording: Wording, drawing: Drawing, plot: Plot, shaper: Shaper) -> Drawing:
    """The bars, their names under them and their values above."""
    slot = (plot.width - 24) / len(chart.categories)
    under = below_axis(chart, slot, plot, shaper)
    upper = Plot(plot.x, plot.y, plot.width, plot.height - under)
    inner, ends = axis(drawing, upper, wording, chart.values, shaper)
    slot = inner.width / len(chart.categories)
    wide = _wide(chart, slot)
    room = _value_room(chart, slot, wide)
    zero = inner.bottom - ends.part(0) * inner.height
    for at, lines in enumerate(names(chart, slot * 0.94, under - 3, shaper)):
        left = inner.x + at * slot
        drawing.labels += stack(lines, left, upper.bottom + 3, slot, 0.5)
        first = left + (slot - wide * len(chart.series)) / 2
        for number, series in enumerate(chart.series):
            value = series.values[at]
            y = inner.bottom - ends.part(value or 0) * inner.height
            if value:
                drawing.bars.append(Bar(first + number * wide, min(y, zero), wide, abs(zero - y), number))
            words = into(wording.say(value), VALUES, room, 9, shaper)
            top = y + 2 if value is not None and value < 0 else y - tall(words) - 1.5
            drawing.labels += stack(words, first + (number + 0.5) * wide - room / 2, top, room, 0.5, plate=True)
    return drawing
