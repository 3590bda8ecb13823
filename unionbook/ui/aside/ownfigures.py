"""自定数字: the numbers the office made of its filters: what they are now, their rows, new words for them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QLabel

from unionbook.ground.conditions import Frame
from unionbook.ground.errors import Refusal
from unionbook.ground.figurekeys import OWN
from unionbook.ground.periods import Period
from unionbook.services.ownfigures import NAME, own_figure, own_keys, remove_own_figure
from unionbook.services.tally import count
from unionbook.ui.aside.figuresheet import FigureSheet
from unionbook.ui.frame.numberrows import open_number
from unionbook.ui.frame.page import Page, Shell
from unionbook.ui.frame.pagehead import PageHead, leave_by_escape
from unionbook.ui.ledger.plain import PlainRow, PlainTable, plain_column
from unionbook.ui.look import theme
from unionbook.ui.look.layout import listed, page_column

YEARS = 6
HOW = "在任何一个列表里先筛选（点上面的按钮、搜索），再从“更多”里选“把筛选做成数字…”，这里就会多一个。"

COLUMNS = (
    plain_column("名称", 14, bold=True, wide=True),
    plain_column("数字", 8, right=True),
    plain_column("数的是", 6),
    plain_column("口径", 20, wide=True, narrow=False),
)


class OwnFigures(Page):
    """The list. Enter opens the rows, F2 changes the words, Delete takes one out."""

    topic = "自定数字"

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell, self.book = shell, shell.book
        self.head = PageHead(self.topic, shell.back)
        self.periods = QComboBox()
        self.periods.setAccessibleName("时段")
        for back in range(YEARS):
            period = Period.parse(str(self.book.today().year - back))
            self.periods.addItem(period.label, period.name)
        self.rows = theme.button("看这些记录 Enter", "list", "primary")
        self.change = theme.button("改名和写法 F2", "edit")
        self.drop = theme.button("删除", "delete")
        self.head.add(self.periods, self.drop, self.change, self.rows)
        for button in (self.rows, self.change):
            button.setAccessibleName(button.text().partition(" ")[0])
        self.table = PlainTable(COLUMNS, self.topic)
        self.about, self.empty = theme.look(QLabel(), "label"), theme.look(QLabel(HOW), "label")
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self.empty.setWordWrap(True)
        self.empty.setContentsMargins(16, 16, 16, 16)
        self.about.setWordWrap(True)
        self.about.setContentsMargins(16, 8, 16, 8)
        page_column(self, self.head, listed(self.empty, self.table, self.about, tall=self.table))

    def _wire(self) -> None:
        self.table.opened.connect(self.open_rows)
        self.table.moved.connect(self._tell)
        self.table.doomed.connect(self.remove)
        self.table.escaped.connect(self.shell.back)
        self.periods.currentIndexChanged.connect(lambda _: self.refresh())
        self.rows.clicked.connect(self.open_rows)
        self.change.clicked.connect(self.rename)
        self.drop.clicked.connect(self.remove)
        leave_by_escape(self, self.shell.back)
        again = QShortcut(QKeySequence("F2"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        again.activated.connect(self.rename)

    # --- what is shown ---------------------------------------------------------------------------------------------

    @property
    def frame(self) -> Frame:
        """The period the numbers are of."""
        return Frame(Period.parse(self.periods.currentData()), self.book.today())

    def activated(self) -> None:
        self.refresh()
        (self.table if self.table.plain.rows else self.periods).setFocus(Qt.FocusReason.OtherFocusReason)

    def mark(self) -> tuple[str, int]:
        row = self.table.current()
        return row.key if row is not None else "", self.periods.currentIndex()

    def resume(self, mark: object) -> None:
        match mark:
            case (str(key), int(period)):
                self.periods.setCurrentIndex(period)
                self.refresh()
                self.table.go(key)

    def changed(self, kinds: set[str]) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Count them all."""
        keys = own_keys(self.book)
        self.table.show_rows([self._row(key) for key in keys])
        self.table.setVisible(bool(keys))
        self.empty.setVisible(not keys)
        self.head.caption.tell(f"{len(keys)} 个 · 可以插进报告的文字和表格" if keys else "还没有")
        self._tell()

    def _row(self, key: str) -> PlainRow:
        try:
            counted = count(self.book, key, self.frame)
        except Refusal:
            label = self.book.title(NAME, _uid(key))
            return PlainRow((label, "", "", "所用的栏目已经不在了，这个数字算不出来。"), {1: ("算不出", "warn")}, key)
        figure = counted.figure
        return PlainRow((figure.label, counted.worded(), counted.kind.label, figure.definition), key=key)

    def _tell(self) -> None:
        row = self.table.current()
        for button in (self.rows, self.change, self.drop):
            button.setEnabled(row is not None)
        self.about.setText(f"口径：{row.cells[3]}" if row is not None else "")
        self.about.setVisible(row is not None)
        self.shell.say(f"自定数字 {len(self.table.plain.rows)} 个", *([row.cells[0]] if row is not None else []))

    # --- what is done ----------------------------------------------------------------------------------------------

    def open_rows(self) -> None:
        """The rows that make the current number."""
        if (row := self.table.current()) is None:
            return
        open_number(self.shell, row.key, self.frame, f"{row.cells[0]} {row.cells[1]}")

    def rename(self) -> None:
        """Other words for the current number."""
        if (row := self.table.current()) is None:
            return
        try:
            kind, figure = own_figure(self.book, _name(row.key))
        except (KeyError, ValueError):
            self.shell.refuse(Refusal("这个数字所用的栏目已经不在了，不能修改，可以删除后重新做。"))
            return
        sheet = FigureSheet(self.book, kind, figure.where, row.cells[0], self, name=figure.name)
        sheet.made.connect(lambda key: self._renamed(key))
        sheet.open()

    def _renamed(self, key: str) -> None:
        self.refresh()
        self.table.go(key)
        self.shell.toast("已改好，报告里没有手工定过写法的地方跟着变。", self.shell.undo)

    def remove(self) -> None:
        if (row := self.table.current()) is None:
            return
        try:
            label = remove_own_figure(self.book, _name(row.key))
        except Refusal as refusal:
            self.shell.refuse(refusal)
            return
        self.refresh()
        self.shell.toast(f"已删除自定数字“{label}”。", self.shell.undo)


def _name(key: str) -> str:
    return key.removeprefix(f"{OWN}.")


def _uid(key: str) -> str:
    from unionbook.records.ownfigure import uid_of

    return uid_of(_name(key))
