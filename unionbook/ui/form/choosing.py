"""Choosing by typing: a line under which what fits is listed. Codes, yes or no, linked records and persons alike."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from unionbook.ground.fields import Field
from unionbook.ui.form.editors import LineEditor, overrides
from unionbook.ui.form.flyout import Flyout
from unionbook.ui.look import theme

SIGHT = 8
"""Options seen at once."""

KEY, DETAIL = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class Option:
    """One thing to choose. key: what is kept; detail: what tells it from others of the same title."""

    key: str
    title: str
    detail: str = ""


Offer = Callable[[str], list[Option]]
"""What fits a typed text; everything (or as much as is sensible) for an empty one."""


class Chooser(LineEditor):
    """A line that lists what fits. offer: what to list.  strict: what is typed can only mean one of the listed.

    none: what is shown, not to be picked, where the list is asked for and there is nothing in it.

    `chosen` gives the key of what was picked; typed text that was not picked is the entry's to understand.
    """

    def __init__(
        self, field: Field, offer: Offer, strict: bool = True, none: Callable[[], Option] | None = None
    ) -> None:
        super().__init__(field)
        self.offer, self.strict, self.none = offer, strict, none
        self._flyout: Flyout | None = None
        if strict:
            action = QAction(theme.icon("chevron_down", 16, "text2"), "打开列表", self)
            action.triggered.connect(self._toggle)
            self.addAction(action, self.ActionPosition.TrailingPosition)
        self.textEdited.connect(self._look)

    def lock(self, on: bool) -> None:
        super().lock(on)
        for action in self.actions():
            action.setVisible(not on)

    @property
    def listing(self) -> bool:
        """Is the list open?"""
        return self._flyout is not None and self._flyout.isVisible()

    def _look(self, text: str) -> None:
        if text.strip() or self.listing:
            self.list_options(text)

    def _toggle(self) -> None:
        if self.listing:
            self.close_list()
        elif not self.isReadOnly():
            self.setFocus()
            if not self.list_options("") and self.none is not None:
                self._show([self.none()])
                self._list().item(0).setFlags(Qt.ItemFlag.NoItemFlags)

    def list_options(self, text: str) -> bool:
        """Open the list with what fits the text; close it when nothing does. Is it open now?"""
        options = self.offer(text)
        if not options:
            self.close_list()
            return False
        here = next((n for n, option in enumerate(options) if option.title == self.text()), -1)
        self._show(options).setCurrentRow(0 if here < 0 and self.strict and text else here)
        return True

    def _show(self, options: list[Option]) -> QListWidget:
        shown = self._list()
        shown.clear()
        for option in options:
            item = QListWidgetItem(option.title, shown)
            item.setData(KEY, option.key)
            item.setData(DETAIL, option.detail)
        assert self._flyout is not None
        tall = shown.sizeHintForRow(0) * min(len(options), SIGHT) + 14
        wide = max(self.width(), min(_widest(options) + theme.SIZES.px(48), theme.SIZES.px(420)))
        self._flyout.open(wide, tall)
        return shown

    def _list(self) -> QListWidget:
        if self._flyout is None:
            made = QListWidget()
            made.setItemDelegate(_OptionCells(made))
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            made.setAccessibleName(f"{self.field.label}可选项")
            made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            made.itemClicked.connect(self._pick)
            self._flyout = Flyout(self, made)
        content = self._flyout.content
        assert isinstance(content, QListWidget)
        return content

    def close_list(self) -> None:
        """Put the list away."""
        if self._flyout is not None:
            self._flyout.hide()

    def _pick(self, item: QListWidgetItem) -> None:
        self.close_list()
        if not item.flags():
            return
        self.show_text(item.text())
        self.setText(item.text())
        self.selectAll()
        self.chosen.emit(item.data(KEY))

    def _pick_current(self) -> None:
        item = self._list().currentItem()
        if item is not None:
            self._pick(item)

    def decide(self) -> None:
        if self.listing:
            self._pick_current()
            self.close_list()

    def take_key(self, event: QKeyEvent) -> bool:
        if self.isReadOnly():
            return super().take_key(event)
        if self.listing and self._key_in_list(event):
            return True
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        match event.key():
            case Qt.Key.Key_F4:
                self._toggle()
            case Qt.Key.Key_Down if alt or self.strict:
                self._toggle()
            case _:
                return super().take_key(event)
        return True

    def _key_in_list(self, event: QKeyEvent) -> bool:
        shown = self._list()
        last = shown.count() - 1
        match event.key():
            case Qt.Key.Key_Down:
                shown.setCurrentRow(min(shown.currentRow() + 1, last))
            case Qt.Key.Key_Up:
                shown.setCurrentRow(max(shown.currentRow() - 1, 0 if self.strict else -1))
            case Qt.Key.Key_PageDown:
                shown.setCurrentRow(min(shown.currentRow() + SIGHT, last))
            case Qt.Key.Key_PageUp:
                shown.setCurrentRow(max(shown.currentRow() - SIGHT, 0))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._pick_current()
                self.close_list()
                self.entered.emit()
            case Qt.Key.Key_Escape | Qt.Key.Key_F4:
                self.close_list()
            case _:
                return False
        return True

    def event(self, event: QEvent) -> bool:
        if overrides(event, Qt.Key.Key_Down):
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            leaving = event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
            if leaving:
                # Tab takes what is marked, as Enter does, and then goes on.
                self.decide()
        return super().event(event)


def _widest(options: list[Option]) -> int:
    metrics = QFontMetrics(theme.font(14))
    return max(metrics.horizontalAdvance(option.title + option.detail) for option in options)


class _OptionCells(QStyledItemDelegate):
    """The title at the left, what tells it apart at the right."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(theme.SIZES.px(120), theme.SIZES.px(32))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            theme.mark(painter, rect.adjusted(1, 1, -1, -1))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover"))
        inner = rect.adjusted(theme.SIZES.px(8), 0, -theme.SIZES.px(8), 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("text3"))
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, index.data(DETAIL) or "")
        taken = painter.fontMetrics().horizontalAdvance(index.data(DETAIL) or "")
        painter.setFont(theme.font(14))
        painter.setPen(theme.colour("text1"))
        title = inner.adjusted(0, 0, -taken - (theme.SIZES.px(12) if taken else 0), 0)
        cut = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, title.width())
        painter.drawText(title, middle | Qt.AlignmentFlag.AlignLeft, cut)
