"""What the figures of a document were when its text was last read: those that have moved since are marked in it."""

import json
from collections.abc import Iterable, Mapping

from unionbook.services.issue.frozen import digest_of
from unionbook.services.report.document.text import REPORT, Document
from unionbook.services.tally import Counted, adding
from unionbook.store.book import Book


def mark_read(book: Book, document: Document, found: Mapping[str, str]) -> None:
    """Remember the states of the figures: whoever calls has read the text with them. Raises Refusal."""
    seen = json.dumps(found, sort_keys=True)
    if seen != document.record.seen:
        with book.change(f"核对报告数字 {document.record.title}") as act:
            act.set(REPORT, document.uid, {"seen": seen})


def moved_since_read(book: Book, document: Document, counted: Iterable[Counted]) -> set[str]:
    """The marks of the figures whose number or rows are not what they were when the text was read.

    A figure that was not in the text then has not moved.
    """
    seen = _seen(document)
    if not seen:
        return set()
    return {
        mark
        for mark, state in states(book, counted).items()
        if (seen.get(mark) or seen.get(_former(mark)) or state) != state
    }


def _seen(document: Document) -> Mapping[str, str]:
    try:
        found = json.loads(document.record.seen or "{}")
    except json.JSONDecodeError:
        return {}
    return found if isinstance(found, dict) else {}


def mark_of(one: Counted) -> str:
    """What a figure of a report is known by: its key and the days it counts."""
    return f"{one.key}@{one.frame.period.start_text}..{one.frame.period.cut}"


def _former(mark: str) -> str:
    """The mark a figure had while its first day was no part of it."""
    key, _, days = mark.rpartition("@")
    return f"{key}@{days.rpartition('..')[2]}"


def states(book: Book, counted: Iterable[Counted]) -> dict[str, str]:
    """A figure's mark → its value and the digest of its rows."""
    found: dict[str, str] = {}
    for one in counted:
        mark = mark_of(one)
        if mark not in found:
            found[mark] = f"{one.value}/{digest_of(adding(book, one.key, one.frame)[1])}"
    return found
