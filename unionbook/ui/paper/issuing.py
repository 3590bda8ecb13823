"""定稿 on the page: asking, doing it beside the window, and what is shown afterwards."""

from functools import partial
from typing import TYPE_CHECKING

from shiboken6 import isValid

from unionbook.ground.errors import Refusal
from unionbook.records.report import ISSUE, ReportIssue
from unionbook.services.issue import archive
from unionbook.services.issue.correction import Difference
from unionbook.services.issue.frozen import Frozen
from unionbook.store.book import Book
from unionbook.ui.frame import beside
from unionbook.ui.frame.behind import behind
from unionbook.ui.paper.issuesheet import IssueSheet

if TYPE_CHECKING:
    from unionbook.services.check import Step
    from unionbook.services.issue.issuing import Ready
    from unionbook.ui.paper.report import ReportPage

STAFF = "staff"
PRACTICE = "这是练习台账，里面的人和数都是编的，不能定稿。请打开正式台账再定稿。"


class Issuing:
    """Issues the report of a page. busy: something of it is made or read beside the window."""

    def __init__(self, page: "ReportPage") -> None:
        self.page, self.shell = page, page.shell
        self.sheet: IssueSheet | None = None
        self.busy = False

    def ask(self) -> None:
        """Show what is to be known before."""
        page = self.page
        if page.book.practice_day:
            self.shell.refuse(Refusal(PRACTICE))
            return
        if page.issue is not None:
            self.shell.refuse(Refusal("这一版已经定稿。要改请点“更正…”，改好后再定一版。"))
            return
        self.sheet = None
        if self.busy or page.pressed is None or page.report is None or not page.leave() or not page.deeds.make():
            return
        assert page.choice is not None
        uid = page.choice.uid
        before = archive.latest(page.book, uid)
        if before is None:
            self._open_sheet(uid, 1, [])
            return
        version = (before.version or 0) + 1
        self._begin()
        asked = partial(self._open_sheet, uid, version)
        beside.read(self.shell, partial(_since, uid=uid), asked, "正在与上一版对照", self._failed)

    def _open_sheet(self, uid: str, version: int, changed: list[Difference]) -> None:
        page = self.page
        if not self._end():
            return
        content, report = page.body.content, page.report
        if content is None or report is None or page.choice is None or page.choice.uid != uid:
            return
        people = people_of(page.book)
        self.sheet = IssueSheet(report.title, version, len(content.words), people, content.points, changed, page)
        self.sheet.taken.connect(self.issue)
        self.sheet.pointed.connect(page.body.show_point)
        self.sheet.open()

    def issue(self, by: str, reason: str) -> None:
        """Freeze it, and show what went out. Until then the page takes no keys."""
        page = self.page
        assert page.choice is not None
        uid = page.choice.uid
        again = partial(self.issue, by, reason)

        def made(found: "tuple[int, Ready]") -> None:
            if self._end():
                self._write(uid, *found, again)

        def prepared(book: Book, step: "Step") -> "tuple[int, Ready]":
            return page.book.written, _ready(book, step, uid, by, reason)

        self._begin()
        beside.read(self.shell, prepared, made, "正在定稿，请稍候", self._failed)

    def _write(self, uid: str, written: int, ready: "Ready", again: partial[None]) -> None:
        from unionbook.services.issue.issuing import put

        page = self.page
        if page.book.written != written:
            # Something was written in the moment between: what was frozen is not the book as it is now.
            again()
            return
        try:
            made = put(page.book, ready)
        except Refusal as refusal:
            self.shell.refuse(refusal)
            return
        if page.choice is not None and page.choice.uid == uid:
            page.issue = made
        page.changed({ISSUE.name})
        self.shell.toast(f"已定稿，编号 {made.number}，第 {made.version} 版。")

    def show(self, issue: ReportIssue) -> None:
        """Read an issue behind the window, and show it."""
        self.busy = True

        def read(book: Book) -> tuple[Frozen, bytes] | Refusal:
            try:
                return archive.frozen(book, issue), archive.paper(book, issue)
            except Refusal as refusal:
                return refusal

        def came(found: tuple[Frozen, bytes] | Refusal) -> None:
            self.busy = False
            if isinstance(found, Refusal):
                self.shell.refuse(found)
            elif self.page.issue is issue:
                self.page.show_kept(*found)

        behind(self.page.book).ask((self.page, "issue"), read, came, first=True)

    def _begin(self) -> None:
        self.busy = True
        self.page.setEnabled(False)

    def _end(self) -> bool:
        """The page is back; False when it is gone."""
        self.busy = False
        if not isValid(self.page):
            return False
        if not self.page.isEnabled():
            self.page.setEnabled(True)
            self.page.body.view.setFocus()
        return True

    def _failed(self, refusal: Refusal) -> None:
        if self._end():
            self.shell.refuse(refusal)


def _since(book: Book, step: "Step", uid: str) -> list[Difference]:
    from unionbook.services.issue.issuing import since_issue

    return since_issue(book, uid, step)


def _ready(book: Book, step: "Step", uid: str, by: str, reason: str) -> "Ready":
    from unionbook.services.issue.issuing import prepare

    return prepare(book, uid, by, reason, step)


def people_of(book: Book) -> list[str]:
    """Who may answer for it: whoever did last, then the office's staff."""
    issued = [str(name) for (name,) in book.select(ISSUE.name, ["issued_by"], order=["-issued_on"], limit=1) if name]
    staff = [str(name) for (name,) in book.select(STAFF, ["name"]) if name] if STAFF in book.cabinet else []
    return list(dict.fromkeys((*issued, *staff)))
