"""Copying rows of a list to Excel, and pasting rows of Excel into it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from unionbook.ground.errors import Refusal
from unionbook.services.lists.clipping import clip
from unionbook.services.lists.pasting import headed, judged, many
from unionbook.services.privacy.lifting import shown_in_full
from unionbook.ui.frame import work
from unionbook.ui.frame.clipping import put
from unionbook.ui.ledger.bringing import bring_in
from unionbook.ui.ledger.pasteview import PasteView

if TYPE_CHECKING:
    from unionbook.ui.ledger.drawer import Drawer

MOST = 20_000
"""Rows copied at once."""


class Clipboard:
    """Of one list."""

    def __init__(self, drawer: "Drawer") -> None:
        self.drawer, self.table = drawer, drawer.table
        self.table.copied.connect(self.copy)
        self.table.poured.connect(self.paste)

    def copy(self) -> None:
        """The chosen rows as the list shows them, masked unless the record's numbers were lifted."""
        table, drawer = self.table, self.drawer
        uids = table.chosen()
        if not uids:
            return
        if len(uids) > MOST:
            words = f"选了 {len(uids):,} 条，一次最多复制 {MOST:,} 条，没有复制。更多的请用“打印”或导出。"
            drawer.shell.refuse(Refusal(words))
            return
        columns = list(table.rows.visible)
        rows = table.rows.texts(uids, lambda uid: not shown_in_full(drawer.book, uid))
        made = clip([column.label for column in columns], [column.field for column in columns], rows)
        put(made.text, made.html)
        masked = "，证件号码、电话仍是遮挡的" if any(column.sensitive for column in columns) else ""
        drawer.shell.toast(f"已复制 {len(uids):,} {drawer.kind.measure}{masked}")

    def paste(self) -> None:
        """Rows of the clipboard become records: first it is shown what becomes of each."""
        drawer, text = self.drawer, QApplication.clipboard().text()
        if not text.strip() or drawer.kind.lasting or not drawer.form.leave():
            return
        heads = [column.label for column in self.table.rows.visible]
        kind = drawer.kind
        if many(text):
            bring_in(drawer, headed(drawer.book, kind, text, heads))
            return
        try:
            with work.waiting():
                found = judged(drawer.book, kind, text, heads)
        except Refusal as refusal:
            drawer.shell.refuse(refusal)
            return
        PasteView(drawer, found, headed(drawer.book, kind, text, heads)).open()
