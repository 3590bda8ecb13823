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
from unionbook.services.pdf.sheets import draw_number, mark_draft

_UPRIGHT = 70 * MM
_AROUND = 20 * MM  # title, unit and legend of lying bars
_ROW, _SERIES_ROW, _SHARES_ROW = 7.5 * MM, 4.5 * MM, 17 * MM
_BETWEEN = 10 * MM
_DRAFT_BASELINE = 25 * MM


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


def height_of(chart: Chart, width: float, shaper: Shaper) -> float:
    """A good height for a chart of this width, in points; never more than a page's text area."""
    count = len(chart.categories)
    if not chart.values or not count or chart.kind is Kind.LINE:
        return _UPRIGHT
    if chart.kind is Kind.SHARES:
        return min(grid.HEIGHT, _AROUND + count * _SHARES_ROW)
    worded = wording(chart)
    _, plot = frame(chart, worded, width, _UPRIGHT, shaper)
    if chart.kind is Kind.BARS and not crowded(chart, worded, plot, shaper):
        return _UPRIGHT
    return min(grid.HEIGHT, _AROUND + count * max(_ROW, _SERIES_ROW * len(chart.series)))


def draw_chart(chart: Chart, pen: Pen, x: float, y: float, width: float, height: float, shaper: Shaper) -> None:
    """Draw a chart with its upper left corner at x, y of a page, in a rectangle of so many points."""
    draw(plan(chart, width, height, shaper), pen, x, y)


def draw_charts(
    charts: Sequence[Chart], file: PdfFile, mirror: bool = False, fonts: Fonts | None = None, draft: bool = False
) -> int:
    """Draw charts under each other on new pages of a file, in the text area of GB/T 9704, the pages numbered on.
    Gives the number of pages."""
    shaper = Shaper(fonts or Fonts())
    first = file.pages
    for part in _dealt(charts, shaper):
        left = grid.left(file.pages, mirror)
        pen = Pen(file, grid.PAGE_WIDTH, grid.PAGE_HEIGHT)
        for chart, top, height in part:
            draw_chart(chart, pen, left, grid.TOP + top, grid.WIDTH, height, shaper)
        draw_number(pen, file.pages, mirror, shaper)
        if draft:
            mark_draft(pen, shaper, left + grid.WIDTH, _DRAFT_BASELINE)
        pen.end_page()
    return file.pages - first


def print_charts(charts: Sequence[Chart], out: BinaryIO, mirror: bool = False, fonts: Fonts | None = None) -> int:
    """Write charts as a PDF of their own; gives the number of pages."""
    file = PdfFile(out, Properties(charts[0].title))
    pages = draw_charts(charts, file, mirror, fonts)
    file.close()
    return pages


def _dealt(charts: Sequence[Chart], shaper: Shaper) -> list[list[tuple[Chart, float, float]]]:
    """The charts of each page with their tops and heights."""
    pages: list[list[tuple[Chart, float, float]]] = []
    top = grid.HEIGHT
    for chart in charts:
        height = height_of(chart, grid.WIDTH, shaper)
        if not pages or top + height > grid.HEIGHT:
            pages.append([])
            top = 0.0
        pages[-1].append((chart, top, height))
        top += height + _BETWEEN
    return pages
