"""Setting, changing and taking off the passphrase of the open book."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout

from unionbook.store.secrecy.tries import Tries
from unionbook.store.secrecy.unlock import answers
from unionbook.ui.aside.passphrase import NewPassphrase, Secret, Wrong, paragraph
from unionbook.ui.frame import work
from unionbook.ui.look import theme

if TYPE_CHECKING:
    from unionbook.ui.frame.window import Window

SET, CHANGE, REMOVE, FORGOTTEN = "设口令", "换口令", "去掉口令", "设新口令"
_WORDS = {
    SET: "整本台账加密。先做一份加了密的、逐行核对，再换下原来的；修改历史全部保留。"
    "中途断电，台账是原来的或新的，不会坏。原来没加密的内容在 U 盘上会留下痕迹，最好再换一个新 U 盘。",
    CHANGE: "整本台账换成新口令，修改历史全部保留。旧口令和旧恢复单从此打不开它。",
    FORGOTTEN: "台账是用恢复单打开的。请现在设一个记得住的新口令；旧口令和这张恢复单从此打不开它，会再印一张新的。",
    REMOVE: "去掉以后，捡到 U 盘的人用这个程序就能看到全部内容。",
}
WIDE = 560
WRONG = "现在的口令不对，没有改动。请检查大小写和输入法；忘记口令的，填恢复单上的四行。"


class Rekeying(QDialog):
    """way: SET, CHANGE or REMOVE, or FORGOTTEN by who has just opened the book by its recovery sheet.

    When everything is right, the window does it.
    """

    def __init__(self, window: "Window", way: str) -> None:
        super().__init__(window)
        self.frame, self.way = window, way
        self.setWindowTitle(way)
        self.setMinimumWidth(theme.SIZES.px(WIDE))
        self.now, self.new = Secret("现在的口令", "现在的口令，或恢复单上的四行"), NewPassphrase()
        self.wrong = Wrong(self.now)
        told = paragraph(_WORDS[way], "label", WIDE - 48)
        cancel, self.do = theme.button("取消 Esc"), theme.button(way, "key", "primary")
        cancel.setAutoDefault(False)
        self.do.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(theme.SIZES.px(10))
        for part in (theme.look(QLabel(way), "title"), told, self.now, self.wrong, self.new):
            column.addWidget(part)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(cancel)
        foot.addWidget(self.do)
        column.addLayout(foot)
        self.now.setVisible(self._asks)
        self.new.setVisible(way != REMOVE)
        cancel.clicked.connect(self.reject)
        self.do.clicked.connect(self.take)
        (self.now if self._asks else self.new.first).setFocus()

    @property
    def _asks(self) -> bool:
        """Is the passphrase there is now asked for?"""
        return self.way in (CHANGE, REMOVE)

    def take(self) -> None:
        """Look at what was typed, and have it done."""
        if not self._known():
            return
        phrase = None if self.way == REMOVE else self.new.taken()
        if phrase is None and self.way != REMOVE:
            return
        self.now.forget()
        self.new.forget()
        self.accept()
        self.frame.locking.change(phrase)

    def _known(self) -> bool:
        """Is the passphrase there is now the right one?"""
        key = self.frame.locking.key
        if not self._asks or key is None:
            return True
        tries = Tries(f"key {key.head.hex()}")
        if seconds := tries.wait():
            self.wrong.say(f"连续输错了几次，请等 {seconds} 秒再试。")
            return False
        with work.waiting():
            right = answers(key, self.now.text())
        if right:
            tries.right()
        else:
            tries.wrong()
            self.wrong.say(WRONG)
            self.now.selectAll()
        return right
