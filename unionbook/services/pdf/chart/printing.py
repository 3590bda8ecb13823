"""Charts planned for a rectangle and drawn there."""

from collections.abc import Sequence
from typing import BinaryIO

from unionbook.services.pdf import grid
from unionbook.services.pdf.chart.bars import bars, crowded
from unionbook.services.pdf.chart.drawing import Drawing, draw
from unionbook.services.pdf.chart.lines import lines
from unionbook.services.pdf.chart.lying import lying
from unionbook.services.pdf.chart.model import Chart, Kind
from unionbook.services.pdf.chart.planning import empty, frame
from unionbook.services.pdf.chart.scale import wording
from unionbook.services.pdf.chart.shared import shared
from unionbook.services.pdf.file import PdfFile, Properties
from unionbook.services.pdf.fonts import Fonts
from unionbook.services.pdf.grid import MM
from unionbook.services.pdf.pen import Pen
from unionbook.services.pdf.runs import Shaper


def plan(chart: Chart, width: float, height: float, shaper: Shaper) -> Drawing:
    """Where everything of a chart stands in a rectangle of so many points.

    Upright bars lie down where their names or values would be too small to read.
    """
    worded = wording(chart)
    drawing, plot = frame(chart, worded, width, height, shaper)
    if not chart.values or not chart.categories:
        return empty(drawing, plot, shaper)
    match chart.kind:
        case Kind.LINE:
            return lines(chart, worded, drawing, plot, shaper)
        case Kind.SHARES:
            return shared(chart, worded, drawing, plot, shaper)
        case Kind.BARS if not crowded(chart, worded, plot, shaper):
            return bars(chart, worded, drawing, plot, shaper)
        case _:
            return lying(chart, worded, drawing, plot, shaper)


def draw_chart(chart: Chart, pen: Pen, x: float, y: float, width: float, height: float, shaper: Shaper) -> None:
    """Draw a chart with its upper left corner at x, y of a page, in a rectangle of so many points."""
    draw(plan(chart, width, height, shaper), pen, x, y)


def print_charts(charts: Sequence[Chart], out: BinaryIO, height_mm: float = 70.0, fonts: Fonts | None = None) -> None:
    """Write charts under each other on pages of their own, in the text area of GB/T 9704."""
    file, shaper = PdfFile(out, Properties(charts[0].title if charts else "")), Shaper(fonts or Fonts())
    step = (height_mm + 8) * MM
    most = max(1, int((grid.HEIGHT + 8 * MM) / step))
    for first in range(0, max(1, len(charts)), most):
        pen = Pen(file, grid.PAGE_WIDTH, grid.PAGE_HEIGHT)
        for at, chart in enumerate(charts[first : first + most]):
            draw_chart(chart, pen, grid.BINDING, grid.TOP + at * step, grid.WIDTH, height_mm * MM, shaper)
        pen.end_page()
    file.close()
