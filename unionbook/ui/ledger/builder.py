"""条件: conditions made by hand, line by line, that the rows of a list must meet."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from unionbook.ground.conditions import All, Any_, Condition, Op
from unionbook.ground.errors import Refusal
from unionbook.ground.kind import Kind
from unionbook.services.lists.offering import WITHOUT, Offered, condition_of, offered
from unionbook.services.lists.saying import comparison
from unionbook.store.book import Book
from unionbook.ui.ledger.popup import Popup
from unionbook.ui.look import theme

MOST = 6
"""Lines of one condition."""


class ConditionLine(QWidget):
    """One line: a field, a comparison, a value."""

    def __init__(self, fields: Sequence[Offered]) -> None:
        super().__init__()
        self.fields = fields
        self.of = QComboBox()
        self.of.addItems([one.label for one in fields])
        self.how, self.choice, self.typed = QComboBox(), QComboBox(), QLineEdit()
        self.value = QStackedWidget()
        for part, name in ((self.of, "栏目"), (self.how, "比较"), (self.choice, "值"), (self.typed, "值")):
            part.setAccessibleName(name)
        self.value.addWidget(self.typed)
        self.value.addWidget(self.choice)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SIZES.px(8))
        for widget, width in ((self.of, 150), (self.how, 120), (self.value, 170)):
            widget.setFixedWidth(theme.SIZES.px(width))
            widget.setFixedHeight(theme.SIZES.px(32))
            row.addWidget(widget)
        self.of.currentIndexChanged.connect(lambda _: self._chosen())
        self.how.currentIndexChanged.connect(lambda _: self._compared())
        self._chosen()

    @property
    def field(self) -> Offered:
        """The field chosen."""
        return self.fields[max(self.of.currentIndex(), 0)]

    @property
    def op(self) -> Op:
        """The comparison chosen."""
        return self.field.ops[max(self.how.currentIndex(), 0)]

    def _chosen(self) -> None:
        self.how.blockSignals(True)
        self.how.clear()
        self.how.addItems([comparison(self.field.field, op) for op in self.field.ops])
        self.how.blockSignals(False)
        self.choice.clear()
        self.choice.addItems(list(self.field.options))
        self.value.setCurrentIndex(1 if self.field.options else 0)
        self._compared()

    def _compared(self) -> None:
        self.value.setEnabled(self.op not in WITHOUT)

    def condition(self, book: Book) -> Condition:
        """As a condition. Raises Refusal."""
        typed = self.choice.currentText() if self.field.options else self.typed.text()
        return condition_of(self.field, self.op, typed, book.today())


class Builder(Popup):
    """The pane. added: called with the condition when it is whole."""

    def __init__(self, parent: QWidget, book: Book, kind: Kind, added: Callable[[Condition], object]) -> None:
        super().__init__(parent, "添加条件")
        self.book, self.added = book, added
        self.fields = offered(book, kind)
        self.lines: list[ConditionLine] = []
        box = QVBoxLayout(self.card)
        box.setContentsMargins(14, 12, 14, 12)
        box.setSpacing(theme.SIZES.px(8))
        self.rows = QVBoxLayout()
        self.rows.setSpacing(theme.SIZES.px(8))
        self.together = QComboBox()
        self.together.addItems(["同时符合各行", "符合任一行"])
        self.together.setAccessibleName("各行之间")
        self.together.setVisible(False)
        self.wrong = theme.look(QLabel(), "error")
        self.wrong.setWordWrap(True)
        self.wrong.hide()
        box.addWidget(theme.look(QLabel(f"只看符合条件的{kind.label}"), "section"))
        box.addLayout(self.rows)
        box.addWidget(self.wrong)
        box.addLayout(self._foot())
        self.add_line()

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.more = theme.button("再加一行", "add", "link")
        cancel, take = theme.button("取消"), theme.button("确定", "", "primary")
        self.more.clicked.connect(self.add_line)
        cancel.clicked.connect(self.close)
        take.clicked.connect(self.take)
        row.addWidget(self.more)
        row.addWidget(self.together)
        row.addStretch()
        row.addWidget(cancel)
        row.addWidget(take)
        return row

    def add_line(self) -> None:
        """One more line."""
        line = ConditionLine(self.fields)
        self.lines.append(line)
        self.rows.addWidget(line)
        self.together.setVisible(len(self.lines) > 1)
        self.more.setVisible(len(self.lines) < MOST)
        self.adjustSize()
        line.of.setFocus()

    def take(self) -> None:
        """Add the condition to the list; what is wrong with it is said here."""
        try:
            parts = tuple(line.condition(self.book) for line in self.lines)
        except Refusal as refusal:
            self.wrong.setText(refusal.sentence)
            self.wrong.show()
            self.adjustSize()
            return
        self.close()
        self.added(parts[0] if len(parts) == 1 else (Any_ if self.together.currentIndex() else All)(parts))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        else:
            super().keyPressEvent(event)
