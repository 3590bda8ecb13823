"""The buttons at the end of the row above a list: one more condition, the list kept as a view, its columns."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from unionbook.ground.errors import Refusal
from unionbook.ground.kind import Kind
from unionbook.services.lists.views import View, drop_view
from unionbook.ui.ledger.builder import Builder
from unionbook.ui.ledger.chooser import ColumnChooser
from unionbook.ui.ledger.popup import Popup
from unionbook.ui.ledger.subsets import ALL, VIEW
from unionbook.ui.look import theme

if TYPE_CHECKING:
    from unionbook.ui.ledger.filters import Filters
    from unionbook.ui.ledger.table import RowTable


class FilterTools(QWidget):
    """The buttons. table: the list they are for."""

    def __init__(self, filters: "Filters", kind: Kind) -> None:
        super().__init__()
        self.filters, self.kind = filters, kind
        self.table: RowTable | None = None
        self.condition = theme.look(QPushButton("条件"), "chip")
        self.condition.setIcon(theme.icon("add", 16))
        self.condition.setAccessibleName("添加条件")
        self.condition.setToolTip("只看符合条件的记录（可以写几行）")
        self.view = theme.button("", "bookmark", "flat", tip="把现在的列表保存为视图")
        self.columns = theme.button("", "table_settings", "flat", tip="选择列")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SIZES.px(4))
        for part in (self.condition, self.view, self.columns):
            row.addWidget(part)
        self.condition.clicked.connect(self.add_condition)
        self.view.clicked.connect(lambda: self.name_view())
        self.columns.clicked.connect(self.choose_columns)

    def _below(self, button: QWidget) -> QPoint:
        return button.mapToGlobal(QPoint(0, button.height() + 4))

    def add_condition(self) -> None:
        """A condition made by hand."""
        Builder(self, self.filters.book, self.kind, self.filters.add).open_at(self._below(self.condition))

    def choose_columns(self) -> None:
        """Which columns the list has."""
        if self.table is not None:
            ColumnChooser(self.table).open_at(self._below(self.columns))

    def name_view(self, view: View | None = None) -> None:
        """Ask what the list shall be called, or what a view shall be called from now on."""
        if self.table is not None:
            ViewName(self, self.filters, self.table, view).open_at(self._below(self.view))

    def open_view_menu(self, key: str, place: QPoint) -> None:
        """What can be done with a view."""
        view = next((one for one in self.filters.kept if VIEW + one.uid == key), None)
        table = self.table
        if view is None or table is None:
            return
        menu = theme.soften(QMenu(self))
        menu.setAccessibleName(f"视图“{view.label}”")
        menu.addAction(theme.icon("edit"), "改名…(&M)", lambda: self.name_view(view))
        again = partial(self.filters.keep, view.label, table, view.uid)
        menu.addAction(theme.icon("save"), "按现在的列表更新(&U)", again)
        menu.addSeparator()
        menu.addAction(theme.icon("delete"), "删除视图(&D)", lambda: self._drop(view))
        menu.exec(place)

    def _drop(self, view: View) -> None:
        drop_view(self.filters.book, view.uid)
        if self.filters.view == view:
            self.filters.take(ALL)


class ViewName(Popup):
    """Asks for the name of a view. view: the one to be called anew, None for a new one."""

    def __init__(self, parent: QWidget, filters: "Filters", table: "RowTable", view: View | None) -> None:
        super().__init__(parent, "视图的名称")
        self.filters, self.table, self.view = filters, table, view
        box = QVBoxLayout(self.card)
        box.setContentsMargins(14, 12, 14, 12)
        box.setSpacing(theme.SIZES.px(8))
        self.name = QLineEdit(view.label if view else "")
        self.name.setAccessibleName("视图的名称")
        self.name.setPlaceholderText("如：农民工女职工")
        self.name.setMinimumWidth(theme.SIZES.px(260))
        self.wrong = theme.look(QLabel(), "error")
        self.wrong.setWordWrap(True)
        self.wrong.hide()
        said = "条件、排序和列一起保存在台账里，数字随时更新。"
        box.addWidget(theme.look(QLabel("改名" if view else "保存为视图"), "section"))
        box.addWidget(theme.look(QLabel(said), "caption"))
        box.addWidget(self.name)
        box.addWidget(self.wrong)
        row = QHBoxLayout()
        cancel, take = theme.button("取消"), theme.button("保存", "", "primary")
        row.addStretch()
        row.addWidget(cancel)
        row.addWidget(take)
        box.addLayout(row)
        cancel.clicked.connect(self.close)
        take.clicked.connect(self.take)
        self.name.returnPressed.connect(self.take)
        self.name.setFocus()

    def take(self) -> None:
        """Keep it; what is wrong is said here."""
        try:
            if self.view is None:
                self.filters.keep(self.name.text(), self.table)
            else:
                self.filters.rename(self.view, self.name.text())
        except Refusal as refusal:
            self.wrong.setText(refusal.sentence)
            self.wrong.show()
            self.adjustSize()
            return
        self.close()
