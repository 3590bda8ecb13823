"""The passphrase of a book: set, changed, taken off, with its row in the access log and the backups of this PC."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from unionbook.ground.errors import Refusal
from unionbook.records.disclosure import KEYED
from unionbook.services.backup.keeping import Backups
from unionbook.services.outlet.readable import drop
from unionbook.services.privacy.access import Access, note
from unionbook.store.backup.place import Place
from unionbook.store.book import Book
from unionbook.store.pc import sheets
from unionbook.store.pc.journal import Journal
from unionbook.store.secrecy.backups import beside, rekey_backups
from unionbook.store.secrecy.keys import Key, new_key
from unionbook.store.secrecy.passphrase import weakness
from unionbook.store.secrecy.rekey import change_key
from unionbook.store.secrecy.unlock import remember_head

Step = Callable[[int, int], bool]


@dataclass(frozen=True)
class Changed:
    """What came of it. key: the new one, None for a book that is plain now.  sentences: what became of the backups."""

    key: Key | None
    office: str
    day: date
    sentences: tuple[str, ...]


def change_passphrase(book: Book, passphrase: str | None, old: bytes | None, step: Step | None = None) -> Changed:
    """Put the open book under a new passphrase (None: under none) and close it. Raises Refusal, the book open
    still but for NotPlaced.

    old: the key it was opened with.  The book is to be opened again with the key that comes back.
    """
    if book.practice_day:
        raise Refusal("练习台账里的人都是编造的，不用口令。请在正式台账里设置。")
    if passphrase is not None and (why := weakness(passphrase)):
        raise Refusal(why)
    key = new_key(passphrase) if passphrase is not None else None
    office, day, file_id, path = office_of(book), book.today(), book.facts["file_id"], book.path
    what = "去掉口令" if key is None else "换口令" if old else "设口令"
    second = Backups(book).second()
    elsewhere = [("第二备份位置", _of(second)), ("台账旁边", beside(path))]
    note(book, Access(how=KEYED, what=f"{what}（整本台账）", rows=0))
    put_under(book, old, key, step)
    told = [*_unreached(second, old)]
    if old is not None:
        sheets.settled(Key.of(old).head)
    if key is not None:
        sheets.owe(key.head)
        remember_head(path, key)
        if drop(file_id):
            told.append("这台电脑上不加密的可读副本已删除，以后关闭时不再留。")
    return Changed(key, office, day, (*told, *rekey_backups(file_id, old, key, elsewhere)))


def put_under(book: Book, old: bytes | None, key: Key | None, step: Step | None = None) -> None:
    """The book, with what waits on this PC to be written and typed text, under another key. See `change_key`."""
    journal, raw = Journal(book.facts["file_id"], old), key.raw if key else None

    def ready() -> None:
        try:
            journal.ready(raw)
        except OSError as fault:
            raise Refusal(
                f"这台电脑上存着还没写进台账的内容，没能换口令（{fault}）；台账也没有换，还是原来的样子。"
                "请先清出本机磁盘空间，再换一次。"
            ) from fault

    try:
        change_key(book, key, step, ready)
    except BaseException:
        journal.unready(raw)
        raise
    journal.rekey(raw)
    journal.close()


def _of(place: Place | None) -> list[Path]:
    return [one.path for one in place.listed()] if place is not None and place.there() else []


def _unreached(place: Place | None, old: bytes | None) -> Iterator[str]:
    if place is not None and not place.there():
        so = "仍用原来的口令" if old else "还没有加密，插上那个盘，下次备份时会跟着加密"
        yield f"第二备份位置“{place.folder}”现在找不到，那里的旧备份{so}。"


def office_of(book: Book) -> str:
    """The name of the office, "" for a book without one."""
    found = book.select("office", ["name"], limit=1) if "office" in book.cabinet else []
    return str(found[0][0] or "") if found else ""
