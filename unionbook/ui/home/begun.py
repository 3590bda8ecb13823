"""草稿: what was begun and is not complete yet."""

from dataclasses import dataclass

from unionbook.ground.kind import Kind
from unionbook.store.book import Book


@dataclass(frozen=True)
class Begun:
    """A draft. problems: how many places still need mending."""

    kind: Kind
    uid: str
    title: str
    problems: int


def drafts(book: Book) -> list[Begun]:
    """All drafts, the newest first."""
    rows = book.select("draft", ["of_kind", "target", "title", "problems"], order=["-uid"])
    return [
        Begun(book.cabinet[name], uid, title, problems or 0)
        for name, uid, title, problems in rows
        if name in book.cabinet
    ]
