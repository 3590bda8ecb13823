"""The locked window: nothing of the book is shown until the passphrase or the PIN is given."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from unionbook.ground.errors import Refusal
from unionbook.store.secrecy import pin as pins
from unionbook.store.secrecy.tries import Tries
from unionbook.ui.aside.passphrase import Secret, Wrong, paragraph
from unionbook.ui.aside.unlock import Unlocking
from unionbook.ui.look import theme

CLOSED = "台账已经关上，打开它的钥匙没有留在电脑里。输入口令回到刚才的地方。"
HELD = "有内容没能写进台账，为了不丢，台账没有关上，只挡住了屏幕。输入口令回到刚才的地方。"
SCREEN = "这只是挡住屏幕：台账没有加密，拿到 U 盘的人用这个程序就能打开。要真正保密，请在“设置—隐私和口令”设口令。"
WRONG_PIN = "PIN 不对，请再输一次。"
WIDE = 520


class LockPage(QWidget):
    """What is seen of a locked window. opened: with the key, None where there is none.  quit: the program shall end."""

    opened = Signal(object)

    def __init__(self, words: str, asking: QWidget, quit_: Callable[[], object]) -> None:
        super().__init__()
        self.asking = asking
        card = theme.look(QFrame(), "card")
        card.setFixedWidth(theme.SIZES.px(WIDE))
        column = QVBoxLayout(card)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(theme.SIZES.px(12))
        picture = QLabel()
        picture.setPixmap(theme.pixmap("lock_closed", 32, "accent", self.devicePixelRatio()))
        told = paragraph(words, "label", WIDE - 60)
        leave = theme.button("退出程序", "sign_out", "link")
        leave.clicked.connect(lambda: quit_())
        self.help = theme.button("帮助 F1", "question_circle", "link")
        below = QHBoxLayout()
        below.setSpacing(theme.SIZES.px(16))
        below.addStretch()
        below.addWidget(leave)
        below.addWidget(self.help)
        below.addStretch()
        column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(theme.look(QLabel("已锁定"), "title"), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(told)
        column.addWidget(asking)
        page = QVBoxLayout(self)
        page.addStretch(2)
        page.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        page.addLayout(below)
        page.addStretch(3)
        self.setFocusProxy(asking)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus()


class Asking(QWidget):
    """Asks for a secret that is judged without a file, or for nothing. unlocked: it was right."""

    unlocked = Signal(object)

    def __init__(self, name: str, right: Callable[[str], bool] | None, wrong: str, what: str) -> None:
        super().__init__()
        self.right, self.sentence, self.tries = right, wrong, Tries(what)
        self.field = Secret(name, f"输入{name}")
        self.wrong = Wrong(self.field)
        self.open = theme.button("解锁" if right else "继续 Enter", "lock_open", "primary")
        # Enter in the field is one try: as the dialog's own button it would be a second one.
        self.open.setAutoDefault(right is None)
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        column.addWidget(self.wrong)
        row.setContentsMargins(0, 4, 0, 4)
        row.addStretch()
        row.addWidget(self.open)
        column.addLayout(row)
        self.field.setVisible(right is not None)
        self.field.returnPressed.connect(self.try_it)
        self.open.clicked.connect(self.try_it)
        self.setFocusProxy(self.field if right else self.open)

    def try_it(self) -> None:
        """Take what was typed."""
        self.wrong.say("")
        try:
            self.tries.may()
        except Refusal as refusal:
            self.wrong.say(refusal.sentence)
            return
        if self.right is not None and not self.right(self.field.text()):
            self.tries.wrong()
            self.wrong.say(self.sentence)
            self.field.selectAll()
            return
        self.tries.right()
        self.field.forget()
        self.unlocked.emit(None)


def for_pin(kept: str) -> Asking:
    """Asks for the window's PIN; for nothing when none is set ("")."""
    return Asking("PIN", (lambda typed: pins.right(typed, kept)) if kept else None, WRONG_PIN, f"pin {kept}")


def for_file(path: Path) -> Unlocking:
    """Asks for the key of a closed, encrypted book."""
    asking = Unlocking(path)
    asking.open.setText("解锁")
    asking.open.setAccessibleName("解锁")
    return asking
