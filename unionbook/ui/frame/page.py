"""What a page of the window is, and what it may ask of the window around it."""

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtWidgets import QWidget

from unionbook.ground.errors import Refusal
from unionbook.ground.kind import Kind
from unionbook.store.book import Book


class Shell(Protocol):
    """The window as its pages know it."""

    book: Book

    def toast(self, sentence: str, undo: Callable[[], None] | None = None) -> None:
        """A line that goes by itself after 6 s, with 撤销 when the thing can be undone."""

    def refuse(self, refusal: Refusal) -> None:
        """Show why something was not done, without stopping work."""

    def say(self, *parts: str) -> None:
        """The left parts of the status bar (counts, never deadlines)."""

    def unsaved(self, count: int) -> None:
        """How many fields of the page are changed and not saved."""

    def open_record(self, kind: Kind, uid: str) -> None:
        """Show one record in its tab."""

    def open_rows(self, kind: Kind, uids: list[str], title: str, field: str = "") -> None:
        """Show exactly these rows in the kind's tab, under a title ("收到信访事件 57宗"). field: the path of the one to
        be mended in each; the way into the form leads there."""

    def visit(self, make: "Callable[[], Page]") -> bool:
        """Show a page without a tab; False when the page in front does not let go."""

    def back(self) -> None:
        """The page before this one."""

    def enter(self, kind: Kind, given: Mapping[str, str] | None = None) -> None:
        """A new form of a kind, empty but for what is given: texts by path, as a clerk would type them."""

    def show_list(self, kind: Kind) -> None:
        """The list of a kind."""

    def open_person(self, uid: str) -> None:
        """Show everything the book holds about a person."""

    def undo(self) -> None:
        """Take the last act back."""


class Page(QWidget):
    """One page of the window. The window calls these; a page that has no use for one leaves it.

    topic: what the help sheet calls a page without a tab.  there: what it is opened for is shown.
    """

    topic, there = "", True

    @property
    def faulty(self) -> bool:
        """Does it say, at its fields, why what is typed was not saved?"""
        return False

    def activated(self) -> None:
        """The page came to the front."""

    def come(self) -> None:
        """The page is about to be shown for the first time: a moment may be waited for what it shows first."""

    def mark(self) -> object:
        """Where the clerk is on a page without a tab; it is made anew when the clerk comes back to it."""
        return None

    def resume(self, mark: object) -> None:
        """The clerk comes back to where the page was marked."""

    def changed(self, kinds: set[str]) -> None:
        """Rows of these kinds were written."""

    def leave(self) -> bool:
        """The page is about to be left: save what is valid, keep the rest as a draft. False: stay."""
        return True

    def new(self) -> None:
        """Ctrl+N."""

    def save(self) -> None:
        """Ctrl+S."""

    def save_and_new(self) -> None:
        """Ctrl+Enter."""

    def discard(self) -> None:
        """Give up what was typed."""

    def remove(self) -> None:
        """Delete the record (undo offered)."""

    def find(self) -> None:  # type: ignore[override]  # QWidget.find is static and of no use to a page
        """Ctrl+F, Ctrl+E: the page's search box."""

    def refresh(self) -> None:
        """F5."""

    def print(self) -> None:
        """Ctrl+P."""

    def cycle(self) -> None:
        """F6: the next pane."""
