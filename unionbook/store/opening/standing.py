"""This copy against what this PC has seen, and what the last writer left, in words."""

from datetime import datetime
from pathlib import Path

from unionbook.ground.pattern import pattern
from unionbook.store.book import Book
from unionbook.store.connection import damaged
from unionbook.store.notice import Notice, Topic
from unionbook.store.pc.memory import Compared, Standing, compare, recall, state_of

_MOST = 4
_FILE_ID = pattern("[0-9a-f]{32}")


def must_be_sound(book: Book) -> None:
    """The book's own facts name files on this PC: they must be what the program writes. Raises Hurt."""
    facts = book.facts
    try:
        sound = _FILE_ID.fullmatch(facts["file_id"]) is not None and int(facts["generation"]) >= 0
        sound = sound and (book.practice_day is None or book.practice_day.year > 1900)
    except (KeyError, TypeError, ValueError):
        sound = False
    if not sound:
        raise damaged(book.path)


def standing_of(book: Book) -> Compared:
    """How the copy stands to the newest this PC has seen."""
    return compare(state_of(book), recall(book.facts["file_id"]))


def told(book: Book, found: Compared) -> Notice | None:
    """The notice of a copy that is not to be gone on with unasked. Practice books may be copied and thrown away."""
    if found.seen is None or book.practice_day is not None or found.standing not in (Standing.OLDER, Standing.APART):
        return None
    where, when = Path(found.seen.where), found.seen.when
    there = where.exists() and not _same(where, book.path)
    place = f"最新的一份 {_spoken(when)} 在“{where}”" + ("" if there else "（现在不在那里了）")
    if found.standing is Standing.OLDER:
        sentence = (
            f"这一份是旧的，比最新的少 {found.behind} 次操作{_fewer(book, found)}，现在只能查看；{place}。"
            "请改用最新的，或选“就用这一份”。"
        )
        return Notice(Topic.OLDER, sentence, where if there else None, found.behind)
    sentence = (
        f"这一份和另一份分别改过：这份少 {found.behind} 次操作、另有 {found.ahead} 次操作，现在只能查看；{place}。"
        "两份都请留好；要接着用它，请选“就用这一份”。"
    )
    return Notice(Topic.APART, sentence, where if there else None, found.behind, found.ahead)


def _fewer(book: Book, found: Compared) -> str:
    """Which records this copy has fewer of than the newest had, in words: "（会员少 33 人、信访少 2 件）"."""
    seen = found.seen.rows if found.seen is not None else {}
    told = [
        f"{kind.label}少 {less:,} {kind.measure}"
        for kind in book.cabinet.tabs()
        if kind.name in seen and (less := seen[kind.name] - book.count(kind.name)) > 0
    ]
    if not told:
        return ""
    return f"（{'、'.join(told[:_MOST])}{'……' if len(told) > _MOST else ''}）"


def last_writer(book: Book) -> str:
    """Who wrote last, as a phrase; "" when nobody has."""
    sessions = book.trail.sessions()
    if not sessions:
        return ""
    session = sessions[-1][1]
    who = f"{session.user}，" if session.user else ""
    return f"在电脑“{session.device}”（{who}{_spoken(datetime.fromtimestamp(session.started / 1000))}）"


def _spoken(when: datetime) -> str:
    return f"{when.year}年{when.month}月{when.day}日{when:%H:%M}"


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
