"""Reading for long beside the window, over a look of its own at the open book, while the clerk goes on working."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from unionbook.ground.errors import Refusal
from unionbook.store.book import Book
from unionbook.store.mirror import Mirror, Overtaken
from unionbook.ui.frame import work
from unionbook.ui.frame.page import Shell

if TYPE_CHECKING:
    from unionbook.services.check import Step

T = TypeVar("T")

AGAIN, TIMES = 0.05, 200
"""Seconds until what a save overtook is read again, and how often."""


def read(
    shell: Shell,
    function: "Callable[[Book, Step], T]",
    done: Callable[[T], None],
    title: str,
    failed: Callable[[Refusal], None] | None = None,
) -> None:
    """Run `function(book, step)`, which may only read, and hand its result to `done` on the window's thread.

    title, failed: see `work.run`.
    """
    mirror = Mirror(shell.book)

    def reading(step: "Step") -> T:
        return closing(mirror, lambda: lent(mirror, lambda book: function(book, step)))

    work.run(shell, reading, done, title, failed)


def lent(mirror: Mirror, read: Callable[[Book], T]) -> T:
    """What is read of the book in another thread; a save meanwhile is waited for.  Refusal: it never came to rest."""
    for _ in range(TIMES):
        try:
            return mirror.read(read)
        except Overtaken:
            time.sleep(AGAIN)
    raise Refusal("台账一直在写入，没有做完。请稍后再试。")


def closing(mirror: Mirror, work_: Callable[[], T]) -> T:
    """Do something and let go of the file."""
    try:
        return work_()
    finally:
        mirror.close()
