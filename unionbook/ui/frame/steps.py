"""Taking back and doing again, as the window offers it: what was done since the book was opened."""

from unionbook.ground.errors import Refusal
from unionbook.store.book import Book


class Steps:
    """back, forth: the words of the act Ctrl+Z takes back and Ctrl+Y does again, "" when there is none."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.back = self.forth = ""
        self._numbers: tuple[int | None, int | None] = None, None

    def read(self) -> None:
        """See what can be taken back now."""
        if self.book.session.session is None:
            return
        from unionbook.store.undo import last, next_redo

        back, forth = last(self.book, here=True), next_redo(self.book)
        self.back, self.forth = back.label if back else "", forth.label if forth else ""
        self._numbers = back.number if back else None, forth.number if forth else None

    def undo(self) -> str:
        """Take the last act back; a sentence about it. Raises Refusal."""
        self.read()
        return self._take(self._numbers[0], "已撤销", "这次打开台账以后还没有可以撤销的操作。")

    def redo(self) -> str:
        """Do the act taken back last again; a sentence about it. Raises Refusal."""
        self.read()
        return self._take(self._numbers[1], "已重做", "没有可以重做的操作。")

    def _take(self, number: int | None, word: str, none: str) -> str:
        from unionbook.store.undo import undo

        if number is None:
            raise Refusal(none)
        label = self.back if word == "已撤销" else self.forth
        done = undo(self.book, number)
        return "".join([f"{word}：{label}。", *done.conflicts])
