"""Full numbers on paper: only for a reason, and that is written down."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from unionbook.ui.frame.toast import announce
from unionbook.ui.look import theme
from unionbook.ui.print.labelled import Labelled

WORDS = "印出完整的证件号码、电话、账号"
LOGGED = "写好用途按 Enter，预览里才出现完整号码，同时记入“查阅登记”：谁、哪天、印什么、多少条、做什么用。"
MISSING = "请写明用途，再打印完整号码；或取消上面的勾选，按遮住的样子打印。"


class Unmasking(QWidget):
    """changed: numbers are to be full, or not any more.  opened: the reason is asked for.

    reason: what for; "" as long as they stay masked.
    """

    changed = Signal()
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.reason = ""
        self.full, self.typed = QCheckBox(WORDS), QLineEdit()
        self.wrong = theme.look(QLabel(), "error")
        self.asked = Labelled("用途", self.typed, self.wrong, theme.look(QLabel(LOGGED), "caption"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.full)
        column.addWidget(self.asked)
        self.full.toggled.connect(self._turn)
        self.typed.editingFinished.connect(self._take)
        self.reset()

    def reset(self) -> None:
        """Masked, as at first."""
        self.full.blockSignals(True)
        self.full.setChecked(False)
        self.full.blockSignals(False)
        self.reason = ""
        self.typed.clear()
        self._say("")
        self.asked.hide()

    def _turn(self, on: bool) -> None:
        given, self.reason = self.reason, ""
        self.typed.clear()
        self._say("")
        self.asked.setVisible(on)
        if on:
            self.typed.setFocus(Qt.FocusReason.OtherFocusReason)
            self.opened.emit()
        elif given:
            self.changed.emit()

    def _take(self) -> None:
        typed = self.typed.text().strip()
        if typed != self.reason:
            self.reason = typed
            self._say("")
            self.changed.emit()

    def ready(self) -> bool:
        """Is said what full numbers are for, if they are wanted? Otherwise the keys go to where it is asked."""
        if self.isHidden() or not self.full.isChecked() or self.reason:
            return True
        self._say(MISSING)
        self.typed.setFocus(Qt.FocusReason.OtherFocusReason)
        self.opened.emit()
        announce(self.typed)
        return False

    def _say(self, sentence: str) -> None:
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))
        self.typed.setAccessibleDescription(sentence)
        theme.state(self.typed, "wrong", bool(sentence))
