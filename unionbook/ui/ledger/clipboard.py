"""Copying rows of a list to Excel, and pasting rows of Excel into it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from unionbook.ground.errors import Refusal
from unionbook.records.disclosure import EXPORTED
from unionbook.services.lists.clipping import clip
from unionbook.services.lists.pasting import headed, judged, many
from unionbook.services.privacy.access import lift
from unionbook.services.privacy.lifting import shown_in_full
from unionbook.ui.form.unmasking import Asking, Reason
from unionbook.ui.frame import work
from unionbook.ui.frame.clipping import put
from unionbook.ui.ledger.bringing import bring_in
from unionbook.ui.ledger.onpaper import plain_rows
from unionbook.ui.ledger.pasteview import PasteView

if TYPE_CHECKING:
    from unionbook.ui.ledger.drawer import Drawer

COPYING = Asking(
    "复制完整号码",
    "选中的记录里，证件号码、电话、账号会完整复制出去。"
    "这次复制会记入“查阅登记”：谁、何时、哪台电脑、复制什么、多少条、做什么用。",
    "复制完整号码",
    "copy",
)
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
        book = self.drawer.book
        uids, left = self._chosen()
        if uids:
            told = "，证件号码、电话仍是遮挡的" if self.sensitive else ""
            self._put(uids, lambda uid: not shown_in_full(book, uid), told + left)

    @property
    def sensitive(self) -> bool:
        """Does the list show a column that is masked?"""
        return any(column.sensitive for column in self.table.rows.visible)

    def copy_full(self) -> None:
        """The same with full numbers, once it is written down what they are for."""
        uids, left = self._chosen()
        if uids:
            dialog = Reason(self.drawer, COPYING)
            dialog.accepted.connect(lambda: self._copy_full(uids, left, dialog.reason))
            dialog.open()

    def _copy_full(self, uids: list[str], left: str, reason: str) -> None:
        drawer = self.drawer
        try:
            lift(drawer.book, drawer.kind, uids, f"复制{drawer.kind.label}名单", reason, how=EXPORTED)
        except Refusal as refusal:
            drawer.shell.refuse(refusal)
        else:
            self._put(uids, lambda _: False, f"，证件号码、电话是完整的，已记入“查阅登记”{left}")

    def _chosen(self) -> tuple[list[str], str]:
        """The rows to copy, and what is to be said of sealed ones, which are not named; why there are none is told."""
        drawer, chosen = self.drawer, self.table.chosen()
        if len(chosen) > MOST:
            words = f"选了 {len(chosen):,} 条，一次最多复制 {MOST:,} 条，没有复制。更多的请用“打印”或导出。"
            drawer.shell.refuse(Refusal(words))
            return [], ""
        uids = list(plain_rows(drawer, chosen))
        if chosen and not uids:
            drawer.shell.refuse(Refusal("选中的都是保密件，名单里不列内容，没有复制。要用时请逐件打开。"))
        sealed = len(chosen) - len(uids)
        return uids, f"，{sealed:,} {drawer.kind.measure}保密的没有复制" if sealed else ""

    def _put(self, uids: list[str], masked: Callable[[str], bool], told: str) -> None:
        columns, drawer = list(self.table.rows.visible), self.drawer
        rows = self.table.rows.texts(uids, masked)
        made = clip([column.label for column in columns], [column.field for column in columns], rows)
        put(made.text, made.html)
        drawer.shell.toast(f"已复制 {len(uids):,} {drawer.kind.measure}{told}")

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
