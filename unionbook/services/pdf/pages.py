"""Rows dealt out to pages."""

from collections.abc import Sequence


def paginate(keeps: Sequence[bool], height: int) -> list[range]:
    """The rows of each page, at most `height` of them.

    keeps[n]: a page does not end after row n if any other place to end it can be found on the page.
    At least one page, be it empty.
    """
    pages: list[range] = []
    start = 0
    while len(keeps) - start > height:
        end = next((end for end in range(start + height, start, -1) if not keeps[end - 1]), start + height)
        pages.append(range(start, end))
        start = end
    return [*pages, range(start, len(keeps))]
