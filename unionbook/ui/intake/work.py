"""What an import does beside the window: reading a file in a process of its own, judging its rows on a second look."""

from collections.abc import Callable, Container
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from unionbook.ground.errors import Refusal
from unionbook.ground.kind import Kind
from unionbook.services.intake.checking import check
from unionbook.services.intake.heap import quietly
from unionbook.services.intake.judging import Going
from unionbook.services.intake.model import Plan, Verdicts
from unionbook.services.intake.rejudging import again
from unionbook.services.sheets.model import Workbook
from unionbook.services.sheets.read import read_paste, read_workbook
from unionbook.store.book import Book
from unionbook.ui.frame import work
from unionbook.ui.frame.behind import behind
from unionbook.ui.intake.course import Found, Step, examined

if TYPE_CHECKING:
    from unionbook.services.check import Step as Telling
    from unionbook.ui.intake.page import ImportPage


T = TypeVar("T")


class Work(QObject):
    """Of one page. moved: how far the judging is, told from the thread that judges."""

    moved = Signal(int, int)

    def __init__(self, page: "ImportPage") -> None:
        super().__init__(page)
        self.page, self.book = page, page.book
        self.writing = False
        self._ticket = 0
        self._doing = ""
        self.moved.connect(page.foot.move_to)

    @property
    def busy(self) -> bool:
        """Is anything going on?"""
        return bool(self._doing) or self.writing

    def _begin(self, words: str, told: bool = True) -> int:
        """Something begins; a number that stays the last one until something else does. told: below the steps."""
        self._ticket += 1
        self._doing = words
        self.page.foot.busy(words if told else "")
        self.page.foot.show_course(self.page.course)
        self.page.foot.next.setEnabled(False)
        return self._ticket

    def _end(self, ticket: int) -> bool:
        """Something ended; is it still wanted?"""
        if not isValid(self) or ticket != self._ticket:
            return False
        self._doing = ""
        self.page.foot.busy("")
        return True

    def _going(self, ticket: int) -> Going:
        def going(done: int, of: int) -> bool:
            if ticket == self._ticket:
                self.moved.emit(done, of)
            return ticket == self._ticket

        return going

    def drop(self) -> None:
        """Whatever is going on is wanted no more."""
        self._ticket += 1
        self._doing = ""
        behind(self.book).drop(self)
        self.page.foot.busy("")

    def stop(self) -> None:
        """停止."""
        self.drop()
        self.page.show_course()
        self.page.take_keys()

    # --- reading ---------------------------------------------------------------------------------------------------

    def read(self, path: Path) -> None:
        """Read a file."""
        ticket = self._begin(f"正在读“{path.name}”", told=False)

        def reading(step: "Telling") -> Workbook:
            return quietly(lambda: read_workbook(path, lambda: step(0, 0) and ticket == self._ticket))

        work.run(
            self.page.desk,
            reading,
            lambda workbook: self._read(ticket, workbook),
            f"正在读“{path.name}”",
            lambda refusal: self._refused(ticket, refusal),
        )

    def read_text(self, text: str) -> None:
        """Read a pasted block."""
        try:
            workbook = read_paste(text)
        except Refusal as refusal:
            self.page.refuse(refusal)
            return
        self._read(self._begin("正在读粘贴的内容"), workbook)

    def _read(self, ticket: int, workbook: Workbook) -> None:
        if self._end(ticket):
            self.page.course.workbook = workbook
            self.examine(self.page.course.wanted)

    def _refused(self, ticket: int, refusal: Refusal) -> None:
        if self._end(ticket):
            self.page.refuse(refusal)

    # --- judging ---------------------------------------------------------------------------------------------------

    def examine(self, wanted: Kind | None, sure: bool = False) -> None:
        """Find the tables of the file that was read, and judge the likeliest. sure: for this kind and no other."""
        workbook = self.page.course.workbook
        if workbook is None:
            return
        ticket = self._begin("正在检查")
        going = self._going(ticket)
        self._ask(ticket, lambda book: examined(book, workbook, wanted, going, sure), self._examined)

    def _examined(self, found: Found | Refusal) -> None:
        page = self.page
        if isinstance(found, Found):
            page.course.take(found)
            page.show_course()
            page.take_keys()
            if page.course.step is Step.COLUMNS:
                page.columns.first_doubt()
        elif page.course.verdicts is not None:
            page.show_course()
            page.desk.refuse(found)
        else:
            page.refuse(found)

    def check(self, plan: Plan | None = None) -> None:
        """Judge all rows anew. plan: another table of the file."""
        plan = plan or self.page.course.plan
        if plan is None:
            return
        ticket = self._begin("正在检查")
        going, wanted = self._going(ticket), plan
        self._ask(ticket, lambda book: check(book, wanted, going), self._judged)

    def again(self, rows: Container[int]) -> None:
        """Judge these rows anew."""
        verdicts = self.page.course.verdicts
        if verdicts is None:
            return
        ticket, before = self._begin("正在检查"), verdicts
        self._ask(ticket, lambda book: again(book, before, rows), self._judged)

    def _judged(self, verdicts: Verdicts) -> None:
        self.page.course.verdicts = verdicts
        self.page.show_course()

    def _ask(self, ticket: int, function: Callable[[Book], T], done: Callable[[T], None]) -> None:
        def told(result: T) -> None:
            if self._end(ticket):
                done(result)

        behind(self.book).ask(self, lambda book: quietly(lambda: function(book)), told)
