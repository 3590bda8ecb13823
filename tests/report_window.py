"""A window with nothing but the report page, for tests of the page."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from report_book import full_book

from unionbook.ground.errors import Refusal
from unionbook.ground.kind import Kind
from unionbook.store.book import Book
from unionbook.ui.frame.page import Page
from unionbook.ui.look import theme
from unionbook.ui.paper.report import ReportPage


class SmallWindow(QWidget):
    """A window with the one page, that remembers what the page asked of it."""

    def __init__(self, book: Book) -> None:
        super().__init__()
        self.book = book
        self.opened: list[tuple[Kind, list[str], str]] = []
        self.refused: list[str] = []
        self.toasts: list[str] = []
        self.said: tuple[str, ...] = ()
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.page = ReportPage(self)
        self.box.addWidget(self.page)

    def toast(self, sentence: str, undo: Callable[[], None] | None = None) -> None:
        self.toasts.append(sentence)

    def refuse(self, refusal: Refusal) -> None:
        self.refused.append(refusal.sentence)

    def say(self, *parts: str) -> None:
        self.said = parts

    def unsaved(self, count: int) -> None: ...

    def open_record(self, kind: Kind, uid: str) -> None: ...

    def open_rows(self, kind: Kind, uids: list[str], title: str, field: str = "") -> None:
        self.opened.append((kind, uids, title))

    def open_person(self, uid: str) -> None:
        raise AssertionError("not asked for here")

    def visit(self, make: Callable[[], Page]) -> bool:
        raise AssertionError("not asked for here")

    def back(self) -> None:
        raise AssertionError("not asked for here")

    def enter(self, kind: Kind, given: Mapping[str, str] | None = None) -> None:
        raise AssertionError("not asked for here")

    def show_list(self, kind: Kind) -> None:
        raise AssertionError("not asked for here")

    def undo(self) -> None: ...


@contextmanager
def report_window(qapp: QApplication, qtbot: QtBot, folder: Path) -> Iterator[SmallWindow]:
    """The page shown on a full book, its pages made."""
    theme.apply(qapp, 1.0, dark=False)
    with full_book(folder / "青山.ubk") as book:
        made = SmallWindow(book)
        qtbot.addWidget(made)
        made.resize(1182, 608)
        made.show()
        made.page.activated()
        settle(qtbot, made.page)
        yield made


def settle(qtbot: QtBot, page: ReportPage) -> None:
    """Wait until the pages of the newest figures are shown."""
    qtbot.waitUntil(lambda: bool(page.pdf) and not page.busy, timeout=10_000)
