"""数据体检: the file against itself, and every row against every rule."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from unionbook.ground.kind import Kind
from unionbook.services.entry import Entry
from unionbook.services.kept import stale
from unionbook.services.saving import errors
from unionbook.store.blobs import damaged, missing
from unionbook.store.book import Book
from unionbook.store.changes import ActHead, Session, address_of
from unionbook.store.fold import fold
from unionbook.store.search.whole import build, sound
from unionbook.store.secrecy.blanked import blanked, told
from unionbook.store.secrecy.blanking import unvouched

Step = Callable[[int, int], bool]
"""(done, of) → go on?"""


@dataclass(frozen=True)
class Finding:
    """Something found. where: the record or part of the file; hurt: the file itself is damaged or was altered."""

    where: str
    sentence: str
    hurt: bool = False


def check(book: Book, step: Step | None = None) -> list[Finding]:
    """Everything found; an empty list means that the book is sound."""
    found = [*_file(book), *_chains(book), *_purges(book), *_kept(book), *_tables(book), *_index(book), *_limits(book)]
    gone = blanked(book)
    total = sum(book.count(kind.name) for kind in book.cabinet)
    done = 0
    for kind in book.cabinet:
        for (uid,) in book.select(kind.name, ["uid"]):
            done += 1
            if step is not None and done % 50 == 0 and not step(done, total):
                return found
            if (kind.name, uid) not in gone:
                found += _row(book, kind, uid)
    return found


def prove(book: Book, step: Step | None = None) -> list[Finding]:
    """What is damaged in the file, or was altered by another program; what the records say is not judged."""
    found: list[Finding] = []
    parts = (_file, _chains, _purges, _kept, _tables)
    for done, part in enumerate(parts):
        if step is not None and not step(done, len(parts)):
            break
        found += part(book)
    return found


def _file(book: Book) -> Iterator[Finding]:
    """What SQLite finds in the pages and links of the file."""
    for (text,) in book.rows("PRAGMA integrity_check(20)"):
        if text != "ok":
            yield Finding("台账文件", f"文件内部有损坏（{text}）。请先复制一份留底，再用最近的备份。", True)
    for table, _, target, _ in book.rows("PRAGMA foreign_key_check"):
        yield Finding(str(table), f"有记录指向已不存在的“{target}”。请用最近的备份核对。", True)


def _chains(book: Book) -> Iterator[Finding]:
    """The first broken link of each session's chain of changes."""
    for number, session in book.trail.sessions():
        broken = _broken_link(book, number, session)
        if broken is not None:
            head, seq = broken
            at = datetime.fromtimestamp(head.at / 1000)
            yield Finding(
                "修改记录",
                f"{at.year}年{at.month}月{at.day}日{at:%H:%M}在电脑“{session.device}”上做的“{head.label}”："
                f"第 {seq} 条修改记录被改动过或缺失，这一次打开期间之后的历史不能作数。请与备份核对。",
                True,
            )


def _broken_link(book: Book, number: int, session: Session) -> tuple[ActHead, int] | None:
    """The act and number of the first change that does not follow from the one before it."""
    prev, seq = session.root(), 0
    for act, head in book.trail.acts(number):
        digest = head.digest()
        for change in book.trail.of_act(act):
            seq += 1
            if change.seq != seq or address_of(change, prev, digest) != change.cid:
                return head, seq
            prev = change.cid
    return None


def _purges(book: Book) -> Iterator[Finding]:
    """What was taken out of the change set without a purge that says so."""
    for where in unvouched(book, told(book)):
        yield Finding(where, "有内容被抹去，又没有对应的清除登记，可能被别的程序改过。请与备份核对。", True)


def _tables(book: Book) -> Iterator[Finding]:
    """Rows whose table differs from what their changes make."""
    for kind in book.cabinet:
        names = list(kind.fields)
        stored = {
            row[0]: {name: value for name, value in zip(names, row[1:], strict=True) if value is not None}
            for row in book.select(kind.name, ["uid", *names])
        }
        for uid, changes in book.trail.of_kind(kind.name):
            folded = fold(changes).values
            known = None if folded is None else {name: folded[name] for name in names if name in folded}
            if stored.pop(uid, None) != known:
                yield Finding(
                    f"{kind.label} {book.title(kind.name, uid) or uid}",
                    "记录内容与修改记录对不上，可能被别的程序改过或文件受损。请与备份核对。",
                    True,
                )
        for uid in stored:
            yield Finding(
                f"{kind.label} {book.title(kind.name, uid) or uid}",
                "这条记录没有修改记录，不是由本程序写入的。请核对来源。",
                True,
            )


def _index(book: Book) -> Iterator[Finding]:
    """An index that does not lead to the rows that are there; it is made anew when the book may be written to."""
    if book.ask(lambda connection: sound(connection, book.cabinet)):
        return
    told = "查找用的索引与记录对不上，查找可能漏掉记录。"
    if book.read_only or book.acting:
        yield Finding("查找索引", f"{told}记录本身不受影响；请把台账打开成可写的，再做一次体检，程序会重建索引。")
        return
    with book.change("重建查找索引"):
        build(book.connection, book.cabinet)
    yield Finding("查找索引", f"{told}已按记录重建，记录本身没有改动。")


def _kept(book: Book) -> Iterator[Finding]:
    """Files kept in the book that are damaged or gone."""
    for digest in damaged(book):
        yield Finding(f"文件 {digest[:8]}", "台账里存的一份文件被改动过或已损坏。请用最近的备份核对。", True)
    for kind, uid, name in missing(book):
        label = book.cabinet[kind].fields[name].label
        yield Finding(
            f"{book.cabinet[kind].label} {book.title(kind, uid)}", f"“{label}”不在台账里了。请用最近的备份核对。", True
        )


def _limits(book: Book) -> Iterator[Finding]:
    """Rows whose kept last day no longer follows from the law, the days off and the way of counting."""
    for one in stale(book):
        names = "、".join(one.kind.fields[name].label for name in one.now)
        yield Finding(
            f"{one.kind.label} {book.title(one.kind.name, one.uid)}",
            f"“{names}”与现在的规定、节假日安排或期限算法不符。请打开这条记录重新保存，程序会重新计算。",
        )


def _row(book: Book, kind: Kind, uid: str) -> Iterator[Finding]:
    """The errors of one final record (child rows are judged with their parent)."""
    if kind.parent or kind.hidden:
        return
    for problem in errors(Entry(book, kind, uid).examine()):
        yield Finding(f"{kind.label} {book.title(kind.name, uid)}", problem.sentence)
