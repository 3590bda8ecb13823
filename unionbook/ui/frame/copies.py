"""The copies of the open book, seen from the window: backups at their times, 另存为, 复制到 U 盘, 安全退出, 恢复."""

import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog

from unionbook.ground.errors import Refusal
from unionbook.store.book import Book
from unionbook.ui.frame import work
from unionbook.ui.frame.page import Shell
from unionbook.ui.frame.sticks import Stick, sticks

if TYPE_CHECKING:
    from unionbook.services.backup.keeping import Outcome, Why
    from unionbook.store.backup.kept import Kept
    from unionbook.store.backup.pages import Step
    from unionbook.ui.frame.window import Window

T = TypeVar("T")

AFTER = 3000
"""ms after the opening until the backup of the opening begins: first the pages are shown."""

FILES = "工会台账 (*.ubk)"


class Copies:
    """Belongs to the window. told: called when a backup was made or failed."""

    def __init__(self, window: "Window") -> None:
        self.window = window
        self.told: list[Callable[[], None]] = []
        self._begun: Book | None = None
        self._going: threading.Event | None = None
        self.attending = False

    # --- backups at their times ------------------------------------------------------------------------------------

    def opened(self, book: Book) -> None:
        """A book is laid out: what is not in a backup yet is put into one, after a while."""
        if self._begun is not book:
            self._begun = book
            self._later()

    def _later(self) -> None:
        if self.window.desk is not None:
            timer = QTimer(self.window.desk, singleShot=True, interval=AFTER)
            timer.timeout.connect(self._prepare_opened)
            timer.start()

    def _prepare_opened(self) -> None:
        from unionbook.services.backup.keeping import Why

        self.prepare(Why.OPENED)

    def prepare(self, why: "Why") -> None:
        """Begin a backup beside the window, if there is anything to save."""
        from unionbook.services.backup.keeping import waiting

        desk = self.window.desk
        if desk is None:
            return
        if work.busy():
            self._later()
            return
        backups, going = waiting(desk.book), threading.Event()
        if backups is None:
            return
        self._going = going

        def make(step: "Step") -> "Outcome":
            try:
                return backups.make(why, step)
            finally:
                going.set()

        work.run(desk, make, self._done, "正在备份，可以照常工作", self._failed)

    def before(self, why: "Why") -> None:
        """What is about to be done changes much: what there is now is in a backup first. It never stops the work."""
        from unionbook.services.backup.keeping import waiting
        from unionbook.store.backup.pages import Stopped

        desk = self.window.desk
        if desk is None:
            return
        going = self._going
        if going is not None and not going.is_set():
            self._attended(lambda step: going.wait(60), "正在备份，请稍候")
        backups = waiting(desk.book)
        if backups is not None:
            make = partial(backups.make, why)
            with suppress(Stopped):
                self._done(self._attended(make, "正在备份，请稍候"))

    def closing(self) -> None:
        """The book in front is about to be closed."""
        from unionbook.services.backup.keeping import Why

        desk = self.window.desk
        if desk is not None:
            work.drop(desk)
            self.before(Why.CLOSING)
            self._readable(desk.book)

    def _readable(self, book: Book) -> None:
        """The copy that needs no program, where the office wants one. It never stops the closing."""
        from unionbook.services.outlet.readable import due, write_readable
        from unionbook.store.mirror import Mirror
        from unionbook.ui.frame.beside import closing, lent

        try:
            if due(book):
                mirror = Mirror(book)
                write = partial(closing, mirror, partial(lent, mirror, write_readable))
                self._attended(lambda step: write(), "正在另存可读副本，请稍候")
        except Refusal as refusal:
            self._failed(refusal)

    def make_now(self, done: "Callable[[Outcome], None]") -> None:
        """现在备份: also when nothing has changed."""
        from unionbook.services.backup.keeping import Backups, Why

        desk = self.window.desk
        if desk is None:
            return
        backups = Backups(desk.book)

        def ended(outcome: "Outcome") -> None:
            self._done(outcome)
            done(outcome)

        work.run(desk, lambda step: backups.make(Why.ASKED, step, always=True), ended, "正在备份，可以照常工作")

    def _done(self, outcome: "Outcome") -> None:
        if outcome.troubles:
            self.window.refuse(Refusal(outcome.troubles[0]))
        for tell in list(self.told):
            tell()

    def _failed(self, refusal: Refusal) -> None:
        from unionbook.store.backup.pages import Stopped

        if not isinstance(refusal, Stopped):
            self.window.refuse(refusal)

    def _attended(self, function: "Callable[[Step], T]", title: str) -> T:
        self.attending = True
        try:
            return work.attended(self.window, self.window.centralWidget(), function, title)
        finally:
            self.attending = False

    # --- copies for other places -----------------------------------------------------------------------------------

    def save_as(self) -> None:
        """另存为 (F12): a whole copy under another name; work goes on in the book that is open."""
        desk = self.window.desk
        if desk is None:
            return
        usual = desk.book.path.with_name(f"{desk.book.path.stem} 副本.ubk")
        chosen, _ = QFileDialog.getSaveFileName(self.window, "另存为", str(usual), FILES)
        if chosen:
            self.carry(Path(chosen).with_suffix(".ubk"), replacing=True)

    def to_stick(self) -> None:
        """复制到 U 盘: to the one stick that is there, or to the chosen one."""
        desk = self.window.desk
        if desk is None:
            return
        found = sticks(desk.book.path)
        if not found:
            words = "没有找到别的 U 盘。请插好后再试；要存到别的位置，请用“另存为”（F12）。"
            desk.refuse(Refusal(words))
            return
        if len(found) == 1:
            self.carry(found[0].root / desk.book.path.name)
            return
        from unionbook.ui.aside.stickchoice import StickChoice

        dialog = StickChoice(found, self.window)
        dialog.chosen.connect(lambda stick: self._onto(stick))
        dialog.open()

    def _onto(self, stick: Stick) -> None:
        if self.window.desk is not None:
            self.carry(stick.root / self.window.desk.book.path.name)

    def carry(self, target: Path, replacing: bool = False) -> None:
        """Write a copy, read it back, say that it is safe. replacing: the clerk has agreed to replace what is there."""
        from unionbook.services.backup.carrying import carry_to
        from unionbook.ui.aside.carried import CarriedSheet

        desk = self.window.desk
        if desk is None:
            return
        book = desk.book
        work.run(
            desk,
            lambda step: carry_to(book, target, replacing, step),
            lambda carried: CarriedSheet(carried, self.window).open(),
            "正在复制并读回核对",
            self._failed,
        )

    def leave_safely(self) -> None:
        """安全退出: everything is saved, backed up and closed; then it is said that the stick may be pulled."""
        from unionbook.services.backup.keeping import Backups
        from unionbook.services.backup.standing import standing_of
        from unionbook.ui.aside.carried import LeftSheet

        desk = self.window.desk
        if desk is None or not desk.pages.leave():
            return
        path, backups = desk.book.path, Backups(desk.book)
        self.closing()
        standing = standing_of(backups)
        self.window.close_book()
        if self.window.desk is None:
            LeftSheet(path, standing, self.window).open()

    # --- restoring -------------------------------------------------------------------------------------------------

    def restore(self, kept: "Kept") -> None:
        """Save the present, put the backup in its place, and open it."""
        from unionbook.services.backup.keeping import Backups
        from unionbook.services.backup.returning import restore_into, save_bytes, save_present

        window, desk = self.window, self.window.desk
        if desk is None or not desk.pages.leave():
            return
        work.drop(desk)
        book, key = desk.book, window.locking.key
        backups = Backups(book)
        try:
            saved = self._attended(lambda step: save_present(backups, step), "正在备份现在的台账")
        except Refusal as not_saved:
            desk.refuse(not_saved)
            return
        desk.let_go()

        def close() -> None:
            book.close()
            if not saved:
                save_bytes(book.path, backups.file_id)

        refusal: Refusal | None = None
        try:
            self._attended(
                lambda step: restore_into(kept.path, book.path, book.cabinet, book.key, close), "正在恢复，请稍候"
            )
        except Refusal as told:
            refusal = told
        book.close()
        window.desk = None
        window.show_first()
        window.open_book(book.path, key)
        if refusal is not None:
            window.refuse(refusal)
        elif window.desk is not None:
            words = f"已恢复到 {kept.made.replace('T', ' ')} 的备份；恢复前的台账也在备份里。"
            window.desk.toast(words)


def back_up(shell: Shell, count: int) -> None:
    """Before a batch of so many records: what there is now is in a backup first."""
    from unionbook.services.backup.keeping import Why

    frame = getattr(shell, "frame", None)
    if count > 1 and frame is not None:
        frame.copies.before(Why.BATCH)
