"""The numbers at the tabs: what is about to end, what is unfinished, what is open."""

from collections import Counter
from datetime import date

from unionbook.ground.conditions import among
from unionbook.ground.kind import Kind
from unionbook.services.due import due
from unionbook.store.book import Book
from unionbook.ui.frame.tabs import Badge
from unionbook.ui.ledger.columns import left_tone


def badges(book: Book, today: date) -> dict[str, Badge]:
    """The badge of each tab that needs one, by the tab's word: the most pressing of the three counts."""
    urgent = Counter(one.kind.tab for one in due(book, today) if left_tone(one.running) == "bad")
    drafts = _drafts(book)
    found: dict[str, Badge] = {}
    for kind in book.cabinet.tabs():
        if count := urgent[kind.tab]:
            found[kind.tab] = Badge(count, "alarm", f"{count} 项期限紧急或已超期")
        elif count := drafts[kind.tab]:
            found[kind.tab] = Badge(count, "warn", f"{count} 份草稿待补")
    for kind in book.cabinet.tabs():
        if kind.tab not in found and (count := _open(book, kind.tab)):
            found[kind.tab] = Badge(count, "neutral", f"{count} 项在办")
    return found


def _drafts(book: Book) -> Counter[str]:
    kinds = (name for (name,) in book.select("draft", ["of_kind"])) if "draft" in book.cabinet else ()
    return Counter(book.cabinet[name].tab for name in kinds if name in book.cabinet)


def _open(book: Book, tab: str) -> int:
    return sum(_open_of(book, kind) for kind in book.cabinet.tabs() if kind.tab == tab)


def _open_of(book: Book, kind: Kind) -> int:
    if kind.stages is None:
        return 0
    going = [stage.name for stage in kind.stages.stages if stage.open]
    return book.count(kind.name, among(kind.stages.field, *going))
