"""故障记录: what happened on this PC, for whoever helps over the phone, with nothing of anybody in it.

One file of at most SIZE bytes and KEPT older ones. Nothing but whole sentences of `Event` with numbers, and of an error
its code, kinds and places in the program, can be written.
"""

from contextlib import suppress
from datetime import datetime
from enum import Enum
from logging import LogRecord, makeLogRecord
from logging.handlers import RotatingFileHandler
from pathlib import Path

from unionbook import __version__
from unionbook.ground.faultcode import code
from unionbook.ground.faults import details
from unionbook.store.pc.folder import folder

SIZE, KEPT = 200_000, 3
"""Bytes of the file in use; older files beside it."""


class Event(Enum):
    """What is noted; the numbers are filled in by order."""

    STARTED = "启动"
    ENDED = "退出，运行了 {} 分钟"
    OPENED = "打开台账：{} MB，第 {} 次保存，用了 {} 毫秒"
    NOT_OPENED = "台账没有打开"


class _Log(RotatingFileHandler):
    """The file, opened for each line: two programs at once must not hinder its turning over."""

    failed = False

    def handleError(self, record: LogRecord) -> None:
        """A PC that lets nothing be written goes without a log."""
        self.failed = True


def note(event: Event, *numbers: int) -> None:
    """Write down an event."""
    _write(event.value.format(*(int(number) for number in numbers)))


def fault(error: BaseException) -> tuple[str, bool]:
    """Write down an error of the program; its code, and whether it could be written."""
    digits = code(error)
    return digits, _write(f"故障代码 {digits}\n{details(error)}")


def path() -> Path:
    """Where the file lies. Raises OSError."""
    return folder("log") / "unionbook.log"


def tail(lines: int = 200) -> str:
    """The newest lines; "" when there are none."""
    with suppress(OSError):
        return "\n".join(path().read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])
    return ""


def _write(text: str) -> bool:
    try:
        file = _Log(path(), maxBytes=SIZE, backupCount=KEPT, encoding="utf-8", errors="replace", delay=True)
        try:
            file.emit(makeLogRecord({"msg": f"{datetime.now():%Y-%m-%d %H:%M:%S} {__version__} {text}"}))
        finally:
            file.close()
    except OSError:
        return False
    return not file.failed
