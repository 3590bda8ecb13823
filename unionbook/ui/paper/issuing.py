"""定稿 on the page: asking, doing it, and what is shown afterwards."""

from typing import TYPE_CHECKING

from unionbook.ground.errors import Refusal
from unionbook.records.report import ISSUE
from unionbook.services.issue import archive
from unionbook.services.issue.correction import Difference
from unionbook.store.book import Book
from unionbook.ui.frame import work
from unionbook.ui.paper.issuesheet import IssueSheet

if TYPE_CHECKING:
    from unionbook.ui.paper.report import ReportPage

STAFF = "staff"
PRACTICE = "这是练习台账，里面的人和数都是编的，不能定稿。请打开正式台账再定稿。"


class Issuing:
    """Issues the report of a page."""

    def __init__(self, page: "ReportPage") -> None:
        self.page, self.shell = page, page.shell
        self.sheet: IssueSheet | None = None

    def ask(self) -> None:
        """Show what is to be known before."""
        page = self.page
        if page.book.practice_day:
            self.shell.refuse(Refusal(PRACTICE))
            return
        if page.issue is not None:
            self.shell.refuse(Refusal("这一版已经定稿。要改请点“更正…”，改好后再定一版。"))
            return
        if page.pressed is None or page.report is None or not page.leave() or not page.deeds.make():
            return
        assert page.choice is not None
        try:
            before = archive.latest(page.book, page.choice.uid)
            changed = self._changed(page.choice.uid) if before else []
        except Refusal as refusal:
            self.shell.refuse(refusal)
            return
        content = page.body.content
        assert content is not None
        version = (before.version or 0) + 1 if before else 1
        self.sheet = IssueSheet(
            page.report.title, version, len(content.words), people(page.book), content.points, changed, page
        )
        self.sheet.taken.connect(self.issue)
        self.sheet.pointed.connect(page.body.show_point)
        self.sheet.open()

    def _changed(self, uid: str) -> list[Difference]:
        from unionbook.services.issue.issuing import since_issue

        with work.waiting():
            return since_issue(self.page.book, uid)

    def issue(self, by: str, reason: str) -> None:
        """Freeze it, and show what went out."""
        from unionbook.services.issue.issuing import issue

        page = self.page
        assert page.choice is not None
        try:
            with work.waiting():
                made = issue(page.book, page.choice.uid, by, reason)
        except Refusal as refusal:
            self.shell.refuse(refusal)
            return
        page.issue = made
        page.changed({ISSUE.name})
        self.shell.toast(f"已定稿，编号 {made.number}，第 {made.version} 版。")


def people(book: Book) -> list[str]:
    """Who may answer for it: whoever did last, then the office's staff."""
    issued = [str(name) for (name,) in book.select(ISSUE.name, ["issued_by"], order=["-issued_on"], limit=1) if name]
    staff = [str(name) for (name,) in book.select(STAFF, ["name"]) if name] if STAFF in book.cabinet else []
    return list(dict.fromkeys((*issued, *staff)))
