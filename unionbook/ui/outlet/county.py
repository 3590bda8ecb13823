"""县里的表: the county's own table as it is, its cells tied to figures and its columns to fields once, filled for a
period."""

from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel
from shiboken6 import isValid

from unionbook.ground.conditions import Frame
from unionbook.ground.errors import Refusal
from unionbook.ground.periods import Period
from unionbook.services.outlet.county import tied
from unionbook.services.outlet.county.package import Grid, Package
from unionbook.services.outlet.county.ties import ListTie, Ties, place
from unionbook.services.sheets.model import Workbook, cell_name, column_letters
from unionbook.services.sheets.read import read_workbook
from unionbook.ui.frame import work
from unionbook.ui.frame.behind import behind
from unionbook.ui.frame.page import Page, Shell
from unionbook.ui.frame.pagehead import PageHead, leave_by_escape
from unionbook.ui.frame.rounds import next_round
from unionbook.ui.look import theme
from unionbook.ui.look.layout import beside, page_column
from unionbook.ui.outlet.filling import ask_reason, fill
from unionbook.ui.outlet.panes import with_column
from unionbook.ui.outlet.sheetgrid import SheetGrid
from unionbook.ui.outlet.side import Side, SideRoom
from unionbook.ui.outlet.tiedlist import Values, labels_of

YEARS = 6
SHOWN = 20
"""Rows of a list shown before it is filled."""
HOW = (
    "打开县里发来的 xlsx。要填一个数的，点那一格，选数字；要填名单的，点列头，选栏目。"
    "说好一次，下次打开同样的表会自己认出来。"
)


class CountyPage(Page):
    """At the left the table, at the right what its cells are filled with."""

    topic = "县里的表"

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell, self.book = shell, shell.book
        self.package: Package | None = None
        self.workbook: Workbook | None = None
        self.path, self._text = Path(), Grid("")
        self.ties, self.kept = Ties(), False
        self.head = PageHead(self.topic, shell.back)
        self.open_button = theme.button("打开县里的表… Ctrl+O", "folder_open")
        self.fill_button = theme.button("填好另存… Ctrl+S", "arrow_export", "primary")
        self.fill_button.setEnabled(False)
        self.periods, self.grid, self.room = QComboBox(), SheetGrid(), SideRoom()
        self.how = theme.look(QLabel(HOW), "label")
        self._lay_out()
        self._wire()
        next_round(self, self._show)

    @cached_property
    def side(self) -> Side:
        """What is said of cells and columns, made once the page was seen; who asks has it at once."""
        made = Side(self.book)
        self.room.hold(made)
        made.tied.connect(self.tie)
        made.dropped.connect(self.untie)
        made.many.told.connect(self._tell_list)
        made.sheets.currentTextChanged.connect(lambda _: self._show_sheet())
        made.listed.went.connect(self._go_to)
        self.grid.said.connect(made.into_box)
        return made

    def _lay_out(self) -> None:
        self.periods.setAccessibleName("时段")
        for period in (Period.parse(str(self.book.today().year - back)) for back in range(YEARS)):
            self.periods.addItem(period.label, period.name)
        self.head.add(self.periods, self.open_button, self.fill_button)
        self.how.setWordWrap(True)
        self.setFocusProxy(self.open_button)
        page_column(self, self.head, self.how, beside(self.grid, self.room, wide=self.grid))

    def _wire(self) -> None:
        self.open_button.clicked.connect(self.ask_file)
        self.fill_button.clicked.connect(self.save)
        self.periods.currentIndexChanged.connect(lambda _: self._show_ties())
        self.grid.currentCellChanged.connect(lambda *_: self._tell())
        self.grid.headed.connect(lambda: self._say(one_cell=False))
        self.grid.unsaid.connect(self.untie)
        leave_by_escape(self, self.shell.back)
        for keys, act in (
            ("Ctrl+O", self.ask_file),
            ("Alt+1", lambda: self._say(one_cell=True)),
            ("Alt+2", lambda: self._say(one_cell=False)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # --- the table -------------------------------------------------------------------------------------------------

    def ask_file(self) -> None:
        """Which file?"""
        found, _ = QFileDialog.getOpenFileName(self, "打开县里的表", str(self.book.path.parent), "Excel 表格 (*.xlsx)")
        if found:
            self.open(Path(found))

    def open(self, path: Path) -> None:
        """Read a table beside the window and show it; what the book knows of it is tied already."""
        work.run(
            self.shell,
            lambda step: (path, tied.opened(path), read_workbook(path)),
            lambda found: self._take(*found) if isValid(self) else None,
            "正在打开县里的表",
        )

    def _take(self, path: Path, package: Package, workbook: Workbook) -> None:
        self.package, self.workbook, self.path = package, workbook, path
        found = tied.find(self.book, package)
        self.ties, self.kept = (found.ties, True) if found is not None else (Ties(), False)
        blocked = QSignalBlocker(self.side.sheets)
        self.side.sheets.clear()
        self.side.sheets.addItems([one.name for one in workbook.sheets])
        del blocked
        self.side.full.setChecked(False)
        self._show()
        if found is not None:
            self.shell.toast(f"认出了“{found.title}”，照上次的填法填好了，请看看再另存。")
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> bool:
        behind(self.book).drop(self)
        return True

    def _show(self) -> None:
        there = self.package is not None
        self.fill_button.setEnabled(there)
        self.side.show_table(there)
        self.head.caption.tell(self.path.name if there else "")
        self._show_sheet()

    def _show_sheet(self) -> None:
        sheet = next((one for one in self.workbook.sheets if one.name == self.sheet), None) if self.workbook else None
        if sheet is not None and self.package is not None:
            self._text = Grid(self.package.text(self.sheet))
            self.grid.show_sheet(sheet)
            self.side.many.show_list(self.list, self.grid.begin())
            self.side.turn(one_cell=self.list is None)
        self._show_ties()

    @property
    def sheet(self) -> str:
        """The sheet in front."""
        return self.side.sheets.currentText()

    @property
    def list(self) -> ListTie | None:
        """The list of the sheet in front."""
        return self.ties.lists.get(self.sheet)

    @property
    def cell(self) -> str:
        """The cell chosen; of merged ones the first."""
        if self.package is None or self.grid.currentRow() < 0:
            return ""
        name = cell_name(self.grid.currentRow(), self.grid.currentColumn())
        return self._text.home(name)

    @property
    def letters(self) -> str:
        """The column chosen."""
        return column_letters(self.grid.currentColumn()) if self.cell else ""

    @property
    def frame(self) -> Frame:
        """The period that is filled."""
        return Frame(Period.parse(self.periods.currentData()), self.book.today())

    def _show_ties(self) -> None:
        """The list of what is tied, what fills each column, and, once it is counted, what each cell would hold."""
        self.side.listed.show_ties(self.ties, {}, self.side.sheets.count())
        self.grid.name_columns(labels_of(self.book, self.list))
        self.side.full.setVisible(tied.sensitive(self.book, self.ties))
        self._tell()
        ties, frame = Ties(dict(self.ties.cells), dict(self.ties.lists)), self.frame
        behind(self.book).ask(self, lambda book: tied.preview(book, ties, frame, SHOWN), self._show_values)

    def _show_values(self, values: Values) -> None:
        self.side.listed.show_ties(self.ties, values, self.side.sheets.count())
        marks = {}
        for (sheet, cell), value in values.items():
            if sheet == self.sheet:
                letters, row = place(cell)
                marks[row - 1, letters] = "" if value is None else str(value)
        self.grid.mark(marks)

    def _tell(self) -> None:
        cell, one = self.cell, self.list
        self.side.single.show_cell(cell, self.ties.cells.get((self.sheet, cell), ""))
        row = one.row if one is not None else self.side.many.row.value
        self.side.many.show_column(self.letters, one, self.grid.head_of(self.grid.currentColumn(), row))

    def _say(self, one_cell: bool) -> None:
        """Something is to be said of one cell, or of a column."""
        self.side.turn(one_cell)
        self.side.into_box()

    def _go_to(self, sheet: str, cell: str, single: bool) -> None:
        self.side.sheets.setCurrentText(sheet)
        self.side.turn(single)
        self.grid.go(cell)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- ties ------------------------------------------------------------------------------------------------------

    def tie(self) -> None:
        """The cell chosen is filled with the figure chosen, or its column with the field."""
        if self.package is None or not self.cell:
            return
        single = self.side.one_cell
        key = self.side.key
        spot = self.cell if single else f"{self.letters}{self.side.many.row.value}"
        try:
            if not key:
                what = "数字" if single else "栏目"
                raise Refusal(f"还没有选{what}。请在右边写几个字，从列表里选一个。")
            Grid(self.package.text(self.sheet)).put({spot: 0})
        except Refusal as refusal:
            self.shell.refuse(refusal)
            return
        if single:
            self.ties.cells[self.sheet, spot] = key
        else:
            self.ties.lists[self.sheet] = with_column(self.side.many.made(self.list), self.letters, key)
        self._changed()
        self._go_on(single)

    def _go_on(self, single: bool) -> None:
        """Back to the table after a cell; on to the next column of a list."""
        if single:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        column = min(self.grid.currentColumn() + 1, self.grid.columnCount() - 1)
        self.grid.setCurrentCell(self.grid.currentRow(), column)
        self.side.into_box()

    def untie(self) -> None:
        """The cell chosen, or its column, is not filled any more."""
        if self.side.one_cell:
            self.ties.cells.pop((self.sheet, self.cell), None)
        elif (one := self.list) is not None:
            self._hold(with_column(one, self.letters, ""))
        self._changed()

    def _tell_list(self) -> None:
        """The list begins elsewhere, or has other rows."""
        if self.list is not None:
            made = self.side.many.made(self.list)
            if made != self.list:
                self._hold(made)
                self._changed()
        else:
            self._tell()

    def _hold(self, one: ListTie) -> None:
        """The list of the sheet in front; none when nothing of it is filled."""
        self.ties.lists[self.sheet] = one
        if not (one.columns or one.number):
            del self.ties.lists[self.sheet]

    def _changed(self) -> None:
        self.kept = False
        self._show_ties()

    def save(self) -> None:
        """Keep the ties, and write the table filled; full numbers for a reason alone."""
        if self.package is None:
            return
        full = self.side.full.isChecked() and not self.side.full.isHidden()
        if full:
            ask_reason(self, self._save)
        else:
            self._save("")

    def _save(self, reason: str) -> None:
        assert self.package is not None
        usual = self.path.with_name(f"{self.path.stem} 已填.xlsx")
        found, _ = QFileDialog.getSaveFileName(self, "填好另存", str(usual), "Excel 表格 (*.xlsx)")
        if not found:
            return
        try:
            known = tied.find(self.book, self.package) if self.kept else None
            one = known or tied.tie(self.book, self.path.stem, self.package, self.ties)
        except Refusal as refusal:
            self.shell.refuse(refusal)
            return
        self.kept = True
        fill(self.shell, one, self.package, self.frame, Path(found).with_suffix(".xlsx"), reason)
