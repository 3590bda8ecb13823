"""The window: one frame that holds either the first page or the desk of the open book."""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.errors import Refusal
from unionbook.store.book import Book
from unionbook.store.opening.names import whole
from unionbook.store.secrecy.unlock import encrypted
from unionbook.ui.frame import work
from unionbook.ui.frame.anew import Anew
from unionbook.ui.frame.clipping import Clipping, settle
from unionbook.ui.frame.copies import Copies
from unionbook.ui.frame.curtain import LATEST
from unionbook.ui.frame.dropping import Dropping
from unionbook.ui.frame.idle import Idle
from unionbook.ui.frame.locking import Locking
from unionbook.ui.frame.opening import laid_out, note_opened, opened
from unionbook.ui.frame.settings import Recent, Settings
from unionbook.ui.frame.sticks import drives
from unionbook.ui.frame.support import note_soon
from unionbook.ui.frame.warming import FIRST, WARMS, warm
from unionbook.ui.look import icons, theme
from unionbook.ui.look.tokens import SCALES

if TYPE_CHECKING:
    from unionbook.store.secrecy.keys import Key
    from unionbook.ui.frame.desk import Desk

NAME, WHOLE = "UnionBook", "工会台账 UnionBook"
SMALLEST = QSize(1024, 520)
FILES = "工会台账 (*.ubk)"

EDGE, BAR = 8, 40
"""px the system may draw around a window, and above it."""


class Window(QMainWindow):
    """Opens and closes books, and keeps what belongs to this PC: text size, theme, place, recent books."""

    def __init__(self, cabinet: Cabinet, settings: Settings, system: float = 1.0) -> None:
        super().__init__()
        self.cabinet, self.settings, self.system = cabinet, settings, system
        self.desk: Desk | None = None
        self.drives = drives
        self.copies, self.clipping, self.dropping = Copies(self), Clipping(self), Dropping(self)
        self.locking, self.idle, self.anew = Locking(self), Idle(self, settings.idle), Anew(self)
        self.idle.passed.connect(self.locking.lock)
        if settings.size not in SCALES:
            settings.size = self._fitting_size()
        self.setMinimumSize(SMALLEST)
        QTimer.singleShot(LATEST, self, lambda: self.setWindowIcon(icons.app_icon()))
        self.dress()
        self._place()

    def _fitting_size(self) -> str:
        """A large screen at 100 % calls for large type."""
        return "大" if self.screen().geometry().width() >= 1900 else "标准"

    def _place(self) -> None:
        self.resize(1366, 768)
        if self.settings.place:
            self.restoreGeometry(QByteArray.fromBase64(self.settings.place.encode()))
            self._come_in_sight()
        elif self.screen().availableGeometry().width() <= 1400:
            self.setWindowState(Qt.WindowState.WindowMaximized)  # not shown yet: what it is opened for comes with it

    def _come_in_sight(self) -> None:
        """A smaller screen than before, or one that is gone: the whole window is on one that is there."""
        at, screen = self.geometry(), self.screen().availableGeometry()
        # The bar over the window and its edges are not known before it is seen.
        room = screen.adjusted(EDGE, BAR, -EDGE, -EDGE)
        if not self.isMaximized() and not screen.contains(at.adjusted(-EDGE, -EDGE, EDGE, EDGE)):
            at.setSize(at.size().boundedTo(room.size()))
            left = max(room.left(), min(at.left(), room.right() + 1 - at.width()))
            at.moveTo(left, max(room.top(), min(at.top(), room.bottom() + 1 - at.height())))
            self.setGeometry(at)

    def dress(self) -> None:
        """Give the program the look that is set."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, SCALES[self.settings.size], self.settings.dark, self.system)

    # --- books -----------------------------------------------------------------------------------------------------

    def show_first(self, refusal: Refusal | None = None) -> None:
        """The first page, with a sentence when a book could not be opened."""
        from unionbook.ui.home.first import FirstPage

        self.name_window(None, False)
        page = FirstPage(self)
        if refusal is not None:
            page.refuse(refusal)
        self.setCentralWidget(page)
        QTimer.singleShot(0, page, lambda: QTimer.singleShot(WARMS, page, partial(warm, FIRST)))

    def open_book(self, path: Path, key: "Key | None" = None, tab: int = 0) -> None:
        """Open the book at a path instead of the open one, with its key, which is asked for where it is needed."""
        if self.desk is not None and _same(self.desk.book.path, path):
            return
        if key is None and encrypted(path):
            self.locking.ask(path)
        else:
            self.take(lambda: opened(self, path, key, 0), key, tab)

    def take(self, opening: Callable[[], Book], key: "Key | None" = None, tab: int = 0) -> None:
        if self.desk is not None and not self.desk.pages.leave():
            return
        begun = time.monotonic()
        try:
            book = opening()
        except Refusal as refusal:
            note_soon("NOT_OPENED")
            self.refuse(refusal)
            return
        self.put_away()
        self.locking.took(key)
        if laid_out(self, book, tab):
            note_opened(book, begun)

    def lay_out(self, book: Book, tab: int = 0) -> None:
        """Show an open book."""
        from unionbook.ui.frame.desk import Desk

        self.desk = Desk(book, self)
        self.setCentralWidget(self.desk)
        self.desk.show()
        self.desk.go(min(tab, len(self.desk.tabs) - 1))
        self.desk.guarding.begin()
        if self.desk.page is not None:
            self.desk.curtain.reveal(self.desk.page.come)
        self.copies.opened(book)
        self._remember(book)
        self.desk.curtain.after(self.settings.save)

    def put_away(self) -> None:
        """Close the open book, if there is one."""
        self.anew.now()
        if self.desk is None:
            return
        book = self.desk.book
        self.clipping.clear()
        self._remember(book)
        try:
            self.copies.closing()
        finally:
            self.desk.let_go()
            book.close()
            self.desk = None

    def _remember(self, book: Book) -> None:
        with suppress(Refusal):  # What cannot be read now is remembered as it was.
            if not book.practice_day:
                self.settings.remember(Recent.of(book))

    def reopen(self) -> None:
        """Open the book in front anew: another copy may be the newest now, or its file may be writable."""
        if self.desk is not None and self.desk.pages.leave():
            path, key = self.desk.book.path, self.locking.key
            self.put_away()
            self.show_first()
            self.open_book(path, key)

    def close_book(self) -> None:
        """Close the book and go back to the first page."""
        if self.desk is not None and self.desk.pages.leave():
            self.put_away()
            self.locking.took(None)
            self.show_first()

    def refuse(self, refusal: Refusal) -> None:
        """Say why something was not done, on the page that is there."""
        from unionbook.ui.home.first import FirstPage
        if self.desk is not None:
            self.desk.refuse(refusal)
        elif isinstance(page := self.centralWidget(), FirstPage):
            page.refuse(refusal)
        else:
            self.show_first(refusal)

    def ask_open(self) -> None:
        """Choose a book and open it."""
        start = Path(self.settings.recent[0].path).parent if self.settings.recent else Path.home()
        chosen, _ = QFileDialog.getOpenFileName(self, "打开台账", str(start), FILES)
        if chosen:
            self.open_book(Path(chosen))

    def ask_new(self, table: bool = False) -> None:
        """Ask for the three things a new book needs, and make it. table: go on with a table of Excel."""
        from unionbook.ui.home.newbook import NewBook

        if self.desk is not None and not self.desk.pages.leave():
            return
        dialog = NewBook(self.cabinet, self)
        dialog.made.connect(partial(self._made, table))
        dialog.open()

    def _made(self, table: bool, book: Book, key: "Key | None") -> None:
        """A new book; the sheet that opens it without its passphrase is offered at once."""
        self.take(lambda: book, key)
        if table and self.desk is not None:
            from unionbook.ui.intake.joins import show_import

            show_import(self.desk)
        if key is not None:
            from unionbook.services.privacy.encryption import office_of
            from unionbook.store.pc.sheets import owe
            from unionbook.ui.aside.recoverysheet import SheetOffer

            owe(key.head)
            SheetOffer(office_of(book), book.path, key, book.today(), self).open()

    def open_practice(self) -> None:
        """Open the practice book, made when it is not there."""
        from unionbook.ui.frame.practice import open_practice

        open_practice(self)

    # --- look ------------------------------------------------------------------------------------------------------

    def name_window(self, path: Path | None, dirty: bool) -> None:
        """The title: a dot while something is unsaved, the book, the program."""
        self.setWindowTitle(f"{'● ' if dirty else ''}{path.stem} — {NAME}" if path else WHOLE)

    def set_size(self, name: str) -> None:
        """Another text size."""
        if name != self.settings.size:
            self._restyle(name, self.settings.dark)

    def next_size(self) -> None:
        """标准 → 大 → 特大 → 标准."""
        names = list(SCALES)
        self.set_size(names[(names.index(self.settings.size) + 1) % len(names)])

    def step_size(self, by: int) -> None:
        """One text size up or down."""
        names = list(SCALES)
        self.set_size(names[max(0, min(names.index(self.settings.size) + by, len(names) - 1))])

    def set_dark(self, dark: bool) -> None:
        """The dark or the light theme."""
        if dark != self.settings.dark:
            self._restyle(self.settings.size, dark)

    def _restyle(self, size: str, dark: bool) -> None:
        """Pages hold icons and sizes: they are laid out anew on the same book, once the old ones are gone."""
        if self.desk is not None and not self.desk.pages.leave():
            return
        self.settings.size, self.settings.dark = size, dark
        self.settings.save()
        if self.desk is None:
            self.dress()
            if not self.locking.locked:
                self.show_first()
            return
        self.anew.lay(self.desk.nav.bar.currentIndex())

    def tell_about(self) -> None:
        """What this program is."""
        from unionbook.ui.aside.help import About

        About(self).open()

    def closeEvent(self, event: QCloseEvent) -> None:
        # Whatever goes wrong on the way: a window with something in it stays.
        event.ignore()
        if self.copies.attending or (self.desk is not None and not self.desk.pages.leave()):
            return
        work.drop(self)
        settle()
        self.settings.place = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        self.put_away()
        self.locking.let_go()
        self.settings.save()
        event.accept()


def _same(one: Path, other: Path) -> bool:
    return os.path.normcase(whole(one)) == os.path.normcase(whole(other))
