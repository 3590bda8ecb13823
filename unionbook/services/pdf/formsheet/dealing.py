"""Bands dealt out to pages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from unionbook.services.pdf.formsheet.bands import Band, Group
from unionbook.services.pdf.spacing import EPSILON

_STRETCH = 0.6  # an area is printed at most this much taller than it asks for
_LOWER = 0.75  # of its least height, where that saves a page
_WASTE = 0.4  # of a page may stay blank before words are run over the page's end


@dataclass
class Portion:
    """The bands of one group that stand together on a page: each with its top and its height."""

    group: Group
    top: float
    bands: list[tuple[float, float, Band]] = field(default_factory=list)

    @property
    def bottom(self) -> float:
        if not self.bands:
            return self.top
        top, height, _ = self.bands[-1]
        return top + height

    def add(self, band: Band) -> None:
        self.bands.append((self.bottom, band.height, band))

    def reach(self, height: float) -> None:
        """Make the last band higher if the portion is lower than this."""
        if self.bands and (lack := height - (self.bottom - self.top)) > EPSILON:
            top, old, band = self.bands[-1]
            self.bands[-1] = top, old + lack, band


def deal(groups: Sequence[Group], first: float, others: float, bottom: float) -> list[list[Portion]]:
    """The portions of each page. first, others: where bands begin on the first page and on those after it.

    If one page holds all, its areas share what room is left; if a page is saved by areas a little lower, they are.
    """

    def dealt(groups: Sequence[Group]) -> list[list[Portion]]:
        return _Dealer(first, others, bottom).deal(groups)

    pages = dealt(groups)
    if len(pages) > 1 and len(fewer := dealt(lower := _areas(groups, _lower))) < len(pages):
        groups, pages = lower, fewer
    if len(pages) > 1 or not pages[0]:
        return pages
    return dealt(_stretched(groups, bottom - pages[0][-1].bottom))


def _stretched(groups: Sequence[Group], spare: float) -> list[Group]:
    """The areas made taller, each in proportion to its height."""
    areas = [band for group in groups for band in group.bands if band.grows]
    whole = sum(band.height for band in areas)
    factor = 1 + max(0.0, min(_STRETCH, (spare - EPSILON) / whole)) if whole else 1.0
    return _areas(groups, lambda band: band.height * factor)


def _lower(band: Band) -> float:
    return band.least * _LOWER


def _areas(groups: Sequence[Group], least: Callable[[Band], float]) -> list[Group]:
    """The groups with other least heights of their areas."""
    return [
        replace(
            group,
            bands=tuple(replace(band, least=least(band)) if band.grows else band for band in group.bands),
        )
        for group in groups
    ]


class _Dealer:
    def __init__(self, first: float, others: float, bottom: float) -> None:
        self._y, self._others, self._bottom = first, others, bottom
        self._pages: list[list[Portion]] = [[]]

    def deal(self, groups: Sequence[Group]) -> list[list[Portion]]:
        for group in groups:
            queue = list(group.bands)
            while queue:
                self._portion(group, queue)
                if queue:
                    self._pages.append([])
                    self._y = self._others
        return self._pages

    def _portion(self, group: Group, queue: list[Band]) -> None:
        """What of the queue goes onto this page."""
        portion = Portion(group, self._y)
        head = group.head.height if group.head else 0.0
        page = self._bottom - self._others - head
        fresh = not self._pages[-1]
        if not fresh and self._y + max(group.beside, head) > self._bottom + EPSILON:
            return
        if group.head:
            portion.add(group.head)
        start = len(portion.bands)
        while queue and (band := self._next(queue, self._bottom - portion.bottom, page)):
            portion.add(band)
        if len(portion.bands) == start and fresh and len(self._pages) > 1:
            portion.add(queue.pop(0))  # no page is high enough: rather over the edge than never
        if len(portion.bands) > start:
            portion.reach(group.beside)
            self._pages[-1].append(portion)
            self._y = portion.bottom

    def _next(self, queue: list[Band], room: float, page: float) -> Band | None:
        """The next band, or the part of it that goes into the room. page: the room of a fresh page."""
        band = queue[0]
        if band.height <= room + EPSILON:
            return queue.pop(0)
        must = band.height > page or (band.flows and room > page * _WASTE)
        if must and (pair := band.cut(room)):
            queue[0] = pair[1]
            return pair[0]
        return None
