"""续签: the form of the next record in place of one that ends."""

from typing import TYPE_CHECKING

from unionbook.ground.errors import Refusal
from unionbook.services.successor import next_of, successor
from unionbook.ui.form.writing import Writing

if TYPE_CHECKING:
    from unionbook.ui.ledger.drawer import Drawer


def follow_on(drawer: "Drawer", uid: str) -> None:
    """Fill in the form of the next; where there is one already, show that."""
    book, kind, declared = drawer.book, drawer.kind, drawer.kind.successor
    if declared is None or not drawer.form.leave():
        return
    if there := next_of(book, kind, uid):
        drawer.show_record(there)
        drawer.shell.toast(f"已经{declared.verb}过，这是接着它的下一{kind.measure}。")
        return
    try:
        entry = successor(book, kind, uid)
    except Refusal as refusal:
        drawer.shell.refuse(refusal)
        return
    taken = [name for name in declared.kept if entry.values[name] is not None]
    drawer.new(Writing(book, kind, entry=entry, carried=taken))
