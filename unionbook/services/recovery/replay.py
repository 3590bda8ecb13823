"""Writing what was kept: through the same deed and the same door, in the order it was done, each once.

Before a kept deed's act is committed, the journal is told which act that is: after a crash between the two it is known
whether the book has it. What the book's present state speaks against is left to the clerk, with the reasons.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.errors import Refusal
from unionbook.services.recovery.keeping import DEEDS, Deed, count, journal_of
from unionbook.services.recovery.trouble import trouble_of
from unionbook.store.act import Act
from unionbook.store.book import Book
from unionbook.store.notice import Busy
from unionbook.store.pc.journal import Journal, Kept

HOMES = (
    *("saving", "stage", "takeover", "past.returning"),
    *("batch.deciding", "batch.editing", "doubles.apart", "doubles.merging"),
)
"""The modules of deeds that survive."""


@dataclass(frozen=True)
class Made:
    """What became of a kept deed. places: how many changes it was.  left: what was left to the clerk, and why.

    done: it is in the book now (but for what is left); otherwise it stays in the journal.
    """

    word: str
    uid: str
    at: datetime
    places: int
    done: bool
    left: tuple[str, ...] = ()


def waiting(book: Book) -> int:
    """How many changes wait for the file."""
    journal = journal_of(book)
    return sum(count(one.body) for one in journal.kept() if not one.left) if journal is not None else 0


def make_good(book: Book) -> list[Made]:
    """Write what waits. It ends at the first deed the file does not take again, or when another thread is writing.

    Raises OSError for the journal.
    """
    journal = journal_of(book)
    found: list[Made] = []
    if journal is None or book.read_only:
        return found
    for one in journal.kept():
        if one.left:
            continue
        try:
            made = _again(book, journal, one)
        except (Refusal, sqlite.Error) as fault:
            # Whether the file is sound may come to be known only by now: then the deed waits for a sound one.
            if isinstance(fault, Busy) or trouble_of(book, fault) is not None or book.read_only:
                break
            left = _left(fault)
            made = _made(one, False, left)
        if made.done:
            journal.drop(one.number)
        else:
            journal.leave(one.number, list(made.left))
        found.append(made)
    return found


def _again(book: Book, journal: Journal, one: Kept) -> Made:
    if book.doubt is not None:
        book.resolve()
    if one.sid and _has(book, one.sid, one.n):
        return _made(one, True)
    deed = _deed(one)
    if deed is None:
        raise Refusal("这一步由另一个版本的程序存下，这个版本不会补写。请用原来的程序打开一次。")
    from unionbook.services.recovery.wire import unpacked

    args, more = unpacked(book, one.body["args"]), unpacked(book, one.body["more"])
    with _marking(book, journal, one.number) as acts:
        result = deed.act(*args, **more)
    left = tuple(deed.told(result))
    return _made(one, bool(acts) or not left, left)


@contextmanager
def _marking(book: Book, journal: Journal, number: int) -> Iterator[list[int]]:
    """The journal learns which act is about to be committed; the acts that were."""
    acts: list[int] = []

    def mark(act: Act) -> None:
        session = book.session.session
        if act.number and session is not None:
            journal.mark(number, session.sid.hex(), book.session.acts)
            acts.append(act.number)

    book.committing.append(mark)
    try:
        yield acts
    finally:
        book.committing.remove(mark)


def _deed(one: Kept) -> Deed | None:
    """What was to be done. A deed is known once its module is loaded, which nothing but this may have asked for yet."""
    for home in HOMES:
        import_module(f"unionbook.services.{home}")
    return DEEDS.get(one.body["deed"])


def _has(book: Book, sid: str, n: int) -> bool:
    sql = "SELECT 1 FROM act JOIN session ON session.id = act.session WHERE sid = ? AND n = ?"
    return bool(list(book.connection.execute(sql, (bytes.fromhex(sid), n))))


def _made(one: Kept, done: bool, left: tuple[str, ...] = ()) -> Made:
    deed = _deed(one)
    word = f"{deed.word if deed else '修改'} {one.body['title']}".strip()
    return Made(word, one.body["uid"], one.at, count(one.body), done, left)


def _left(fault: BaseException) -> tuple[str, ...]:
    from unionbook.services.recovery.wire import Conflict

    return tuple(fault.sentences if isinstance(fault, Conflict) else [_told(fault)])


def _told(fault: BaseException) -> str:
    return fault.sentence if isinstance(fault, Refusal) else "读写台账时出了问题。"
