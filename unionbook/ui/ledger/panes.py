"""The list at the left, the form (or the panel that stands in for it) at the right, and how wide they are."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QWidget

from unionbook.ground.kind import Kind
from unionbook.ui.ledger.fitting import wanted
from unionbook.ui.ledger.listcard import ListCard
from unionbook.ui.look import theme

FORM, WIDE_FORM = 404, 620
"""px a form takes at first; the second when it has child rows and there is room."""

SCROLLING = 16
"""px beside the rows of a list for its frame and scroll bar."""

_widths: dict[str, int] = {}
"""The widths of forms the clerk has set, by kind."""


class Panes(QSplitter):
    """List and form. A panel may take the form's place. form: until the form is made, an empty card like it."""

    def __init__(self, kind: Kind, card: ListCard) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.kind, self.table = kind, card.table
        self.form: QWidget = theme.look(QFrame(), "card")
        self.panel: QWidget | None = None
        self.addWidget(card)
        self.addWidget(self.form)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(theme.SIZES.px(12))
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.splitterMoved.connect(lambda *_: self._widened())

    def put(self, form: QWidget) -> None:
        """The form, where until now an empty card stood."""
        gone, hidden, self.form = self.form, self.form.isHidden(), form
        self.replaceWidget(1, form)
        form.setHidden(hidden)
        gone.deleteLater()

    def add_panel(self, panel: QWidget) -> None:
        """The panel that may take the form's place."""
        self.panel = panel
        self.addWidget(panel)
        self.setStretchFactor(2, 0)

    def show_sides(self, form: bool, panel: bool) -> None:
        """Show the panel, or else the form, or neither."""
        shown = panel, form and not panel
        before = self.panel is not None and not self.panel.isHidden(), not self.form.isHidden()
        if self.panel is not None:
            self.panel.setVisible(panel)
        self.form.setVisible(shown[1])
        if shown != before:
            self.share()

    def _widened(self) -> None:
        _widths[self.kind.name] = self.sizes()[-1 if self.panel is not None and not self.panel.isHidden() else 1]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.share()

    def share(self) -> None:
        """Give the form the width the clerk set, or the usual one; the list has the rest."""
        wide = 0
        if self.kind.children:
            boxes = 0 if self.table.ticks is None else self.table.verticalHeader().width()
            needed = wanted(self.table.rows.columns, self.table.spare) + boxes + theme.SIZES.px(SCROLLING)
            room = self.width() - self.handleWidth() - needed
            wide = min(theme.SIZES.px(WIDE_FORM), round(self.width() * 0.52), room)
        usual = min(max(theme.SIZES.px(FORM), wide), round(self.width() * 0.55))
        form = min(_widths.get(self.kind.name, usual), round(self.width() * 0.7))
        self.setSizes([self.width() - form - self.handleWidth(), form, form])
