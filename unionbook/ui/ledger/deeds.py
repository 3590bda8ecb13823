"""What can be done with the chosen rows of a list: copy, remove."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from unionbook.ground.errors import Refusal
from unionbook.ground.kind import Kind
from unionbook.services import saving
from unionbook.ui.frame.page import Shell

if TYPE_CHECKING:
    from unionbook.ui.ledger.drawer import Drawer


def names(shell: Shell, kind: Kind, uids: Sequence[str]) -> str:
    """What the rows are called in a sentence: the one's title, or how many."""
    return shell.book.title(kind.name, uids[0]) if len(uids) == 1 else f"{len(uids)} {kind.measure}"


def copy(shell: Shell, kind: Kind, uids: Sequence[str]) -> None:
    """The rows' titles to the clipboard, a line for each."""
    QApplication.clipboard().setText("\n".join(shell.book.title(kind.name, uid) for uid in uids))


def remove(shell: Shell, kind: Kind, uids: Sequence[str]) -> bool:
    """Remove records with their drafts, and drafts of what never was a record. False when the book refuses."""
    book = shell.book
    existing = [uid for uid in uids if book.values(kind.name, uid) is not None]
    called = names(shell, kind, existing) if existing else f"{len(uids)} 份草稿"
    try:
        saving.remove(book, kind, uids)
    except Refusal as refusal:
        shell.refuse(refusal)
        return False
    shell.toast(f"已删除 {called}", shell.undo)
    return True


def remove_chosen(drawer: "Drawer") -> bool:
    """Remove the record in the form, or the rows chosen in the list; False when there is nothing to remove."""
    form, table = drawer.form, drawer.table
    uids = [] if drawer.kind.lasting else [form.uid] if drawer.in_form() else table.chosen()
    place = table.place()
    if not uids or (form.uid not in uids and not form.leave()):
        return False
    if form.uid in uids:
        form.show_nothing()
    if remove(drawer.shell, drawer.kind, uids):
        table.go_to(max(place, 0))
    return True
