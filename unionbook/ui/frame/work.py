"""Long work beside the window: one worker, its progress and 取消 shown, its result back on the window's thread."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import QEventLoop, Qt, QThread, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QProgressBar, QWidget
from shiboken6 import isValid

from unionbook.ground.errors import Refusal
from unionbook.ui.look import theme

if TYPE_CHECKING:
    from unionbook.services.check import Step

T = TypeVar("T")

SHOWN_AFTER = 500
"""ms until the progress appears; shorter work shows nothing."""


class Refusing(Protocol):
    """Whoever can say why something was not done: the window, or the desk in it."""

    def refuse(self, refusal: Refusal) -> None:
        """Say it."""


class _Thread(QThread):
    moved = Signal(int, int)

    def __init__(self, function: "Callable[[Step], Any]") -> None:
        super().__init__()
        self.function = function
        self.stopped = False
        self.result: Any = None
        self.fault: BaseException | None = None

    def run(self) -> None:
        try:
            self.result = self.function(self._step)
        except BaseException as fault:
            self.fault = fault

    def stop(self) -> None:
        """The clerk has had enough."""
        self.stopped = True

    def _step(self, done: int, total: int) -> bool:
        self.moved.emit(done, total)
        return not self.stopped


class Running(QFrame):
    """A line at the foot of the window for work that is going on."""

    def __init__(self, parent: QWidget, title: str, stop: Callable[[], None]) -> None:
        super().__init__(parent)
        self.around = parent
        theme.look(self, "popup")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 10, 10)
        row.setSpacing(12)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setMinimumWidth(theme.SIZES.px(180))
        self.bar.setAccessibleName(title)
        button = theme.button("取消")
        button.clicked.connect(stop)
        for part in (QLabel(title), self.bar, button):
            row.addWidget(part)
        self.hide()

    def move_to(self, done: int, total: int) -> None:
        """So much is done."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def appear(self) -> None:
        """Show it, in the middle of the window's lower edge."""
        self.adjustSize()
        around = self.around.size()
        self.move((around.width() - self.width()) // 2, around.height() - self.height() - theme.SIZES.px(44))
        self.show()
        self.raise_()


_going: dict[_Thread, Refusing] = {}
"""The threads at work, and for whom."""


def run(
    shell: Refusing,
    function: "Callable[[Step], T]",
    done: Callable[[T], None],
    title: str = "正在处理，请稍候",
    failed: Callable[[Refusal], None] | None = None,
) -> None:
    """Run `function(step)` beside the window and hand its result to `done` on the window's thread.

    step(done, of) tells how far it is; it answers False when the clerk has pressed 取消, and the function returns.
    A Refusal goes to `failed` (by default it is shown by the shell); any other error is raised here, as a bug.
    """
    assert isinstance(shell, QWidget)
    thread = _Thread(function)
    running = Running(shell, title, thread.stop)
    timer = QTimer(running, singleShot=True)
    timer.timeout.connect(running.appear)

    def finished() -> None:
        if _going.pop(thread, None) is None:
            return
        timer.stop()
        running.hide()
        running.deleteLater()
        if isinstance(thread.fault, Refusal):
            (failed or shell.refuse)(thread.fault)
        elif thread.fault is not None:
            raise thread.fault
        else:
            done(thread.result)

    _going[thread] = shell
    thread.moved.connect(running.move_to)
    thread.finished.connect(finished, Qt.ConnectionType.QueuedConnection)
    timer.start(SHOWN_AFTER)
    thread.start()


def attended(window: QWidget, within: QWidget | None, function: "Callable[[Step], T]", title: str) -> T:
    """Run `function(step)` beside the window while the clerk waits for it; its result.

    within: the part of the window that takes no keys meanwhile. Raises whatever the function raises.
    """
    thread, loop = _Thread(function), QEventLoop()
    running = Running(window, title, thread.stop)
    timer = QTimer(running, singleShot=True)
    timer.timeout.connect(running.appear)
    thread.moved.connect(running.move_to)
    thread.finished.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
    keys = QApplication.focusWidget()
    if within is not None:
        within.setEnabled(False)
    timer.start(SHOWN_AFTER)
    thread.start()
    try:
        loop.exec()
        thread.wait()
    finally:
        timer.stop()
        running.hide()
        running.deleteLater()
        if within is not None:
            within.setEnabled(True)
            # A page that was left may have been thrown away meanwhile.
            if keys is not None and isValid(keys) and within.isAncestorOf(keys):
                keys.setFocus()
    if thread.fault is not None:
        raise thread.fault
    result: T = thread.result
    return result


@contextmanager
def waiting() -> Iterator[None]:
    """A busy pointer over work of a second or two that the window waits for."""
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QApplication.restoreOverrideCursor()


def busy() -> bool:
    """Is anything at work?"""
    return bool(_going)


def drop(shell: Refusing) -> None:
    """Stop the work for a shell that goes away, wait for its end, and give its result up."""
    for thread in [thread for thread, owner in _going.items() if owner is shell]:
        del _going[thread]
        thread.stop()
        thread.wait()
