"""When the program itself is at fault: a page that says so calmly, with the details for whoever mends it."""

import sys
from traceback import clear_frames
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from unionbook.ground.errors import Refusal
from unionbook.ground.faults import details
from unionbook.ui.look import theme

CALM = (
    "程序遇到一个没有料到的问题，这一步没有做完。台账停在上次保存的样子，没有受影响。\n"
    "您可以继续使用；如果又出现，打电话时把下面的故障代码报给维护人员，或把“详情”复制给他。"
    "代码和详情里没有任何人的资料。"
)

LOGGED = (
    "这台电脑上程序启动、打开台账和出错的记录，最新的在最后；没有任何人的资料。\n"
    "打电话求助时，报最后一个“故障代码”的 16 位数字；能传文件时，复制了发给维护人员。"
)


class DetailsSheet(QDialog):
    """A text for whoever mends the program, with 复制详情. code: the digits to read out, "" for none."""

    leave = "知道了"

    def __init__(self, title: str, words: str, code: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        told = QLabel(words)
        told.setWordWrap(True)
        self.shown = QPlainTextEdit(text)
        self.shown.setReadOnly(True)
        self.shown.setAccessibleName("详情")
        self.shown.setMinimumHeight(theme.SIZES.px(160))
        self.copy, done = theme.button("复制详情", "copy"), theme.button(self.leave, style="primary")
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
        done.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.copy)
        foot.addWidget(done)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(theme.SIZES.px(12))
        column.addWidget(theme.look(QLabel(title), "title"))
        column.addWidget(told)
        if code:
            column.addWidget(_digits(code))
        column.addWidget(self.shown, 1)
        column.addLayout(foot)
        self.resize(theme.SIZES.px(640), theme.SIZES.px(440))
        done.setFocus()


def _digits(code: str) -> QLabel:
    digits = theme.look(QLabel(f"故障代码  {code}"), "title")
    digits.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return digits


class CrashPage(DetailsSheet):
    """An error nobody caught."""

    leave = "继续使用"

    def __init__(self, code: str, details: str, parent: QWidget | None = None) -> None:
        super().__init__("出了一点问题", CALM, code, f"故障代码 {code}\n{details}", parent)


class LogSheet(DetailsSheet):
    """故障记录, at its newest lines."""

    def __init__(self, parent: QWidget) -> None:
        from unionbook.store.pc import log

        super().__init__("故障记录", LOGGED, "", log.tail() or "还没有记录。", parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.shown.moveCursor(QTextCursor.MoveOperation.End)


class CrashHook:
    """What happens with an error nobody caught: it is written down, printed for developers and shown once at a time."""

    def __init__(self, window: QWidget) -> None:
        self.window = window
        self.page: CrashPage | None = None

    def __call__(
        self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None
    ) -> None:
        try:
            self._tell(kind, fault, trace)
        finally:
            # Python keeps the last error with all that its functions held. A painter among that would go on painting
            # when its widget is painted next, which ends the program.
            clear_frames(trace)

    def _tell(
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
        from unionbook.store.pc import log

        code, _ = log.fault(fault)
        if sys.stderr is not None:
            print(text, file=sys.stderr)
        if self.page is None or not self.page.isVisible():
            self.page = CrashPage(code, text, self.window)
            self.page.open()
