"""The way in: one step after the other, and what each finds decides how the book is given out."""

from collections.abc import Callable
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path
from threading import Lock

from sqlcipher3 import dbapi2 as sqlite

from unionbook.ground.cabinet import Cabinet
from unionbook.ground.errors import Refusal
from unionbook.store.book import Book
from unionbook.store.connection import FAULTS, refusal_for
from unionbook.store.doubt import still_there, sweep
from unionbook.store.notice import Notice, Topic
from unionbook.store.opening.behind import Verdict, check_verdict, seal_verdict
from unionbook.store.opening.guard import pass_exactly, pass_guard
from unionbook.store.opening.holding import Hold, connected, foreign_journal, unheld
from unionbook.store.opening.looking import look_at
from unionbook.store.opening.outside import look
from unionbook.store.opening.standing import last_writer, must_be_sound, standing_of, told
from unionbook.store.opening.upgrade import Witness, upgrade
from unionbook.store.pc import checks, presence
from unionbook.store.pc.memory import Compared, Standing, accept, follow, remember
from unionbook.store.session import Clock, now_ms
from unionbook.store.tables import fingerprint, fingerprint_in, note_shape, pending


def open_book(
    path: Path,
    cabinet: Cabinet,
    key: bytes | None = None,
    clock: Clock = now_ms,
    patience: float | None = None,
    door: str = "",
    witness: Witness | None = None,
) -> Book:
    """The book at the path. Raises Refusal, the file untouched.

    It is opened for writing and brought up to date, or for reading alone with the reason in `read_only`.
    patience: seconds to wait for the file to be examined, as long as it takes when none are given; after that the book
    is given out, and the first change waits (`Book.settle`). With 0 the examination begins with the first `settle`.
    door: what is opening it (窗口 …).  witness: tells of the book what an upgrade of it must not alter.
    """
    unheld(path)
    outside = look(path, key is None)
    if outside.protected:
        return look_at(path, cabinet, key, clock, Notice(Topic.PROTECTED, outside.protected))
    if outside.hurt:
        return look_at(path, cabinet, key, clock, Notice(Topic.DAMAGED, outside.hurt))
    with ExitStack() as stack:
        hold = stack.enter_context(Hold(path, key is None))
        lost = outside.journal and foreign_journal(path, hold.examination, key)
        connection = connected(path, key)
        try:
            hold.begin()
            pass_guard(connection, path, cabinet)
            book = Book(path, connection, cabinet, clock, stack.pop_all())
            book.key = key
        except BaseException:
            connection.close()
            raise
    try:
        found = _found(book, hold, outside.journal and not lost, patience)
        if fingerprint_in(connection) == fingerprint(cabinet):
            return _given_out(book, hold, found, key, door)
        return _brought_up(book, hold, found, key, door, witness)
    except FAULTS as fault:
        book.close()
        raise refusal_for(fault, path) from fault
    except BaseException:
        book.close()
        raise


def go_on_with(book: Book, key: bytes | None = None, door: str = "") -> Book:
    """An older copy, or one that moved on apart, is the one to go on with: it is closed and opened for writing.

    Raises Refusal.
    """
    if book.notices and book.notices[0].topic in (Topic.OLDER, Topic.APART):
        accept(book)
    book.close()
    return open_book(book.path, book.cabinet, key, book.session.clock, None, door)


def _found(book: Book, hold: Hold, journal: bool, patience: float | None) -> Compared:
    """What the file's standing is, and the examination of its health begun; noted in the book."""
    must_be_sound(book)
    found = standing_of(book)
    if notice := told(book, found):
        book.only_read(notice)
    examination, unknown = hold.examination, found.standing is Standing.UNKNOWN
    sealed = examination is not None and examination.sealed
    verdicts = [seal_verdict(examination)] if examination is not None and sealed else []
    if not sealed or unknown:
        # The pages of an encrypted book vouch for themselves, but only when they are read.
        verdicts.append(check_verdict(book, unknown, patience))
    unclean = _unclean(book, sealed or (examination is None and not journal))
    examine_behind(book, verdicts, unclean, patience)
    return found


def examine_behind(
    book: Book, verdicts: list[Verdict], unclean: Callable[[], str], patience: float | None
) -> None:
    """Have the book wait for the verdicts. While nobody asks for them the file is not examined, so that a window has
    the machine to itself until it is shown. unclean: what is to be said when nothing is wrong."""
    beginning, ending = Lock(), [unclean]

    def wait(seconds: float | None) -> bool:
        # The window looks for the end of it while another thread, about to write, waits: each is begun once, and
        # neither thread takes a verdict from the other.
        with beginning:
            for verdict in verdicts:
                verdict(0)
        for verdict in verdicts:
            why = verdict(seconds)
            if why is None:
                return False
            if why:
                _hurt(book, why)
        with suppress(IndexError):
            sentence = ending.pop()
            if not book.read_only and (said := sentence()):
                book.notices.append(Notice(Topic.UNCLEAN, said))
        return True

    book.examining = wait
    if patience != 0:
        wait(patience)


def _hurt(book: Book, why: str) -> None:
    sentence = (
        f"“{book.path.name}”有损坏：{why}。现在只能查看，文件没有改动；请用最近的备份继续工作，或用“抢救”取出还能读的记录。"
    )
    book.only_read(Notice(Topic.DAMAGED, sentence))


def _unclean(book: Book, clean: bool) -> Callable[[], str]:
    """Have a book that was not closed checked in full; what is to be said of it once nothing wrong was found."""
    here = [one for one in presence.open_now(book.path) if not one.alive]
    presence.forget(here)
    if book.read_only or not (here or (not clean and book.rows("SELECT 1 FROM session LIMIT 1"))):
        return lambda: ""
    if not clean:
        checks.ask(book.facts["file_id"])
    state = "上次存好的内容都在" if clean else "已初步核对，没有发现损坏"
    # Who wrote last is read from the file: not before it is believed.
    where = partial(str, f"在本机（{here[-1]}）") if here else partial(last_writer, book)
    return lambda: f"上次{where()}打开后没有正常关闭，现已接着打开，{state}。"


def _given_out(book: Book, hold: Hold, found: Compared, key: bytes | None, door: str) -> Book:
    """What a book does while it is open and when it is let go."""
    file_id, real = book.facts["file_id"], book.practice_day is None
    if not book.read_only:
        book.mark = hold.mark
        book.reconnect = partial(connected, book.path, key)
        if real and checks.due(file_id):
            words = "该做一次完整的文件核对了：逐页、逐条核对台账文件，在后台进行，不耽误工作。"
            book.notices.append(Notice(Topic.CHECK_DUE, words))
        if key is not None and _sheet_due(key):
            words = f"“{book.path.name}”的恢复单还没有印：忘了口令，没有它谁也打不开台账。请印一张封好，锁进保险柜。"
            book.notices.append(Notice(Topic.SHEET_DUE, words))
        if found.standing is not Standing.SAME or not _here(found, book):
            remember(book)
        if real:
            follow(book)
        book.leaving.callback(partial(_parting, book, hold))
    book.leaving.callback(presence.enter(file_id, book.path, door))
    return book


def _sheet_due(key: bytes) -> bool:
    from unionbook.store.pc import sheets
    from unionbook.store.secrecy.keys import Key

    return sheets.due(Key.of(key).head)


def _here(found: Compared, book: Book) -> bool:
    return found.seen is not None and found.seen.where == str(book.path.absolute())


def _parting(book: Book, hold: Hold) -> None:
    """Before a book is let go: its seal, and what this PC remembers of it. It is not worth failing for."""
    if book.doubt is not None or not _ours(book):
        return
    with suppress(sqlite.Error):
        # An act failed, and none came after it that had SQLite take its journal away.
        if not book.wrote and book.connection.total_changes and sweep(book):
            hold.touched = True
    if not (book.wrote or hold.touched):
        return
    with suppress(OSError):
        hold.seal()
    with suppress(Refusal, sqlite.Error):
        remember(book)


def _ours(book: Book) -> bool:
    """Is what lies under the book's name still the file that is open? Another one is left as it is."""
    with suppress(Refusal):
        still_there(book)
        return bool(book.rows("SELECT 1 FROM book LIMIT 1"))
    return False


def _brought_up(
    book: Book, hold: Hold, found: Compared, key: bytes | None, door: str, witness: Witness | None
) -> Book:
    """The book, of another shape than declared, once its tables are those declared."""
    path, cabinet, clock = book.path, book.cabinet, book.session.clock
    if not pending(book.connection, cabinet):
        pass_exactly(book.connection, path, cabinet)
        book.settle()
        if not book.read_only:
            note_shape(book.connection, cabinet)
            hold.touched = True
        return _given_out(book, hold, found, key, door)
    book.settle()
    if book.read_only:
        notices = book.notices
        book.close()
        return look_at(path, cabinet, key, clock, *notices)
    aside = upgrade(path, book.connection, cabinet, key, book.close, witness)
    made = open_book(path, cabinet, key, clock, None, door)
    said = f"“{path.name}”已升级到这个版本，记录一条不少；升级前的一份在“{aside.name}”，确认无误后可以删除。"
    made.notices[:0] = [*book.notices, Notice(Topic.UPGRADED, said, aside=aside)]
    return made
