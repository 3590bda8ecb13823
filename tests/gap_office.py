"""Flows of a real book of 50,000 members: the year's report issued and corrected, the lock, visitors, another size."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from gap_flows import Flow, Key, Step, grown, opened, press, walked
from PySide6.QtCore import QTimer

from unionbook.records import CABINET
from unionbook.store.files import open_book
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.window import Window
from unionbook.ui.paper.issuesheet import IssueSheet
from unionbook.ui.paper.report import ReportPage


def real(path: Path) -> Path:
    """A practice book made into one that is issued, backed up and locked like any other, and no copy of the first."""
    with open_book(path, CABINET) as book, book.change("练习") as act:
        book.connection.execute("DELETE FROM book WHERE key = 'practice_day'")
        book.connection.execute("UPDATE book SET value = lower(hex(randomblob(16))) WHERE key = 'file_id'")
        act.add("enterprise", {"name": "样板厂"})
    return path


def longest(page: ReportPage) -> int:
    """Which number of an issue has the most rows."""
    assert page.kept is not None
    figures = page.kept.figures
    return max(range(len(figures)), key=lambda at: figures[at].count)


def office(window: Window, folder: Path) -> Iterator[Flow]:
    """These flows, in a book of their own in a folder."""
    yield from opened(window, real(Path(shutil.copy(grown(), folder / "正式.ubk"))))
    yield from walked(window, OFFICE)


def issue(window: Window, desk: Desk) -> Iterator[Step]:
    """The year's report: made, asked about, issued, looked at."""

    def page() -> ReportPage:
        assert isinstance(desk.page, ReportPage)
        return desk.page

    def take() -> None:
        sheet = page().issuing.sheet
        assert isinstance(sheet, IssueSheet), "there is no sheet"
        sheet.by.setEditText("赵甲子")
        if sheet.version > 1:
            sheet.reason.setPlainText("漏记一件")
        sheet._take()

    yield "报告", lambda: desk.go(len(desk.tabs) - 1)
    yield "定稿 asked for", lambda: page().ask_issue()
    yield "定稿", take
    assert page().issue is not None
    yield "a number of the issue", lambda: page().deeds.open_figure(longest(page()))
    yield "back to the issue", desk.back
    yield "更正", lambda: page().show_version("")
    yield "更正 asked for", lambda: page().ask_issue()
    press(window, Key.Key_Escape)
    yield "away from the issue", lambda: desk.go(0)


def guarded(window: Window, desk: Desk) -> Iterator[Step]:
    """Locked and unlocked; visitors come and go; larger type, another theme."""
    yield "会员", lambda: desk.go(1)
    yield "locked", window.locking.lock
    yield "unlocked", lambda: window.locking.unlock(None)
    yield "visitors come", window.locking.turn_visitor
    yield "会员 for visitors", lambda: window.desk.go(1) if window.desk else None
    yield "visitors go", window.locking.turn_visitor
    # Asked for from within the loop, as by a key: the pages of before are gone when the new look comes.
    yield "larger type", lambda: QTimer.singleShot(0, window, window.next_size)
    yield "dark", lambda: QTimer.singleShot(0, window, lambda: window.set_dark(True))
    yield "as before", lambda: QTimer.singleShot(0, window, lambda: window.set_dark(False))


OFFICE = (issue, guarded)
