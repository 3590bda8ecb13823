"""What the tests of backups in the window share."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shell.hands import worked

from unionbook.services.backup.keeping import Backups
from unionbook.store.backup.kept import Kept
from unionbook.store.book import Book
from unionbook.ui.aside.backups import BackupsPage
from unionbook.ui.frame import work
from unionbook.ui.frame.desk import Desk
from unionbook.ui.frame.window import Window


def register(book: Book, name: str) -> None:
    with book.change(f"登记{name}") as act:
        act.add("enterprise", {"name": name})


def firms(book: Book) -> list[str]:
    return [str(name) for (name,) in book.select("enterprise", ["name"], order=["name"])]


def opened(desk: Desk) -> BackupsPage:
    """The page, by its line in the menu."""
    desk.menus.of("备份和恢复").trigger()
    worked()
    assert isinstance(desk.page, BackupsPage)
    return desk.page


def sheet(window: Window, kind: type[QWidget]) -> QWidget:
    """The sheet that hangs over the window."""
    return next(one for one in window.findChildren(kind) if one.isVisible())


def idle(qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not work.busy(), timeout=20_000)
    worked()


def newest(desk: Desk) -> Kept:
    found = Backups(desk.book).own().newest()
    assert found is not None
    return found
