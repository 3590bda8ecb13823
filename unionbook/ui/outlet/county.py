"""县里的表: the county's own table as it is, its cells tied to figures once, filled for a period."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
)

from unionbook.ground.conditions import Frame
from unionbook.ground.errors import Refusal
from unionbook.ground.periods import Period
from unionbook.services.outlet.county import tied
from unionbook.services.outlet.county.package import Grid, Package
from unionbook.services.outlet.county.ties import Ties, place
from unionbook.services.sheets.model import Workbook, cell_name
from unionbook.services.sheets.read import read_workbook
from unionbook.services.tally import count
from unionbook.ui.frame import work
from unionbook.ui.frame.page import Page, Shell
from unionbook.ui.frame.pagehead import PageHead, leave_by_escape
from unionbook.ui.look import theme
from unionbook.ui.outlet.exporting import tell_file
from unionbook.ui.outlet.figurebox import FigureBox, words_of
from unionbook.ui.outlet.sheetgrid import SheetGrid

YEARS = 6
HOW = "打开县里发来的 xlsx，点一个要填的格子，在右边选它该填的数字。下次打开同样的表，会自己认出来。"


class CountyPage(Page):
    """At the left the table, at the right what its cells are filled with."""

    topic = "县里的表"

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell, self.book = shell, shell.book
        self.package: Package | None = None
        self.workbook: Workbook | None = None
        self.path = Path()
        self.ties, self.kept = Ties(), False
        self.head = PageHead(self.topic, shell.back)
        self.open_button = theme.button("打开县里的表… Ctrl+O", "folder_open")
        self.fill_button = theme.button("填好另存… Ctrl+S", "arrow_export", "primary")
        self.periods, self.sheets = QComboBox(), QComboBox()
        self.grid, self.figures, self.listed = SheetGrid(), FigureBox(self.book), QListWidget()
        self.tie_button = theme.button("填到选中的格", "add")
        self.drop_button = theme.button("不再填这格", "delete")
        self.where, self.how = theme.look(QLabel(), "strong"), theme.look(QLabel(HOW), "label")
        self._lay_out()
        self._wire()
        self._show()

    def _lay_out(self) -> None:
        self.periods.setAccessibleName("时段")
        self.sheets.setAccessibleName("工作表")
        self.listed.setAccessibleName("已经说好的格子")
        for back in range(YEARS):
            period = Period.parse(str(self.book.today().year - back))
            self.periods.addItem(period.label, period.name)
        self.head.add(self.periods, self.open_button, self.fill_button)
        self.how.setWordWrap(True)
        side = QVBoxLayout()
        side.setSpacing(theme.SIZES.px(8))
        for part in (self.sheets, self.where, self.figures, self.tie_button, self.listed, self.drop_button):
            side.addWidget(part, 1 if part is self.listed else 0)
        panel = theme.look(QFrame(), "card")
        panel.setFixedWidth(theme.SIZES.px(320))
        panel.setLayout(side)
        side.setContentsMargins(14, 12, 14, 12)
        row = QHBoxLayout()
        row.setSpacing(theme.SIZES.px(12))
        row.addWidget(self.grid, 1)
        row.addWidget(panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 6, 20, 10)
        column.setSpacing(theme.SIZES.px(8))
        column.addWidget(self.head)
        column.addWidget(self.how)
        column.addLayout(row, 1)

    def _wire(self) -> None:
        self.open_button.clicked.connect(self.ask_file)
        self.fill_button.clicked.connect(self.save)
        self.tie_button.clicked.connect(self.tie)
        self.drop_button.clicked.connect(self.untie)
        self.sheets.currentTextChanged.connect(lambda _: self._show_sheet())
        self.periods.currentIndexChanged.connect(lambda _: self._show_values())
        self.grid.currentCellChanged.connect(lambda *_: self._tell())
        self.listed.itemActivated.connect(self._go_to)
        leave_by_escape(self, self.shell.back)
        again = QShortcut(QKeySequence("Ctrl+O"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        again.activated.connect(self.ask_file)

    # --- the table -------------------------------------------------------------------------------------------------

    def ask_file(self) -> None:
        """Which file?"""
        found, _ = QFileDialog.getOpenFileName(self, "打开县里的表", str(self.book.path.parent), "Excel 表格 (*.xlsx)")
        if found:
            self.open(Path(found))

    def open(self, path: Path) -> None:
        """Show a table; what the book knows of it is tied already."""
        try:
            with work.waiting():
                package, workbook = tied.opened(path), read_workbook(path)
        except Refusal as refusal:
            self.shell.refuse(refusal)
            return
        self.package, self.workbook, self.path = package, workbook, path
        found = tied.find(self.book, package)
        self.ties, self.kept = (found.ties, True) if found is not None else (Ties(), False)
        self.sheets.blockSignals(True)
        self.sheets.clear()
        self.sheets.addItems([one.name for one in workbook.sheets])
        self.sheets.blockSignals(False)
        self._show()
        if found is not None:
            self.shell.toast(f"认出了“{found.title}”，照上次的填法填好了，请看看再另存。")
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        there = self.package is not None
        for part in (self.fill_button, self.figures, self.tie_button, self.drop_button, self.sheets):
            part.setEnabled(there)
        self.head.caption.tell(self.path.name if there else "")
        self._show_sheet()

    def _show_sheet(self) -> None:
        sheet = next((one for one in self.workbook.sheets if one.name == self.sheet), None) if self.workbook else None
        if sheet is not None:
            self.grid.show_sheet(sheet)
        self._show_values()

    @property
    def sheet(self) -> str:
        """The sheet in front."""
        return self.sheets.currentText()

    @property
    def cell(self) -> str:
        """The cell chosen; of merged ones the first."""
        if self.package is None or self.grid.currentRow() < 0:
            return ""
        name = cell_name(self.grid.currentRow(), self.grid.currentColumn())
        return Grid(self.package.text(self.sheet)).home(name)

    @property
    def frame(self) -> Frame:
        """The period that is filled."""
        return Frame(Period.parse(self.periods.currentData()), self.book.today())

    def _show_values(self) -> None:
        """What each tied cell would hold, and the list of them."""
        self.listed.clear()
        marks = {}
        for (sheet, cell), key in self.ties.cells.items():
            value = tied.in_unit(count(self.book, key, self.frame))
            line = QListWidgetItem(f"{sheet} {cell}　{words_of(self.book, key)}　{value}")
            line.setData(Qt.ItemDataRole.UserRole, (sheet, cell))
            self.listed.addItem(line)
            if sheet == self.sheet:
                letters, row = place(cell)
                marks[row - 1, letters] = str(value)
        self.grid.mark(marks)
        self._tell()

    def _tell(self) -> None:
        key = self.ties.cells.get((self.sheet, self.cell))
        self.where.setText(f"{self.cell} 填什么" if self.cell else "先打开一张表")
        self.drop_button.setEnabled(key is not None)
        if key is not None:
            self.figures.setCurrentIndex(self.figures.findData(key))

    def _go_to(self, line: QListWidgetItem) -> None:
        sheet, cell = line.data(Qt.ItemDataRole.UserRole)
        self.sheets.setCurrentText(sheet)
        self.grid.go(cell)

    # --- ties ------------------------------------------------------------------------------------------------------

    def tie(self) -> None:
        """The cell chosen is filled with the figure chosen."""
        if self.package is None or not self.cell:
            return
        if not self.figures.key:
            self.shell.refuse(Refusal("还没有选数字。请在右边写几个字，从列表里选一个。"))
            return
        try:
            Grid(self.package.text(self.sheet)).put({self.cell: 0})
        except Refusal as refusal:
            self.shell.refuse(refusal)
            return
        self.ties.cells[self.sheet, self.cell] = self.figures.key
        self.kept = False
        self._show_values()

    def untie(self) -> None:
        """The cell chosen is not filled any more."""
        if self.ties.cells.pop((self.sheet, self.cell), None) is not None:
            self.kept = False
            self._show_values()

    def save(self) -> None:
        """Keep the ties, and write the table filled."""
        if self.package is None:
            return
        usual = self.path.with_name(f"{self.path.stem} 已填.xlsx")
        found, _ = QFileDialog.getSaveFileName(self, "填好另存", str(usual), "Excel 表格 (*.xlsx)")
        if not found:
            return
        out = Path(found).with_suffix(".xlsx")
        try:
            known = tied.find(self.book, self.package) if self.kept else None
            one = known or tied.tie(self.book, self.path.stem, self.package, self.ties)
            self.kept = True
            cells = tied.fill(self.book, one, self.package, self.frame, out)
        except Refusal as refusal:
            self.shell.refuse(refusal)
            return
        tell_file(self.shell, f"已填好 {cells:,} 格，存到“{out.name}”", out.parent)
