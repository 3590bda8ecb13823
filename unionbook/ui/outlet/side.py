"""Beside the county's table: which sheet, what the cell or column chosen is filled with, and all that was said."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFrame,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from unionbook.store.book import Book
from unionbook.ui.look import theme
from unionbook.ui.look.layout import scrolled
from unionbook.ui.outlet.panes import CellPane, ListPane
from unionbook.ui.outlet.tiedlist import TiedList

Policy = QSizePolicy.Policy

WIDE = 330
CELL, LIST = 0, 1
FULL = "填完整的证件号码、电话、账号"


class SideRoom(QWidget):
    """Where it stands once it is made; as wide before."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(theme.SIZES.px(WIDE))
        self._within = QVBoxLayout(self)
        self._within.setContentsMargins(0, 0, 0, 0)

    def hold(self, side: "Side") -> None:
        """It is made."""
        self._within.addWidget(side)


class Side(QFrame):
    """tied: the cell or column is to be filled with what is in the box.  dropped: it is not to be filled."""

    tied, dropped = Signal(), Signal()

    def __init__(self, book: Book) -> None:
        super().__init__()
        theme.look(self, "card")
        self.setFixedWidth(theme.SIZES.px(WIDE))
        self.sheets, self.switch, self.stack = QComboBox(), QTabBar(), QStackedWidget()
        self.single, self.many, self.listed = CellPane(book), ListPane(book), TiedList(book)
        self.full = QCheckBox(FULL)
        self.full.setToolTip("另存时要写明用途，并记入“查阅登记”")
        self.sheets.setAccessibleName("工作表")
        self.switch.setAccessibleName("填一格，还是填一列")
        self.switch.setExpanding(False)
        self.switch.setDrawBase(False)
        for number, words in enumerate(("一格一个数字", "一行一条记录"), 1):
            self.switch.addTab(words)
            self.switch.setTabToolTip(number - 1, f"Alt+{number}")
        self.stack.setSizePolicy(Policy.Preferred, Policy.Maximum)
        for pane in (self.single, self.many):
            self.stack.addWidget(pane)
            pane.tied.connect(self.tied)
            pane.dropped.connect(self.dropped)
        column = QVBoxLayout()
        column.setSpacing(theme.SIZES.px(8))
        column.setContentsMargins(0, 0, 6, 0)
        around = QVBoxLayout(self)
        around.setContentsMargins(14, 12, 8, 12)
        around.addWidget(scrolled(column))
        for part in (self.sheets, self.switch, self.stack, self.listed, self.full):
            column.addWidget(part, 1 if part is self.listed else 0)
        self.switch.currentChanged.connect(self._turn)
        self._turn(CELL)

    def show_table(self, there: bool) -> None:
        """Is there a table to say anything of?"""
        if there and not self.single.figures.count():
            self.single.figures.show_figures()
        for part in (self.stack, self.switch, self.sheets, self.listed):
            part.setEnabled(there)

    @property
    def one_cell(self) -> bool:
        """Is it of one cell that something is said, or of a column?"""
        return self.stack.currentIndex() == CELL

    @property
    def key(self) -> str:
        """What the box holds: the key of a figure or of a field."""
        return self.single.figures.key if self.one_cell else self.many.fields.key

    def turn(self, one_cell: bool) -> None:
        """Of one cell, or of a column."""
        self.switch.setCurrentIndex(CELL if one_cell else LIST)

    def _turn(self, number: int) -> None:
        here = QApplication.focusWidget()
        keys = here is not None and self.stack.isAncestorOf(here)
        self.stack.setCurrentIndex(number)
        # The stack is as tall as the pane seen, in whatever look.
        for place, pane in enumerate((self.single, self.many)):
            pane.setSizePolicy(Policy.Preferred, Policy.Maximum if place == number else Policy.Ignored)
        if keys:
            self.into_box()

    def into_box(self) -> None:
        """What fills the cell or column chosen is to be said."""
        box = self.single.figures if self.one_cell else self.many.fields
        box.setFocus(Qt.FocusReason.OtherFocusReason)
        if (line := box.lineEdit()) is not None:
            line.selectAll()
