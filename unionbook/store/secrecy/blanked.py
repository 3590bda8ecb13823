"""Which rows of a book were purged, as its purges tell."""

import json
from typing import TYPE_CHECKING, Any

from unionbook.ground.errors import Refusal

if TYPE_CHECKING:
    from unionbook.store.book import Book

WHY = "这条记录的个人信息已按保存期限清除，不能再改，也不能恢复。确需重新使用的，请另登记一条新的。"


def told(book: "Book") -> list[str]:
    """What each purge vouches for, as JSON; it is read under the visitors' veil too."""
    found = ((kind.name, kind.vouching) for kind in book.cabinet if kind.vouching)
    return [str(text) for name, field in found for (text,) in book.rows(f'SELECT "{field}" FROM main."{name}"')]


def blanked(book: "Book") -> set[tuple[str, str]]:
    """(kind, uid) of every row that was purged."""
    return {(kind, uid) for text in told(book) for kind, uid in vouched(text).get("rows", [])}


def vouched(text: str) -> dict[str, Any]:
    """What a purge vouches for ("rows", "changes", "acts"); nothing when it was not written by this program."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) and _whole(found) else {}


def _whole(found: dict[str, Any]) -> bool:
    rows, known = found.get("rows"), (found.get("changes"), found.get("acts"))
    pairs = isinstance(rows, list) and all(
        isinstance(row, list) and len(row) == 2 and all(isinstance(one, str) for one in row) for row in rows
    )
    return pairs and all(isinstance(one, dict) and all(isinstance(v, str) for v in one.values()) for one in known)


def refuse_blanked(book: "Book", kind: str, uid: str) -> None:
    """Raises Refusal for a row that was purged."""
    if (kind, uid) in blanked(book):
        raise Refusal(WHY)
