"""The attachments of a record: put in, listed, renamed, taken out; each deed is one act and can be undone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from unionbook.ground.conditions import EVERY, among, every, is_
from unionbook.ground.errors import Refusal
from unionbook.ground.kind import SEALED, Kind
from unionbook.services.attachments.sniffing import MB, MOST_PHOTO, MOST_SCAN
from unionbook.store.blobs import fetch
from unionbook.store.book import Book
from unionbook.store.history import is_sealed

ATTACHMENT = "attachment"
MOST = 20
"""Attachments of one record."""

MOST_BOOK = 200 * MB
"""Bytes of the attachments of one book, those taken out not counted: it is carried on a stick and copied every day."""

_PHOTO, _SCAN = "photo", "scan"


@dataclass(frozen=True)
class Prepared:
    """A file ready to be kept: a photograph already shrunk, or a scan. name: without its ending."""

    name: str
    photo: bool
    body: bytes


@dataclass(frozen=True)
class Attached:
    """An attachment of a record. size: bytes."""

    uid: str
    name: str
    photo: bool
    added_on: str
    size: int
    hash: str


def attachable(kind: Kind) -> bool:
    """May records of the kind have attachments?"""
    return not (kind.hidden or kind.parent or kind.lasting or kind.noted)


def attached(book: Book, kind: Kind, uid: str) -> list[Attached]:
    """The attachments of a record, in the order they were put in."""
    names = ("uid", "name", "sort", "added_on", "size", "file")
    mine = every(is_("of_kind", kind.name), is_("target", uid))
    return [
        Attached(key, name, sort == _PHOTO, added, size, digest)
        for key, name, sort, added, size, digest in book.select(ATTACHMENT, names, mine, order=["uid"])
    ]


def held(book: Book, kind: Kind, uids: Iterable[str]) -> dict[str, list[str]]:
    """The names of the attachments of records of one kind, by the record's uid; those without any are left out."""
    found: dict[str, list[str]] = {}
    if ATTACHMENT in book.cabinet and attachable(kind):
        theirs = every(is_("of_kind", kind.name), among("target", *uids))
        for target, name in book.select(ATTACHMENT, ["target", "name"], theirs, order=["uid"]):
            found.setdefault(target, []).append(name)
    return found


def attach(book: Book, kind: Kind, uid: str, files: Sequence[Prepared]) -> list[str]:
    """Put files to a record, in one act; the uids of the new attachments. A file it has already is left out.

    Raises Refusal, with nothing put in, when one of them is too large, they are too many, or the book would hold too
    much.
    """
    book.must(kind.name, uid)
    there = attached(book, kind, uid)
    have = {one.hash for one in there}
    fresh = list({digest: one for one in files if (digest := sha256(one.body).hexdigest()) not in have}.values())
    if not fresh:
        return []
    _within(fresh, len(there))
    _has_room(book, sum(len(one.body) for one in fresh), len(fresh))
    sealed = _sealed(book, kind.name, uid)
    title = SEALED if sealed else book.title(kind.name, uid)
    with book.change(f"存入附件 {_words([one.name for one in fresh], sealed)}：{title}") as act:
        return [
            act.add(
                ATTACHMENT,
                {
                    "of_kind": kind.name,
                    "target": uid,
                    "name": one.name[:120] or "附件",
                    "sort": _PHOTO if one.photo else _SCAN,
                    "added_on": book.today().isoformat(),
                    "size": len(one.body),
                    "file": act.keep(one.body),
                },
            )
            for one in fresh
        ]


def _within(files: Sequence[Prepared], there: int) -> None:
    if there + len(files) > MOST:
        told = f"现有 {there} 份，这次的 {len(files)} 份没有存入"
        raise Refusal(f"一条记录最多存 {MOST} 份附件，{told}。请先删去不要的。")
    for one in files:
        most = MOST_PHOTO if one.photo else MOST_SCAN
        if len(one.body) > most:
            raise Refusal(f"“{one.name}”有 {len(one.body) / MB:.1f} MB，没有存入。最多 {most // MB} MB。")


def _has_room(book: Book, more: int, number: int) -> None:
    used = book.aggregate(ATTACHMENT, "sum", "size", EVERY, book.frame()) or 0
    if used + more > MOST_BOOK:
        told = f"这次的 {number} 份（{more / MB:.1f} MB）都没有存入"
        raise Refusal(
            f"这本台账已有 {used / MB:.1f} MB 附件，最多 {MOST_BOOK // MB} MB，{told}。"
            "请先删去不要的附件，或把扫描件存得小一些。"
        )


def _words(names: Sequence[str], sealed: bool) -> str:
    """One by its name, unless it belongs to a sealed record."""
    return names[0] if len(names) == 1 and not sealed else f"{len(names)} 份"


def _sealed(book: Book, kind: str, uid: str) -> bool:
    return kind in book.cabinet and is_sealed(book, book.cabinet[kind], book.values(kind, uid) or {})


def _of_sealed(book: Book, uid: str) -> bool:
    """Does an attachment belong to a sealed record?"""
    values = book.must(ATTACHMENT, uid)
    return _sealed(book, str(values["of_kind"]), str(values["target"]))


def detach(book: Book, uids: Sequence[str]) -> None:
    """Take attachments out, in one act. Their bytes stay in the book, so that it can be undone."""
    words = _words([book.title(ATTACHMENT, uid) for uid in uids], any(_of_sealed(book, uid) for uid in uids))
    with book.change(f"删除附件 {words}") as act:
        for uid in uids:
            act.drop(ATTACHMENT, uid)


def rename(book: Book, uid: str, name: str) -> None:
    """Another name for an attachment. Raises Refusal for none."""
    wanted = " ".join(name.split())
    if not wanted:
        raise Refusal("附件要有名称，没有改动。")
    with book.change("附件改名" if _of_sealed(book, uid) else f"附件改名 {wanted}") as act:
        act.set(ATTACHMENT, uid, {"name": wanted[:120]})


def body_of(book: Book, one: Attached) -> bytes:
    """The file's bytes. Raises Refusal when they are no longer what they were."""
    return fetch(book, one.hash)
