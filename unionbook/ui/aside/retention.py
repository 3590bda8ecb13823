"""保存期限和清除: which records are past the time they are kept for, and their purge."""

from typing import TYPE_CHECKING

from unionbook.store.book import Book
from unionbook.ui.frame.page import Page

if TYPE_CHECKING:
    from unionbook.ui.frame.desk import Desk


class RetentionPage(Page):
    """The records past their time."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self.desk = desk


def told_of(book: Book) -> str:
    """One sentence about it."""
    return "个人信息保存到什么时候，过了期限的怎样清除。"
