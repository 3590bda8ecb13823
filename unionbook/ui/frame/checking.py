"""The full check of the file: by itself every month, or when it is asked for; its result told."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from unionbook.ground.errors import Refusal
from unionbook.store.notice import Notice, Topic
from unionbook.ui.frame import work

if TYPE_CHECKING:
    from unionbook.services.filecheck import Checked
    from unionbook.ui.frame.guarding import Guarding

AFTER = 20_000
"""ms after the opening until a due check begins: first the pages and the backup."""


class Checking(QObject):
    """Belongs to the guarding of a desk. result: of the last check of this opening."""

    def __init__(self, guarding: "Guarding") -> None:
        super().__init__(guarding)
        self.guarding, self.book = guarding, guarding.book
        self.result: Checked | None = None
        self.going = False
        self._later = QTimer(self, singleShot=True, interval=AFTER)
        self._later.timeout.connect(self._when_idle)

    def begin_if_due(self) -> None:
        """A check that is due begins by itself after a while."""
        if any(one.topic is Topic.CHECK_DUE for one in self.book.notices):
            self._later.start()

    def _when_idle(self) -> None:
        if work.busy():
            self._later.start()
        else:
            self.begin()

    def begin(self) -> None:
        """Check now."""
        from unionbook.services.filecheck import check_file

        self._later.stop()
        if self.going:
            return
        self.going = True
        self._not_due()
        desk = self.guarding.desk
        work.run(
            desk, lambda step: check_file(self.book, step), self._done, "正在核对台账文件，可以照常工作", self._failed
        )
        self._refresh()

    def _done(self, result: "Checked") -> None:
        self.going, self.result = False, result
        desk = self.guarding.desk
        if result.sound:
            desk.toast(result.sentence)
        else:
            self._tell_hurt(result)
        self._refresh()

    def _failed(self, refusal: Refusal) -> None:
        self.going = False
        self.guarding.desk.refuse(refusal)
        self._refresh()

    def _tell_hurt(self, result: "Checked") -> None:
        if not result.physical:
            self.guarding.desk.refuse(Refusal(result.sentence))
            return
        words = f"{result.sentence}现在只能查看；请用最近的备份继续工作，或用“抢救”取出还能读的记录。"
        self.book.only_read(Notice(Topic.DAMAGED, words))
        self.guarding.tell_again()

    def _not_due(self) -> None:
        self.book.notices[:] = [one for one in self.book.notices if one.topic is not Topic.CHECK_DUE]
        self.guarding.tell_again()

    def _refresh(self) -> None:
        """The page that shows the result, when it is in front."""
        from unionbook.ui.aside.filecheck import FileCheckPage

        if isinstance(page := self.guarding.desk.page, FileCheckPage):
            page.refresh()
