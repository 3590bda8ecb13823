"""Opening a book for the window; of one that cannot be opened it is offered what can be done."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from unionbook.ground.errors import Refusal
from unionbook.store.files import open_book
from unionbook.store.notice import Closed, Hurt
from unionbook.ui.frame.support import note_soon

if TYPE_CHECKING:
    from unionbook.store.book import Book
    from unionbook.store.secrecy.keys import Key
    from unionbook.ui.frame.window import Window


def opened(window: "Window", path: Path, key: "Key | None", patience: float) -> "Book":
    """The book for the window. Raises Refusal; of one too damaged to be opened it is offered what can be done."""
    try:
        raw = key.raw if key else None
        book = open_book(path, window.cabinet, raw, patience=patience, door="窗口", witness=_issued)
    except Hurt as hurt:
        why = hurt.sentence
        QTimer.singleShot(0, window, lambda: _hurt(window, path, key, why))
        raise
    except Closed as closed:
        told = closed.sentence
        QTimer.singleShot(0, window, lambda: _closed(window, path, key, told))
        raise
    return book


def laid_out(window: "Window", book: "Book", tab: int) -> bool:
    """Lay an open book out. False when it can be read no more: it is not left open behind another page."""
    try:
        window.lay_out(book, tab)
    except (Refusal, OSError):
        if window.desk is not None:
            window.desk.let_go()
            window.desk = None
        book.close()
        window.locking.took(None)
        words = f"“{book.path.name}”读不到了，以前存的都在里面。请插好 U 盘，再打开一次。"
        window.show_first(Refusal(words))
        return False
    return True


def note_opened(book: "Book", begun: float) -> None:
    """How big it is, and how long its opening took. begun: by the clock that only goes on."""
    with suppress(Refusal, OSError):
        size, generation = os.stat(book.path).st_size >> 20, int(book.facts.get("generation", "0"))
        note_soon("OPENED", size, generation, int((monotonic() - begun) * 1000))


def _issued(book: "Book") -> Mapping[str, str]:
    """Loaded only for an upgrade: it counts every figure of every issued report."""
    from unionbook.services.issue.witness import issued_figures

    return issued_figures(book)


def _hurt(window: "Window", path: Path, key: "Key | None", why: str) -> None:
    from unionbook.ui.frame.hurt import HurtSheet

    HurtSheet(window, path, key, why).open()


def _closed(window: "Window", path: Path, key: "Key | None", told: str) -> None:
    from unionbook.ui.frame.elsewhere import ClosedSheet

    ClosedSheet(window, path, key, told).open()
