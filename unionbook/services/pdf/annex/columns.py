"""Rows dealt out to the columns of pages."""

from collections.abc import Sequence

EPSILON = 1e-6


def deal(heights: Sequence[float], first: float, others: float, columns: int) -> list[list[range]]:
    """The rows of each column of each page: columns are filled one after another, those of the last page evenly.

    first, others: the height of a column on the first page and on those after it.
    """
    pages: list[list[range]] = []
    start = 0
    while start < len(heights) or not pages:
        room = others if pages else first
        page = _page(heights, start, room, columns)
        end = page[-1].stop
        if end == len(heights):
            page = _even(heights, start, room, columns)
        pages.append(page)
        start = end
    return pages


def height(heights: Sequence[float], column: range) -> float:
    """The height of a column's rows."""
    return sum(heights[column.start : column.stop])


def _page(heights: Sequence[float], start: int, room: float, columns: int) -> list[range]:
    """The columns of a page, each as full as it can be; a row higher than a column stands alone in it."""
    page = []
    for _ in range(columns):
        end, used = start, 0.0
        while end < len(heights) and (end == start or used + heights[end] <= room + EPSILON):
            used += heights[end]
            end += 1
        page.append(range(start, end))
        start = end
    return page


def _even(heights: Sequence[float], start: int, room: float, columns: int) -> list[range]:
    """The last rows in columns as low as hold them all."""
    low, high = 0.0, room
    while high - low > 0.5:
        middle = (low + high) / 2
        if _page(heights, start, middle, columns)[-1].stop == len(heights):
            high = middle
        else:
            low = middle
    return _page(heights, start, high, columns)
