"""恢复单, printed later than the passphrase was set: for whoever knows that. Who put it off is reminded once."""

from typing import TYPE_CHECKING

from unionbook.store.notice import Topic
from unionbook.store.pc.sheets import settled

if TYPE_CHECKING:
    from unionbook.ui.frame.desk import Desk


def offer_sheet(desk: "Desk") -> None:
    """Ask for the passphrase, and offer the sheet."""
    from unionbook.services.privacy.encryption import office_of
    from unionbook.ui.aside.recoverysheet import SheetOffer
    from unionbook.ui.aside.visitor import LeaveVisitor

    frame, book, key = desk.frame, desk.book, desk.frame.locking.key
    if key is None:
        return
    dialog = LeaveVisitor(frame.locking.asking(), frame, "补印恢复单", "先输入口令。")

    def offer() -> None:
        settle(desk)
        SheetOffer(office_of(book), book.path, key, book.today(), frame).open()

    dialog.accepted.connect(offer)
    dialog.open()


def settle(desk: "Desk") -> None:
    """Nobody is reminded any more."""
    if (key := desk.frame.locking.key) is not None:
        settled(key.head)
    desk.book.notices[:] = [one for one in desk.book.notices if one.topic is not Topic.SHEET_DUE]
    desk.guarding.tell_again()
    if not desk.guarding.banner.take_keys():
        desk.pages.take_keys()
