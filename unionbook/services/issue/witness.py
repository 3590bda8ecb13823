"""What the figures of every issued report count now: an upgrade may bring no other number, and lose no row, of them."""

from contextlib import suppress
from datetime import date

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.conditions import Frame
from unionbook.ground.errors import Refusal
from unionbook.ground.periods import Period
from unionbook.services.issue.archive import frozen, issues
from unionbook.services.issue.frozen import FrozenFigure, digest_of
from unionbook.services.tally import adding
from unionbook.store.book import Book


def issued_figures(book: Book) -> dict[str, str]:
    """Figure of an issue, in words → value and digest of its rows, of those this program can count in this file."""
    found: dict[str, str] = {}
    with suppress(Refusal, sqlite.Error):
        for issue in issues(book):
            for figure in frozen(book, issue).figures:
                with suppress(Refusal, sqlite.Error, KeyError, ValueError):
                    found[f"{issue.number}号定稿的“{figure.label}”（{figure.cut}）"] = _counted(book, figure)
    return found


def _counted(book: Book, figure: FrozenFigure) -> str:
    cut = date.fromisoformat(figure.cut)
    frame = Frame(Period(date.fromisoformat(figure.first), cut), cut)
    _, rows = adding(book, figure.key, frame)
    return f"{sum(adds for _, adds in rows)} {len(rows)} {digest_of(rows)}"
