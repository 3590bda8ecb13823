"""One lying bar for each category, divided among the series; the parts are named by number and share."""

from unionbook.services.pdf.chart.drawing import Bar, Drawing, Label
from unionbook.services.pdf.chart.lying import name_column
from unionbook.services.pdf.chart.model import Chart
from unionbook.services.pdf.chart.planning import VALUES, Plot, into, stack, tall
from unionbook.services.pdf.chart.scale import Wording, shares
from unionbook.services.pdf.fitting import Fitted, Setter, fit
from unionbook.services.pdf.runs import Shaper

_THICKEST = 26.0
_CALL = 12.0  # the height of the words over a bar
_GAP = 4.0


def shared(chart: Chart, wording: Wording, drawing: Drawing, plot: Plot, shaper: Shaper) -> Drawing:
    """The divided bars."""
    row = plot.height / len(chart.categories)
    thick = min(_THICKEST, row * 0.55)
    down = (row - thick) / 2 + min(_CALL, row - thick) / 2  # from a row's top to its bar
    named = any(name.strip() for name in chart.categories)
    beside = 2 * (row - down) - thick
    column, names = name_column(chart, plot, beside, shaper) if named else (0.0, [[]] * len(chart.categories))
    left = plot.x + column + (_GAP if named else 0.0)
    for at, lines in enumerate(names):
        top = plot.y + at * row
        y = top + down
        drawing.labels += stack(lines, plot.x, y + (thick - tall(lines)) / 2, column, 1.0)
        values = [max(0, series.values[at] or 0) for series in chart.series]
        if sum(values):
            _divide(drawing, values, wording, Plot(left, y, plot.right - left, thick), y - top, shaper)
        else:
            said = into("没有数据", VALUES, plot.right - left, thick, shaper)
            drawing.labels += stack(said, left, y + (thick - tall(said)) / 2, plot.right - left, 0.0)
    return drawing


def _divide(
    drawing: Drawing, values: list[int | float], wording: Wording, bar: Plot, above: float, shaper: Shaper
) -> None:
    """One bar, its parts in the order of the series; words that do not fit into a part stand over it."""
    x, whole = bar.x, sum(values)
    over: list[tuple[float, str]] = []
    for number, (value, share) in enumerate(zip(values, shares(values), strict=True)):
        wide = bar.width * value / whole
        if value:
            drawing.bars.append(Bar(x, bar.y, wide, bar.height, number))
            text = f"{wording.say(value)}（{share}）"
            lines = fit(text, Setter(VALUES.role, VALUES.sizes[:3]), max(wide - 6, 1), shaper)
            if len(lines) == 1 and lines[0].right <= wide - 6 and tall(lines) <= bar.height - 2:
                top = bar.y + (bar.height - tall(lines)) / 2
                drawing.labels += stack(lines, x, top, wide, 0.5, plate=True)
            else:
                over.append((x + wide / 2, text))
        x += wide
    _call(drawing, over, bar, above, shaper)


def _call(drawing: Drawing, over: list[tuple[float, str]], bar: Plot, above: float, shaper: Shaper) -> None:
    """Words over the bar, side by side without touching, each with a short line to its part."""
    size = VALUES.sizes[0]
    lines: list[Fitted] = []
    while over:
        lines = [fit(text, Setter(VALUES.role, (size,)), 10_000, shaper)[0] for _, text in over]
        if sum(line.right + _GAP for line in lines) <= bar.width + _GAP and size + 3 <= max(above, 4):
            break
        size *= 0.92
    edge = bar.x
    lefts = []
    for (middle, _), line in zip(over, lines, strict=True):
        lefts.append(max(edge, middle - line.right / 2))
        edge = lefts[-1] + line.right + _GAP
    edge = bar.right
    for at in reversed(range(len(lefts))):
        lefts[at] = min(lefts[at], edge - lines[at].right)
        edge = lefts[at] - _GAP
    for (middle, _), line, left in zip(over, lines, lefts, strict=True):
        drawing.labels.append(Label(line, left, bar.y - size - 3))
        drawing.line(left + line.right / 2, bar.y - 3, middle, bar.y, 0.4)
