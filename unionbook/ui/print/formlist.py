"""The forms of a kind with what each is for: a list where there is room, a box to choose from where there is not."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from unionbook.ground.forms import Form
from unionbook.ui.look import theme

PURPOSE = Qt.ItemDataRole.UserRole
LINES = 3
"""Lines of the purpose that are shown; all of it is in the tool tip."""

WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
Index = QModelIndex | QPersistentModelIndex


class _Painted(QStyledItemDelegate):
    """The form's name in bold, its purpose below in small print."""

    def _room(self, option: QStyleOptionViewItem) -> int:
        view = option.widget
        wide = view.viewport().width() if isinstance(view, QListWidget) else option.rect.width()
        return wide - 2 * theme.SIZES.px(12)

    def _heights(self, option: QStyleOptionViewItem, index: Index) -> tuple[int, int]:
        """Of the name and of the purpose."""
        room = QRect(0, 0, self._room(option), 1000)
        name = QFontMetrics(theme.font(14, bold=True)).boundingRect(room, WRAP, str(index.data()))
        small = QFontMetrics(theme.font(12))
        purpose = small.boundingRect(room, WRAP, index.data(PURPOSE)).height()
        return name.height(), min(purpose, LINES * small.lineSpacing())

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        name, purpose = self._heights(option, index)
        return QSize(100, name + purpose + theme.SIZES.px(20))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        name, purpose = self._heights(option, index)
        side = theme.SIZES.px(12)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen := bool(option.state & QStyle.StateFlag.State_Selected):
            theme.mark(painter, rect.adjusted(3, 1, -3, -1))
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(QRect(rect.left() + 3, rect.top() + 8, 3, rect.height() - 16), 1, 1)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(rect.adjusted(3, 1, -3, -1), 4, 4)
        box = QRect(rect.left() + side, rect.top() + theme.SIZES.px(9), rect.width() - 2 * side, name)
        painter.setFont(theme.font(14, bold=True))
        painter.setPen(theme.colour("accent" if chosen else "text1"))
        painter.drawText(box, WRAP, str(index.data()))
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("text2" if chosen else "text3"))
        painter.drawText(QRect(box.left(), box.bottom() + 3, box.width(), purpose), WRAP, index.data(PURPOSE))
        painter.restore()


class FormList(QListWidget):
    """chosen: another form, by its place."""

    chosen = Signal(int)

    def __init__(self, forms: Sequence[Form]) -> None:
        super().__init__()
        self.setAccessibleName("表格")
        self.setItemDelegate(_Painted(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        for form in forms:
            item = QListWidgetItem(form.label, self)
            item.setData(PURPOSE, form.purpose)
            item.setToolTip(f"{form.code}　{form.purpose}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{form.label}，{form.purpose}")
        self.currentRowChanged.connect(self._choose)

    def _choose(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(row)

    def go(self, row: int) -> None:
        """Show which form is chosen."""
        self.blockSignals(True)
        self.setCurrentRow(row)
        self.blockSignals(False)
