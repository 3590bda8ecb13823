"""Leaving visitor mode, and what else asks again who is there: the passphrase of the book, or the PIN of this PC."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from unionbook.ui.look import theme

if TYPE_CHECKING:
    from unionbook.ui.aside.lock import Asking


LEAVE, AFTER = "退出访客模式", "退出后姓名、号码照常显示。"


class LeaveVisitor(QDialog):
    """Asks for it before something is done. accepted: the secret was right."""

    def __init__(self, asking: "Asking", parent: QWidget, what: str = LEAVE, words: str = AFTER) -> None:
        super().__init__(parent)
        self.asking = asking
        self.setWindowTitle(what)
        self.setMinimumWidth(theme.SIZES.px(420))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(theme.SIZES.px(12))
        column.addWidget(theme.look(QLabel(what), "title"))
        column.addWidget(QLabel(words))
        column.addWidget(asking)
        asking.open.setText(what)
        asking.open.setAccessibleName(what)
        asking.unlocked.connect(self.accept)
        asking.setFocus()
