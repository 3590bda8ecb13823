"""Taking back and doing again, as the window offers it: what was done since the book was opened."""

from unionbook.ground.errors import Refusal
from unionbook.store.book import Book


class Steps:
    """back, forth: the words of the act Ctrl+Z takes back and Ctrl+Y does again, "" when there is none."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.back = self.forth = ""
        self._keys: tuple[str, str] = "", ""

    def read(self) -> None:
        """See what can be taken back now."""
        if self.book.session.session is None:
            return
        from unionbook.store.undo import last, next_redo

        back, forth = last(self.book, here=True), next_redo(self.book)
        self.back, self.forth = back.label if back else "", forth.label if forth else ""
        self._keys = back.key if back else "", forth.key if forth else ""

    def undo(self) -> str:
        """Take the last act back; a sentence about it. Raises Refusal."""
        self.read()
        return self._take(self._keys[0], "已撤销", "这次打开台账以后还没有可以撤销的操作。")

    def redo(self) -> str:
        """Do the act taken back last again; a sentence about it. Raises Refusal."""
        self.read()
        return self._take(self._keys[1], "已重做", "没有可以重做的操作。")

    def _take(self, key: str, word: str, none: str) -> str:
        from unionbook.services.past import take_back

        if not key:
            raise Refusal(none)
        label = self.back if word == "已撤销" else self.forth
        done = take_back(self.book, key)
        return "".join([f"{word}：{label}。", *done.conflicts])
