"""A form made ready becomes pages beside the window: one at a time, the newest last."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from unionbook.ground.errors import Refusal
from unionbook.services.forms import Document, Made, draw
from unionbook.ui.frame import work

if TYPE_CHECKING:
    from unionbook.services.check import Step

AGAIN = 25
"""ms until it is asked again whether another paper is done: two at once would share the fonts' tables."""


@dataclass(frozen=True)
class Pages:
    """A form on paper."""

    document: Document
    pdf: bytes
    made: Made
    mirror: bool


class FormPress(QObject):
    """made: pages are ready.  failed: why there are none."""

    made = Signal(object)
    failed = Signal(object)

    def __init__(self, shell: QWidget) -> None:
        super().__init__(shell)
        self.shell = shell
        self._next: tuple[Document, bool] | None = None
        self._going = False
        self._again = QTimer(self, singleShot=True, interval=AGAIN)
        self._again.timeout.connect(self._start)

    @property
    def busy(self) -> bool:
        """Are pages still to come?"""
        return self._going or self._next is not None

    def press(self, document: Document, mirror: bool) -> None:
        """Make the pages of a form."""
        self._next = document, mirror
        self._start()

    def forget(self) -> None:
        """What waits is not wanted any more."""
        self._next = None
        self._again.stop()

    def _start(self) -> None:
        if self._next is None:
            return
        if work.busy():
            self._again.start()
            return
        (document, mirror), self._next, self._going = self._next, None, True
        work.run(self.shell, _job(document, mirror), self._done, "正在排版，请稍候", self._refused)  # type: ignore[arg-type]

    def _done(self, pages: Pages) -> None:
        if not isValid(self):
            return
        self._going = False
        if self._next is None:
            self.made.emit(pages)
        else:
            self._start()

    def _refused(self, refusal: Refusal) -> None:
        if isValid(self):
            self._going = False
            if self._next is None:
                self.failed.emit(refusal)
            else:
                self._start()


def _job(document: Document, mirror: bool) -> "Callable[[Step], Pages]":
    def job(step: "Step") -> Pages:
        out = BytesIO()
        made = draw(document, out, mirror, step=step)
        return Pages(document, out.getvalue(), made, mirror)

    return job
