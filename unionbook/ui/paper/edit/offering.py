"""The list of figures, hung over the button that asks for it."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from unionbook.store.book import Book
from unionbook.ui.form.flyout import Flyout
from unionbook.ui.look import theme
from unionbook.ui.paper.edit.figurelist import FigureList
from unionbook.ui.paper.edit.signs import Signs


class Offering(QObject):
    """chosen: the sign of what is to be put in.  left: Esc. Either way the list is gone."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, book: Book, owner: QWidget) -> None:
        super().__init__(owner)
        self.book, self.owner = book, owner
        self._flyout: Flyout | None = None

    def ask(self, signs: Signs) -> None:
        """Show the list, and let the clerk type in it."""
        offered = FigureList(self.book, signs)
        offered.chosen.connect(self._chosen)
        offered.left.connect(self._left)
        if self._flyout is not None:
            self._flyout.deleteLater()
        self._flyout = Flyout(self.owner, offered)
        self._flyout.open(theme.SIZES.px(560), theme.SIZES.px(400))
        offered.box.setFocus()

    @property
    def shown(self) -> FigureList | None:
        """The list while it is shown."""
        if self._flyout is None or not self._flyout.isVisible():
            return None
        content = self._flyout.content
        return content if isinstance(content, FigureList) else None

    def _hide(self) -> None:
        if self._flyout is not None:
            self._flyout.hide()

    def _chosen(self, raw: str) -> None:
        self.left.emit()
        self._hide()
        self.chosen.emit(raw)

    def _left(self) -> None:
        self.left.emit()
        self._hide()
