"""One row in words: what is wrong with it, what it may be instead, and what else can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout

from unionbook.services.intake.model import Verdict
from unionbook.ui.intake.lines import Line
from unionbook.ui.look import theme

ANSWER = Qt.ItemDataRole.UserRole

ENTER = "*enter"
"""The answer that the record must be entered first."""

ROOMY = 190
"""px of height from which the card repeats which row it is about."""


class _Choices(QListWidget):
    """taken: the current one.  escaped: Esc."""

    taken = Signal()
    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("可选的答案，按数字键选定")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)
        self.itemClicked.connect(lambda _: self.taken.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9:
            self.setCurrentRow(event.key() - Qt.Key.Key_1)
            self.taken.emit()
        else:
            super().keyPressEvent(event)


class AnswerCard(QFrame):
    """chosen: an answer.  entering: what a line names shall be entered first.  edited, left, repeated: the buttons.
    back: Esc."""

    chosen = Signal(str)
    edited = Signal()
    left = Signal()
    repeated = Signal()
    entering = Signal()
    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "card")
        self.title, self.words = theme.look(QLabel(), "strong"), QLabel()
        self.list = _Choices()
        self.edit = theme.button("修改 F2", "edit", tip="在这里改这一格（F2）")
        self.leave = theme.button("不导入", tip="这一行不导入（Delete）")
        self.all = theme.button("", "checkmark")
        for label in (self.title, self.words):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(theme.SIZES.px(8))
        for part in (self.title, self.words):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addStretch()
        row = QHBoxLayout()
        row.setSpacing(theme.SIZES.px(8))
        row.addWidget(self.edit)
        row.addWidget(self.leave)
        column.addWidget(self.all)
        column.addLayout(row)
        self.list.setMinimumHeight(theme.SIZES.px(36))
        self.show_line(None, 0, "")
        self.list.taken.connect(self._take)
        self.list.escaped.connect(self.back)
        self.edit.clicked.connect(self.edited)
        self.leave.clicked.connect(self.left)
        self.all.clicked.connect(self.repeated)

    def show_line(self, line: Line | None, alike: int, register: str) -> None:
        """Show a line. alike: rows the last answer may be given to as well; register: what may be entered first."""
        self.all.setVisible(alike > 0)
        self.all.setText(f"另 {alike:,} 行都按此处理 Ctrl+Enter")
        self.all.setAccessibleName(f"另外同样的 {alike} 行都按此处理")
        for part in (self.list, self.edit, self.leave):
            part.setVisible(line is not None)
        if line is None:
            self.title.setText("没有要看的行")
            self.words.setText("按 Enter 导入。")
            return
        choices = line.reason.choices if line.reason is not None else ()
        self.title.setText(f"第 {line.row.number} 行　{line.name}")
        self.words.setText(line.sentence)
        self._fill(choices, register)
        self.edit.setVisible(line.reason is not None and bool(line.reason.path))
        out = line.row.verdict is Verdict.LEFT
        self.leave.setVisible(out or line.row.verdict in (Verdict.WRONG, Verdict.NEW, Verdict.UPDATE))
        self.leave.setText("还是导入 Delete" if out else "不导入 Delete")

    def _fill(self, choices: tuple[tuple[str, str], ...], register: str) -> None:
        self.list.clear()
        if register:
            choices = (*choices, (ENTER, f"先去登记{register}…"))
        for number, (answer, words) in enumerate(choices, 1):
            item = QListWidgetItem(f"{number}　{words}", self.list)
            item.setData(ANSWER, answer)
            item.setToolTip(words)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(choices))

    def _take(self) -> None:
        if (item := self.list.currentItem()) is not None:
            answer = item.data(ANSWER)
            self.entering.emit() if answer == ENTER else self.chosen.emit(answer)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.title.setVisible(self.height() >= theme.SIZES.px(ROOMY))

    def pick(self, digit: int) -> None:
        """Choose by a digit."""
        if not self.list.isHidden() and 1 <= digit <= self.list.count():
            self.list.setCurrentRow(digit - 1)
            self._take()
