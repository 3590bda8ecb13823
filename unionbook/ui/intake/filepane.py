"""Choosing the table: the newest ones that lie about, a file dialog, dropping, pasting; and why one was not taken."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from unionbook.ground.errors import Refusal
from unionbook.ui.frame.toast import announce
from unionbook.ui.ledger.plain import PlainRow, PlainTable, plain_column
from unionbook.ui.look import theme

KINDS = "表格 (*.xlsx *.xls *.et *.xlsm *.csv *.txt *.tsv *.htm *.html *.xml);;所有文件 (*)"

HOW = (
    "把 Excel、WPS 表格拖到窗口里；或在下面选最近的一个，按 Enter；或选择别的文件。"
    "标题行、合并的表头、序号、合计行都不用先删。导入前先看结果，什么时候都能整个撤销。"
)

COLUMNS = (
    plain_column("最近的表格", 20, bold=True, wide=True),
    plain_column("在哪里", 14, wide=True),
    plain_column("修改时间", 9),
)


class Refused(QFrame):
    """Why a file was not taken; it stays until another is read."""

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "tint_bad")
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        picture = QLabel()
        picture.setPixmap(theme.pixmap("error_circle_filled", 20, "bad", self.devicePixelRatio()))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(10)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self.hide()

    def tell(self, refusal: Refusal | None) -> None:
        """Show a sentence, or nothing."""
        self.setVisible(refusal is not None)
        if refusal is not None:
            self.words.setText(refusal.sentence)
            self.setAccessibleName(refusal.sentence)
            announce(self)


class FileTable(PlainTable):
    """pasted: Ctrl+V."""

    pasted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_V and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.pasted.emit()
        else:
            super().keyPressEvent(event)


class FilePane(QWidget):
    """chosen: a file to read.  pasted: what lies on the clipboard shall be read.  escaped: Esc."""

    chosen = Signal(object)
    pasted = Signal()
    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.refused = Refused()
        self.table = FileTable(COLUMNS, "最近的表格")
        self.open = theme.button("选择文件…", "folder_open")
        self.paste = theme.button("粘贴的表格 Ctrl+V", "copy", tip="从剪贴板读表格（Ctrl+V）")
        self.paste.setAccessibleName("粘贴的表格")
        self._lay_out()
        self.table.opened.connect(self._take)
        self.table.pasted.connect(self.pasted)
        self.table.escaped.connect(self.escaped)
        self.open.clicked.connect(self.ask)
        self.paste.clicked.connect(self.pasted)

    def _lay_out(self) -> None:
        words = theme.look(QLabel(HOW), "label")
        words.setWordWrap(True)
        card = theme.look(QFrame(), "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(1, 1, 1, 8)
        inner.addWidget(self.table)
        foot = QHBoxLayout()
        foot.setSpacing(theme.SIZES.px(8))
        foot.addStretch()
        foot.addWidget(self.paste)
        foot.addWidget(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SIZES.px(8))
        column.addWidget(self.refused)
        column.addWidget(words)
        column.addWidget(card, 1)
        column.addLayout(foot)

    def show_files(self, files: list[Path]) -> None:
        """List these files."""
        self.table.show_rows([_row(path) for path in files])

    def take_keys(self) -> None:
        """The list has the keys, or the button when nothing is listed."""
        (self.table if self.table.plain.rows else self.open).setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self) -> None:
        if (row := self.table.current()) is not None:
            self.chosen.emit(Path(row.key))

    def ask(self) -> None:
        """Choose a file in the system's dialog."""
        row = self.table.current()
        start = str(Path(row.key).parent) if row is not None else ""
        file, _ = QFileDialog.getOpenFileName(self, "选择表格", start, KINDS)
        if file:
            self.chosen.emit(Path(file))


def _row(path: Path) -> PlainRow:
    try:
        written = f"{datetime.fromtimestamp(path.stat().st_mtime):%Y-%m-%d %H:%M}"
    except (OSError, ValueError, OverflowError):
        written = ""
    return PlainRow((path.name, str(path.parent), written), key=str(path))
