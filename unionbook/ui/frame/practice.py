"""示例台账: a book of invented people, in the program's own folder so that nobody keeps real records in it."""

from pathlib import Path
from typing import TYPE_CHECKING

from unionbook.store.book import Book
from unionbook.store.pc.folder import folder
from unionbook.ui.frame import work

if TYPE_CHECKING:
    from unionbook.ui.frame.window import Window

NAME = "示例台账.ubk"


def practice_path() -> Path:
    """Where it lies on this PC. Raises OSError."""
    return folder("practice") / NAME


def open_practice(window: "Window") -> None:
    """Open it, made when it is not there."""
    from unionbook.services.demo import write_demo

    path = practice_path()
    if path.exists():
        window.open_book(path)
        return

    def opened(book: Book | None) -> None:
        if book is not None:
            window.take(lambda: book)

    work.run(window, lambda step: write_demo(path, window.cabinet, step=step), opened, "正在准备示例台账，请稍候")
