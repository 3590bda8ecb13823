"""The foot of a form: how many fields are changed, the next step in words, and what can be done with the record."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from unionbook.ui.look import theme


class Dot(QWidget):
    """The amber dot of what is not saved."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(theme.SIZES.px(10), theme.SIZES.px(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("chart3"))
            painter.drawEllipse(self.rect())


class FormFoot(QWidget):
    """The buttons of a form. When there is little room, the keys in their words go first, then 保存并新建."""

    def __init__(self, single: bool) -> None:
        super().__init__()
        self.single = single
        self.dot, self.count = Dot(), theme.look(QLabel(), "caption")
        self.next = theme.button("", "arrow_right", "", tip="下一步（F8）")
        self.keep = theme.button("存草稿", tip="把已填的内容存为草稿，以后再改")
        self.discard = theme.button("放弃", tip="放弃没有保存的改动")
        self.again = theme.button("保存并新建", tip="保存，接着登记下一条（Ctrl+Enter）")
        self.save = theme.button("保存 Ctrl+S", style="primary")
        self.save.setAccessibleName("保存")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 10)
        row.setSpacing(8)
        for part in (self.dot, self.count, self.next):
            row.addWidget(part)
        row.addStretch()
        for button in self._buttons():
            row.addWidget(button)
            button.installEventFilter(self)
        self.next.installEventFilter(self)
        self.show_state(0, "", can_keep=False, draft=False)

    def _buttons(self) -> list[QPushButton]:
        return [self.keep, self.discard, self.again, self.save]

    def show_state(self, count: int, verb: str, can_keep: bool, draft: bool) -> None:
        """count: changed fields.  verb: of the next step.  can_keep: offer 存草稿.  draft: a stored draft is shown."""
        self.count.setText(f"已改 {count} 处")
        for part in (self.dot, self.count):
            part.setVisible(bool(count))
        self.next.setText(f"{verb} F8")
        self.next.setAccessibleName(f"下一步：{verb}")
        self.next.setVisible(bool(verb) and not count)
        self.keep.setVisible(can_keep)
        self.discard.setText("放弃草稿" if draft and not count else "放弃")
        self.discard.setAccessibleName(self.discard.text())
        self.discard.setVisible(bool(count) or draft)
        self._fit()

    def _fit(self) -> None:
        self.again.setVisible(not self.single)
        self.save.setText("保存 Ctrl+S")
        if self._needs() > self.width():
            self.save.setText("保存")
        if self._needs() > self.width():
            self.again.setVisible(False)

    def _needs(self) -> int:
        parts: list[QWidget] = [self.dot, self.count, self.next, *self._buttons()]
        for part in parts:
            part.ensurePolished()
        return 32 + 8 + sum(part.sizeHint().width() + 8 for part in parts if not part.isHidden())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        # Only what is shown has the look by which its words are measured.
        super().showEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.SIZES.px(200), super().minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Outside dialogs Qt lets only the space bar press a button.
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers()
        if enter and isinstance(watched, QPushButton):
            watched.click()
            return True
        return False
