"""The key of an encrypted book, asked for before it is opened: the passphrase, or what stands on the recovery sheet."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from unionbook.ground.errors import Refusal
from unionbook.store.secrecy.unlock import by_text
from unionbook.ui.aside.passphrase import Secret, Wrong
from unionbook.ui.frame import work
from unionbook.ui.look import theme

SHEET, PHRASE = "忘记口令，用恢复单打开", "改用口令打开"


class Code(QPlainTextEdit):
    """The four lines of a recovery sheet; Tab leaves it, Ctrl+Enter is not needed: the button is the next stop."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("恢复码")
        self.setPlaceholderText("照抄恢复单上的四行，或粘贴二维码的内容。\n空格可以不抄，大小写都可以。")
        self.setTabChangesFocus(True)
        self.setFont(theme.font(16))
        self.setFixedHeight(theme.SIZES.px(120))


class Unlocking(QWidget):
    """Asks for the key of the book at a path. unlocked: the key that opens it."""

    unlocked = Signal(object)

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.phrase, self.code = Secret("口令", "输入这本台账的口令"), Code()
        self.stack = QStackedWidget()
        self.wrongs = (Wrong(self.phrase), Wrong(self.code))
        for field, wrong in zip((self.phrase, self.code), self.wrongs, strict=True):
            page = QWidget()
            inner = QVBoxLayout(page)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.addWidget(field)
            inner.addWidget(wrong)
            inner.addStretch()
            self.stack.addWidget(page)
        self.other = theme.button(SHEET, style="link")
        self.open = theme.button("打开", "lock_open", "primary")
        for button in (self.other, self.open):
            # Enter in the field is one try: as the dialog's own button it would be a second one.
            button.setAutoDefault(False)
        self._waiting = QTimer(self, interval=1000)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SIZES.px(10))
        column.addWidget(self.stack, 1)
        self.row = QHBoxLayout()
        self.row.addWidget(self.other)
        self.row.addStretch()
        self.row.addWidget(self.open)
        column.addLayout(self.row)
        self.phrase.returnPressed.connect(self.try_it)
        self.open.clicked.connect(self.try_it)
        self.other.clicked.connect(self._turn)
        self.setFocusProxy(self.phrase)

    def _turn(self) -> None:
        """From the passphrase to the sheet, and back."""
        place = 1 - self.stack.currentIndex()
        self.stack.setCurrentIndex(place)
        self.other.setText(PHRASE if place else SHEET)
        self.other.setAccessibleName(self.other.text())
        (self.code if place else self.phrase).setFocus(Qt.FocusReason.OtherFocusReason)

    def try_it(self) -> None:
        """Take what was typed; what is wrong with it is said under the field."""
        place = self.stack.currentIndex()
        typed = self.code.toPlainText() if place else self.phrase.text()
        self.wrongs[place].say("")
        try:
            with work.waiting():
                key = self._key(typed)
        except Refusal as refusal:
            self.wrongs[place].say(refusal.sentence)
            self.phrase.selectAll()
            return
        self.forget()
        self.unlocked.emit(key)

    def _key(self, typed: str) -> object:
        if self.stack.currentIndex():
            from unionbook.store.secrecy.sheetcode import read_code

            read_code(typed)
        return by_text(self.path, typed)

    def forget(self) -> None:
        """Keep nothing of what was typed."""
        self.phrase.forget()
        self.code.clear()


class Unlock(QDialog):
    """The dialog before an encrypted book is opened. unlocked: its key."""

    unlocked = Signal(object)

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("输入口令")
        self.setMinimumWidth(theme.SIZES.px(480))
        words = QLabel(f"“{path.name}”加了密，输入口令才能打开。")
        words.setWordWrap(True)
        self.asking = Unlocking(path)
        cancel = theme.button("取消 Esc")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.asking.row.insertWidget(2, cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(theme.SIZES.px(12))
        column.addWidget(theme.look(QLabel("输入口令"), "title"))
        column.addWidget(words)
        column.addWidget(self.asking)
        self.asking.unlocked.connect(self._done)
        self.asking.phrase.setFocus()

    def _done(self, key: object) -> None:
        self.accept()
        self.unlocked.emit(key)
