"""The draft made into pages beside the window: one at a time, the newest last."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from unionbook.ground.errors import Refusal
from unionbook.ground.periods import Period
from unionbook.services.report import Report, compose
from unionbook.services.report.document import Document
from unionbook.services.report.sheaf import PrintedSheaf, Sheaf, print_sheaf, to_sheaf
from unionbook.services.report.whole import WORDS, Whole, whole
from unionbook.store.book import Book
from unionbook.ui.frame import work
from unionbook.ui.frame.behind import behind
from unionbook.ui.frame.page import Shell
from unionbook.ui.paper.paperspots import with_marks

if TYPE_CHECKING:
    from unionbook.services.check import Step


@dataclass(frozen=True)
class Pressed:
    """A report on paper."""

    whole: Whole
    pdf: bytes
    printed: PrintedSheaf

    @property
    def unshown(self) -> tuple[str, ...]:
        """The characters no font could show, in the text and in the tables."""
        found = [*self.printed.text.unshown, *(char for table in self.printed.tables for char in table.unshown)]
        return tuple(dict.fromkeys(found))

    def page_of_table(self, number: int) -> int:
        """The first page of a table, from 0; behind the last that of the charts."""
        return self.printed.text.pages + sum(table.pages for table in self.printed.tables[:number])


class Press(QObject):
    """composed: the draft is written with its figures.  made: a paper is ready.  composing: figures are being read."""

    composed = Signal(object)
    made = Signal(object)

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self.shell, self.book = shell, shell.book
        self.mirror = False
        self.composing = self._going = False
        self._next: Report | None = None
        self._known: Whole | None = None
        self._writings = 0

    def changed(self, kinds: set[str]) -> None:
        """These kinds were written: unless only words were, every table is to be filled again."""
        if kinds - WORDS:
            self._known = None
            self._writings += 1

    @property
    def busy(self) -> bool:
        """Is a paper still to come?"""
        return self.composing or self._going

    def compose(self, document: Document | None, period: Period) -> None:
        """Have a draft written with the figures of now; one that was asked for before is given up."""
        self.composing = True
        behind(self.book).ask((self, "draft"), partial(_draft, document=document, period=period), self._written)

    def _written(self, report: Report | Refusal) -> None:
        self.composing = False
        if isinstance(report, Refusal):
            self.shell.refuse(report)
        else:
            self.composed.emit(report)

    def print(self, report: Report) -> None:
        """Make the pages of a report. Two at once would share the fonts' tables, so one waits."""
        if self._going:
            self._next = report
            return
        self._going = True
        ask = partial(_whole, report=report, known=self._known)
        behind(self.book).ask((self, "whole"), ask, partial(self._print, report, self._writings))

    def _print(self, report: Report, writings: int, ready: Whole | Refusal) -> None:
        if isinstance(ready, Refusal):
            self._failed(ready)
            return
        if writings == self._writings:
            self._known = ready
        sheaf = to_sheaf(ready)
        sheaf = replace(sheaf, paper=with_marks(sheaf.paper, report))
        work.run(self.shell, self._job(sheaf), self._done(ready), "正在排版，请稍候", self._failed)

    def _job(self, sheaf: Sheaf) -> Callable[["Step"], tuple[bytes, PrintedSheaf]]:
        mirror = self.mirror
        return lambda step: print_sheaf(sheaf, mirror)

    def _done(self, ready: Whole) -> Callable[[tuple[bytes, PrintedSheaf]], None]:
        def done(made: tuple[bytes, PrintedSheaf]) -> None:
            if not isValid(self):
                return
            self._going = False
            if (waiting := self._next) is not None:
                self._next = None
                self.print(waiting)
            else:
                self.made.emit(Pressed(ready, *made))

        return done

    def _failed(self, refusal: Refusal) -> None:
        self._going, self._next = False, None
        self.shell.refuse(refusal)


def _draft(book: Book, document: Document | None, period: Period) -> Report | Refusal:
    """The draft of a document, or of a period without one; or why its figures cannot be read."""
    try:
        return document.compose(book) if document is not None else compose(book, period)
    except Refusal as refusal:
        return refusal


def _whole(book: Book, report: Report, known: Whole | None) -> Whole | Refusal:
    """Everything that goes on paper, or why it cannot be read."""
    try:
        return whole(book, report, known)
    except Refusal as refusal:
        return refusal
