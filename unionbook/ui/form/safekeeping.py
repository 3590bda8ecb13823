"""What is typed into a form and not saved is kept on this PC, and offered again when the record is next opened."""

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy

from unionbook.services.recovery.leftover import (
    Leftover,
    forget_typed,
    give_up,
    keep_typed,
    leftover_of,
    leftovers,
    take_up,
    waits,
)
from unionbook.services.recovery.snapshot import Restored, restored, snapshot
from unionbook.ui.form.writing import Writing
from unionbook.ui.frame.savestate import moment
from unionbook.ui.look import theme

if TYPE_CHECKING:
    from unionbook.ui.form.form import Form

EVERY = 2000
"""ms between looks at what was typed: so much may be lost in a power cut."""


class OfferBar(QFrame):
    """An amber line over the fields: what was not saved last time, with 接着填 and 不要了."""

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "notice")
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.go_on, self.leave = theme.button("接着填", style="link"), theme.button("不要了", style="link")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 2, 8, 2)
        row.setSpacing(4)
        row.addWidget(self.words, 1)
        row.addWidget(self.go_on)
        row.addWidget(self.leave)
        self._yes: Callable[[], None] = self.hide
        self._no: Callable[[], None] = self.hide
        self.go_on.clicked.connect(lambda: self._yes())
        self.leave.clicked.connect(lambda: self._no())
        self.hide()

    def offer(self, words: str, yes: Callable[[], None], no: Callable[[], None]) -> None:
        """Offer something."""
        self._yes, self._no = yes, no
        self.words.setText(words)
        self.setAccessibleName(words)
        self.go_on.show()
        self.leave.setText("不要了")
        self.show()

    def tell(self, words: str) -> None:
        """Say what is to be looked at, until it is closed."""
        self._no = self.hide
        self.words.setText(words)
        self.setAccessibleName(words)
        self.go_on.hide()
        self.leave.setText("知道了")
        self.show()


class Safekeeping(QObject):
    """Belongs to a form: keeps what is typed every 2 s when it changed, and offers it again."""

    def __init__(self, form: "Form") -> None:
        super().__init__(form)
        self.form, self.book = form, form.book
        self.bar = OfferBar()
        self._last: tuple[str, dict[str, Any]] | None = None
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.keep)

    def show(self, writing: Writing) -> None:
        """Another record is shown, or the same anew."""
        self._last = None
        self.bar.hide()
        if waits(self.book, writing.entry.uid):
            if not writing.touched:
                self.take_up(writing.entry.uid)
                return
            self.bar.tell("这些内容已存在本机，还没有写进台账；插好 U 盘后自动补写。")
        elif not writing.touched and (found := self._found(writing)) is not None:
            self.bar.offer(words(found), lambda: self.take_up(found.uid), lambda: self._give_up(found))

    def _found(self, writing: Writing) -> Leftover | None:
        """What is offered: for this record; in an empty form what was begun and never became a record."""
        if writing.entry.exists or writing.draft:
            return leftover_of(self.book, writing.entry.uid)
        name = writing.entry.kind.name
        return next(
            (
                one
                for one in leftovers(self.book)
                if one.kind is not None and one.kind.name == name and self.book.values(name, one.uid) is None
            ),
            None,
        )

    def take_up(self, uid: str) -> None:
        """Go on with what was typed before and not saved; what it contradicts now is named."""
        if (found := take_up(self.book, uid)) is not None:
            self._go_on(found)

    def rebase(self) -> None:
        """The book was written meanwhile: what the clerk has typed is put over what it holds now."""
        if (writing := self.form.writing) is not None:
            self._go_on(restored(self.book, snapshot(writing.entry)))
            if not self.form.count:
                self.form.show_writing(Writing(self.book, self.form.kind, self.form.uid))

    def _go_on(self, found: Restored) -> None:
        self.form.show_writing(Writing(self.book, self.form.kind, found.entry.uid, entry=found.entry))
        self._last = found.entry.uid, {}
        self.touched()
        if found.conflicts:
            self.bar.tell(f"请核对：{''.join(found.conflicts)}")

    def touched(self) -> None:
        """Something was typed."""
        if not self._timer.isActive():
            self._timer.start()

    def keep(self) -> None:
        """Keep what stands in the form now, when it is another content than was kept."""
        writing = self.form.writing
        if writing is None or not writing.count:
            self._timer.stop()
            self.forget()
            return
        now = writing.entry.uid, snapshot(writing.entry)
        if now != self._last and not writing.kept:
            with suppress(OSError):
                keep_typed(self.book, writing.entry)
                self._last = now

    def forget(self) -> None:
        """What was kept of this writing is not wanted any more."""
        if self._last is not None:
            with suppress(OSError):
                forget_typed(self.book, self._last[0])
            self._last = None

    def _give_up(self, one: Leftover) -> None:
        with suppress(OSError):
            give_up(self.book, one)
        self.bar.hide()


def words(one: Leftover) -> str:
    """What is offered, in a sentence."""
    what = f"{one.kind.label} {one.title}".strip() if one.kind is not None else one.title
    fields = "、".join(one.fields[:4]) + (f" 等 {len(one.fields)} 处" if len(one.fields) > 4 else "")
    if one.why:
        return f"有内容没能补写（{moment(one.at)}，{what}）：{''.join(one.why)}"
    return f"上次没来得及保存的内容（{moment(one.at)}，{what}）：{fields or '刚开始填写'}。"
