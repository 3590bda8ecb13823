"""插入数字: every figure the book can count, looked through by words; Enter puts one into the text."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from unionbook.ground.errors import Refusal
from unionbook.services.ownfigures import own_keys
from unionbook.services.report.markup import Number
from unionbook.services.tally import declared, keys
from unionbook.store.book import Book
from unionbook.ui.frame.searchbox import SearchBox
from unionbook.ui.look import theme
from unionbook.ui.paper.edit.signs import Signs

Index = QModelIndex | QPersistentModelIndex
CHOICE, NUMBER = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True)
class Choice:
    """A figure that can be put in. kind: the register it counts."""

    key: str
    kind: str
    label: str
    definition: str

    def rank(self, words: Sequence[str]) -> int:
        """How well it meets the words: 0 in its label, 1 with its register, 2 in its definition, -1 not at all."""
        both = f"{self.kind}{self.label}"
        for rank, text in enumerate((self.label, both, both + self.definition)):
            if all(word in text for word in words):
                return rank
        return -1


def choices(book: Book) -> list[Choice]:
    """Every figure of every register, and those the office made of its filters first."""
    found = []
    for key in (*own_keys(book), *keys(book.cabinet)):
        try:
            asked = declared(book, key)
        except Refusal:
            continue
        kind = f"自定数字·{asked.kind.label}" if key.startswith("own.") else asked.kind.label
        found.append(Choice(key, kind, asked.figure.label, asked.figure.definition))
    return found


def sought(known: Sequence[Choice], text: str) -> list[Choice]:
    """The figures that have every word of the text, those with it in their label first."""
    words = text.lower().split()
    ranked = [(one.rank(words), one) for one in known]
    return [one for rank, one in sorted(ranked, key=lambda pair: pair[0]) if rank >= 0]


class _Model(QAbstractListModel):
    """The figures found. Numbers are counted when their line is seen, one at a time."""

    def __init__(self, signs: Signs, parent: QWidget) -> None:
        super().__init__(parent)
        self.signs = signs
        self.found: list[Choice] = []
        self._counted: dict[str, str] = {}
        self._asked: list[int] = []
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._count)

    def show_found(self, found: list[Choice]) -> None:
        """List these."""
        self.beginResetModel()
        self.found = found
        self._asked.clear()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one = self.found[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return one.label
        if role == CHOICE:
            return one
        if role == NUMBER:
            if one.key not in self._counted and index.row() not in self._asked:
                self._asked.append(index.row())
                self._soon.start()
            return self._counted.get(one.key, "")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{one.label}，{one.kind}，{self._counted.get(one.key, '')}"
        return one.definition if role == Qt.ItemDataRole.ToolTipRole else None

    def rest(self) -> None:
        """Count nothing more."""
        self._soon.stop()

    def _count(self) -> None:
        if not self._asked:
            return
        row = self._asked.pop(0)
        if row < len(self.found) and (key := self.found[row].key) not in self._counted:
            self._counted[key] = self.signs.worded(Number(key), None)
            self.dataChanged.emit(self.index(row), self.index(row))
        if self._asked:
            self._soon.start()


class _Lines(QStyledItemDelegate):
    """The label in bold and the register behind it, the number at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, theme.SIZES.px(34))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one: Choice = index.data(CHOICE)
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            theme.mark(painter, rect.adjusted(2, 1, -2, -1))
        box = rect.adjusted(theme.SIZES.px(10), 0, -theme.SIZES.px(10), 0)
        middle, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
        painter.setFont(theme.font(14))
        painter.setPen(theme.colour("accent"))
        number = str(index.data(NUMBER))
        painter.drawText(box, middle | right, number)
        box.setRight(box.right() - painter.fontMetrics().horizontalAdvance(number) - theme.SIZES.px(12))
        painter.setPen(theme.colour("text1"))
        label = painter.fontMetrics().elidedText(one.label, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, middle, label)
        box.setLeft(box.left() + painter.fontMetrics().horizontalAdvance(label) + theme.SIZES.px(10))
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("text3"))
        kind = painter.fontMetrics().elidedText(one.kind, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, middle, kind)
        painter.restore()


class _Box(SearchBox):
    """Hands the keys of the list on to it, and never gives up the focus for them. names: Shift+Enter."""

    names = Signal()

    def __init__(self, view: QListView) -> None:
        super().__init__("查找数字", "名称或口径中的字，如：信访 办结", "")
        self.view = view

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.view.keyPressEvent(event)
        elif event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._tell()
            self.names.emit()
        else:
            super().keyPressEvent(event)


class FigureList(QWidget):
    """chosen: the sign of what is to be put in.  left: Esc."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, book: Book, signs: Signs) -> None:
        super().__init__()
        self.known = choices(book)
        self.model = _Model(signs, self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(_Lines(self.view))
        self.view.setUniformItemSizes(True)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setAccessibleName("可插入的数字")
        self.box = _Box(self.view)
        self.about = theme.look(QLabel(), "caption")
        self.about.setWordWrap(True)
        self.count = theme.look(QLabel(), "caption")
        keys_told = theme.look(QLabel("↑↓ 选择　Enter 插入　Shift+Enter 插入名单　Esc 返回"), "caption")
        foot = QHBoxLayout()
        foot.addWidget(keys_told, 1)
        foot.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 6)
        column.setSpacing(6)
        column.addWidget(self.box)
        column.addWidget(self.view, 1)
        column.addWidget(self.about)
        column.addLayout(foot)
        self.box.sought.connect(self.look_for)
        self.box.down.connect(self._take)
        self.box.names.connect(lambda: self._take(names=True))
        self.box.escaped.connect(self.left)
        self.view.clicked.connect(lambda _: self._take())
        self.view.selectionModel().currentChanged.connect(self._tell)
        self.look_for("")

    def hideEvent(self, event: QHideEvent) -> None:
        # The list hangs over the window: it is not among what the desk stops when its book is closed.
        self.model.rest()
        super().hideEvent(event)

    def look_for(self, text: str) -> None:
        """Show the figures that have these words."""
        found = sought(self.known, text)
        self.model.show_found(found)
        self.count.setText(f"{len(found)} 个数字")
        if found:
            self.view.setCurrentIndex(self.model.index(0))
        else:
            self.about.setText("没有这样的数字。少输几个字，或换一个说法再找。")

    def _tell(self, index: QModelIndex) -> None:
        if index.isValid():
            self.about.setText(self.model.found[index.row()].definition)
            self.box.setAccessibleDescription(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))

    def _take(self, names: bool = False) -> None:
        index = self.view.currentIndex()
        if index.isValid():
            key = self.model.found[index.row()].key
            self.chosen.emit(f"{{名单 {key}|5}}" if names else f"{{{key}}}")
