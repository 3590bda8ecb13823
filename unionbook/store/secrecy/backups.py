"""The backups of a book follow its key: each is copied under the new one and replaced, or named."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from glob import escape
from pathlib import Path

from unionbook.ground.errors import Refusal
from unionbook.store.backup.place import LIST
from unionbook.store.connection import FAULTS, connect
from unionbook.store.pc.folder import folder, read_json, write_json
from unionbook.store.seal import seal
from unionbook.store.secrecy.keys import Key, plain
from unionbook.store.secrecy.rekey import copy_under, part_of, prove, remove_part
from unionbook.store.sync import put_in_place, sync

SUFFIX, AS_IT_WAS = ".ubk", ".原样"


def of_book(file_id: str) -> list[Path]:
    """The backups of a book in this PC's folder."""
    try:
        home = folder("backups", file_id)
        return sorted([*home.rglob(f"*{SUFFIX}"), *home.rglob(f"*{AS_IT_WAS}")])
    except OSError:
        return []


def beside(book: Path) -> list[Path]:
    """What an upgrade, or a step back from one, has put aside in the book's own folder."""
    with suppress(OSError):
        return sorted(
            path for word in ("前", "后") for path in book.parent.glob(f"{escape(book.stem)}.升级{word}*{book.suffix}")
        )
    return []


def rekey_backups(
    file_id: str, old: bytes | None, new: Key | None, elsewhere: Iterable[tuple[str, Sequence[Path]]] = ()
) -> Iterator[str]:
    """Put this PC's backups under the new key; sentences about what was done and what was left.

    old: the raw key they are under now, None for plain ones.  elsewhere: further ones, with the words for where.
    """
    for where, found in (("这台电脑上", of_book(file_id)), *elsewhere):
        left = [path for path in found if not _rekeyed(path, file_id, old, new)]
        done = len(found) - len(left)
        if done:
            yield f"{where}的 {done} 份备份{'也已换成新口令' if new else '也已去掉口令'}。"
        if left:
            names = "、".join(path.name for path in left[:5])
            yield f"{where}有 {len(left)} 份备份没有换，仍是原来的样子：{names}。"
    yield "别的 U 盘和别处的旧备份、旧副本没有换，请自己销毁或保管好。"


def enclose(file_id: str, paths: Iterable[Path], key: bytes) -> None:
    """Put those backups of an encrypted book that are still plain, for they were out of reach, under its raw key."""
    for path in paths:
        if plain(path):
            _rekeyed(path, file_id, None, Key.of(key))


def _rekeyed(path: Path, file_id: str, old: bytes | None, new: Key | None) -> bool:
    part = part_of(path)
    try:
        connection = connect(path, old)
    except (Refusal, OSError, *FAULTS):
        return False
    try:
        if connection.execute("SELECT value FROM book WHERE key = 'file_id'").fetchone() != (file_id,):
            return False
        copy_under(connection, part, new)
        prove(connection, part, new)
        seal(part)
        sync(part)
    except (Refusal, OSError, *FAULTS):
        remove_part(path)
        return False
    finally:
        connection.close()
    try:
        put_in_place(part, path)
    except OSError:
        remove_part(path)
        return False
    _note_size(path)
    return True


def _note_size(path: Path) -> None:
    """The list of its folder knows a backup by its size, by which one that was cut off is told."""
    for folder_of in (path.parent, path.parent.parent):
        listed = read_json(folder_of / LIST)
        if path.name in listed:
            with suppress(OSError):
                listed[path.name]["size"] = path.stat().st_size
                write_json(folder_of / LIST, listed)
