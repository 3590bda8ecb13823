"""Who may see the open book now: the key it was opened with, the lock of the window, the veil for visitors."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget

from unionbook.ground.errors import Refusal
from unionbook.ui.frame import work
from unionbook.ui.frame.messages import keep
from unionbook.ui.frame.opening import laid_out
from unionbook.ui.frame.rounds import next_round
from unionbook.ui.help.key import on_f1, show
from unionbook.ui.look import theme

if TYPE_CHECKING:
    from unionbook.services.privacy.encryption import Changed
    from unionbook.store.book import Book
    from unionbook.store.secrecy.keys import Key
    from unionbook.ui.aside.lock import Asking
    from unionbook.ui.frame.desk import Desk
    from unionbook.ui.frame.window import Window


@dataclass(frozen=True)
class Spot:
    """Where the clerk was: the tab, and the record in front of its list."""

    tab: int
    kind: str = ""
    uid: str = ""


class Locking(QObject):
    """key: of the open book, None for a plain one.  closed: the locked book's path, while it is locked and closed.

    aside: the desk of a locked book that could not be closed.  veiled: the visitors' veil lies over the book.
    """

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.frame = window
        self.key: Key | None = None
        self.closed: Path | None = None
        self.aside: Desk | None = None
        self.spot = Spot(0)
        self.veiled = False
        self._read_only = ""
        self._changing: Book | None = None

    @property
    def locked(self) -> bool:
        """Is nothing to be seen?"""
        return self.closed is not None or self.aside is not None

    # --- opening ---------------------------------------------------------------------------------------------------

    def ask(self, path: Path) -> None:
        """Ask for the key of an encrypted book, and open it."""
        from unionbook.ui.aside.unlock import Unlock

        dialog = Unlock(path, self.frame)
        on_f1(dialog, "锁定", self.frame.cabinet)
        dialog.unlocked.connect(lambda key: self.frame.open_book(path, key))
        dialog.unlocked.connect(lambda key: self._offer_another(dialog.asking.forgotten))
        dialog.open()

    def _offer_another(self, forgotten: bool) -> None:
        """Whoever came in by the recovery sheet knows no passphrase: a new one is asked for at once."""
        desk = self.frame.desk
        if forgotten and desk is not None and not desk.book.read_only:
            from unionbook.ui.aside.rekeying import FORGOTTEN, Rekeying

            Rekeying(self.frame, FORGOTTEN).open()

    def took(self, key: "Key | None") -> None:
        """A book was opened with this key."""
        self.let_go()
        self.key, self.closed, self.veiled = key, None, False

    # --- the lock --------------------------------------------------------------------------------------------------

    def lock(self) -> None:
        """Ctrl+L, or nobody was there for a while: hide everything, close the book and forget its key."""
        window = self.frame
        window.anew.now()
        if (desk := window.desk) is None or self.locked:
            return
        self._close_dialogs()
        window.clipping.clear()
        self.spot = spot_of(desk)
        path, encrypted = desk.book.path, self.key is not None
        if work.busy() or not desk.pages.leave():
            self._hide(desk)
        else:
            window.put_away()
            self.key, self.closed = None, path
        self._show_page(path, encrypted)

    def _hide(self, desk: "Desk") -> None:
        """The desk with what could not be written is kept, out of sight."""
        self.frame.takeCentralWidget()
        desk.hide()
        self.aside, self.frame.desk = desk, None

    def _show_page(self, path: Path, encrypted: bool) -> None:
        from unionbook.ui.aside.lock import CLOSED, HELD, SCREEN, LockPage, for_file

        if encrypted and self.aside is None:
            by_file = for_file(path)
            by_file.unlocked.connect(self.unlock)
            by_file.unlocked.connect(lambda key: self._offer_another(by_file.forgotten))
            asking: QWidget = by_file
            words = CLOSED
        else:
            by_key = self.asking()
            by_key.unlocked.connect(lambda _: self.unlock(self.key))
            asking = by_key
            words = HELD if encrypted else SCREEN
        page = LockPage(words, asking, self.frame.close)
        on_f1(page, "锁定", self.frame.cabinet)
        page.help.clicked.connect(lambda: show(page, "锁定", self.frame.cabinet))
        self.frame.name_window(None, False)
        self.frame.setCentralWidget(page)
        page.setFocus()

    def asking(self) -> "Asking":
        """What asks for the secret of the book that is open: its passphrase or sheet, or the PIN of this PC."""
        from unionbook.store.secrecy.unlock import answers
        from unionbook.ui.aside.lock import Asking, for_pin

        key = self.key
        if key is None:
            return for_pin(self.frame.settings.pin)
        wrong = "口令不对，请检查大小写和输入法；忘记口令的，填恢复单上的四行。"
        return Asking("口令", partial(answers, key), wrong, f"key {key.head.hex()}")

    def unlock(self, key: "Key | None") -> None:
        """Everything as it was before the lock."""
        desk, path = self.aside, self.closed
        self.aside = self.closed = None
        if desk is not None:
            self.frame.desk = desk
            self.frame.setCentralWidget(desk)
            desk.show()
            desk.pages.take_keys()
            self.frame.name_window(desk.book.path, False)
        elif path is not None:
            self.frame.open_book(path, key, self.spot.tab)
            if self.frame.desk is not None:
                go_to(self.frame.desk, self.spot)

    def _close_dialogs(self) -> None:
        """Menus and dialogs may show something of the book."""
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
            if popup is QApplication.activePopupWidget():
                break
        for dialog in self.frame.findChildren(QDialog):
            if dialog.isVisible():
                dialog.reject()

    # --- visitors --------------------------------------------------------------------------------------------------

    def turn_visitor(self) -> None:
        """F9: lay the veil over the book, or, for the passphrase or PIN, lift it."""
        if self.frame.desk is None or self.locked:
            return
        if self.veiled:
            self._ask_to_lift()
        elif self.frame.desk.pages.leave():
            self._lay()

    def _lay(self) -> None:
        from unionbook.store.secrecy import veil

        desk = self.frame.desk
        assert desk is not None
        self._read_only = desk.book.read_only
        try:
            veil.lay(desk.book)
        except Refusal as refusal:
            self.frame.refuse(refusal)
            return
        self.veiled = True
        self.frame.anew.lay(0)

    def _ask_to_lift(self) -> None:
        from unionbook.ui.aside.visitor import LeaveVisitor

        if self.key is None and not self.frame.settings.pin:
            self.lift()
            return
        dialog = LeaveVisitor(self.asking(), self.frame)
        dialog.accepted.connect(self.lift)
        dialog.open()

    def lift(self) -> None:
        """Visitors are gone."""
        from unionbook.store.secrecy import veil

        if self.frame.desk is not None and self.veiled:
            veil.lift(self.frame.desk.book, self._read_only)
            self.veiled = False
            self.frame.anew.lay(0)

    # --- another key -----------------------------------------------------------------------------------------------

    def change(self, passphrase: str | None) -> None:
        """Put the book under another passphrase (None: under none), beside the window, and open it again."""
        from unionbook.services.privacy.encryption import change_passphrase

        window, desk, old = self.frame, self.frame.desk, self.key
        if desk is None or not desk.pages.leave():
            return
        book, self.spot = desk.let_go(), Spot(desk.nav.bar.currentIndex())
        window.desk, self._changing = None, book
        words = theme.look(QLabel("正在换口令，请不要拔出 U 盘，也不要关电脑。"), "label")
        words.setContentsMargins(40, 40, 40, 40)
        window.setCentralWidget(words)
        work.run(
            window,
            lambda step: change_passphrase(book, passphrase, old.raw if old else None, step),
            lambda changed: self._changed(book.path, changed),
            "正在换口令，请稍候",
            lambda refusal: self._not_changed(book, old, refusal),
        )

    def _changed(self, path: Path, changed: "Changed") -> None:
        self._changing = None
        window = self.frame
        window.show_first()
        window.open_book(path, changed.key, self.spot.tab)
        if window.desk is None:
            return
        go_to(window.desk, self.spot)
        if changed.key is not None:
            from unionbook.ui.aside.recoverysheet import SheetOffer

            SheetOffer(changed.office, path, changed.key, changed.day, window, *changed.sentences).open()
        else:
            told = "".join(("口令已去掉，台账不再加密。", *changed.sentences))
            keep(window.desk.book, told)
            window.desk.banner.tell(told)

    def _not_changed(self, book: "Book", old: "Key | None", refusal: Refusal) -> None:
        from unionbook.store.secrecy.rekey import NotPlaced

        self._changing = None
        if isinstance(refusal, NotPlaced):
            self.frame.show_first()
            self.frame.open_book(book.path, old, self.spot.tab)
        else:
            laid_out(self.frame, book, self.spot.tab)
        self.frame.refuse(refusal)

    def let_go(self) -> None:
        """The window closes."""
        if self._changing is not None:
            self._changing.close()
            self._changing = None
        if self.aside is not None:
            self.aside.let_go().close()
            self.aside = None


def spot_of(desk: "Desk") -> Spot:
    """Where the clerk is."""
    from unionbook.ui.ledger.ledger import LedgerPage

    page, tab = desk.page, max(0, desk.nav.bar.currentIndex())
    if isinstance(page, LedgerPage):
        return Spot(tab, page.drawer.kind.name, page.drawer.form.uid)
    return Spot(tab)


def go_to(desk: "Desk", spot: Spot) -> None:
    """Back to the record of a spot, as far as it is still there."""
    if spot.uid and spot.kind in desk.book.cabinet:
        kind = desk.book.cabinet[spot.kind]

        def show() -> None:
            if desk.frame.desk is desk:
                desk.open_record(kind, spot.uid)

        next_round(desk, show)
