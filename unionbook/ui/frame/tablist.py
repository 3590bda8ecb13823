"""Which tabs an open book has."""

from unionbook.store.book import Book
from unionbook.ui.frame.tabs import GAP, GROUP_GAP, Tab

TODAY, REPORT = "今日", "报告"

GROUPS = frozenset({"会员", "信访", "活动", "经费"})
"""Tabs that begin a group: people and bodies, rights and aid, activities, money and what is reported of it."""


def tabs_of(book: Book, veiled: bool = False) -> list[Tab]:
    """今日, one tab for each word the kinds name, 报告. veiled: as visitors see them."""
    icons: dict[str, str] = {}
    guarded = {kind.tab for kind in book.cabinet.tabs() if kind.guarded} if veiled else set()
    for kind in book.cabinet.tabs():
        if kind.tab not in guarded:
            icons.setdefault(kind.tab, kind.icon)
    inner = [Tab(word, icon, GROUP_GAP if word in GROUPS else 0) for word, icon in icons.items()]
    return [Tab(TODAY, "home"), *inner, Tab(REPORT, "document_data", GAP)]
