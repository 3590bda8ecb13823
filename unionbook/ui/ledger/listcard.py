"""The card that holds a list; while the list is empty it says how to begin."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QStackedLayout, QVBoxLayout, QWidget

from unionbook.ground.kind import Kind
from unionbook.store.book import Book
from unionbook.ui.ledger.table import RowTable
from unionbook.ui.look import theme


def teaching(kind: Kind) -> str:
    """The one sentence of an empty list."""
    if kind.lasting:
        return f"还没有{kind.label}。"
    sentence = f"还没有{kind.label.removesuffix('记录')}记录。按 Ctrl+N 登记第一{kind.measure}"
    return f"{sentence}，期限会自动计算。" if kind.clocks else f"{sentence}。"


class ListCard(QFrame):
    """The list of a kind, or a sentence and a button."""

    def __init__(self, book: Book, kind: Kind) -> None:
        super().__init__()
        theme.look(self, "card")
        self.kind = kind
        self.table = RowTable(book, kind)
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.button = theme.button("登记")
        self.table_button = theme.button("从 Excel 导入 Ctrl+I", "arrow_import")
        self.table_button.setAccessibleName("从 Excel 导入")
        empty = QWidget()
        column = QVBoxLayout(empty)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addStretch(2)
        column.addWidget(self.words)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.table_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.stack = QStackedLayout(self)
        self.stack.setContentsMargins(1, 1, 1, 8)
        self.stack.addWidget(self.table)
        self.stack.addWidget(empty)

    def show_state(self, narrowed: bool) -> None:
        """The rows, or why there are none: narrowed, when fewer were asked for than there are."""
        if narrowed:
            self.words.setText(f"没有符合条件的{self.kind.label}。")
            self.button.setText("显示全部")
        else:
            self.words.setText(teaching(self.kind))
            self.button.setText(self.kind.enter or f"登记{self.kind.label}")
        self.button.setAccessibleName(self.button.text())
        self.button.setVisible(narrowed or not self.kind.lasting)
        self.table_button.setVisible(not narrowed and not self.kind.lasting)
        self.stack.setCurrentIndex(0 if self.table.rows.count else 1)
