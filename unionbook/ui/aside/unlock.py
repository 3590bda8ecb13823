"""The key of an encrypted book, asked for before it is opened: the passphrase, or what stands on the recovery sheet."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from unionbook.ground.errors import Refusal
from unionbook.store.secrecy.unlock import by_text
from unionbook.ui.aside.passphrase import Secret, Wrong, fit
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
    """Asks for the key of the book at a path. unlocked: the key that opens it.  turned: now for the sheet, or not.

    forgotten: it was opened by what stands on the sheet.
    """

    unlocked, turned = Signal(object), Signal(bool)

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.phrase, self.code = Secret("口令", "输入这本台账的口令"), Code()
        self.wrongs = (Wrong(self.phrase), Wrong(self.code))
        self.by_sheet = self.forgotten = False
        self.code.hide()
        self.other = theme.button(SHEET, style="link")
        self.open = theme.button("打开", "lock_open", "primary")
        for button in (self.other, self.open):
            # Enter in the field is one try: as the dialog's own button it would be a second one.
            button.setAutoDefault(False)
        self._waiting = QTimer(self, interval=1000)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SIZES.px(10))
        for field, wrong in zip((self.phrase, self.code), self.wrongs, strict=True):
            column.addWidget(field)
            column.addWidget(wrong)
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
        self.by_sheet = not self.by_sheet
        for wrong in self.wrongs:
            wrong.say("")
        self.phrase.setVisible(not self.by_sheet)
        self.code.setVisible(self.by_sheet)
        self.other.setText(PHRASE if self.by_sheet else SHEET)
        self.other.setAccessibleName(self.other.text())
        self.turned.emit(self.by_sheet)
        fit(self)
        (self.code if self.by_sheet else self.phrase).setFocus(Qt.FocusReason.OtherFocusReason)

    def try_it(self) -> None:
        """Take what was typed; what is wrong with it is said under the field."""
        wrong = self.wrongs[self.by_sheet]
        typed = self.code.toPlainText() if self.by_sheet else self.phrase.text()
        wrong.say("")
        try:
            with work.waiting():
                key = self._key(typed)
        except Refusal as refusal:
            wrong.say(refusal.sentence)
            return
        from unionbook.store.secrecy.sheetcode import is_code

        self.forgotten = is_code(typed)
        self.forget()
        self.unlocked.emit(key)

    def _key(self, typed: str) -> object:
        if self.by_sheet:
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
        self.title, self.words = theme.look(QLabel(), "title"), QLabel()
        self.words.setWordWrap(True)
        self.asking = Unlocking(path)
        cancel = theme.button("取消 Esc")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.asking.row.insertWidget(2, cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(theme.SIZES.px(12))
        column.addWidget(self.title)
        column.addWidget(self.words)
        column.addWidget(self.asking)
        self._tell(False)
        self.asking.turned.connect(self._tell)
        self.asking.unlocked.connect(self._done)
        self.asking.phrase.setFocus()

    def _tell(self, by_sheet: bool) -> None:
        what = "恢复码" if by_sheet else "口令"
        self.title.setText(f"输入{what}")
        told = "请拿出恢复单，输入上面的恢复码" if by_sheet else "输入口令才能打开"
        self.words.setText(f"“{self.asking.path.name}”加了密，{told}。")

    def _done(self, key: object) -> None:
        self.accept()
        self.unlocked.emit(key)
