"""The reports and periods there are to choose from, read behind the window."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from unionbook.ui.frame.behind import behind
from unionbook.ui.paper import choosing
from unionbook.ui.paper.choosing import Choice

if TYPE_CHECKING:
    from unionbook.ui.paper.report import ReportPage


class Offered:
    """Of one page. turning: the first of them is to be shown, once it is known which that is."""

    def __init__(self, page: "ReportPage") -> None:
        self.page, self.turning = page, False

    def turn_to_first(self) -> None:
        """Show the first of them."""
        self.turning = True
        self.read()

    def read(self) -> None:
        """See what there is, and offer it in the head."""
        behind(self.page.book).ask(self, choosing.offers, self._came, first=True)

    def _came(self, offers: Mapping[str, Sequence[Choice]]) -> None:
        page = self.page
        # Meanwhile a sentence may have been written in the report in front.
        if page.choice is None or (self.turning and page.leave()):
            page.turn_to(choosing.first(offers))
        self.turning = False
        assert page.choice is not None
        page.head.offer(offers, page.choice)
