"""What the window does about its file: a stick that is pulled and put back, saves that wait, what opening found."""

from contextlib import suppress
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from unionbook.ground.errors import Refusal
from unionbook.services.recovery.comeback import Another, come_back, know
from unionbook.services.recovery.keeping import Kept, attach, journal_of
from unionbook.services.recovery.replay import Made, make_good, waiting
from unionbook.services.recovery.trouble import Trouble, failing
from unionbook.store.connection import FAULTS
from unionbook.store.notice import Notice, Topic
from unionbook.store.pc.folder import unwritable
from unionbook.ui.frame import work
from unionbook.ui.frame.banner import BookBanner, Saying
from unionbook.ui.frame.behind import Behind, behind
from unionbook.ui.frame.checking import Checking
from unionbook.ui.frame.guard import Guard
from unionbook.ui.frame.guardwords import gone_words, saying_of, to_be_said
from unionbook.ui.frame.toast import Way

if TYPE_CHECKING:
    from unionbook.ui.frame.desk import Desk

RETRY = 5000
"""ms between tries to write what waits, while the file is there."""

AGAIN = 1000
"""ms until a file that has just come back is asked once more."""

SETTLES = 100
"""ms between two looks whether the file has been examined."""


REST = 30
"""Seconds a file is left alone that fails again after it was opened anew: there may be a bad place in it."""


class Guarding(QObject):
    """Belongs to a desk. gone: the file is away.  failing: it is in its place and cannot be read.  seen: sentences the
    clerk has read."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self.desk, self.book = desk, desk.book
        self.gone = self.failing = False
        self._another, self._mended = "", float(-REST)
        self.seen: set[str] = set()
        self.banner, self.guard = BookBanner(), Guard(self.book)
        self.checking = Checking(self)
        self._waits = ""
        self._retry = QTimer(self, interval=RETRY)
        self._again = QTimer(self, singleShot=True, interval=AGAIN)
        self._settling = QTimer(self, singleShot=True, interval=SETTLES)
        self.banner.escaped.connect(self.look_on)
        self.guard.went.connect(self._went)
        self.guard.came.connect(self._came)
        self._retry.timeout.connect(self.try_again)
        self._again.timeout.connect(self._came)
        self._settling.timeout.connect(self._settle)
        behind(self.book).failed.connect(self.heard)
        if journal_of(self.book) is None:
            with suppress(OSError):
                attach(self.book)
            know(self.book)

    def begin(self) -> None:
        """The desk is laid out: say what opening found, write what waits since last time, look after the file."""
        if (why := unwritable()) and all(one.topic is not Topic.UNKEPT for one in self.book.notices):
            self.book.notices.append(Notice(Topic.UNKEPT, why))
        self.desk.curtain.after(self._settle)
        self._show()
        self.checking.begin_if_due()
        if self.book.notices and self.book.read_only:
            # The desk is not on the screen yet, and its page is about to take the keys.
            QTimer.singleShot(0, self.banner, self.banner.take_keys)
        self.guard.start()
        if waiting(self.book):
            self._make_good("上次")

    def save(self) -> None:
        """Ctrl+S: keep what is typed on the page in front; when nothing is left, say where everything stands."""
        desk = self.desk
        desk.toasts.hide()
        desk.banner.hide()
        if desk.page is not None:
            desk.page.save()
        told = desk.toasts.isVisible() or desk.banner.isVisible() or desk.row.state.count
        if told or (desk.page is not None and desk.page.faulty):
            return
        if why := self.state():
            desk.refuse(Refusal(why))
        else:
            desk.toast(f"所有更改已写入 {self.book.path}")

    def state(self) -> str:
        """Why not everything that was done is in the file; "" when it is."""
        if count := waiting(self.book):
            return f"还有 {count} 处修改存在本机，没有写进“{self.book.path.name}”；插好 U 盘后自动补写。"
        if self.gone:
            return f"“{self.book.path.name}”现在不在原处，以前存的都在里面。"
        return ""

    def let_go(self) -> None:
        """Look after the file no more."""
        self.guard.stop()

    def _settle(self) -> None:
        """The file is examined behind an opened book once that was seen; what is found is said."""
        if self.book.settle(0):
            self._show()
        else:
            self._settling.start()

    # --- what is said ----------------------------------------------------------------------------------------------

    def _show(self) -> None:
        """Say what is the most important now."""
        if self.gone and self._another:
            self.banner.say(Saying(self._another, (Way("关闭台账", self.desk.frame.close_book),), bad=True))
        elif self.gone:
            self.banner.say(Saying(gone_words(self.book.path, waiting(self.book)), bad=True))
        elif self._waits and not self.book.read_only:
            self.banner.say(Saying(self._waits, (Way("现在补写", self.try_again),), bad=True))
        elif notices := to_be_said(self.book.notices, self.seen):
            self.banner.say(*(saying_of(notice, self) for notice in notices))
        elif self.book.read_only:
            self.banner.say(Saying(self.book.read_only, bad=True))
        else:
            self.banner.hide()

    def tell_again(self) -> None:
        """What is to be said may be something else now."""
        self._show()

    def read(self, notice: Notice) -> None:
        """This one was read; the others stay."""
        self.seen.add(notice.sentence)
        self._show()
        if not self.banner.take_keys():
            self.desk.pages.take_keys()

    def look_on(self) -> None:
        """The clerk has read it: the keys go to the page."""
        self.seen |= {notice.sentence for notice in self.book.notices}
        self._show()
        self.desk.pages.take_keys()

    def ask_this_one(self) -> None:
        """就用这一份…: what that means, and once more."""
        behind = max(notice.behind for notice in self.book.notices)
        words = f"用这一份接着写，最新那份里的 {behind} 次操作不会在里面（那份文件不会动）。确定用这一份吗？"
        self.banner.say(Saying(words, (Way("不用了", self._show), Way("就用这一份", self._this_one))))
        self.banner.take_keys()

    def _this_one(self) -> None:
        from unionbook.store.pc.memory import accept

        accept(self.book)
        self.desk.frame.reopen()

    def ask_backup(self) -> None:
        """用最近的备份…: which one it is, what differs, and once more."""
        from unionbook.ui.frame.hurt import NONE, compared, newest_good, told_of

        with work.waiting():
            kept = newest_good(self.book)
            words = f"{told_of(kept)}。{compared(self.book, kept)}" if kept else ""
        if kept is None:
            self.desk.refuse(NONE)
            return
        ways = (
            Way("恢复这一份", partial(self.desk.frame.copies.restore, kept)),
            Way("看全部备份", self.desk.show_backups),
            Way("不用了", self._asked_off),
        )
        self.banner.say(Saying(f"{words}损坏的这一份会先原样留底。", ways, bad=True))
        self.banner.take_keys()

    def _asked_off(self) -> None:
        self._show()
        self.banner.take_keys()

    def ask_step_back(self, aside: Path) -> None:
        """退回升级前…: what that means, and once more."""
        from unionbook.ui.frame.steppingback import SteppingBack

        SteppingBack(self, aside).ask()

    def salvage(self) -> None:
        """抢救到新台账…: of the closed file."""
        from unionbook.ui.frame.hurt import salvage_closed

        frame, path, key = self.desk.frame, self.book.path, self.desk.frame.locking.key
        frame.close_book()
        if frame.desk is None:
            salvage_closed(frame, path, key, back=True)

    def open_other(self, path: Path) -> None:
        """Another copy instead of this one."""
        self.desk.frame.open_book(path)

    def open_again(self) -> None:
        """The same file once more: it may be writable now."""
        self.desk.frame.reopen()

    # --- what waits ------------------------------------------------------------------------------------------------

    def _went(self) -> None:
        self.gone = True
        self._show()

    def heard(self, refusal: Refusal) -> None:
        """Something was refused. What was kept on this PC is told here as long as it waits; where the file cannot
        be read its handle may be good for nothing: its stick was away, so briefly that nobody saw it."""
        if isinstance(refusal, Kept):
            self._waits = refusal.sentence
            self._show()
            self._retry.start()
        elif failing(refusal) is Trouble.BROKEN and not (self.gone or self.failing or self.book.read_only):
            self.failing = True
            self._again.start(AGAIN if monotonic() - self._mended > REST else 1000 * REST)
        elif failing(refusal) is Trouble.PROTECTED and not self.gone:
            # What could not be opened once more may be there by now. Qt keeps a function, but no object of a method.
            QTimer.singleShot(AGAIN, self, partial(Behind.again, behind(self.book)))

    def _came(self) -> None:
        """Something stands under the file's name again. It may not be ready yet."""
        if not (self.gone or self.failing):
            return
        try:
            come_back(self.book)
        except Another as another:
            self._not_yet(another.sentence)
        except (Refusal, *FAULTS, OSError):
            self._not_yet("")
        else:
            when = "U 盘已插回，" if self.gone else ""
            self.gone, self.failing, self._another, self._mended = False, False, "", monotonic()
            self._make_good(when, anew=True)

    def _not_yet(self, another: str) -> None:
        """The file is looked for again. another: why what stands under its name is not gone on with; said once."""
        if another != self._another:
            self._another = another
            self._show()
        self._again.start(AGAIN)

    def try_again(self) -> None:
        """Write what waits, if the file takes it now."""
        if self.gone or not waiting(self.book):
            return
        try:
            self.book.rows("SELECT 1 FROM book")
            self._make_good("")
        except (Refusal, *FAULTS):
            # The connection may be what is broken.
            self.failing = True
            self._came()

    def _make_good(self, when: str, anew: bool = False) -> None:
        made: list[Made] = []
        try:
            made = make_good(self.book)
        except OSError as fault:
            self.desk.refuse(Refusal(f"读不到本机存着的修改（{fault}），没有补写。请检查本机的磁盘。"))
        if waiting(self.book):
            self._retry.start()
        else:
            self._waits = ""
            self._retry.stop()
        self._show()
        if made or anew:
            self._renew()
        if made or when.startswith("U"):
            self._tell(when, made)

    def _tell(self, when: str, made: list[Made]) -> None:
        done = sum(one.places for one in made if one.done)
        if done:
            self.desk.toast(f"{when}存在本机的 {done} 处修改已补写进台账。")
        elif not made:
            self.desk.toast(f"{when}可以接着用。")
        if left := [f"{one.word}（{''.join(one.left).rstrip('。')}）" for one in made if one.left]:
            self.desk.refuse(Refusal(f"有 {len(left)} 处没能补写，要请您定：{'；'.join(left)}。它们列在“今日”里。"))

    def _renew(self) -> None:
        """Pages read again, also what could not be read; forms keep what is typed in them."""
        from unionbook.ui.form.form import Form

        for form in self.desk.findChildren(Form):
            if form.count:
                form.safe.rebase()
        self.desk.pages.written({kind.name for kind in self.book.cabinet})
        behind(self.book).again()
