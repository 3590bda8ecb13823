"""What becomes of pasted rows, before any of them is written."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QListWidget, QVBoxLayout

from unionbook.ground.errors import Refusal
from unionbook.services.intake.model import VERDICTS, Verdict, Verdicts
from unionbook.services.intake.writing import take_in
from unionbook.services.lists.pasting import wrong
from unionbook.ui.ledger.bringing import bring_in
from unionbook.ui.look import theme

if TYPE_CHECKING:
    from unionbook.ui.ledger.drawer import Drawer


class PasteView(QDialog):
    """Counts, what is wrong row by row, and the button that takes the rest."""

    def __init__(self, drawer: "Drawer", found: Verdicts, text: str) -> None:
        super().__init__(drawer.window())
        self.drawer, self.found, self.text = drawer, found, text
        kind = drawer.kind
        self.setWindowTitle(f"粘贴{kind.label}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(theme.SIZES.px(520), theme.SIZES.px(360))
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 16, 20, 16)
        box.setSpacing(theme.SIZES.px(10))
        box.addWidget(theme.look(QLabel(f"粘贴了 {len(found.rows):,} 行"), "section"))
        box.addWidget(QLabel(self._counts()))
        left = [match.head.full for match in found.plan.columns.columns if not match.path]
        if left:
            note = theme.look(QLabel(f"没有认出的列不写入：{'、'.join(left)}"), "caption")
            note.setWordWrap(True)
            box.addWidget(note)
        self.wrong = QListWidget()
        self.wrong.setAccessibleName("有误的行")
        self.wrong.setWordWrap(True)
        self.wrong.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.wrong.addItems(wrong(found))
        self.wrong.setVisible(self.wrong.count() > 0)
        box.addWidget(self.wrong, 1)
        if not self.wrong.count():
            box.addStretch()
        box.addLayout(self._foot())

    def _counts(self) -> str:
        told = [f"{words} {self.found.count(one)}" for one, words in VERDICTS.items() if self.found.count(one)]
        return " · ".join(told)

    @property
    def taken(self) -> int:
        """How many rows would be written."""
        return self.found.count(Verdict.NEW) + self.found.count(Verdict.UPDATE)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        cancel = theme.button("不写入")
        self.take = theme.button(f"写入 {self.taken:,} 行", "", "primary")
        self.take.setVisible(self.taken > 0)
        mend = theme.button("逐行修正…", tip="在导入页里改有误的行、改对应的列")
        mend.clicked.connect(self._mend)
        mend.setVisible(self.wrong.count() > 0)
        row.addWidget(mend)
        cancel.clicked.connect(self.close)
        self.take.clicked.connect(self._take)
        row.addStretch()
        row.addWidget(cancel)
        row.addWidget(self.take)
        (self.take if self.taken else cancel).setDefault(True)
        return row

    def _mend(self) -> None:
        """The same rows on the import page, where each can be mended."""
        self.close()
        bring_in(self.drawer, self.text)

    def _take(self) -> None:
        drawer = self.drawer
        try:
            done = take_in(drawer.book, self.found)
        except Refusal as refusal:
            self.close()
            drawer.shell.refuse(refusal)
            return
        self.close()
        drawer.shell.toast(f"已粘贴：新增 {done.new}，更新 {done.changed} {drawer.kind.measure}", drawer.shell.undo)
        if len(done.uids) > 0:
            drawer.table.go(done.uids[0])
