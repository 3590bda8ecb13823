"""消息记录: what the window said since the book was opened, so that nothing that went by itself is lost."""

from dataclasses import dataclass, field
from datetime import datetime
from weakref import WeakKeyDictionary

from unionbook.store.book import Book

KEPT = 500
"""Messages kept; older ones go."""


@dataclass(frozen=True)
class Message:
    """One thing that was said. refused: it told why something was not done."""

    sentence: str
    refused: bool = False
    at: datetime = field(default_factory=datetime.now)


_SAID: WeakKeyDictionary[Book, list[Message]] = WeakKeyDictionary()


def said(book: Book) -> list[Message]:
    """What was said over a book, the newest last."""
    return _SAID.setdefault(book, [])


def keep(book: Book, sentence: str, refused: bool = False) -> None:
    """It was said."""
    found = said(book)
    found.append(Message(sentence, refused))
    del found[:-KEPT]
