"""The pages of the desk: each made when first shown, told of what was written when it comes to the front."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from unionbook.ui.frame.page import Page
from unionbook.ui.frame.pagehead import BACK
from unionbook.ui.frame.tabs import Tab

REMEMBERED = 20
"""Pages that can be gone back to."""


class Pages(QStackedWidget):
    """Pages by the number of their tab, and at most one guest: a page without a tab. The way here can be gone back.

    came: a page is about to come to the front, with the number of its tab (-1 for a guest).
    """

    came = Signal(object, int)

    def __init__(self, tabs: list[Tab], make: Callable[[Tab], Page]) -> None:
        super().__init__()
        self.tabs, self._make = tabs, make
        self.page: Page | None = None
        self.index = -1
        self._made: dict[int, Page] = {}
        self._guest: Page | None = None
        self._guest_again: Callable[[], Page] | None = None
        self._way: list[int | tuple[Callable[[], Page], object]] = []
        self._stale: dict[Page, set[str]] = {}

    def leave(self) -> bool:
        """May the page in front be left?"""
        return self.page is None or self.page.leave()

    def go(self, index: int) -> bool:
        """Show the page of a tab; False when the page in front does not let go."""
        if index == self.index:
            return True
        if not self.leave():
            return False
        self._remember()
        self._show_tab(index)
        return True

    def _show_tab(self, index: int) -> None:
        if index not in self._made:
            self._made[index] = self._make(self.tabs[index])
            self.addWidget(self._made[index])
        self._front(self._made[index], index)

    def visit(self, make: Callable[[], Page]) -> bool:
        """Show a page that has no tab; False when the page in front does not let go."""
        if not self.leave():
            return False
        self._remember()
        self._show_guest(make)
        return True

    def _show_guest(self, make: Callable[[], Page], mark: object = None) -> None:
        page = make()
        self.addWidget(page)
        if mark is not None:
            page.resume(mark)
        self._front(page, -1)
        self._guest, self._guest_again = page, make

    def _remember(self) -> None:
        """Where the clerk is can be gone back to; a guest is made anew."""
        if self._guest is not None and self._guest_again is not None:
            self._way.append((self._guest_again, self._guest.mark()))
        elif self.index >= 0:
            self._way.append(self.index)
        del self._way[:-REMEMBERED]

    def back(self) -> bool:
        """Go back to the page before; False when there is none or the page in front does not let go."""
        if not self._way or not self.leave():
            return False
        before = self._way.pop()
        if isinstance(before, int):
            self._show_tab(before)
        else:
            self._show_guest(*before)
        return True

    def _front(self, page: Page, index: int) -> None:
        gone, self._guest = self._guest, None
        self.page, self.index = page, index
        self.came.emit(page, index)
        self.setCurrentWidget(page)
        if gone is not None:
            self._stale.pop(gone, None)
            self.removeWidget(gone)
            gone.deleteLater()
        if stale := self._stale.pop(page, set()):
            page.changed(stale)
        self.take_keys()

    def take_keys(self) -> None:
        """The page in front takes the keys."""
        if self.page is not None:
            self.page.activated()
            # Of this window: while a sheet closes, no widget of the program has the keys.
            here: QWidget | None = self.window().focusWidget()
            if here is None or not self.page.isAncestorOf(here) or here.objectName() == BACK:
                self.page.setFocus()

    def written(self, kinds: set[str]) -> None:
        """Rows of these kinds were written: the page in front hears it now, the others when they come to the front."""
        for page in self._made.values():
            if page is not self.page:
                self._stale.setdefault(page, set()).update(kinds)
        if self.page is not None:
            self.page.changed(kinds)
