"""When the program itself is at fault: a page that says so calmly, with the details for whoever mends it."""

import sys
from types import TracebackType

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from unionbook.ground.errors import Refusal
from unionbook.ground.faults import details
from unionbook.ui.look import theme


class CrashPage(QDialog):
    """The sentence, the details, and 复制详情."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = text
        self.setWindowTitle("出了一点问题")
        words = QLabel(
            "程序刚才遇到一个没有料到的问题，这一步没有做完。台账停在上一次保存的样子，没有受影响。\n"
            "您可以继续使用；如果又出现，请把“详情”复制给维护人员。详情里没有任何人的资料。"
        )
        words.setWordWrap(True)
        shown = QPlainTextEdit(text)
        shown.setReadOnly(True)
        shown.setAccessibleName("详情")
        shown.setMinimumHeight(theme.SIZES.px(160))
        self.copy, done = theme.button("复制详情", "copy"), theme.button("继续使用", style="primary")
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
        done.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.copy)
        foot.addWidget(done)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(theme.SIZES.px(12))
        column.addWidget(theme.look(QLabel("出了一点问题"), "title"))
        column.addWidget(words)
        column.addWidget(shown, 1)
        column.addLayout(foot)
        self.resize(theme.SIZES.px(640), theme.SIZES.px(400))
        done.setFocus()


class CrashHook:
    """What happens with an error nobody caught: it is printed for developers and shown once at a time."""

    def __init__(self, window: QWidget) -> None:
        self.window = window
        self.page: CrashPage | None = None

    def __call__(
        self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self.window.close()
            return
        if isinstance(fault, Refusal) and (refuse := getattr(self.window, "refuse", None)) is not None:
            # A file that went away fails whoever reads it next: no bug, and the window has words for it.
            refuse(fault)
            return
        text = details(fault.with_traceback(trace))
        if sys.stderr is not None:
            print(text, file=sys.stderr)
        if self.page is None or not self.page.isVisible():
            self.page = CrashPage(text, self.window)
            self.page.open()
