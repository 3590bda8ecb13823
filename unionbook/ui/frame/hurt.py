"""A damaged book: the newest good backup with what differs, or 抢救; where it is open and where it cannot be."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout

from unionbook.ground.errors import Refusal
from unionbook.services.backup.differing import difference, in_full, now_of
from unionbook.services.backup.keeping import Backups
from unionbook.services.backup.settings import home_of
from unionbook.services.backup.standing import standing_of
from unionbook.store.backup.kept import Kept
from unionbook.store.backup.place import Place
from unionbook.store.connection import FAULTS
from unionbook.store.opening.names import whole
from unionbook.ui.help.key import on_f1
from unionbook.ui.look import theme

if TYPE_CHECKING:
    from unionbook.store.book import Book
    from unionbook.store.secrecy.keys import Key
    from unionbook.ui.frame.window import Window

NONE = Refusal("这台电脑上没有这本台账完好的备份。别处如有备份，请直接打开那一份；没有的话，请用“抢救到新台账”。")


def newest_good(book: "Book") -> Kept | None:
    """The newest backup of an open book that can be restored."""
    return standing_of(Backups(book)).last


def compared(book: "Book", kept: Kept) -> str:
    """What restoring it would change, as far as the damaged book can be read."""
    try:
        return in_full(difference(kept, now_of(book)), book.cabinet)
    except (Refusal, *FAULTS):
        return f"那份备份里有 {sum(kept.rows.values()):,} 条记录；损坏的台账读不全，没法逐类比较。"


def told_of(kept: Kept) -> str:
    """Which backup it is."""
    return f"最近一份完好的备份是 {kept.made.replace('T', ' ')} 的"


def salvage_closed(window: "Window", path: Path, key: "Key | None", back: bool = False) -> None:
    """抢救 of a book that is not open. back: when it is given up, the damaged book is shown again."""
    from unionbook.ui.aside.salvage import SalvageSheet

    sheet = SalvageSheet(window, path, key)
    if back:
        sheet.given_up.connect(lambda: window.open_book(path, key))
    sheet.open()


class HurtSheet(QDialog):
    """Of a book too damaged to be opened: why, and what can be done."""

    def __init__(self, window: "Window", path: Path, key: "Key | None", why: str) -> None:
        super().__init__(window)
        self.frame, self.path, self.key = window, path, key
        self.kept = self._newest()
        self.setWindowTitle("台账有损坏")
        self.setMinimumWidth(theme.SIZES.px(560))
        self.restore = theme.button("用最近的备份", "arrow_reset", "primary" if self.kept else "")
        self.rescue = theme.button("抢救到新台账…", style="" if self.kept else "primary")
        self.cancel = theme.button("关闭 Esc")
        self.cancel.setAccessibleName("关闭")
        words = [why, f"{told_of(self.kept)}。" if self.kept else NONE.sentence]
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(theme.SIZES.px(10))
        column.addWidget(theme.look(QLabel("台账有损坏，打不开"), "title"))
        for text in words:
            label = QLabel(text)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            column.addWidget(label)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch()
        for button in (self.cancel, self.rescue, self.restore):
            foot.addWidget(button)
        column.addLayout(foot)
        self.restore.setEnabled(self.kept is not None)
        self.restore.clicked.connect(self._restore)
        self.rescue.clicked.connect(self._rescue)
        self.cancel.clicked.connect(self.reject)
        on_f1(self, "U盘坏了怎么办", window.cabinet)
        (self.restore if self.kept else self.rescue).setFocus()

    def _newest(self) -> Kept | None:
        """The newest good backup this PC has of the book it last saw under this path."""
        where = whole(self.path)
        file_id = next((one.file_id for one in self.frame.settings.recent if one.path == where and one.file_id), "")
        if not file_id:
            return None
        try:
            place = Place(home_of(file_id), file_id, self.frame.cabinet, self.key.raw if self.key else None)
        except OSError:
            return None
        good = (one for one in place.listed() if one.good)
        return max(good, key=lambda one: (one.generation, one.acts, one.made), default=None)

    def _restore(self) -> None:
        from unionbook.services.backup.returning import restore_file
        from unionbook.ui.frame import work

        self.accept()
        if self.kept is None:
            return
        frame, kept, raw = self.frame, self.kept.path, self.key.raw if self.key else None
        work.run(
            frame,
            lambda step: restore_file(kept, self.path, frame.cabinet, raw),
            lambda facts: frame.open_book(self.path, self.key),
            "正在恢复，请稍候",
        )

    def _rescue(self) -> None:
        self.accept()
        salvage_closed(self.frame, self.path, self.key)
