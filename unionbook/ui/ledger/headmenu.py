"""The menu of a column, opened from its head: its order, where it stands, and a tick list of its values."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout

from unionbook.services.lists.ordering import worded
from unionbook.services.lists.values import Choices, choices
from unionbook.ui.frame.behind import behind
from unionbook.ui.ledger.chooser import ColumnChooser
from unionbook.ui.ledger.columns import REASON, ListColumn
from unionbook.ui.ledger.popup import Popup
from unionbook.ui.ledger.ticklist import TickList
from unionbook.ui.look import theme

if TYPE_CHECKING:
    from unionbook.ui.ledger.drawer import Drawer

WIDE, TALL, WAITS = 268, 190, 120
"""px of the menu and of its tick list; ms after the last key before the values are looked for."""


@dataclass(frozen=True)
class Line:
    """One line of the menu."""

    words: str
    icon: str
    act: Callable[[], object]


def lines_of(drawer: "Drawer", column: ListColumn, place: QPoint) -> list[Line]:
    """What can be done with a column."""
    table, arranging = drawer.table, drawer.table.arranging
    found = []
    if column.sort:
        up, down = column.sort, tuple(f"-{path}" for path in column.sort)
        words = worded(drawer.book, drawer.kind, column.sort[0])
        how = "按拼音" if words else ""
        found.append(Line(f"{how}升序排列", "arrow_sort_up", partial(table.sort_as, up, False)))
        found.append(Line(f"{how}降序排列", "arrow_sort_down", partial(table.sort_as, down, False)))
        if words:
            found.append(Line("按姓氏笔画排列", "arrow_sort", partial(table.sort_as, up, True)))
    if column.key != REASON:
        last = arranging.layout.frozen and table.rows.visible[arranging.layout.frozen - 1 :][:1] == [column]
        squeezed = "（现在放不下）" if table.frozen.squeezed else ""
        freeze = f"不再冻结{squeezed}" if last else "冻结到此列"
        found.append(Line(freeze, "table_freeze_column", partial(arranging.freeze, column.key)))
        found.append(Line("隐藏此列", "eye_off", partial(arranging.hide, column.key)))
    found.append(Line("选择列…", "table_settings", lambda: ColumnChooser(table).open_at(place)))
    return found


class HeadMenu(Popup):
    """The menu of one column."""

    def __init__(self, drawer: "Drawer", column: ListColumn, place: QPoint) -> None:
        super().__init__(drawer, f"{column.label}的排序和筛选")
        self.drawer, self.column, self.place = drawer, column, place
        self.box = QVBoxLayout(self.card)
        self.box.setContentsMargins(5, 5, 5, 8)
        self.box.setSpacing(0)
        self.setFixedWidth(theme.SIZES.px(WIDE))
        for line in lines_of(drawer, column, place):
            self.box.addWidget(self._button(line))
        self._taking = False
        self.filtering = column.field is not None and column.key != REASON
        if self.filtering:
            self._add_ticks()
            self._ask()
            self.sought.setFocus()

    def _button(self, line: Line) -> QPushButton:
        button = theme.button(line.words, line.icon, "nav")
        button.clicked.connect(lambda: self._do(line.act))
        return button

    def _do(self, act: Callable[[], object]) -> None:
        self.close()
        act()

    def _add_ticks(self) -> None:
        self.box.addWidget(theme.look(QFrame(), "line"))
        inner = QVBoxLayout()
        inner.setContentsMargins(6, 8, 6, 0)
        inner.setSpacing(6)
        self.sought = QLineEdit()
        self.sought.setAccessibleName(f"在{self.column.label}中查找")
        self.sought.setPlaceholderText("查找")
        self.ticks = TickList(f"{self.column.label}的值")
        self.ticks.setFixedHeight(theme.SIZES.px(TALL))
        self.empty = theme.look(QLabel("没有找到。"), "caption")
        self.empty.hide()
        self._waiting = QTimer(self, singleShot=True, interval=WAITS)
        self._waiting.timeout.connect(self._ask)
        self.sought.textEdited.connect(lambda _: self._waiting.start())
        self.sought.returnPressed.connect(self.take)
        self.ticks.entered.connect(self.take)
        self.ticks.up.connect(self.sought.setFocus)
        for part in (self.sought, self.ticks, self.empty):
            inner.addWidget(part)
        inner.addLayout(self._foot())
        self.box.addLayout(inner)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        clear, cancel = theme.button("清除筛选", "", "link"), theme.button("取消")
        take = theme.button("确定", "", "primary")
        clear.setEnabled(self.column.key in self.drawer.filters.picked)
        clear.clicked.connect(lambda: self._do(lambda: self.drawer.filters.pick(self.column.key, ())))
        cancel.clicked.connect(self.close)
        take.clicked.connect(self.take)
        row.addWidget(clear)
        row.addStretch()
        row.addWidget(cancel)
        row.addWidget(take)
        return row

    def _ask(self) -> None:
        kind, path, text = self.drawer.kind, self.column.path, self.sought.text().strip()
        where = self.drawer.filters.without(self.column.key)
        behind(self.drawer.book).ask(self, lambda book: choices(book, kind, path, where, text), self._show)

    def _show(self, found: Choices) -> None:
        picked = self.drawer.filters.picked.get(self.column.key)
        searching = bool(self.sought.text().strip())
        self.ticks.show_choices(found, frozenset(one.label for one in picked) if picked and not searching else None)
        self.sought.setPlaceholderText(f"在 {found.kinds:,} 种中查找" if not searching else "查找")
        self.ticks.setVisible(bool(found.values))
        self.empty.setVisible(not found.values)
        if self._taking:
            self._taking = False
            self.take()

    def take(self) -> None:
        """Show the rows that have one of the ticked values."""
        if self._waiting.isActive():
            self._waiting.stop()
            self._taking = True
            self._ask()
            return
        ticked, searching = tuple(self.ticks.ticked), bool(self.sought.text().strip())
        every = len(ticked) == len(self.ticks.values) and not searching
        if ticked:
            self._do(lambda: self.drawer.filters.pick(self.column.key, () if every else ticked))

    def closeEvent(self, event: object) -> None:
        behind(self.drawer.book).drop(self)
        super().closeEvent(event)  # type: ignore[arg-type] # Qt's stub knows QCloseEvent only
