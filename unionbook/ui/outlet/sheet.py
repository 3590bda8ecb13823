"""导出: what sort of file, which columns and rows, and what full numbers are wanted for."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from unionbook.services.outlet.saving import Form
from unionbook.ui.frame.toast import announce
from unionbook.ui.look import theme
from unionbook.ui.look.elided import Elided
from unionbook.ui.print.labelled import Labelled, label_for

FORMS = {
    Form.XLSX: "Excel 表格（xlsx）",
    Form.CSV: "CSV 文本",
    Form.GB18030: "CSV 文本（国标编码，给老软件）",
}
FULL = "导出完整的证件号码、电话、账号"
LOGGED = "记入“查阅登记”：谁、哪天、导出什么、多少条、做什么用。"
MISSING = "请写明用途，再导出完整号码；或取消上面的勾选，按遮住的样子导出。"
MARKED = "带行标识，改好后可以导入回来"


@dataclass(frozen=True)
class Choice:
    """What was chosen. ticked: only the rows chosen in the list; every: all columns of the form; reason: "" masked."""

    form: Form
    ticked: bool
    every: bool
    reason: str
    marked: bool


class ExportSheet(QDialog):
    """chosen: go on with this."""

    chosen = Signal(object)

    def __init__(
        self, title: str, rows: Sequence[str], columns: Sequence[str], sensitive: bool, parent: QWidget
    ) -> None:
        """rows, columns: the words of what may be chosen, the list's own first; sensitive: is anything masked?"""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("导出")
        self.setAccessibleName("导出")
        self.setMinimumWidth(theme.SIZES.px(520))
        self.form, self.rows, self.columns = QComboBox(), QComboBox(), QComboBox()
        for form, words in FORMS.items():
            self.form.addItem(words, form.value)
        self.rows.addItems(list(rows))
        self.columns.addItems(list(columns))
        self.marked, self.full, self.reason = QCheckBox(MARKED), QCheckBox(FULL), QLineEdit()
        self.marked.setChecked(True)
        self.full.setVisible(sensitive)
        self.reason.setPlaceholderText("如：报县总工会核对")
        self.wrong = theme.look(QLabel(), "error")
        self.wrong.hide()
        self.asked = Labelled("用途", self.reason, self.wrong, theme.look(QLabel(LOGGED), "caption"))
        self.asked.hide()
        self.full.toggled.connect(self._ask)
        self.reason.textEdited.connect(lambda _: self._say(""))
        self._lay_out(title)

    def _lay_out(self, title: str) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        grid.setRowMinimumHeight(2, theme.SIZES.px(4))
        for words, part, row, at, wide in (
            ("文件", self.form, 0, 0, 2),
            ("记录", self.rows, 3, 0, 1),
            ("列", self.columns, 3, 1, 1),
        ):
            grid.addWidget(label_for(words, part), row, at, 1, wide)
            grid.addWidget(part, row + 1, at, 1, wide)
            grid.setColumnStretch(at, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(theme.SIZES.px(10))
        column.addWidget(theme.look(QLabel("导出"), "title"))
        column.addWidget(Elided(title, "caption"))
        column.addLayout(grid)
        column.addWidget(self.marked)
        column.addWidget(self.full)
        column.addWidget(self.asked)
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        give_up, go = theme.button("取消 Esc"), theme.button("导出… Enter", style="primary")
        give_up.setAutoDefault(False)
        go.setDefault(True)
        give_up.clicked.connect(self.reject)
        go.clicked.connect(self.take)
        row.addStretch()
        row.addWidget(give_up)
        row.addWidget(go)
        return row

    def _ask(self, on: bool) -> None:
        self.asked.setVisible(on)
        self._say("")
        if on:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        self.adjustSize()

    def take(self) -> None:
        """Go on, unless the reason is missing."""
        reason = self.reason.text().strip() if self.full.isChecked() else ""
        if self.full.isChecked() and not reason:
            self._say(MISSING)
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self.reason)
            return
        made = Choice(
            Form(self.form.currentData()),
            ticked=self.rows.currentIndex() == 1,
            every=self.columns.currentIndex() == 1,
            reason=reason,
            marked=self.marked.isChecked(),
        )
        self.accept()
        self.chosen.emit(made)

    def _say(self, sentence: str) -> None:
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))
        self.reason.setAccessibleDescription(sentence)
        theme.state(self.reason, "wrong", bool(sentence))
